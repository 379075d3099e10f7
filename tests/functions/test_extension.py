"""More time for a unit (延期, field.md B08): asked before it is due, decided at the right level, both dates kept."""

from datetime import UTC, datetime, timedelta

import pytest

from functions.domain.codes import id_of
from functions.domain.items.runs import Clock
from functions.store import appeals
from tests.county import WALL, settle
from tests.functions.hand import Hand

LAMP = "小区门口的路灯坏了半个月了"
ASKED = {"reason": "supplies", "note": "灯杆已订货，等待到货"}


@pytest.fixture
def clock(http, deliver, monkeypatch):
    return Hand(http, deliver, monkeypatch)


@pytest.fixture
def lamp(http, deliver):
    """A matter that the unit has signed for, with its receipt."""
    receipt = http.submit(WALL, LAMP)
    deliver()
    http.act("hans", receipt["no"], "sign")
    return receipt


def state(no):
    return appeals.load("north", id_of(no)).state


def due(no, clock=Clock.FINISH):
    return state(no).clocks[clock].due_at


def asks(http, no, **later):
    to = due(no) + (timedelta(**later) if later else timedelta(days=3))
    return http.act("hans", no, "request-extension", **ASKED, due_at=to.isoformat()), to


def page(http, receipt):
    return http.call("GET", f"/api/appeals/{receipt['query_code']}")[1]


def counted(http, user):
    return {q["id"]: q["count"] for q in http.as_(user, "GET", "/me")[1]["queues"]}


def warnings(no):
    _, events = appeals.with_log("north", id_of(no))
    return [(e.facts.clock, e.facts.rung) for e in events if e.action == "warn"]


def test_an_approved_extension_moves_the_units_date_and_the_citizens_and_keeps_the_old(
    http, lamp, deliver
):
    no, old = lamp["no"], due(lamp["no"])
    (status, item), to = asks(http, no)
    pending = due(no)

    http.act("rita", no, "decide-extension", decision="approve", note="理由充分")
    deliver()

    assert (status, "extension_pending" in item["flags"], pending) == (200, True, old)
    assert (due(no), due(no, Clock.ANSWER)) == (to, to)
    event = appeals.with_log("north", id_of(no))[1][-1]
    assert (event.facts.due_from, event.facts.due_to) == (old, to)
    seen = page(http, lamp)
    assert seen["due_at"] > lamp["answer_by"]
    line = seen["timeline"][-1]
    assert line["label"] == "需要更多时间办理"
    assert line["text"].startswith("等待材料、配件：答复时间顺延到")
    assert "灯杆" not in str(seen)


def test_a_refused_one_moves_nothing_and_is_no_business_of_the_citizens(http, lamp):
    no, old, before = lamp["no"], due(lamp["no"]), page(http, lamp)
    asks(http, no)

    bare, _ = http.act("rita", no, "decide-extension", decision="refuse")
    status, item = http.act("rita", no, "decide-extension", decision="refuse", note="可以按时办结")

    assert (bare, status, item["flags"]) == (422, 200, [])
    assert (due(no), page(http, lamp)) == (old, before)
    assert asks(http, no)[0][0] == 200


@pytest.mark.parametrize(
    ("later", "wrong"),
    [
        ({"days": 0}, "due_at"),
        ({"days": -1}, "due_at"),
        ({"days": 30}, "due_at"),
        ({"days": 3}, ""),
    ],
)
def test_the_new_date_lies_behind_the_old_within_the_countys_bound(http, lamp, later, wrong):
    (status, answer), _ = asks(http, lamp["no"], **later)

    assert (status, [e["field"] for e in answer.get("errors", [])]) == (
        (422, [wrong]) if wrong else (200, [])
    )


def test_a_date_without_its_offset_and_a_strange_reason_are_refused_by_name(http, lamp):
    no = lamp["no"]
    naive = {**ASKED, "due_at": "2026-12-31T10:00:00"}
    strange = {**ASKED, "due_at": (due(no) + timedelta(days=1)).isoformat(), "reason": "lazy"}

    for body, field in ((naive, "due_at"), (strange, "reason")):
        status, problem = http.act("hans", no, "request-extension", **body)
        assert (status, problem["errors"][0]["field"]) == (422, field)
    assert not state(no).extension_to


def test_who_asks_too_late_is_refused_and_is_not_offered_it(http, lamp, clock):
    no = lamp["no"]
    to = (due(no) + timedelta(days=3)).isoformat()
    offered = http.as_("hans", "GET", f"/desk/appeals/{no}")[1]["can"]
    clock.to(days=60)

    status, problem = http.act("hans", no, "request-extension", **ASKED, due_at=to)

    late = http.as_("hans", "GET", f"/desk/appeals/{no}")[1]["can"]
    assert ("request-extension" in offered, "request-extension" in late) == (True, False)
    assert (status, "已到办结时限" in problem["detail"]) == (409, True)


def test_it_is_granted_as_often_as_the_county_says(http, lamp):
    no = lamp["no"]
    for most in (1, 2):
        settle(extensions=most)
        asks(http, no)
        http.act("rita", no, "decide-extension", decision="approve")

        (status, problem), _ = asks(http, no)

        assert (status, f"最多延期 {most} 次" in problem["detail"]) == (409, True)


