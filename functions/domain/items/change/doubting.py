"""What the nets heard or may have heard: raised at once, or in doubt until a person has decided it."""

from datetime import datetime

from msgspec.structs import replace

from functions.domain.items.change.dates import begun_in, sooner, terms
from functions.domain.items.change.handing import waiting
from functions.domain.items.change.resting import HANDED, taken_up
from functions.domain.items.clocks import Clocks, begin
from functions.domain.items.runs import Clock, stopped
from functions.domain.items.state import Doubt, State
from functions.domain.items.tasks import Task


def raised(state: State, clocks: Clocks, at: datetime) -> State:
    """What an emergency that is heard later changes (升级为特急): level 1, and its time from now."""
    state = taken_up(state, at)
    asked = [clock for clock in (Clock.ACCEPT, *HANDED, Clock.CONTACT) if state.run(clock)]
    danger = terms(state)._replace(level=1)
    hurried = {c: sooner(state.run(c), begin(clocks, c, danger, at)) for c in asked}
    return replace(state, emergency=True, level=1, clocks=state.clocks | hurried)


def in_doubt(state: State, clocks: Clocks, new: tuple[Doubt, ...], at: datetime) -> State:
    """What the nets only may have heard waits for a person, with a clock of its own."""
    if not new:
        return state
    doubts = (*state.doubts, *new)
    return replace(state, doubts=doubts, clocks=begun_in(state, clocks, at, Clock.CHECK))


def settled(state: State, at: datetime, *decided: Doubt) -> State:
    """The doubts that are left once some are decided, with their clock."""
    left = tuple(doubt for doubt in state.doubts if doubt not in decided)
    clocks = state.clocks if left else stopped(state.clocks, at, Clock.CHECK)
    return replace(state, doubts=left, clocks=clocks)


def reopened(state: State, clocks: Clocks, at: datetime) -> State:
    """As if it had just been told: the router looks at it."""
    level = 2 if Doubt.DANGER in state.doubts else 3
    fresh = replace(state, category="", level=level)
    return waiting(fresh, clocks, at, manual=False)


def restored(state: State, before: State) -> State:
    """As it stood before, but for what was told and done since."""
    check = {Clock.CHECK: state.clocks[Clock.CHECK]} if Clock.CHECK in state.clocks else {}
    return replace(
        before, tasks=_again(state, before), tasks_asked=state.tasks_asked, doubts=state.doubts, emergency=state.emergency, place_name=state.place_name,
        area=state.area, judged=state.judged, returned=state.returned,
        added=state.added, added_at=state.added_at, more_at=state.more_at,
        contacted_at=state.contacted_at, dispatches=state.dispatches, call_asked=state.call_asked,
        forgotten=state.forgotten, transferred=state.transferred, guarded=False, no_forward=(),
        not_for=(), clocks=before.clocks | check,
    )  # fmt: skip


def _again(state: State, before: State) -> tuple[Task, ...]:
    """What was asked meanwhile stands; what ended with the unit's turn is asked as it was."""
    since = {task.id: task for task in state.tasks}
    kept = tuple(since.pop(task.id, task) for task in before.tasks)
    return (*kept, *since.values())
