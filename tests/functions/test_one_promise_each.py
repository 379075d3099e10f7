"""Each promise has its own time: what one does leaves the others (F1, F2, F5, F7, F8 of the engine)."""

from datetime import timedelta

import pytest

from functions.domain.codes import id_of
from functions.domain.items.runs import Clock
from functions.store import appeals
from tests.county import WALL
from tests.functions.hand import Hand

LAMP = "小区门口的路灯坏了半个月了"


@pytest.fixture
def clock(http, deliver, monkeypatch):
    return Hand(http, deliver, monkeypatch)


def told(http, deliver):
    no = http.submit(WALL, LAMP)["no"]
    deliver()
    return no


def warnings(no):
    _, events = appeals.with_log("north", id_of(no))
    return [(e.facts.clock, e.facts.rung) for e in events if e.action == "warn"]


def state(no):
    return appeals.load("north", id_of(no)).state


def resolved_and_refused(http, no):
    http.act("hans", no, "resolve", result="solved", reply_public="路灯已修好。", contacted=False)
    http.act("rita", no, "review", decision="refuse", reason="no_evidence")


def test_a_late_unit_that_gets_it_anew_is_warned_of_its_own_time(http, deliver, clock):
    no = told(http, deliver)
    clock.to(days=6)
    http.act("dora", no, "dispatch", unit="heat")
    before = len(warnings(no))

    clock.to(days=1, minutes=1)

    assert warnings(no)[before:] == [("sign", "unsigned")]  # F1: not days later


def test_a_refused_review_tells_no_rung_a_second_time(http, deliver, clock):
    no = told(http, deliver)
    http.act("hans", no, "sign")
    clock.to(days=8)
    said = warnings(no)
    for _ in range(3):
        resolved_and_refused(http, no)
        clock.to(minutes=30)

    assert warnings(no) == said  # F2
    assert [r for c, r in said if c == "finish"] == ["yellow", "red", "late"]


def test_what_another_unit_was_refused_the_next_may_ask(http, deliver):
    no = told(http, deliver)
    asks = {"reason": "not_our_duty", "basis": "权责清单第三条"}
    http.act("hans", no, "request-return", **asks)
    http.act("dora", no, "decide-return", decision="refuse", note="由你单位管养")
    http.act("dora", no, "dispatch", unit="lights")
    again, _ = http.act("hans", no, "request-return", **asks)
    http.act("dora", no, "dispatch", unit="heat")

    assert again == 409
    http.act("heidi", no, "request-return", **asks)  # F5
    assert state(no).return_pending


def test_who_gives_it_to_the_same_unit_again_gives_it_no_more_time(http, deliver, clock):
    no = told(http, deliver)
    before = state(no).clocks[Clock.FINISH]
    clock.to(days=3)

    http.act("dora", no, "dispatch", unit="lights")

    now = state(no).clocks[Clock.FINISH]
    assert (now.began_at, now.due_at) == (before.began_at, before.due_at)  # F7


def test_what_was_asked_rests_and_goes_on_with_what_was_left(http, deliver, clock):
    receipt = http.submit(WALL, "那里有问题，你们管管")
    deliver()
    no, accept = receipt["no"], state(receipt["no"]).clocks[Clock.ACCEPT]
    clock.to(hours=20)
    http.act("dora", no, "ask", question="请问在哪里？")
    clock.to(days=3)
    path = f"/api/appeals/{receipt['query_code']}"
    http.call("POST", f"{path}/supplement", {"content": "在二号楼门口"})

    page = http.call("GET", path)[1]
    assert state(no).clocks[Clock.ACCEPT].due_at == accept.due_at + timedelta(days=3)  # F8
    assert page["due_at"] > receipt["answer_by"]
    assert "答复时间顺延" in page["timeline"][-1]["text"]


def test_a_promise_that_is_broken_is_told_to_those_who_can_help_once(http, deliver, clock):
    no = told(http, deliver)
    http.act("dora", no, "dispatch", unit="lights", level=4, note="需要立杆")
    http.act("hans", no, "sign")

    clock.to(days=5, minutes=1)
    clock.to(days=2)

    assert warnings(no) == [("answer", "broken")]
    for user in ("dora", "lena", "hans"):
        texts = [m["text"] for m in http.as_(user, "GET", "/inbox")[1]["items"]]
        assert sum("承诺群众的答复时间已到" in text for text in texts) == 1


def test_another_level_needs_a_reason(http, deliver):
    no = told(http, deliver)

    status, problem = http.act("dora", no, "dispatch", unit="lights", level=4)

    assert (status, [e["field"] for e in problem["errors"]]) == (422, ["note"])
    assert http.act("dora", no, "dispatch", unit="lights", level=4, note="需要立杆")[0] == 200


def test_who_may_not_call_the_citizen_has_no_time_to(http, deliver):
    receipt = http.submit(WALL, LAMP, contact={"phone": "19900000061"})
    deliver()
    assert state(receipt["no"]).run(Clock.CONTACT)

    http.act("dora", receipt["no"], "protect")

    assert state(receipt["no"]).unit == "ccdi"
    assert state(receipt["no"]).run(Clock.CONTACT) is None


def test_a_request_for_a_return_ends_with_the_work(http, deliver):
    no = told(http, deliver)
    http.act("hans", no, "request-return", reason="not_our_duty", basis="权责清单第三条")
    http.act("hans", no, "sign")
    http.act("hans", no, "resolve", result="solved", reply_public="路灯已修好。", contacted=False)

    assert not state(no).return_pending
    assert state(no).run(Clock.RETURN) is None
