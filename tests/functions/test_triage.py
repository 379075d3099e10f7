"""Triage as a county lives it: what goes out, what waits for whom, and what corrections teach."""

from datetime import UTC, datetime, timedelta

import pytest

from functions.router.route import route
from functions.store import registry
from functions.timers.sweep import sweep
from tests.county import VILLAGE, WALL

TREE = "门口那棵大树要倒了，压着电线，很危险"
AD = "专业代办各类证件刻章 无抵押当天放款 正规发票 需要的老板加V"


def queue(http, name):
    return [i["no"] for i in http.as_("dora", "GET", f"/desk/appeals?queue={name}")[1]["items"]]


def told(http, deliver, content, n=0, code=WALL):
    no = http.submit(code, content, key=f"triage-{n}-0123456789")["no"]
    deliver()
    return no


def suggestion(http, no, user="dora"):
    return http.as_(user, "GET", f"/desk/appeals/{no}")[1]["suggestion"]


def test_an_advertisement_waits_in_quarantine_and_a_person_can_send_it_out(http, deliver):
    no = told(http, deliver, AD)

    assert (queue(http, "quarantine"), queue(http, "to_dispatch")) == ([no], [])
    _, item = http.act("dora", no, "dispatch", unit="lights")
    assert (item["status"], "spam" in item["flags"], queue(http, "quarantine")) == (
        "dispatched",
        False,
        [],
    )


def test_what_waits_in_quarantine_is_warned_of_like_anything_that_waits(http, deliver):
    no = told(http, deliver, AD)
    for days in (0.8, 1.1):
        at = datetime.now(UTC) + timedelta(days=days)
        sweep(lambda tenant, identity, at=at: route(tenant, identity, at=at), at=at)
        deliver()

    texts = [m["text"] for m in http.as_("dora", "GET", "/inbox")[1]["items"] if m["no"] == no]
    assert any("红灯" in text for text in texts)
    assert "spam" in http.as_("dora", "GET", f"/desk/appeals/{no}")[1]["flags"]


def test_who_complains_of_advertisements_waits_in_no_quarantine(http, deliver):
    no = told(http, deliver, "墙上全是办证刻章的小广告，加微信贷款的也有，请清理")

    assert queue(http, "quarantine") == []
    assert http.as_("dora", "GET", f"/desk/appeals/{no}")[0] == 200


def test_one_advertising_word_is_a_citizens_own(http, deliver):
    no = told(http, deliver, "有人在门口贴代开发票的小广告，请清理")

    assert queue(http, "to_dispatch") == [no]


def correct(http, deliver, times, user="dora", unit="heat"):
    for n in range(times):
        no = told(http, deliver, f"{TREE}，第{n}棵", n=f"{user}-{n}")
        http.act(user, no, "dispatch", unit=unit, category="园林/树木")
        deliver()


def test_corrections_move_the_next_suggestion_the_same_day(http, deliver):
    correct(http, deliver, 2)

    no = told(http, deliver, "路边一棵大树要倒了，压着电线", n="next")

    (choice,) = suggestion(http, no)["choices"]
    assert (choice["unit"]["id"], choice["category"]) == ("heat", "园林/树木")
    assert queue(http, "to_dispatch") == [no]  # examples send nothing out by themselves


def test_a_correction_can_be_taken_back(http, deliver):
    correct(http, deliver, 2)
    for example in http.as_("adam", "GET", "/examples")[1]["items"]:
        assert http.as_("adam", "DELETE", f"/examples/{example['no']}")[0] == 204

    no = told(http, deliver, "路边一棵大树要倒了，压着电线", n="next")

    assert suggestion(http, no)["choices"] == []


def test_one_stubborn_dispatcher_cannot_hold_back_what_the_rules_know(http, deliver):
    for n in range(6):
        no = told(http, deliver, f"小区路灯坏了，晚上看不清{n}", n=f"lamp-{n}")
        http.act("dora", no, "dispatch", unit="heat")
        deliver()

    no = told(http, deliver, "小区路灯坏了，晚上看不清", n="after")

    assert http.as_("hans", "GET", f"/desk/appeals/{no}")[1]["unit"]["id"] == "lights"


def test_where_two_dispatchers_agree_it_is_held_back_for_a_person(http, deliver):
    for user in ("dora", "gwen"):
        no = told(http, deliver, f"小区路灯坏了，晚上看不清{user}", n=f"lamp-{user}")
        http.act(user, no, "dispatch", unit="heat")
        deliver()

    no = told(http, deliver, "小区路灯坏了，晚上看不清", n="after")

    assert queue(http, "to_dispatch") == [no]
    assert [c["unit"]["id"] for c in suggestion(http, no)["choices"]] == ["heat", "lights"]


