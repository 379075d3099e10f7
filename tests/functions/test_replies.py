"""Standard replies: the county's for all, a unit's for itself, filled with what the matter tells."""

import pytest

from tests.county import WALL

THANKS = {
    "title": "已修复",
    "text": "您好，{点位}的问题已由{单位}于{维修日期}处理，编号 {编号}。",
    "use": "reply",
}


def keep(http, user, **changed):
    return http.as_(user, "POST", "/replies", THANKS | changed)


def titles(http, user):
    return [one["title"] for one in http.as_(user, "GET", "/replies")[1]["items"]]


def test_the_countys_are_for_all_and_a_units_for_itself(http):
    assert keep(http, "dora")[0] == 200
    assert keep(http, "adam", title="全县的")[0] == 200
    assert keep(http, "boss", title="路灯所的", unit="lights")[0] == 200

    assert titles(http, "hans") == ["已修复", "全县的", "路灯所的"]
    assert titles(http, "heidi") == ["已修复", "全县的"]


@pytest.mark.parametrize(
    ("user", "unit"), [("hans", "lights"), ("hans", ""), ("boss", ""), ("boss", "heat"), ("dora", "lights"), ("rita", "")]
)  # fmt: skip
def test_nobody_else_says_what_a_unit_or_the_county_replies(http, user, unit):
    assert keep(http, user, unit=unit)[0] == 403
    assert titles(http, user) == []


def test_a_matter_fills_what_it_tells_and_the_rest_stays_to_be_written(http, deliver):
    keep(http, "dora")
    no = http.submit(WALL, "路灯坏了，晚上看不清路")["no"]
    deliver()

    (one,) = http.as_("hans", "GET", f"/desk/appeals/{no}/replies")[1]["items"]

    assert one["left"] == ["维修日期"]
    assert no in one["text"]
    assert "您好，翠竹苑小区·大门口的问题已由" in one["text"]
    assert "【维修日期】" in one["text"]
    assert "{" not in one["text"]


def test_what_nobody_may_see_is_filled_for_nobody(http):
    keep(http, "dora")
    no = http.submit(WALL, "路灯坏了，晚上看不清路")["no"]
    http.act("dora", no, "dispatch", unit="lights")

    assert http.as_("heidi", "GET", f"/desk/appeals/{no}/replies")[0] == 404


def test_no_field_tells_who_told_it(http):
    names = "".join(f"{{{name}}}" for name in http.as_("dora", "GET", "/replies")[1]["fields"])
    keep(http, "dora", text=names)
    no = http.submit(
        WALL, "路灯坏了，晚上看不清路", contact={"name": "张大山", "phone": "19900000061"}
    )["no"]

    (one,) = http.as_("dora", "GET", f"/desk/appeals/{no}/replies")[1]["items"]

    assert "张" not in one["text"]
    assert "1990" not in one["text"]


def test_a_brace_without_a_name_is_refused_and_a_reply_of_the_same_name_replaced(http):
    status, problem = keep(http, "dora", text="您好{}")
    assert (status, problem["errors"][0]["field"]) == (422, "text")
    keep(http, "dora")

    keep(http, "dora", text="新的说法，请知悉")

    (one,) = http.as_("dora", "GET", "/replies")[1]["items"]
    assert one["text"] == "新的说法，请知悉"
    assert http.as_("hans", "DELETE", f"/replies/{one['id']}")[0] == 403
    assert http.as_("dora", "DELETE", f"/replies/{one['id']}")[0] == 204
    assert titles(http, "dora") == []
