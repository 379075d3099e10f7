"""Nobody is woken for what is not urgent; what is urgent is told at any hour (field.md C14)."""

from datetime import datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from functions.domain.codes import BEIJING
from functions.domain.county.hours import end_of, within
from functions.domain.items.ladder import climbs
from functions.domain.items.runs import Clock, Run
from functions.domain.items.state import State
from functions.domain.items.status import Status
from tests.domain.lives import CLOCKS, RULES, due_act

MOMENTS = st.integers(0, 366 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=BEIJING) + timedelta(minutes=minutes)
)
TIMES = st.times().map(lambda at: f"{at:%H:%M}")
SPANS = st.builds("{}-{}".format, TIMES, TIMES)


@given(MOMENTS, SPANS)
def test_a_span_ends_at_the_first_moment_that_is_not_within_it(at, span):
    end = end_of(span, at)

    assert (end is None) is not within(span, at)
    if end:
        assert at < end <= at + timedelta(days=1)
        assert not within(span, end)
        assert within(span, max(at, end - timedelta(microseconds=1)))


@given(MOMENTS, st.integers(1, 4), st.integers(1, 20_000), st.sampled_from(Clock))
def test_who_is_not_urgent_waits_for_the_morning_and_no_longer(began, level, minutes, clock):
    clocks = replace(CLOCKS, quiet="22:00-07:00")
    state = State(
        Status.PROCESSING if clock is not Clock.ACCEPT else Status.SUBMITTED, began,
        {clock: Run(began, began + timedelta(minutes=minutes))}, level, manual=True,
    )  # fmt: skip
    for climb in climbs(state, RULES):
        act = due_act(state, clocks)
        local = act.at.astimezone(BEIJING)

        quiet = within("22:00-07:00", climb.at) and level > 2 and clock is not Clock.CHECK
        assert act.held is quiet
        assert act.at >= climb.at
        assert local.time() == time(7) if quiet else act.at == climb.at
