"""A person decides what the nets only may have heard (核实), and where the matter goes then."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from functions.domain.county.roles import Unit
from functions.domain.items.appeal import Event
from functions.domain.items.clocks import Clocks, accept_by, raised
from functions.domain.items.protection import Turn, protected
from functions.domain.items.rounds import judged
from functions.domain.items.state import Doubt, State
from functions.domain.items.status import Action, Status
from functions.domain.items.verdict import settled

Answers = dict[Doubt, bool]

# What a report's path set aside, and what is as it was before where it is none.
_KEPT = (
    "unit", "co_units", "category", "level", "complexity", "due_at", "sign_by", "clock_from", "manual",
    "spam", "return_pending", "return_refused", "merged_into", "signed_at", "dispatched_at", "round", "rating",
    "solved", "closed_at", "promised_at",
)  # fmt: skip


class Ground(Struct, frozen=True):
    """What a decision stands on beside the matter itself."""

    clocks: Clocks
    units: dict[str, Unit]
    place: str | None  # the unit of the place where it was told
    given: str | None  # the unit that is given reports
    at: datetime


class Origin(Struct, frozen=True):
    """What raised a doubt, and how the matter stood before."""

    event: Event
    before: State | None


def origin(events: Sequence[Event], doubt: Doubt) -> Origin:
    """The event by which a doubt came last."""
    states = [None, *(event.state for event in events)]
    return next(
        Origin(event, before)
        for event, before in reversed(list(zip(events, states, strict=False)))
        if doubt in event.state.doubts and (before is None or doubt not in before.doubts)
    )


def checked(state: State, events: Sequence[Event], answers: Answers, on: Ground) -> Turn:
    """What follows from the answers; doubts that were not answered stand."""
    target, changes = state.status, settled(state, *answers)
    for doubt, decide in ((Doubt.REPORT, _report), (Doubt.DANGER, _danger)):
        if doubt in answers and doubt in state.doubts:
            now = replace(state, **changes, status=target)
            target, more = decide(now, origin(events, doubt), on, yes=answers[doubt])
            changes |= more
    return target, changes


def _report(state: State, of: Origin, on: Ground, *, yes: bool) -> Turn:
    if yes:
        return protected(state, on.clocks, on.units, place=on.place, given=on.given, at=on.at)
    target, changes = _opened(state, on) if of.before is None else _back(of.event, of.before, on)
    changes |= {"guarded": False, "no_forward": (), "not_for": ()}
    if state.emergency:
        changes |= raised(replace(state, **changes), on.clocks, on.at)
    return target, changes


def _danger(state: State, of: Origin, on: Ground, *, yes: bool) -> Turn:
    status = state.status
    waits = status is Status.SUBMITTED and not state.guarded
    if yes:
        changes = raised(state, on.clocks, on.at)
        return status, changes | ({"manual": False} if waits else {})
    if of.event.action is Action.RATE and of.before and not state.doubts:
        return _judged(of.event, of.before, on)
    return _opened(state, on) if waits and of.before is None else (status, {})


def _opened(state: State, on: Ground) -> Turn:
    """As if it had just been told: the router looks at it."""
    level = 2 if Doubt.DANGER in state.doubts else 3
    due_at = state.check_by if state.doubts else accept_by(on.clocks, level, on.at)
    return Status.SUBMITTED, {
        "unit": None, "co_units": (), "category": "", "level": level, "manual": False,
        "clock_from": on.at, "due_at": due_at, "warned": 0,
    }  # fmt: skip


def _back(raised_by: Event, before: State, on: Ground) -> Turn:
    """To whom it lay with, and by their clock."""
    changes: dict[str, object] = {name: getattr(before, name) for name in _KEPT}
    if raised_by.action is Action.RATE:
        target, more = _judged(raised_by, before, on)
        return target, changes | more
    if before.status is Status.NEED_INFO:
        due_at = accept_by(on.clocks, before.level, on.at)
        return Status.SUBMITTED, changes | {"manual": True, "due_at": due_at, "clock_from": on.at}
    return before.status, changes


def _judged(rating: Event, before: State, on: Ground) -> Turn:
    """What the rating would have led to, had it told of nothing but the work."""
    said = rating.facts
    solved = {"yes": True, "no": False}.get(said.get("solved", ""))
    target, changes, _ = judged(
        before, on.clocks, level=int(said["level"]), solved=solved, at=on.at
    )
    return target, {"round": before.round} | changes
