"""What the system itself does next, and when: one answer for the sweep and for when to look again."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from functions.domain.county.hours import end_of
from functions.domain.items.clocks import REDRIVE, URGENT, Clocks
from functions.domain.items.flow import Timed
from functions.domain.items.ladder import Climb, climbs
from functions.domain.items.runs import Clock
from functions.domain.items.state import State
from functions.domain.items.status import Action, Status
from functions.domain.items.tasking import TaskClimb, task_climbs


class DueAct(NamedTuple):
    """An action of the system with its time; without one the router looks again. A warning has its rung."""

    at: datetime
    action: Action | None
    climb: Climb | TaskClimb | None = None
    held: bool = False  # overnight: told in the morning, with all others of that night


Timers = Mapping[Status, Timed]


def due_act(state: State, clocks: Clocks, timers: Timers) -> DueAct | None:
    """The first thing that time asks for, while it stands where it stands; None where nothing."""
    told: list[Climb | TaskClimb] = [*climbs(state, clocks.rules), *task_climbs(state)]
    acts = [_warning(state, climb, clocks) for climb in told]
    if state.status is Status.SUBMITTED and not state.manual:
        acts.append(DueAct(state.since + REDRIVE, None))
    timer = timers.get(state.status)
    if timer and timer.when(state):
        acts.append(DueAct(state.since + timer.after(clocks), timer.action))
    return min(acts, key=lambda act: act.at, default=None)


def _warning(state: State, climb: Climb | TaskClimb, clocks: Clocks) -> DueAct:
    """When a rung is told; nobody is woken for what is not urgent (免打扰)."""
    wakes = isinstance(climb, Climb) and climb.clock is Clock.CHECK
    urgent = state.level <= URGENT or wakes
    morning = None if urgent else end_of(clocks.quiet, climb.at)
    return DueAct(morning or climb.at, Action.WARN, climb, held=morning is not None)


def next_at(state: State, clocks: Clocks, timers: Timers) -> datetime | None:
    """When the sweep must look at it again, or None."""
    act = due_act(state, clocks, timers)
    return act.at if act else None
