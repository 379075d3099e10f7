"""A person decides what the nets only may have heard (核实), and where the matter goes then."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from functions.domain.county.roles import Unit
from functions.domain.items.appeal import Event
from functions.domain.items.change import (
    Turn,
    raised,
    reopened,
    restored,
    revived,
    settled,
    told_more,
)
from functions.domain.items.clocks import Clocks
from functions.domain.items.protection import protected
from functions.domain.items.rounds import judged
from functions.domain.items.state import Doubt, State
from functions.domain.items.status import Action, Status

Answers = dict[Doubt, bool]


class Ground(Struct, frozen=True):
    """What a decision stands on beside the matter itself."""

    clocks: Clocks
    units: dict[str, Unit]
    place: str | None  # the unit of the place where it was told
    given: str | None  # the unit that is given reports
    at: datetime
    reachable: bool = False  # whether a unit may call the citizen, once this is no report


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
    target, now = state.status, settled(state, on.at, *answers)
    for doubt, decide in ((Doubt.REPORT, _report), (Doubt.DANGER, _danger)):
        if doubt in answers and doubt in state.doubts:
            standing = replace(now, status=target)
            target, now = decide(standing, origin(events, doubt), on, yes=answers[doubt])
    return target, now


def _report(state: State, of: Origin, on: Ground, *, yes: bool) -> Turn:
    if yes:
        return protected(state, on.clocks, on.units, place=on.place, to=on.given, at=on.at)
    target, now = _back(state, of, on)
    now = replace(now, guarded=False, no_forward=(), not_for=())
    return target, raised(now, on.clocks, on.at) if state.emergency else now


def _danger(state: State, of: Origin, on: Ground, *, yes: bool) -> Turn:
    status = state.status
    waits = status is Status.SUBMITTED and not state.guarded
    if yes:
        now = raised(state, on.clocks, on.at)
        return status, replace(now, manual=False) if waits else now
    if of.event.action is Action.RATE and of.before and not state.doubts:
        return _judged(state, of.event, of.before, on)
    if waits and of.before is None:
        return status, reopened(state, on.clocks, on.at)
    return status, state


def _back(state: State, of: Origin, on: Ground) -> Turn:
    """To whom it lay with, and by their clock; what was told first, to the router."""
    if of.before is None:
        return Status.SUBMITTED, reopened(state, on.clocks, on.at)
    if of.event.action is Action.RATE:
        return _judged(state, of.event, of.before, on)
    was = restored(state, of.before)
    if was.may_revive:
        return Status.SUBMITTED, revived(was, on.clocks, on.at)
    if was.status is Status.NEED_INFO:
        return Status.SUBMITTED, told_more(was, on.clocks, on.at)
    return was.status, was


def _judged(state: State, rating: Event, before: State, on: Ground) -> Turn:
    """What the rating would have led to, had it told of nothing but the work."""
    said, was = rating.facts, restored(state, before)
    turn, _ = judged(
        was, on.clocks, level=said.level or 0, solved=said.solved, reachable=on.reachable, at=on.at
    )
    return turn
