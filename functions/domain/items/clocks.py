"""Time limits, three colours, and when the system itself acts next (field.md §2.3, §2.7).

The unit's clock starts at dispatch, not at signing; the citizen's promise counts from submission
(`promises.py`). The colour is that of the next step that is due (`due`): accepting, signing, finishing.
It is computed, never stored. Days are calendar days.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from functions.domain.county.county import DEFAULT_LIMITS, Limits, Settings
from functions.domain.county.rule import Complexity
from functions.domain.items.state import State
from functions.domain.items.status import Status
from functions.domain.refusals import Words

REDRIVE = timedelta(seconds=60)
CHECK_WITHIN = timedelta(minutes=5)  # a person decides what the nets only may have heard
CHECKED_IN = (Status.SUBMITTED, Status.DISPATCHED, Status.PROCESSING)  # where a doubt can stand
LADDER_TOP = 7  # rungs; after them, the county's head has heard it often enough


class Clocks(Struct, frozen=True):
    """A county's time limits, as the rules of time need them."""

    limits: dict[int, Limits]
    need_info: timedelta
    rating: timedelta
    archive: timedelta
    keep_contact: timedelta


class Colour(StrEnum):
    """The three colours of a deadline (三色预警)."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


class DueStep(StrEnum):
    """What is due next: a doubt to be decided, to be given to a unit, to be signed for, to be finished, to be answered."""

    CHECK = "check"
    ACCEPT = "accept"
    SIGN = "sign"
    FINISH = "finish"
    ANSWER = "answer"


DUE_LABEL = {
    DueStep.CHECK: Words("核实", "Checking"),
    DueStep.ACCEPT: Words("派单", "Dispatch"),
    DueStep.SIGN: Words("签收", "Signing"),
    DueStep.FINISH: Words("办结", "Finishing"),
    DueStep.ANSWER: Words("答复", "Answer"),
}


class Due(Struct, frozen=True):
    """The step that is due next, by when, and since when its time runs."""

    step: DueStep
    by: datetime
    since: datetime


class Rung(StrEnum):
    """A rung of the ladder that a late appeal climbs."""

    UNCHECKED = "unchecked"
    UNSIGNED = "unsigned"
    YELLOW = "yellow"
    RED = "red"
    LATE = "late"


def clocks_of(settings: Settings) -> Clocks:
    """The clocks that a county set."""
    return Clocks(
        settings.limits,
        timedelta(days=settings.need_info_days),
        timedelta(days=settings.rating_days),
        timedelta(days=settings.archive_days),
        timedelta(days=settings.keep_contact_days),
    )


def accept_by(clocks: Clocks, level: int, at: datetime) -> datetime:
    """Until when an appeal must be accepted, or signed for."""
    return at + timedelta(minutes=clocks.limits[level].sign)


def finish_by(clocks: Clocks, level: int, at: datetime) -> datetime:
    """Until when an appeal must be finished."""
    return at + timedelta(minutes=clocks.limits[level].finish)


def due(state: State) -> Due | None:
    """What is due next; the one answer for every list, count, colour and sort key.

    None where no time runs: the citizen is asked or has the answer, or another matter is waited for.
    """
    if state.doubts and state.check_by and state.status in CHECKED_IN:
        return Due(DueStep.CHECK, state.check_by, state.check_by - CHECK_WITHIN)
    if state.due_at is None or state.merged_into:
        return None
    finish = Due(DueStep.FINISH, state.due_at, state.clock_from)
    match state.status:
        case Status.SUBMITTED:
            return Due(DueStep.ACCEPT, state.due_at, state.clock_from)
        case Status.DISPATCHED:
            sign = Due(DueStep.SIGN, _sign_by(state), state.clock_from)
            return min(sign, finish, key=lambda each: each.by)
        case Status.PROCESSING | Status.REVIEW:
            return finish
        case _:
            return None


def _sign_by(state: State) -> datetime:
    """Rows of before signing had a date of its own go by the usual limits."""
    return state.sign_by or state.since + timedelta(minutes=DEFAULT_LIMITS[state.level].sign)


def colour(state: State, at: datetime) -> Colour | None:
    """The colour of the next step that is due; None where no time runs."""
    return shade(due(state), at)


def shade(step: Due | None, at: datetime) -> Colour | None:
    """Green while more than a third of the time remains, yellow then, red from the due time on."""
    if step is None:
        return None
    if at >= step.by:
        return Colour.RED
    return Colour.GREEN if (step.by - at) * 3 > step.by - step.since else Colour.YELLOW


def warnings(state: State, clocks: Clocks) -> list[tuple[datetime, Rung]]:
    """When to warn of what, while it stands where it stands.

    Unsigned where signing is late, yellow, red, then one rung up the ladder each half-period.
    """
    if state.due_at is None or state.merged_into or (state.doubts and not state.unit):
        return []
    total = state.due_at - state.clock_from
    rungs = [(state.due_at - total / 3, Rung.YELLOW), (state.due_at, Rung.RED)]
    rungs += [(state.due_at + n * total / 2, Rung.LATE) for n in range(1, LADDER_TOP - 1)]
    if state.status is Status.DISPATCHED:
        sign_by = state.sign_by or accept_by(clocks, state.level, state.since)
        rungs.append((sign_by, Rung.UNSIGNED))
    return sorted(rungs)


def check_at(state: State) -> datetime | None:
    """When somebody is told of its doubts again; None where none stands."""
    stands = state.doubts and state.status in CHECKED_IN and state.asked < LADDER_TOP
    return state.check_by + state.asked * CHECK_WITHIN if stands and state.check_by else None


def next_at(state: State, clocks: Clocks) -> datetime | None:
    """When the sweep must look at this appeal again, or None."""
    return min(filter(None, (_step_at(state, clocks), check_at(state))), default=None)


def _step_at(state: State, clocks: Clocks) -> datetime | None:
    match state.status:
        case Status.SUBMITTED if not state.manual:
            return state.since + REDRIVE
        case Status.NEED_INFO:
            return state.since + clocks.need_info
        case Status.SUBMITTED | Status.DISPATCHED | Status.PROCESSING | Status.REVIEW:
            remaining = warnings(state, clocks)[state.warned :]
            return remaining[0][0] if remaining else None
        case Status.VISIT:
            return state.since + clocks.rating
        case Status.DONE:
            return state.since + clocks.archive
        case _:
            return None if state.forgotten else state.since + clocks.keep_contact


def raised(state: State, clocks: Clocks, at: datetime) -> dict[str, object]:
    """What an emergency that is heard later changes (升级为特急): level 1, and its clock from now."""
    due_by = finish_by if state.unit else accept_by
    return {
        "emergency": True, "level": 1, "clock_from": at, "due_at": due_by(clocks, 1, at), "warned": 0,
        "sign_by": accept_by(clocks, 1, at),
    }  # fmt: skip


def assigned(
    state: State, clocks: Clocks, *, unit: str, co_units: tuple[str, ...], level: int,
    complexity: Complexity, category: str, at: datetime,
) -> dict[str, object]:  # fmt: skip
    """What a dispatch changes: whose it is, and the unit's clock, which starts now."""
    return {
        "unit": unit,
        "co_units": tuple(u for u in co_units if u != unit),
        "level": level,
        "complexity": complexity,
        "category": category,
        "manual": False,
        "spam": False,
        "return_pending": False,
        "dispatched_at": at,
        "signed_at": None,
        "dispatches": state.dispatches + 1,
        "clock_from": at,
        "sign_by": accept_by(clocks, level, at),
        "due_at": finish_by(clocks, level, at),
        "warned": 0,
    }
