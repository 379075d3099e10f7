"""What is due next and its colour (三色预警), and the rungs that a late matter climbs (field.md §2.7).

Both are read from the promises that run where a matter stands; the colour is computed, never stored.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from functions.domain.items.rungs import ClockRules, Rung, moment
from functions.domain.items.runs import A_THIRD, Clock, Run, share
from functions.domain.items.state import State
from functions.domain.items.status import WAITING, Status
from functions.domain.refusals import Words


class Colour(StrEnum):
    """The three colours of a deadline (三色预警)."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


# Whose next is what a list's colour is of. A hard matter may take a unit longer than its citizen was promised.
DESK = (Clock.ACCEPT, Clock.SIGN, Clock.CONTACT, Clock.RETURN, Clock.FINISH, Clock.ANSWER)
ANYWAY = frozenset({Clock.CHECK, Clock.ANSWER})  # also while another matter is waited for


class Due(Struct, frozen=True):
    """The promise that is due next, by when, and since when its time runs."""

    step: Clock
    by: datetime
    since: datetime
    estimated: bool = False
    yellow: int = A_THIRD


def asked(state: State, clock: Clock, rules: ClockRules) -> Run | None:
    """The promise, where it runs and somebody is asked about it as the matter stands."""
    if state.status not in rules[clock].asked_in or (state.merged_into and clock not in ANYWAY):
        return None
    if clock is Clock.ACCEPT and state.doubts:
        return None  # first, a person looks at what the nets may have heard
    return state.run(clock)


def due(state: State, rules: ClockRules) -> Due | None:
    """What is due next; the one answer for every list, count, colour and sort key.

    None where no time runs: the citizen is asked or has the answer, or another matter is waited for.
    """
    if check := asked(state, Clock.CHECK, rules):
        return due_by(Clock.CHECK, check)
    if state.merged_into:
        return None
    runs = [due_by(clock, run) for clock in DESK if (run := asked(state, clock, rules))]
    return min(runs, key=lambda each: each.by, default=None)


def due_by(clock: Clock, run: Run) -> Due:
    """A promise, as what is due."""
    return Due(clock, run.due_at, run.began_at, run.estimated, run.yellow)


def colour(state: State, rules: ClockRules, at: datetime) -> Colour | None:
    """The colour of the next step that is due; None where no time runs."""
    return shade(due(state, rules), at)


def shade(step: Due | None, at: datetime) -> Colour | None:
    """Green while more than the promise's share of time remains, yellow then, red from the due time on."""
    if step is None:
        return None
    if at >= step.by:
        return Colour.RED
    least = share(step.yellow)
    is_green = (step.by - at) * least.denominator > (step.by - step.since) * least.numerator
    return Colour.GREEN if is_green else Colour.YELLOW


class Ended(NamedTuple):
    """The colour that a matter closed with, and how many days too late that was; 0 in time."""

    colour: Colour
    late_days: int

    @property
    def label(self) -> Words:
        """In words: 按时, 超时 n 天."""
        days = self.late_days
        plural = "" if days == 1 else "s"
        return Words(f"超时 {days} 天", f"{days} day{plural} late") if days else _IN_TIME


_IN_TIME = Words("按时", "In time")


def ended(state: State) -> Ended | None:
    """How a matter that is answered or over closed: by its unit's time or the citizen's promise, whichever was over first.

    What is answered at the very moment at which it is due is in time.
    """
    promised = [run for clock in (Clock.FINISH, Clock.ANSWER) if (run := state.clocks.get(clock))]
    run = min(promised, key=lambda each: each.due_at, default=None)
    if run is None or run.stopped_at is None or state.status in (*WAITING, Status.NEED_INFO):
        return None
    at = run.paused_at or run.stopped_at
    late = max(at - run.due_at, timedelta())
    shown = Colour.RED if late else shade(due_by(Clock.FINISH, run), min(at, _before(run.due_at)))
    return Ended(shown or Colour.GREEN, -(-late // timedelta(days=1)))


def _before(at: datetime) -> datetime:
    return at - datetime.resolution


class Climb(NamedTuple):
    """The rung of a promise that is told next, and when."""

    at: datetime
    clock: Clock
    rung: Rung


def left(clock: Clock, run: Run, rules: ClockRules) -> list[Climb]:
    """The rungs of a promise that nobody was told of yet."""
    return [
        Climb(moment(run, place), clock, rung) for place, rung in rules[clock].rungs[run.told :]
    ]


def climbs(state: State, rules: ClockRules) -> list[Climb]:
    """The next rung of each promise that somebody is asked about, as they come."""
    asking = [(clock, run) for clock in rules if (run := asked(state, clock, rules))]
    return sorted(ahead[0] for clock, run in asking if (ahead := left(clock, run, rules)))
