"""On hold (挂账, field.md §2.1: 14): time rests, the age does not; leaders see the ledger, each month somebody looks."""

from datetime import UTC, datetime, timedelta

import pytest

from functions.domain.codes import id_of
from functions.domain.items.runs import Clock
from functions.store import appeals
from tests.county import WALL
from tests.functions.hand import Hand
from tests.functions.test_checks import DANGER, REPORT

LAMP = "小区门口的路灯坏了半个月了"
PLAN = (datetime.now(UTC) + timedelta(days=200)).date().isoformat()
HOLD = {"reason": "needs_funds", "plan_date": PLAN}


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


def item(http, no, user="lena"):
    return http.as_(user, "GET", f"/desk/appeals/{no}")[1]


def page(http, receipt):
    return http.call("GET", f"/api/appeals/{receipt['query_code']}")[1]


def warnings(no):
    _, events = appeals.with_log("north", id_of(no))
    return [e.facts.rung for e in events if e.action == "warn"]


def test_time_rests_while_it_is_on_hold_and_goes_on_with_what_was_left(http, lamp, clock):
    no = lamp["no"]
    before = {c: state(no).clocks[c].due_at for c in (Clock.FINISH, Clock.ANSWER)}
    clock.to(days=1)
    assert http.act("rita", no, "pause", **HOLD)[0] == 200

    clock.to(days=20)
    resting, shown = item(http, no), page(http, lamp)
    http.act("lena", no, "resume")

    assert (resting["colour"], resting["due_at"], resting["pause"]["age_days"]) == (None, None, 21)
    assert {"overdue", "promise_broken"}.isdisjoint(resting["flags"])
    assert (shown["colour"], warnings(no)) == (None, [])
    after = {c: state(no).clocks[c].due_at for c in before}
    assert after == {c: due + timedelta(days=20) for c, due in before.items()}
    assert state(no).pause is None


def test_the_citizen_reads_why_and_until_when_and_that_it_goes_on(http, lamp, clock):
    no = lamp["no"]
    http.act("rita", no, "pause", **HOLD, note="已报财政局")
    held = page(http, lamp)
    clock.to(days=9)
    http.act("rita", no, "resume")

    assert held["paused"] == {"reason": "需资金安排", "plan_date": PLAN}
    year, month, day = map(int, PLAN.split("-"))
    assert held["timeline"][-1]["label"] == "暂缓办理（挂账）"
    assert held["timeline"][-1]["text"] == f"需资金安排：计划 {year} 年 {month} 月 {day} 日前解决"
    again = page(http, lamp)
    assert (again["paused"], again["timeline"][-1]["label"]) == (None, "恢复办理")
    assert again["timeline"][-1]["text"].startswith("答复时间顺延到")
    assert again["due_at"] > lamp["answer_by"]
    assert "财政局" not in str(held) + str(again)


def test_leaders_and_reviewers_have_a_ledger_of_what_is_on_hold_by_its_plan(http, deliver):
    nos = [http.submit(WALL, LAMP, key=f"{n}-0123456789abcdef")["no"] for n in range(3)]
    deliver()
    for no, days in zip(nos, (90, 30, 60), strict=True):
        http.act("hans", no, "sign")
        plan = (datetime.now(UTC) + timedelta(days=days)).date().isoformat()
        http.act("rita", no, "pause", reason="history", plan_date=plan)

    listed = http.as_("lena", "GET", "/desk/appeals?queue=paused")[1]["items"]

    counts = {q["id"]: q["count"] for q in http.as_("lena", "GET", "/me")[1]["queues"]}
    assert [one["no"] for one in listed] == [nos[1], nos[2], nos[0]]
    assert counts["paused"] == 3
    assert {one["pause"]["reason"] for one in listed} == {"历史遗留问题"}


def test_each_month_a_reviewer_is_asked_and_leaders_hear_where_nobody_looked(http, lamp, clock):
    no = lamp["no"]
    http.act("rita", no, "pause", **HOLD)
    clock.to(days=31)
    asked = warnings(no)
    bare, _ = http.act("rita", no, "revisit", plan_date=PLAN)
    looked, after = http.act("rita", no, "revisit", plan_date=PLAN, note="资金已列入明年预算")
    clock.to(days=62)

    assert (asked, bare, looked) == (["revisit"], 422, 200)
    assert warnings(no) == ["revisit", "revisit", "unvisited"]
    assert after["pause"]["revisit_by"] > clock.at.isoformat()[:4]
    texts = [m["text"] for m in http.as_("lena", "GET", "/inbox")[1]["items"]]
    assert "挂账事项超时未复查" in texts
    assert "挂账事项到了复查的时间" not in texts


def test_it_is_looked_at_when_the_planned_day_is_over(http, lamp, clock):
    no = lamp["no"]
    soon = (clock.at + timedelta(days=3)).date().isoformat()
    http.act("rita", no, "pause", reason="history", plan_date=soon)

    clock.to(days=5)

    assert warnings(no)[0] == "revisit"
    passed, problem = http.act("rita", no, "revisit", plan_date=soon, note="还没有解决")
    assert (passed, problem["errors"][0]["field"]) == (422, "plan_date")


