"""What an office decides against somebody is borne out by the record, and said: a refused return, an end, an exclusion."""

import pytest

from tests.county import WALL
from tests.functions.test_panel import UNFAIR, judged, lamp, thrice  # noqa: F401 (fixtures)
from tests.functions.test_tasks import LAMP

PHONE = {"phone": "19900000061"}


def told(http, code):
    return http.call("GET", f"/api/appeals/{code}")[1]


@pytest.mark.parametrize("contact", [PHONE, None])
def test_nobody_ends_a_matter_as_out_of_reach_whom_nobody_tried_to_reach(http, deliver, contact):
    no = http.submit(WALL, LAMP, key="unreached-0123456789", contact=contact)["no"]
    deliver()
    ended = {"reason": "no_cooperation", "guidance": "请您方便时再拨打 12345"}
    status, problem = http.act("rita", no, "terminate", **ended)
    if contact is None:
        assert status == 200
        return
    assert (status, problem["errors"][0]["field"]) == (422, "reason")

    missed = {"method": "phone", "reached": False, "result": "三次无人接听"}
    assert http.act("hans", no, "contact", **missed)[0] == 200
    assert http.act("rita", no, "terminate", **ended)[0] == 200


def test_a_dispatcher_asks_before_they_decline_what_is_unclear(http, deliver):
    no = http.submit(WALL, "那个地方不行，请来看看", key="unclear-01234567890", contact=PHONE)["no"]
    deliver()
    declined = {"reason": "unclear", "guidance": "请写清楚后再提交一次"}
    status, problem = http.act("dora", no, "reject", **declined)
    assert (status, problem["errors"][0]["field"]) == (422, "reason")


def test_a_return_is_refused_with_a_reason_and_who_returned_it_is_named(http, lamp):  # noqa: F811
    basis = {"reason": "not_our_duty", "basis": "权责清单第三条", "suggested_unit": "heat"}
    assert http.act("hans", lamp, "request-return", **basis)[0] == 200
    status, problem = http.act("dora", lamp, "decide-return", decision="refuse")
    assert (status, problem["errors"][0]["field"]) == (422, "note")

    assert http.act("dora", lamp, "decide-return", decision="approve")[0] == 200
    item = http.as_("dora", "GET", f"/desk/appeals/{lamp}")[1]
    assert [unit["id"] for unit in item["returned_by"]] == ["lights"]


def test_who_judged_badly_in_every_round_reads_that_people_look_at_it_and_what_they_made_of_it(
    http,
    thrice,  # noqa: F811
):
    code = http.submit(WALL, LAMP)["query_code"]
    assert told(http, code)["label"] == "您不满意，正在研判"

    assert http.act("rita", thrice, "panel", decision="exclude", **UNFAIR)[0] == 200

    page = told(http, code)
    assert page["label"] == "已办结"
    last = page["timeline"][-1]
    assert (last["label"], last["text"]) == ("您的评价未计入考核", "误评，群众本人确认")
    assert "督查室" not in str(page)


def test_who_hangs_on_another_matter_reads_with_whom_it_is_and_when_it_stands_alone(http, deliver):
    main = http.submit(WALL, LAMP, key="merged-main-012345678")["no"]
    own = http.submit(WALL, LAMP + "，请来修", key="merged-own-0123456789")
    deliver()
    assert http.act("dora", own["no"], "merge", into=main)[0] == 200
    line = told(http, own["query_code"])["timeline"][-1]
    assert line["label"] == "与同一事项一并办理"
    assert line["text"]
    assert main not in str(told(http, own["query_code"]))

    assert http.act("dora", own["no"], "split")[0] == 200
    assert told(http, own["query_code"])["timeline"][-1]["label"] == "已分开办理"
