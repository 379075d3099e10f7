"""What hangs on a main matter is never left behind: it is answered with it, or goes back to a dispatcher."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from msgspec.structs import replace

from functions.domain import codes
from functions.domain.county.roles import Role
from functions.domain.items.appeal import Actor, Deed
from functions.domain.items.kind import APPEAL
from functions.domain.items.runs import Clock
from functions.domain.items.status import Action
from functions.domain.kinds import clocks_of
from functions.domain.kinds.steps import advance
from functions.domain.refusals import StaleAppeal
from functions.router.follow import follow
from functions.store import appeals, registry
from tests.county import WALL
from tests.functions.hand import Hand
from tests.functions.telling import item
from tests.functions.test_checks import REPORT

LAMP = "小区门口的路灯坏了，晚上看不清"
REPLY = "路灯已经修好，晚上都亮着。"


def told(http, deliver, many):
    receipts = [
        http.submit(WALL, f"{LAMP}，第{n}家", key=f"hanging-{n}-0123456789") for n in range(many)
    ]
    deliver()
    return receipts


def answered(http, deliver, no):
    assert http.act("hans", no, "sign")[0] == 200
    assert http.act("hans", no, "resolve", result="solved", reply_public=REPLY)[0] == 200
    assert http.act("rita", no, "review", decision="approve")[0] == 200
    deliver()


@pytest.mark.parametrize("links", [2, 3])
def test_the_answer_goes_down_a_whole_chain(http, deliver, links):
    chain = [r["no"] for r in told(http, deliver, links + 1)]
    for child, main in pairwise(chain):
        assert http.act("dora", child, "merge", into=main)[0] == 200
    deliver()

    answered(http, deliver, chain[-1])

    for no in chain:
        assert item(http, no)["status"] == "visit"
        assert item(http, no)["reply_public"] == REPLY


def answer(http, no):
    assert http.act("dora", no, "answer", reply_public=REPLY)[0] == 200


def reject(http, no):
    done = http.act("dora", no, "reject", reason="repeated", guidance="请拨打12345再说一说。")
    assert done[0] == 200, done


@pytest.mark.parametrize(("end", "status"), [(answer, "visit"), (reject, "submitted")])
def test_what_hangs_on_a_matter_that_was_split_off_shares_its_end(http, deliver, end, status):
    child, middle, main = [r["no"] for r in told(http, deliver, 3)]
    http.act("dora", child, "merge", into=middle)
    http.act("dora", middle, "merge", into=main)
    assert http.act("dora", middle, "split")[0] == 200
    deliver()

    end(http, middle)
    deliver()

    assert item(http, child)["status"] == status


@pytest.mark.parametrize("move", ["withdrawn", "signed", "added to"])
def test_nothing_is_hung_on_a_matter_that_moved_on_since_it_was_read(http, deliver, move):
    main, child = told(http, deliver, 2)
    read = {r["no"]: appeals.load("north", codes.id_of(r["no"])) for r in (main, child)}
    if move == "signed":
        http.act("hans", main["no"], "sign")
    else:
        verb = {"withdrawn": "withdraw", "added to": "supplement"}[move]
        body = {"content": "昨晚还是黑的"} if verb == "supplement" else {}
        assert http.call("POST", f"/api/appeals/{main['query_code']}/{verb}", body)[0] == 200
    clocks = clocks_of(registry.county("north"), APPEAL)
    deed = Deed(Action.MERGE, Actor(Role.DISPATCHER, "dora"), read[main["no"]].submitted_at)
    hung = advance(
        read[child["no"]], clocks, deed, replace(read[child["no"]].state, merged_into=main["no"])
    )

    with pytest.raises(StaleAppeal):
        appeals.save(*hung, joins=read[main["no"]])

    assert item(http, child["no"])["merged_into"] is None
    assert http.act("dora", child["no"], "merge", into=main["no"])[0] == (
        422 if move == "withdrawn" else 200
    )


def test_nothing_hangs_on_what_is_on_hold(http, deliver):
    main, other = told(http, deliver, 2)
    http.act("hans", main["no"], "sign")
    plan = f"{datetime.now(UTC) + timedelta(days=90):%Y-%m-%d}"
    assert http.act("rita", main["no"], "pause", reason="history", plan_date=plan)[0] == 200

    status, problem = http.act("dora", other["no"], "merge", into=main["no"])

    assert (status, problem["errors"][0]["code"]) == (422, "paused")


@pytest.fixture
def clock(http, deliver, monkeypatch):
    return Hand(http, deliver, monkeypatch)


@pytest.fixture
def hung(http, deliver):
    """A main matter that its unit has signed for, and the receipt of what hangs on it."""
    (main,) = told(http, deliver, 1)
    child = http.submit(WALL, LAMP, contact={"phone": "19900000071"})
    deliver()
    http.act("hans", main["no"], "sign")
    assert http.act("dora", child["no"], "merge", into=main["no"])[0] == 200
    deliver()
    return main["no"], child


def state(no):
    return appeals.load("north", codes.id_of(no)).state


def lines(http, receipt):
    return http.call("GET", f"/api/appeals/{receipt['query_code']}")[1]["timeline"]


def extend(http, deliver, no):
    finish = state(no).clocks[Clock.FINISH].due_at + timedelta(days=3)
    asked = {"reason": "supplies", "note": "等新灯具到货", "due_at": finish.isoformat()}
    assert http.act("hans", no, "request-extension", **asked)[0] == 200
    assert http.act("rita", no, "decide-extension", decision="approve")[0] == 200
    deliver()
    return finish


def test_what_hangs_on_a_matter_that_is_given_to_another_unit_goes_there_too(http, deliver, hung):
    main, child = hung
    assert http.act("dora", main, "dispatch", unit="heat", co_units=["village"])[0] == 200
    deliver()

    assert (state(child["no"]).unit, state(child["no"]).co_units) == ("heat", ("village",))
    assert item(http, child["no"], "heidi")["unit"]["id"] == "heat"
    assert http.as_("hans", "GET", f"/desk/appeals/{child['no']}")[0] == 404
    assert lines(http, child)[-1]["label"] == "已改派承办单位"
    assert state(child["no"]).merged_into == main


def test_an_approved_return_takes_along_what_hangs_on_the_matter(http, deliver, hung):
    main, child = hung
    basis = {"reason": "unclear_owner", "basis": "供热管道不归路灯管理", "suggested_unit": "heat"}
    assert http.act("hans", main, "request-return", **basis)[0] == 200, basis
    assert http.act("dora", main, "decide-return", decision="approve")[0] == 200
    deliver()

    assert state(child["no"]).unit == "heat"


def test_the_citizens_of_what_hangs_on_it_read_that_it_is_on_hold_and_goes_on(
    http, deliver, hung, clock
):
    main, child = hung
    before = state(child["no"]).promised_at
    plan = f"{datetime.now(UTC) + timedelta(days=90):%Y-%m-%d}"
    assert http.act("rita", main, "pause", reason="history", plan_date=plan)[0] == 200
    deliver()
    held = lines(http, child)[-1]
    page = http.call("GET", f"/api/appeals/{child['query_code']}")[1]
    clock.to(days=20)
    warned = [e.action for e in appeals.with_log("north", codes.id_of(child["no"]))[1]]
    assert http.act("rita", main, "resume")[0] == 200
    deliver()

    assert held["label"] == "暂缓办理（挂账）"
    assert held["text"].startswith("历史遗留问题：计划 ")
    assert page["paused"]["plan_date"] == plan
    assert Action.WARN not in warned
    assert lines(http, child)[-1]["label"] == "恢复办理"
    assert state(child["no"]).promised_at - before >= timedelta(days=20) - timedelta(minutes=1)
    assert http.as_("lena", "GET", "/desk/appeals?queue=paused")[1]["items"] == []


def test_more_time_that_the_main_matter_got_is_told_to_the_citizens_of_what_hangs_on_it(
    http, deliver, hung
):
    main, child = hung
    until = extend(http, deliver, main)

    assert state(child["no"]).promised_at == until
    told_them = lines(http, child)[-1]
    assert told_them["label"] == "需要更多时间办理"
    assert "答复时间顺延到" in told_them["text"]


def test_a_bad_rating_of_what_was_answered_with_another_goes_to_who_answered_and_calls(
    http, deliver, hung
):
    main, child = hung
    assert http.act("dora", main, "dispatch", unit="heat")[0] == 200
    deliver()
    http.act("heidi", main, "sign")
    http.act("heidi", main, "resolve", result="solved", reply_public=REPLY)
    http.act("rita", main, "review", decision="approve")
    deliver()
    rated = {"level": 1, "solved": False, "tags": ["unsolved"], "text": ""}
    assert http.call("POST", f"/api/appeals/{child['query_code']}/rating", rated)[0] == 200
    deliver()

    again = state(child["no"])
    assert (again.unit, again.status) == ("heat", "processing")
    assert again.run(Clock.CONTACT)
    assert again.run(Clock.FINISH)


@pytest.mark.parametrize("links", [2, 3])
def test_a_new_unit_goes_down_a_whole_chain(http, deliver, links):
    chain = [r["no"] for r in told(http, deliver, links + 1)]
    for child, main in pairwise(chain):
        assert http.act("dora", child, "merge", into=main)[0] == 200
    deliver()
    assert http.act("dora", chain[-1], "dispatch", unit="heat")[0] == 200
    deliver()

    assert [state(no).unit for no in chain] == ["heat"] * (links + 1)


def test_a_step_of_the_main_matter_that_is_told_again_is_followed_once(http, deliver, hung):
    main, child = hung
    plan = f"{datetime.now(UTC) + timedelta(days=90):%Y-%m-%d}"
    http.act("rita", main, "pause", reason="history", plan_date=plan)
    http.act("rita", main, "resume")
    deliver()
    stood = state(child["no"])
    for event in appeals.with_log("north", codes.id_of(main))[1]:
        follow(event, at=datetime.now(UTC))

    assert state(child["no"]) == stood


def test_what_is_split_off_later_finds_its_own_time(http, deliver, hung, clock):
    main, child = hung
    plan = f"{datetime.now(UTC) + timedelta(days=90):%Y-%m-%d}"
    http.act("rita", main, "pause", reason="history", plan_date=plan)
    deliver()
    clock.to(days=5)
    assert http.act("dora", child["no"], "split")[0] == 200

    free = state(child["no"])
    assert (free.pause, free.status, free.unit) == (None, "submitted", None)
    assert free.run(Clock.ACCEPT)
    assert free.run(Clock.ANSWER)


@pytest.mark.parametrize(
    ("meanwhile", "stands"),
    [
        ("given to another unit", ("processing", "heat")),
        ("answered", ("visit", "lights")),
        ("terminated", ("submitted", None)),
    ],
)
def test_what_was_suspected_for_a_while_and_hangs_again_catches_up(
    http, deliver, hung, meanwhile, stands
):
    main, child = hung
    http.call("POST", f"/api/appeals/{child['query_code']}/supplement", {"content": REPORT})
    deliver()
    assert state(child["no"]).guarded
    if meanwhile == "given to another unit":
        assert http.act("dora", main, "dispatch", unit="heat")[0] == 200
    elif meanwhile == "terminated":
        ended = {"reason": "out_of_scope", "guidance": "请向主管单位反映。"}
        assert http.act("rita", main, "terminate", **ended)[0] == 200
    else:
        assert http.act("hans", main, "resolve", result="solved", reply_public=REPLY)[0] == 200
        assert http.act("rita", main, "review", decision="approve")[0] == 200
    deliver()
    assert http.act("gwen", child["no"], "check", report=False)[0] == 200
    deliver()

    assert (state(child["no"]).status, state(child["no"]).unit) == stands
