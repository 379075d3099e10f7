"""What the nets only may have heard goes to a person, with a clock; what that person says is obeyed."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from msgspec.structs import replace

from functions.domain.county.roles import Role, Unit
from functions.domain.county.rule import Rule
from functions.domain.items.appeal import SYSTEM, Actor, Appeal, Deed, Told
from functions.domain.items.change import in_doubt, settled, warned
from functions.domain.items.checking import Ground, checked
from functions.domain.items.clocks import CHECK_WITHIN, begin
from functions.domain.items.facts import NOTHING
from functions.domain.items.ladder import climbs, due
from functions.domain.items.rungs import LADDER_TOP
from functions.domain.items.runs import Clock
from functions.domain.items.state import Doubt
from functions.domain.items.status import Action, Status
from functions.domain.items.verdict import doubted, opened, raises, standing, words
from functions.domain.kinds.steps import advance, allowed, submitted
from functions.domain.refusals import ActionNotAllowed
from functions.domain.safety import Heard, Tier
from functions.domain.triage.routing import NetWords, Spot, decide
from tests.domain.lives import CLOCKS, RULES, next_at

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)

UNITS = {
    u.id: u for u in (Unit("lights", "城管局"), Unit("ccdi", "纪委"), Unit("village", "青竹村"))
}
ON = Ground(CLOCKS, UNITS, "village", "ccdi", AT + timedelta(minutes=3))
TIERS = list(product(Tier, Tier))
UNSURE = [pair for pair in TIERS if Tier.MAYBE in pair]


def heard(danger=Tier.NO, report=Tier.NO):
    return Heard(danger, report, ("水里",) if danger else (), ("支书",) if report else ())


def told(one: Heard) -> Appeal:
    state = opened(CLOCKS, one, AT)
    told_ = Told("……", "NTH000000001")
    return Appeal("north", "1" * 12, "260302" + "1" * 12, told_, AT, 1, state)


def first(one: Heard):
    appeal, event = submitted(told(one), CLOCKS, words(NOTHING, one))
    return appeal, [event]


@pytest.mark.parametrize(("danger", "report"), TIERS)
def test_a_verdict_is_complete_in_the_first_row(danger, report):
    state = opened(CLOCKS, heard(danger, report), AT)

    assert state.emergency is (danger is Tier.CERTAIN)
    assert state.guarded is bool(report)
    assert state.level == {Tier.NO: 3, Tier.MAYBE: 2, Tier.CERTAIN: 1}[danger]
    assert (Doubt.DANGER in state.doubts) is (danger is Tier.MAYBE)
    assert (Doubt.REPORT in state.doubts) is (report is Tier.MAYBE)
    if state.doubts:
        assert (due(state, RULES).step, due(state, RULES).by) == (Clock.CHECK, AT + CHECK_WITHIN)


@pytest.mark.parametrize(("danger", "report"), TIERS)
def test_the_verdict_is_read_from_where_the_matter_stands_with_the_words_that_made_it(
    danger, report
):
    one = heard(danger, report)

    assert standing(opened(CLOCKS, one, AT), [words(NOTHING, one)]) == one


@pytest.mark.parametrize(("danger", "report"), TIERS)
def test_triage_obeys_the_verdict_and_listens_to_nothing(danger, report):
    rules = (Rule("路灯", "lights", keywords=("路灯",)),)
    lists = NetWords(emergency=("着火",), guarded=("受贿",), duty_unit="duty", guarded_unit="ccdi")

    said = decide(
        rules, lists, content="路灯着火了，村主任受贿", spot=Spot(), heard=heard(danger, report)
    )

    assert said.guarded is bool(report)
    assert said.emergency is (danger is Tier.CERTAIN)
    assert said.unit == ("ccdi" if report else "lights")


@pytest.mark.parametrize(("danger", "report"), UNSURE)
def test_a_doubt_is_told_again_every_five_minutes_and_then_no_more(danger, report):
    state = replace(opened(CLOCKS, heard(danger, report), AT), manual=True)
    for n in range(1, LADDER_TOP + 1):
        assert next_at(state, CLOCKS) == AT + n * CHECK_WITHIN  # and nothing else warns meanwhile
        state = warned(state, Clock.CHECK)

    assert [climb.clock for climb in climbs(state, RULES)] == [Clock.ANSWER]


def test_a_unit_is_warned_of_its_own_clock_while_a_doubt_stands():
    state = opened(CLOCKS, heard(Tier.MAYBE), AT)
    mine = {Clock.FINISH: begin(CLOCKS, Clock.FINISH, 2, AT)}
    state = replace(
        state, status=Status.PROCESSING, unit="lights", clocks=state.clocks | mine
    )  # fmt: skip

    assert [climb.clock for climb in climbs(state, RULES)][:2] == [Clock.CHECK, Clock.FINISH]
    assert next_at(state, CLOCKS) == AT + CHECK_WITHIN


@pytest.mark.parametrize(("danger", "report"), UNSURE)
@pytest.mark.parametrize(
    "action", [Action.DISPATCH, Action.ANSWER, Action.ASK, Action.REJECT, Action.MERGE]
)
def test_nobody_goes_past_a_doubt(danger, report, action):
    appeal, _ = first(heard(danger, report))
    person = Deed(action, Actor(Role.DISPATCHER, "dora"), AT)

    assert allowed(appeal, frozenset({Role.DISPATCHER}), own=False)[:1] == (Action.CHECK,)
    assert action not in allowed(appeal, frozenset({Role.DISPATCHER}), own=False)
    with pytest.raises(ActionNotAllowed, match="Check first"):
        advance(appeal, CLOCKS, person)


def test_the_system_passes_a_report_on_to_who_checks_it():
    appeal, _ = first(heard(report=Tier.MAYBE))

    passed, _ = advance(appeal, CLOCKS, Deed(Action.DISPATCH, SYSTEM, AT))

    assert (passed.status, passed.state.doubts) == (Status.DISPATCHED, (Doubt.REPORT,))


def decided(one: Heard, *, manual=True, **answers):
    appeal, events = first(one)
    state = replace(appeal.state, manual=manual)
    target, found = checked(state, events, {Doubt(name): yes for name, yes in answers.items()}, ON)
    return replace(found, status=target)


def test_danger_that_is_confirmed_goes_out_at_level_1():
    state = decided(heard(Tier.MAYBE), danger=True)

    assert (state.emergency, state.level, state.doubts) == (True, 1, ())
    assert state.run(Clock.CHECK) is None
    assert not state.manual  # the router takes it at once
    assert due(state, RULES).by == ON.at + timedelta(minutes=15)


def test_what_is_no_danger_goes_the_ordinary_way():
    state = decided(heard(Tier.MAYBE), danger=False)

    assert (state.emergency, state.level, state.doubts, state.manual) == (False, 3, (), False)
    assert state.clocks[Clock.ACCEPT].due_at == ON.at + timedelta(days=1)
    assert due(state, RULES).by == state.promised_at  # what was promised as to danger stands


def test_what_is_a_report_goes_to_those_who_handle_them():
    state = decided(heard(report=Tier.MAYBE), report=True)

    assert (state.status, state.unit, state.guarded) == (Status.DISPATCHED, "ccdi", True)
    assert (state.doubts, state.no_forward) == ((), ("village",))


def test_what_is_no_report_is_everybodys_matter_again():
    state = decided(heard(report=Tier.MAYBE), report=False)

    assert (state.status, state.guarded, state.no_forward) == (Status.SUBMITTED, False, ())
    assert (state.doubts, state.manual, state.level) == ((), False, 3)


@pytest.mark.parametrize(("danger", "report"), list(product([True, False, None], repeat=2)))
def test_of_two_doubts_each_answer_settles_its_own(danger, report):
    answers = {n: a for n, a in (("danger", danger), ("report", report)) if a is not None}

    state = decided(heard(Tier.MAYBE, Tier.MAYBE), **answers)

    assert (Doubt.DANGER in state.doubts) is (danger is None)
    assert (Doubt.REPORT in state.doubts) is (report is None)
    assert state.emergency is (danger is True)
    assert state.guarded is (report is not False)
    assert (state.run(Clock.CHECK) is None) is (not state.doubts)


def test_danger_that_is_sure_stays_an_emergency_when_the_report_was_none():
    state = decided(heard(Tier.CERTAIN, Tier.MAYBE), report=False)

    assert (state.emergency, state.level, state.guarded, state.manual) == (True, 1, False, False)


def added(danger=Tier.NO, report=Tier.NO, **before):
    """A matter with a unit, and what an addition made of it."""
    _, events = first(Heard())
    mine = {Clock.FINISH: begin(CLOCKS, Clock.FINISH, 3, AT)}
    was = replace(
        events[0].state, status=Status.PROCESSING, unit="lights", category="市政设施",
        clocks=events[0].state.clocks | mine, **before,
    )  # fmt: skip
    moved = {"guarded": True, "unit": None, "status": Status.SUBMITTED} if report else {}
    news = raises(was, heard(danger, report))
    state = replace(in_doubt(was, CLOCKS, news, AT), **moved)
    return state, [replace(events[0], state=was), replace(events[0], step=2, state=state)]


def test_an_addition_that_is_no_report_goes_back_to_whom_it_lay_with_by_their_clock():
    state, events = added(report=Tier.MAYBE)

    target, found = checked(state, events, {Doubt.REPORT: False}, ON)

    assert target is Status.PROCESSING
    assert (found.unit, found.category) == ("lights", "市政设施")
    assert due(replace(found, status=target), RULES).by == AT + timedelta(days=5)
    assert found.guarded is False


def test_an_addition_that_is_no_danger_changes_nothing_else():
    state, events = added(danger=Tier.MAYBE)

    target, found = checked(state, events, {Doubt.DANGER: False}, ON)

    assert (target, found) == (Status.PROCESSING, settled(state, ON.at, Doubt.DANGER))


@pytest.mark.parametrize(("danger", "report"), TIERS)
def test_what_is_known_already_raises_no_doubt(danger, report):
    state = opened(CLOCKS, heard(Tier.CERTAIN, Tier.CERTAIN), AT)

    assert raises(state, heard(danger, report)) == ()


def test_a_doubt_that_stands_keeps_its_clock():
    state = opened(CLOCKS, heard(Tier.MAYBE), AT)

    assert raises(state, heard(Tier.MAYBE)) == ()


@pytest.mark.parametrize(("danger", "report"), TIERS)
def test_only_a_maybe_is_a_doubt(danger, report):
    doubts = doubted(heard(danger, report))

    assert (Doubt.DANGER in doubts, Doubt.REPORT in doubts) == (
        danger is Tier.MAYBE, report is Tier.MAYBE,
    )  # fmt: skip
