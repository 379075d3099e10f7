"""A promise of time rests and goes on with what was left of it (field.md §2.1: 4, 14, 22)."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from functions.domain.items.ladder import left as rungs
from functions.domain.items.runs import Clock, Run, paused, resumed, stopped
from tests.domain.lives import RULES

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
MINUTES = st.integers(0, 100_000).map(lambda n: timedelta(minutes=n))


@given(period=MINUTES, used=MINUTES, rest=MINUTES, told=st.integers(0, 6))
def test_what_rested_goes_on_with_what_was_left(period, used, rest, told):
    run = Run(START, START + period, told)
    runs = {Clock.FINISH: run, Clock.ANSWER: run}

    rested = resumed(paused(runs, START + used, Clock.FINISH), START + used + rest)

    assert rested[Clock.ANSWER] == run
    left = rested[Clock.FINISH]
    assert left.due_at - (START + used + rest) == run.due_at - (START + used)
    assert (left.period, left.told) == (run.period, told)
    assert [r.at - rest for r in rungs(Clock.FINISH, left, RULES)] == [
        r.at for r in rungs(Clock.FINISH, run, RULES)
    ]


@given(st.lists(st.tuples(st.booleans(), MINUTES), max_size=20))
def test_rests_add_up_and_a_second_pause_changes_nothing(turns):
    runs, at, rested, since = {Clock.FINISH: Run(START, START)}, START, timedelta(), None
    for rests, later in turns:
        at += later
        if rests:
            runs, since = paused(runs, at, Clock.FINISH), since or at
        else:
            rested += at - since if since else timedelta()
            runs, since = resumed(runs, at), None

    assert runs[Clock.FINISH].due_at == START + rested


def test_what_was_stopped_neither_rests_nor_goes_on():
    runs = stopped({Clock.FINISH: Run(START, START)}, START)

    assert paused(runs, START, Clock.FINISH) == runs
    assert resumed(runs, START) == runs
    assert not runs[Clock.FINISH].is_running
