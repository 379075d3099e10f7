"""Colours, limits and the ladder, at frozen moments (field.md Y07, §2.3, §2.7)."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.county.county import Settings
from functions.domain.items.clocks import (
    Colour,
    Rung,
    accept_by,
    clocks_of,
    colour,
    finish_by,
    next_at,
    warnings,
)
from functions.domain.items.state import State
from functions.domain.items.status import Status

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
CLOCKS = clocks_of(Settings("北县"))


def a_state(status=Status.PROCESSING, hours=30, **rest):
    return State(status, START, START, START + timedelta(hours=hours), **rest)


@pytest.mark.parametrize(
    ("share", "shade"),
    [(0.5, "green"), (0.2, "yellow"), (1 / 3, "yellow"), (-0.01, "red"), (0, "red")],
)
def test_the_colour_follows_the_remaining_share(share, shade):
    state = a_state()
    total = state.due_at - state.clock_from

    assert colour(state, state.due_at - share * total) == Colour(shade)


def test_what_was_answered_is_late_for_nobody():
    answered = State(Status.VISIT, START, START, due_at=START)

    assert colour(answered, START + timedelta(days=1)) is None


def test_what_has_no_due_time_has_no_colour():
    assert colour(State(Status.VISIT, START, START), START) is None


@pytest.mark.parametrize(
    ("level", "sign", "finish"),
    [(1, 15, 120), (2, 30, 1440), (3, 1440, 7200), (4, 1440, 21600)],
)
def test_each_level_has_its_limits_in_minutes(level, sign, finish):
    assert accept_by(CLOCKS, level, START) == START + timedelta(minutes=sign)
    assert finish_by(CLOCKS, level, START) == START + timedelta(minutes=finish)


@given(
    st.integers(1, 1000), st.sampled_from([Status.SUBMITTED, Status.DISPATCHED, Status.PROCESSING])
)
def test_the_ladder_is_climbed_in_order_each_rung_once(hours, status):
    state = a_state(status, hours, manual=True)
    times = [at for at, _ in warnings(state, CLOCKS)]

    assert times == sorted(times)
    assert next_at(state, CLOCKS) == times[0]
    climbed = State(status, START, START, state.due_at, manual=True, warned=len(times))
    assert next_at(climbed, CLOCKS) is None


def test_red_comes_at_the_due_time_and_late_each_half_period():
    rungs = warnings(a_state(hours=30), CLOCKS)

    assert rungs[0] == (START + timedelta(hours=20), Rung.YELLOW)
    assert rungs[1] == (START + timedelta(hours=30), Rung.RED)
    assert rungs[2] == (START + timedelta(hours=45), Rung.LATE)


def test_every_open_status_has_a_next_moment_so_that_nothing_is_forgotten():
    for status in Status:
        state = a_state(status)
        assert next_at(state, CLOCKS) is not None, status