def test_of_a_protected_report_nothing_is_learned(http, deliver):
    no = told(http, deliver, "举报村支书贪污公款", code=VILLAGE)
    http.act("gwen", no, "dispatch", unit="ccdi")
    deliver()

    assert registry.examples("north") == ()


CSV = "id,matter,unit,keywords,basis\nA1,餐饮油烟污染,lights,油烟；烧烤,大气污染防治法\n"


def test_the_list_of_duties_is_imported_searched_and_feeds_triage(http, deliver):
    assert http.as_("adam", "POST", "/duties/import", {"csv": CSV})[1] == {"imported": 1}

    found = http.as_("dora", "GET", "/duties?q=%E6%B2%B9%E7%83%9F")[1]["items"]
    no = told(http, deliver, "楼下饭店油烟太大，窗户都不敢开")

    assert [d["matter"] for d in found] == ["餐饮油烟污染"]
    assert http.as_("hans", "GET", f"/desk/appeals/{no}")[1]["category"] == "餐饮油烟污染"


def test_a_duty_of_an_unknown_unit_is_refused_by_its_line(http):
    status, problem = http.as_(
        "adam", "POST", "/duties/import", {"csv": CSV.replace("lights", "x")}
    )

    assert (status, problem["errors"][0]["field"]) == (422, "csv[2].unit")
    assert registry.duties("north") == {}


def test_rules_are_tried_on_past_appeals_before_they_go_live(http, deliver):
    lamp = told(http, deliver, "小区门口的路灯坏了", n=1)
    told(http, deliver, TREE, n=2)
    draft = [{"name": "树", "unit": "heat", "keywords": ["树"]}]

    status, trial = http.as_("adam", "POST", "/rules/trial", {"rules": draft})

    assert (status, trial["looked_at"], trial["to_person"]) == (200, 2, {"now": 1, "then": 1})
    moved = {c["no"]: (c["now"], c["then"]) for c in trial["changed"]}
    assert moved[lamp] == ("lights", None)
    assert "树" not in str(trial)
    assert http.as_("adam", "GET", "/rules")[1]["rules"][0]["name"] == "路灯"


def by_category(http):
    rules = [{"name": "归口", "unit": "heat", "categories": ["城乡建设"]},
             {"name": "归口", "unit": "lights", "categories": ["商贸旅游"]}]  # fmt: skip
    assert http.as_("adam", "PUT", "/rules", {"rules": rules})[0] == 200


LEAK = "我们小区自来水管漏水，物业不管，楼下地下车库积水，业主多次向物业反映没有结果"


def test_where_the_classifier_is_sure_the_rule_of_its_category_decides(http, deliver):
    by_category(http)
    no = told(http, deliver, LEAK)

    _, item = http.as_("dora", "GET", f"/desk/appeals/{no}")
    assert (item["unit"]["id"], item["category"]) == ("heat", "城乡建设")
    assert item["suggestion"]["why"]


def test_a_county_that_does_not_trust_the_classifier_yet_is_given_suggestions(http, deliver):
    by_category(http)
    settings = http.as_("adam", "GET", "/settings")[1] | {"auto_dispatch": False}
    assert http.as_("adam", "PUT", "/settings", settings)[0] == 200

    no = told(http, deliver, LEAK)

    assert queue(http, "to_dispatch") == [no]
    assert suggestion(http, no)["choices"][0]["unit"]["id"] == "heat"


@pytest.mark.parametrize("content", ["坏了坏了", "my water pipe is broken, please help"])
def test_what_is_short_or_in_another_language_goes_to_a_person(http, deliver, content):
    by_category(http)

    no = told(http, deliver, content)

    assert queue(http, "to_dispatch") == [no]


@pytest.mark.parametrize(("hours", "unit"), [("00:00-23:59", "heat"), ("", "heat")])
def test_a_rule_may_apply_at_certain_hours(http, deliver, hours, unit):
    rules = [{"name": "树", "unit": unit, "keywords": ["树"], "hours": hours}]
    assert http.as_("adam", "PUT", "/rules", {"rules": rules})[0] == 200

    no = told(http, deliver, TREE)

    assert http.as_("dora", "GET", f"/desk/appeals/{no}")[1]["unit"]["id"] == unit


