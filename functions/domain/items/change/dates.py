"""What becomes of the dates of promises: by another level or purpose, more time, or a new calendar. What was told stays told."""

from datetime import datetime

from msgspec.structs import replace

from functions.domain.county.limits import WorkingDays
from functions.domain.items.clocks import Clocks, Terms, begin, lasting
from functions.domain.items.runs import Clock, Run
from functions.domain.items.state import State


def terms(state: State) -> Terms:
    """What the promises of a matter hang on as it stands."""
    return Terms(state.level, state.purpose, state.grid)


def redated(run: Run, clocks: Clocks, clock: Clock, both: tuple[Terms, Terms], at: datetime) -> Run:
    """What another level or purpose makes of a promise: what is shorter counts from now, what is longer from
    where it began; what was granted (延期) is not lost by it.
    """
    was, now = both
    if (was.level, was.purpose) == (now.level, now.purpose):
        return run
    longer = _as_told(run, begin(clocks, clock, now, _start(run)))
    if now.level < was.level or (
        now.level == was.level and _is_shorter(longer, run, clocks, clock, was)
    ):
        return sooner(run, begin(clocks, clock, now, at))
    return _later(run, longer)


def _is_shorter(other: Run, run: Run, clocks: Clocks, clock: Clock, was: Terms) -> bool:
    return other.due_at < _as_told(run, begin(clocks, clock, was, _start(run))).due_at


def sooner(run: Run | None, other: Run) -> Run:
    return run if run and run.due_at <= other.due_at else other


def _later(run: Run, other: Run) -> Run:
    return run if run.due_at >= other.due_at else _due_as(run, other)


def _due_as(run: Run, other: Run) -> Run:
    return replace(run, due_at=other.due_at, estimated=other.estimated, days=other.days)


def until(run: Run, due_at: datetime) -> Run:
    """The promise with a later date; never a sooner one."""
    return run if due_at <= run.due_at else replace(run, due_at=due_at, estimated=False, days=0)


def begun_in(state: State, clocks: Clocks, at: datetime, *several: Clock) -> dict[Clock, Run]:
    return state.clocks | {clock: begin(clocks, clock, terms(state), at) for clock in several}


def reckoned(state: State, clocks: Clocks) -> State:
    """With what was estimated where the calendar has it by now; what ended keeps how it ended.

    It lasts as many working days as it was promised to, whatever the level or the limits are by now.
    """
    runs = {
        clock: run if run.stopped_at or not run.estimated else _reckoned(run, state, clocks, clock)
        for clock, run in state.clocks.items()
    }
    return replace(state, clocks=runs)


def _reckoned(run: Run, state: State, clocks: Clocks, clock: Clock) -> Run:
    start = _start(run)
    by_days, by_level = WorkingDays(run.days), terms(state)
    anew = lasting(clocks, by_days, start) if run.days else begin(clocks, clock, by_level, start)
    return _due_as(run, _as_told(run, anew))


def _start(run: Run) -> datetime:
    """Where it began; what rested since stands as much later."""
    return run.began_at - run.moved_by


def _as_told(run: Run, anew: Run) -> Run:
    """What is reckoned from where it began, as much later as it rested."""
    return replace(anew, due_at=anew.due_at + run.moved_by)


def warned(state: State, clock: Clock) -> State:
    """Somebody was told of a rung."""
    run = state.clocks[clock]
    return replace(state, clocks=state.clocks | {clock: replace(run, told=run.told + 1)})
