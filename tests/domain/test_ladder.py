"""Colours, limits and the ladder, at frozen moments (field.md Y07, §2.3, §2.7)."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from functions.domain.county.county import County, Settings
from functions.domain.items.change import raised, warned
from functions.domain.items.clocks import begin
from functions.domain.items.kind import APPEAL
from functions.domain.items.ladder import Colour, climbs, colour, due, ended, left
from functions.domain.items.rungs import Rung
from functions.domain.items.runs import Clock, Run, paused, stopped
from functions.domain.items.state import State
from functions.domain.items.status import Status
from functions.domain.kinds import clocks_of
from functions.domain.refusals import Lang
from tests.domain.lives import CLOCKS, LIMITS, RULES, next_at

START = datetime(2026, 3, 2, 9, tzinfo=UTC)


def a_state(status=Status.PROCESSING, hours=30, clock=Clock.FINISH, **rest):
    run = Run(START, START + timedelta(hours=hours), rest.pop("told", 0))
    return State(status, START, {clock: run}, manual=True, **rest)


@pytest.mark.parametrize(
    ("share", "shade"),
    [(0.5, "green"), (0.2, "yellow"), (1 / 3, "yellow"), (-0.01, "red"), (0, "red")],
)
def test_the_colour_follows_the_remaining_share(share, shade):
    run = a_state().clocks[Clock.FINISH]

    assert colour(a_state(), RULES, run.due_at - share * run.period) == Colour(shade)


@given(st.integers(1, 400), st.integers(1, 400), st.integers(0, 800))
def test_a_unit_s_longer_time_hides_no_promise_that_its_citizen_was_given(finish, answer, passed):
    runs = {
        Clock.FINISH: Run(START, START + timedelta(hours=finish)),
        Clock.ANSWER: Run(START, START + timedelta(hours=answer)),
    }
    state, at = replace(a_state(), clocks=runs), START + timedelta(hours=passed)
    over = passed >= min(finish, answer)

    assert due(state, RULES).by == START + timedelta(hours=min(finish, answer))
    assert (colour(state, RULES, at) is Colour.RED) is over
    closed = replace(state, status=Status.DONE, clocks=stopped(runs, at))
    assert bool(ended(closed).late_days) is (passed > min(finish, answer))
    assert due(replace(state, merged_into="x"), RULES) is None


def test_what_was_answered_is_late_for_nobody():
    assert colour(a_state(Status.VISIT), RULES, START + timedelta(days=9)) is None


def test_what_has_no_due_time_has_no_colour():
    assert colour(State(Status.PROCESSING, START), RULES, START) is None


@pytest.mark.parametrize(
    ("level", "sign", "finish"),
    [(1, 15, 120), (2, 30, 1440), (3, 1440, 7200), (4, 1440, 21600)],
)
def test_each_level_has_its_limits_in_minutes(level, sign, finish):
    due = {clock: begin(CLOCKS, clock, level, START).due_at for clock in Clock}

    assert due[Clock.ACCEPT] == due[Clock.SIGN] == START + timedelta(minutes=sign)
    assert due[Clock.FINISH] == due[Clock.ANSWER] == START + timedelta(minutes=finish)


@given(st.integers(1, 1000), st.sampled_from(Clock))
def test_the_rungs_of_a_promise_are_told_in_order_each_once(hours, clock):
    status = min(RULES[clock].asked_in)
    state = a_state(status, hours, clock)
    times = []
    while climbing := climbs(state, RULES):
        times.append(climbing[0].at)
        assert next_at(state, CLOCKS) == times[-1]
        state = warned(state, clock)

    assert times == sorted(times)
    assert len(times) == len(RULES[clock].rungs)


def test_red_comes_at_the_due_time_and_late_each_half_period():
    told = [
        (climb.at, climb.rung)
        for climb in left(Clock.FINISH, a_state().clocks[Clock.FINISH], RULES)
    ]

    assert told[:3] == [
        (START + timedelta(hours=20), Rung.YELLOW),
        (START + timedelta(hours=30), Rung.RED),
        (START + timedelta(hours=45), Rung.LATE),
    ]


def test_every_promise_has_rungs_and_words():
    assert set(RULES) == set(Clock)
    assert all(rule.rungs and rule.label for rule in RULES.values())


@pytest.mark.parametrize(
    ("at", "level", "due", "estimated"),
    [
        ("2026-02-13T10:00", 3, "2026-02-27T10:00", False),  # over the spring festival
        ("2026-09-18T10:00", 3, "2026-09-24T10:00", False),  # with a make-up day
        ("2026-12-28T10:00", 3, "2027-01-04T10:00", True),  # a year that nobody announced
        ("2026-02-13T10:00", 1, "2026-02-13T12:00", False),  # around the clock
    ],
)
def test_a_county_promises_in_working_days_unless_it_is_urgent(at, level, due, estimated):
    began = datetime.fromisoformat(f"{at}:00+08:00")

    run = begin(
        clocks_of(County("north", "NTH", "s", Settings("北县")), APPEAL),
        Clock.FINISH,
        level,
        began,
    )

    assert run == Run(
        began, datetime.fromisoformat(f"{due}:00+08:00"), estimated=estimated,
        days=5 if estimated else 0,
    )  # fmt: skip


@given(
    st.sampled_from([Status.VISIT, Status.DONE, Status.ARCHIVED, Status.TERMINATED]),
    st.integers(1, 100),
    st.integers(0, 400),
    st.integers(1, 90),
)
def test_what_closed_keeps_the_colour_that_it_closed_with(status, hours, taken, yellow):
    run = replace(a_state(hours=hours).clocks[Clock.FINISH], yellow=yellow)
    stopped_at = START + timedelta(hours=taken)
    before = colour(
        State(Status.PROCESSING, START, {Clock.FINISH: run}),
        RULES,
        min(stopped_at, run.due_at - datetime.resolution),
    )
    runs = stopped({Clock.FINISH: run}, stopped_at)
    found = ended(replace(a_state(status), clocks=runs))

    late = max(0, taken - hours)
    assert found == (Colour.RED if late else before, -(-late // 24))
    assert found.label[Lang.ZH] == (f"超时 {found.late_days} 天" if late else "按时")
    assert ended(replace(a_state(status), clocks={Clock.FINISH: run})) is None


@pytest.mark.parametrize(("percent", "left"), [(20, 0.2), (50, 0.5), (33, 1 / 3), (67, 2 / 3)])
def test_a_county_says_how_much_is_left_when_a_promise_turns_yellow(percent, left):
    county = County("north", "NTH", "s", Settings("北县", limits=LIMITS, yellow_percent=percent))
    run = begin(clocks_of(county, APPEAL), Clock.FINISH, 3, START)
    state = State(Status.PROCESSING, START, {Clock.FINISH: run}, manual=True)
    turns = run.due_at - run.period * left

    assert colour(state, RULES, turns - timedelta(seconds=1)) is Colour.GREEN
    assert colour(state, RULES, turns + timedelta(seconds=1)) is Colour.YELLOW
    assert climbs(state, RULES)[0] == (run.turns_at, Clock.FINISH, Rung.YELLOW)
    assert abs(run.turns_at - turns) < timedelta(milliseconds=1)


@given(st.integers(1, 90), st.integers(1, 20_000))
def test_who_has_it_is_told_at_the_moment_at_which_it_turns_yellow(percent, minutes):
    run = Run(START, START + timedelta(minutes=minutes), yellow=percent)
    state = State(Status.PROCESSING, START, {Clock.FINISH: run}, manual=True)

    assert colour(state, RULES, run.turns_at + datetime.resolution) is Colour.YELLOW
    assert colour(state, RULES, run.turns_at - datetime.resolution) is Colour.GREEN


@given(st.sampled_from([Status.SUBMITTED, Status.DISPATCHED, Status.REVIEW, Status.NEED_INFO]))
def test_what_is_open_has_not_ended(status):
    assert ended(replace(a_state(status), clocks=stopped(a_state().clocks, START))) is None


@pytest.mark.parametrize("clock", [Clock.ACCEPT, Clock.SIGN, Clock.FINISH, Clock.CONTACT])
def test_danger_that_is_told_later_hurries_every_promise_of_the_desk(clock):
    state = raised(a_state(hours=500, clock=clock), CLOCKS, START)

    assert state.clocks[clock] == begin(CLOCKS, clock, 1, START)


def test_what_rested_when_it_ended_is_as_late_as_it_was_when_it_began_to_rest():
    state = a_state(Status.WITHDRAWN, 30)
    rested = paused(state.clocks, START + timedelta(hours=20), Clock.FINISH)

    found = ended(replace(state, clocks=stopped(rested, START + timedelta(days=30))))

    assert found == (Colour.YELLOW, 0)