def test_what_is_urgent_is_a_leaders_to_decide(http, lamp, deliver):
    no = lamp["no"]
    http.act("dora", no, "dispatch", unit="lights", level=2, note="天黑看不见路")
    http.act("hans", no, "sign")
    asks(http, no, hours=5)
    deliver()

    refused, problem = http.act("rita", no, "decide-extension", decision="approve")

    assert (refused, problem["detail"]) == (403, "这个紧急程度的事项，您的角色不能“延期审批”")
    assert "decide-extension" not in http.as_("rita", "GET", f"/desk/appeals/{no}")[1]["can"]
    assert (counted(http, "rita")["extensions"], counted(http, "lena")["urgent_extensions"]) == (
        0,
        1,
    )
    told = {user: http.as_(user, "GET", "/inbox")[1]["items"] for user in ("rita", "lena")}
    assert ["延期" in told[user][0]["text"] if told[user] else False for user in told] == [
        False,
        True,
    ]
    assert http.act("lena", no, "decide-extension", decision="approve")[0] == 200


def test_what_waits_stands_in_a_queue_and_is_asked_for_again_in_time(http, lamp, deliver, clock):
    no = lamp["no"]
    asks(http, no)
    deliver()
    waits = counted(http, "rita")["extensions"]
    listed = http.as_("rita", "GET", "/desk/appeals?queue=extensions")[1]["items"]

    clock.to(days=3, hours=1)

    assert (waits, [one["no"] for one in listed]) == (1, [no])
    assert ("extension", "ungranted") in warnings(no)
    texts = [m["text"] for m in http.as_("rita", "GET", "/inbox")[1]["items"]]
    assert texts[-1:] == ["有延期申请待审批"]
    assert "延期申请超时未审批" in texts
    http.act("rita", no, "decide-extension", decision="approve")
    assert counted(http, "rita")["extensions"] == 0


def test_who_decides_can_not_grant_a_day_that_has_passed(http, lamp, clock):
    no = lamp["no"]
    asks(http, no, days=1)
    clock.to(days=30)

    status, problem = http.act("rita", no, "decide-extension", decision="approve")

    assert (status, problem["errors"][0]["field"]) == (422, "decision")
    assert (
        http.act("rita", no, "decide-extension", decision="refuse", note="申请的日期已过")[0] == 200
    )


def test_who_is_done_waits_for_no_more_time(http, lamp):
    no = lamp["no"]
    asks(http, no)
    done = {"result": "solved", "reply_public": "路灯已修好。", "contacted": False}
    http.act("hans", no, "resolve", **done)
    http.act("rita", no, "review", decision="refuse", reason="no_evidence")

    assert state(no).extension_to is None
    assert asks(http, no)[0][0] == 200


@pytest.mark.parametrize("act", ["dispatch", "decide-return", "protect"])
def test_what_goes_to_others_waits_for_no_decision(http, lamp, act):
    no = lamp["no"]
    asks(http, no)
    http.act("hans", no, "request-return", reason="not_our_duty", basis="权责清单第三条")
    if act == "dispatch":
        http.act("dora", no, "decide-return", decision="refuse", note="由你单位管养")
    bodies = {
        "dispatch": {"unit": "heat"},
        "decide-return": {"decision": "approve", "unit": "heat"},
    }

    assert http.act("dora", no, act, **bodies.get(act, {}))[0] < 300

    assert state(no).extension_to is None
    assert not state(no).clocks[Clock.EXTENSION].is_running


def test_the_county_sets_how_often_and_how_long(http, north):
    settings = http.as_("adam", "GET", "/settings")[1]

    status, problem = http.as_("adam", "PUT", "/settings", settings | {"extension_days": 0})

    assert (settings["extensions"], settings["extension_days"]) == (1, 10)
    assert (status, problem["errors"][0]["field"]) == (422, "extension_days")
    assert http.as_("adam", "PUT", "/settings", settings | {"extensions": 0})[0] == 200


def test_nobody_but_who_has_it_asks_for_more_time(http, lamp):
    no = lamp["no"]
    to = (datetime.now(UTC) + timedelta(days=9)).isoformat()

    for user in ("heidi", "dora", "rita"):
        step = appeals.load("north", id_of(no)).step
        body = {**ASKED, "due_at": to, "step": step}
        status, _ = http.as_(user, "POST", f"/desk/appeals/{no}/request-extension", body)
        assert status in {403, 404}


def test_the_unit_reads_the_latest_day_that_it_may_ask_for_and_is_granted_it(http, lamp, clock):
    no = lamp["no"]
    latest = http.as_("hans", "GET", f"/desk/appeals/{no}")[1]["extension_latest"]
    said = {**ASKED, "due_at": latest}
    assert http.act("hans", no, "request-extension", **said)[0] == 200
    assert http.act("rita", no, "decide-extension", decision="approve")[0] == 200
    assert abs(due(no) - datetime.fromisoformat(latest)) < timedelta(seconds=1)

    assert http.as_("hans", "GET", f"/desk/appeals/{no}")[1]["extension_latest"] is None


def test_leaders_find_what_they_may_decide_too(http, lamp):
    asks(http, lamp["no"])
    queues = {q["id"]: q["count"] for q in http.as_("lena", "GET", "/me")[1]["queues"]}
    assert (queues["extensions"], queues["urgent_extensions"]) == (1, 0)