def test_hours_that_cannot_be_understood_are_refused(http):
    rules = [{"name": "树", "unit": "heat", "keywords": ["树"], "hours": "夜里"}]

    status, problem = http.as_("adam", "PUT", "/rules", {"rules": rules})

    assert (status, problem["errors"][0]["field"]) == (422, "rules[0].hours")


def test_correcting_one_dispatch_moves_the_first_dispatch_accuracy(http, deliver):
    told(http, deliver, "小区门口的路灯坏了", n=1)
    wrong = told(http, deliver, "小区后门的路灯坏了", n=2)
    before = http.as_("lena", "GET", "/accuracy")[1]["total"]

    http.act("hans", wrong, "request-return", reason="not_our_duty", basis="权责清单第三条")
    http.act("dora", wrong, "decide-return", decision="approve", unit="heat")

    after = http.as_("lena", "GET", "/accuracy")[1]
    assert (before["rate"], after["total"]["rate"]) == (1.0, 0.5)
    assert after["total"] == {"right": 1, "dispatched": 2, "rate": 0.5}


LAMP_AT_GATE = "大门口那个路灯坏了快半个月了，黑灯瞎火的"
LAMP_AGAIN = "门口路灯不亮，晚上接小孩看不清路，请尽快维修"


def two_of_a_kind(http, deliver):
    main = told(http, deliver, LAMP_AT_GATE, n=1)
    code = http.submit(WALL, LAMP_AGAIN, key="again-0123456789")
    deliver()
    return main, code["no"], code["query_code"]


def test_the_same_matter_is_offered_to_be_looked_at_side_by_side(http, deliver):
    main, other, _ = two_of_a_kind(http, deliver)
    told(http, deliver, "家里暖气不热", n=3)

    _, found = http.as_("dora", "GET", f"/desk/appeals/{other}/similar")

    assert [(i["no"], i["same_place"]) for i in found["items"]] == [(main, True)]
    assert found["items"][0]["content"] == LAMP_AT_GATE


def test_what_is_merged_gets_the_same_answer_and_keeps_its_own_receipt(http, deliver):
    main, other, code = two_of_a_kind(http, deliver)
    assert http.act("dora", other, "merge", into=main)[1]["merged_into"] == main
    http.act("hans", main, "sign")
    http.act("hans", main, "resolve", result="solved", reply_public="路灯已修好。", contacted=True)
    http.act("rita", main, "review", decision="approve")
    deliver()

    seen = http.call("GET", f"/api/appeals/{code}")[1]

    assert (seen["no"], seen["reply"], seen["can"]) == (other, "路灯已修好。", ["rate"])


def test_what_is_merged_is_not_handled_twice_and_can_be_split_again(http, deliver):
    main, other, _ = two_of_a_kind(http, deliver)
    http.act("dora", other, "merge", into=main)

    assert http.act("hans", other, "sign")[0] == 409
    status, item = http.act("dora", other, "split")

    assert (status, item["status"], item["merged_into"]) == (200, "submitted", None)
    http.act("hans", main, "sign")
    http.act("hans", main, "resolve", result="solved", reply_public="路灯已修好。", contacted=True)
    http.act("rita", main, "review", decision="approve")
    deliver()
    assert http.as_("dora", "GET", f"/desk/appeals/{other}")[1]["status"] == "submitted"


def test_nothing_is_merged_into_itself_into_what_is_answered_or_into_the_unknown(http, deliver):
    main, other, _ = two_of_a_kind(http, deliver)

    refused = [http.act("dora", other, "merge", into=no)[0] for no in (other, "1" * 18)]
    http.act("dora", other, "merge", into=main)
    third = told(http, deliver, LAMP_AT_GATE, n=9)

    assert refused == [422, 404]
    assert http.act("dora", third, "merge", into=other)[0] == 422


def test_when_the_main_matter_is_taken_back_what_hung_on_it_goes_to_the_dispatchers(http, deliver):
    first = http.submit(WALL, LAMP_AT_GATE, key="first-0123456789")
    deliver()
    other = told(http, deliver, LAMP_AGAIN, n=2)
    http.act("dora", other, "merge", into=first["no"])

    http.call("POST", f"/api/appeals/{first['query_code']}/withdraw")
    deliver()

    assert queue(http, "to_dispatch") == [other]


def test_a_text_about_another_place_than_the_codes_is_marked_for_the_dispatcher(http, deliver):
    no = told(http, deliver, "热力家园2栋楼顶漏水，请派人看看")

    _, item = http.as_("dora", "GET", f"/desk/appeals/{no}")

    assert (item["elsewhere"], item["mentions"]) == (["热力家园"], ["热力家园", "2栋"])
