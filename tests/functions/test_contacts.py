"""That the citizen was contacted is believed where it is on record in this round, and nowhere else."""

import pytest

from functions.domain.codes import id_of
from functions.domain.items.runs import Clock
from functions.store import appeals
from tests.county import VILLAGE, WALL

LAMP = "小区门口的路灯坏了半个月了"
WHO = {"name": "张大山", "phone": "19900000061"}


def in_hand(http, deliver, **told):
    receipt = http.submit(WALL, LAMP, **told)
    deliver()
    http.act("hans", receipt["no"], "sign")
    return receipt


def resolve(http, no, **claim):
    return http.act("hans", no, "resolve", result="solved", reply_public="路灯已修好。", **claim)


def contact(http, no, **said):
    return http.act("hans", no, "contact", method="phone", result="已电话联系", **said)


@pytest.mark.parametrize(
    ("told", "way"), [({"contact": WHO}, "登记联系群众"), ({}, "没有留联系方式")]
)
def test_a_contact_that_is_not_on_record_is_not_believed(http, deliver, told, way):
    no = in_hand(http, deliver, **told)["no"]

    status, problem = resolve(http, no, contacted=True)

    (error,) = problem["errors"]
    assert (status, error["field"], error["code"]) == (422, "contacted", "no_record")
    assert way in error["message"]


def test_a_contact_on_record_is_believed_and_stands_beside_the_claim(http, deliver):
    no = in_hand(http, deliver, contact=WHO)["no"]
    contact(http, no)

    status, _ = resolve(http, no, contacted=True)

    seen = http.as_("rita", "GET", f"/desk/appeals/{no}")[1]
    (record,) = [e for e in seen["events"] if e["step"] in seen["contacts"]]
    assert (status, seen["was_contacted"], record["action"]) == (200, True, "contact")
    assert record["note"] == "已电话联系"


def test_who_was_called_and_not_reached_was_not_contacted(http, deliver):
    receipt = in_hand(http, deliver, contact=WHO)
    contact(http, receipt["no"], reached=False)

    assert resolve(http, receipt["no"], contacted=True)[0] == 422
    seen = http.call("GET", f"/api/appeals/{receipt['query_code']}")[1]
    assert seen["timeline"][-1]["label"] == "承办单位联系过您，没有联系上"
    assert resolve(http, receipt["no"], contacted=False)[0] == 200


def test_a_contact_of_the_round_before_does_not_count_in_the_next(http, deliver):
    receipt = in_hand(http, deliver, contact=WHO)
    no = receipt["no"]
    contact(http, no)
    resolve(http, no, contacted=True)
    http.act("rita", no, "review", decision="approve")
    http.call(
        "POST", f"/api/appeals/{receipt['query_code']}/rating",
        {"level": 1, "solved": False, "tags": ["not_contacted"]},
    )  # fmt: skip

    assert http.as_("hans", "GET", f"/desk/appeals/{no}")[1]["contacts"] == []
    assert resolve(http, no, contacted=True)[0] == 422
    contact(http, no)
    assert resolve(http, no, contacted=True)[0] == 200


def test_it_is_asked_only_where_the_citizen_can_be_reached(http, deliver):
    no = in_hand(http, deliver)["no"]
    assert resolve(http, no)[0] == 200

    other = http.submit(WALL, LAMP, key="other-0123456789abc", contact=WHO)["no"]
    deliver()
    http.act("hans", other, "sign")
    status, problem = resolve(http, other)
    assert (status, problem["errors"][0]["field"]) == (422, "contacted")


def test_of_a_confidential_matter_the_platform_s_contact_counts(http, deliver):
    no = in_hand(http, deliver, contact=WHO, confidential=True)["no"]
    status, problem = resolve(http, no, contacted=True)
    assert (status, "请平台联系群众" in problem["errors"][0]["message"]) == (422, True)

    assert http.act("hans", no, "request-call", question="哪一盏灯？")[0] == 200
    http.act("dora", no, "relay", text="大门口东侧那一盏。", reached=True)

    assert resolve(http, no, contacted=True)[0] == 200


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (WALL, {"contact": WHO, "confidential": True}),
        (WALL, {"contact": {"name": "张大山"}, "confidential": True}),
        (WALL, {"confidential": True}),
        (WALL, {}),
        (VILLAGE, {"contact": WHO}),
        (VILLAGE, {}),
    ],
)
def test_a_unit_cannot_say_that_it_contacted_whom_it_may_not_or_cannot(http, deliver, code, told):
    said, user = (LAMP, "hans") if code == WALL else ("举报村支书贪污修路款", "cora")
    receipt = http.submit(code, said, **told)
    no = receipt["no"]
    deliver()
    http.act(user, no, "sign")

    seen = http.as_(user, "GET", f"/desk/appeals/{no}")[1]
    noted = [
        http.act(user, no, "contact", method="visit", result="到家里问过了", reached=reached)[0]
        for reached in (True, False)
    ]

    assert (seen["status"], "contact" in seen["can"], noted) == ("processing", False, [409, 409])
    page = http.call("GET", f"/api/appeals/{receipt['query_code']}")[1]
    assert not any("联系" in step["label"] for step in page["timeline"])


def test_the_platform_cannot_say_it_either_where_no_way_to_be_reached_was_left(http, deliver):
    no = in_hand(http, deliver, confidential=True)["no"]
    http.act("hans", no, "request-call", question="哪一盏灯？")

    status, problem = http.act("dora", no, "relay", text="大门口东侧那一盏。", reached=True)

    assert (status, problem["errors"][0]["field"]) == (422, "reached")
    assert http.act("dora", no, "relay", text="大门口东侧那一盏。")[0] == 200
    assert resolve(http, no, contacted=True)[0] == 422


def test_who_takes_their_contact_back_is_waited_for_no_longer(http, deliver):
    receipt = in_hand(http, deliver, contact=WHO)
    path = f"/api/appeals/{receipt['query_code']}/contact"

    assert http.call("POST", path, {"phone": None, "name": None})[0] == 200

    _, events = appeals.with_log("north", id_of(receipt["no"]) or "")
    assert events[-1].state.run(Clock.CONTACT) is None
    assert http.act("hans", receipt["no"], "contact", method="phone", result="打过电话")[0] == 409
    assert resolve(http, receipt["no"])[0] == 200


def test_a_matter_that_becomes_a_report_is_not_to_be_called_by_its_unit_any_more(http, deliver):
    no = in_hand(http, deliver, contact=WHO)["no"]

    assert http.act("gwen", no, "protect")[0] == 200

    seen = http.as_("cora", "GET", f"/desk/appeals/{no}")[1]
    assert "contact" not in seen["can"]
    _, events = appeals.with_log("north", id_of(no) or "")
    assert events[-1].state.run(Clock.CONTACT) is None


def test_nobody_is_reached_by_a_call_back_who_left_no_way_to_be(http, deliver):
    no = in_hand(http, deliver)["no"]
    resolve(http, no)
    http.act("rita", no, "review", decision="approve")

    status, problem = http.act("dora", no, "visit", reached=True, level=5, solved=True)

    assert (status, problem["errors"][0]["field"]) == (422, "reached")
    assert http.act("dora", no, "visit", reached=False)[0] == 200