@pytest.mark.parametrize(
    ("user", "act", "body"),
    [
        ("dora", "dispatch", {"unit": "heat"}),
        ("hans", "resolve", {"result": "solved", "reply_public": "路灯已修好。"}),
        ("hans", "request-return", {"reason": "not_our_duty", "basis": "权责清单第三条"}),
        ("hans", "request-extension", {"reason": "supplies", "note": "等待到货", "due_at": PLAN}),
        ("dora", "merge", {"into": "2" * 18}),
    ],
)
def test_what_needs_a_unit_at_work_is_refused_in_plain_words(http, lamp, user, act, body):
    no = lamp["no"]
    http.act("rita", no, "pause", **HOLD)

    status, problem = http.act(user, no, act, **body)

    assert (status, "请先解除挂账" in problem["detail"]) == (409, True)
    assert act not in item(http, no, user)["can"]


@pytest.mark.parametrize(
    ("field", "body"),
    [
        ("reason", HOLD | {"reason": "tired"}),
        ("plan_date", HOLD | {"plan_date": "2020-01-01"}),
        ("plan_date", HOLD | {"plan_date": "2199-01-01"}),
        ("plan_date", HOLD | {"plan_date": "soon"}),
    ],
)
def test_a_hold_needs_a_reason_of_the_list_and_a_day_to_come(http, lamp, field, body):
    status, problem = http.act("rita", lamp["no"], "pause", **body)

    assert (status, problem["errors"][0]["field"]) == (422, field)
    assert state(lamp["no"]).pause is None


def test_units_and_dispatchers_put_nothing_on_hold_nor_who_has_a_request_open(http, lamp):
    no = lamp["no"]
    step = item(http, no)["step"]
    for user in ("hans", "dora"):
        body = HOLD | {"step": step}
        assert http.as_(user, "POST", f"/desk/appeals/{no}/pause", body)[0] == 403
    http.act("hans", no, "request-return", reason="not_our_duty", basis="权责清单第三条")

    assert http.act("rita", no, "pause", **HOLD)[0] == 409


def test_danger_that_is_told_later_takes_it_up_at_once(http, lamp, deliver):
    no = lamp["no"]
    http.act("rita", no, "pause", **HOLD)

    http.call(
        "POST", f"/api/appeals/{lamp['query_code']}/supplement", {"content": "楼道着火了，快来"}
    )
    deliver()

    now = state(no)
    assert (now.level, now.pause) == (1, None)
    assert now.run(Clock.FINISH)


def test_what_may_be_a_report_leaves_the_ledger_and_what_is_withdrawn_ends(http, deliver, clock):
    first, second = (
        http.submit(WALL, LAMP, key=f"{n}-0123456789abcdef") for n in ("one", "two")
    )  # fmt: skip
    deliver()
    for receipt in (first, second):
        http.act("hans", receipt["no"], "sign")
        http.act("rita", receipt["no"], "pause", **HOLD)

    http.act("dora", first["no"], "protect")
    clock.to(days=30)
    http.call("POST", f"/api/appeals/{second['query_code']}/withdraw", {})

    assert state(first["no"]).pause is None
    assert state(first["no"]).run(Clock.ANSWER)
    assert (state(second["no"]).status, state(second["no"]).pause) == ("withdrawn", None)
    assert "顺延" not in str(page(http, second)["timeline"][-1])
    assert http.as_("lena", "GET", "/desk/appeals?queue=paused")[1]["items"] == []


def test_while_time_rests_no_date_is_promised(http, lamp, clock):
    no = lamp["no"]
    assert page(http, lamp)["due_at"]
    http.act("rita", no, "pause", **HOLD)
    clock.to(days=3)

    assert (page(http, lamp)["due_at"], item(http, no)["answer_by"]) == (None, None)
    http.act("rita", no, "resume")
    assert page(http, lamp)["due_at"] == item(http, no)["answer_by"]


def test_while_the_citizen_is_asked_no_date_is_promised(http):
    receipt = http.submit(WALL, "我们这里有个问题想反映一下")
    http.act("dora", receipt["no"], "ask", question="请问具体在哪一栋？")

    assert (page(http, receipt)["due_at"], item(http, receipt["no"], "dora")["answer_by"]) == (
        None,
        None,
    )


@pytest.mark.parametrize("danger", [True, False])
def test_what_may_be_danger_ends_a_hold_only_where_it_is_found_to_be(http, lamp, deliver, danger):
    no = lamp["no"]
    http.act("rita", no, "pause", **HOLD)
    said = {"content": DANGER}
    assert http.call("POST", f"/api/appeals/{lamp['query_code']}/supplement", said)[0] == 200
    deliver()
    assert state(no).pause
    assert http.act("dora", no, "check", danger=danger)[0] == 200
    deliver()

    assert (state(no).pause is None) is danger
    assert (state(no).run(Clock.ANSWER) is not None) is danger


def test_what_was_suspected_on_hold_and_is_no_report_goes_back_on_hold(http, lamp, deliver, clock):
    no = lamp["no"]
    clock.to(days=1)
    http.act("rita", no, "pause", **HOLD)
    before = state(no)
    said = {"content": REPORT}
    assert http.call("POST", f"/api/appeals/{lamp['query_code']}/supplement", said)[0] == 200
    deliver()
    assert state(no).pause is None
    clock.to(days=1)
    assert http.act("gwen", no, "check", report=False)[0] == 200
    deliver()

    again = state(no)
    assert (again.pause, again.unit, again.status) == (before.pause, "lights", "processing")
    clock.to(days=1)
    http.act("rita", no, "resume")
    left = before.clocks[Clock.FINISH].due_at - before.clocks[Clock.FINISH].paused_at
    assert abs(state(no).clocks[Clock.FINISH].due_at - clock.at - left) <= timedelta(minutes=1)
