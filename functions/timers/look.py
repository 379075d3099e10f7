"""Do what time asks for: re-drive, warn, close, archive, forget."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from msgspec.structs import replace

from functions.domain.county.responsibility import Ladder
from functions.domain.items.appeal import SYSTEM, Appeal, Deed, forgotten
from functions.domain.items.change import closed, warned
from functions.domain.items.facts import Facts
from functions.domain.items.state import State
from functions.domain.items.status import Action
from functions.domain.items.tasking import TaskClimb
from functions.domain.items.tasking import warned as task_warned
from functions.domain.items.timed import DueAct, due_act
from functions.domain.items.warnings import come_to
from functions.domain.kinds import clocks_of, flow_of
from functions.domain.kinds.steps import advance
from functions.domain.refusals import StaleAppeal
from functions.store import appeals, registry
from functions.timers.reckon import put_off

Redrive = Callable[[str, str], object]


def look(appeal: Appeal, redrive: Redrive, *, at: datetime) -> None:
    """Take the one step of an appeal that is due next, unless somebody acted in between."""
    county = registry.county(appeal.tenant)
    clocks = clocks_of(county, appeal.kind)
    act = due_act(appeal.state, clocks, flow_of(appeal).timed)
    if act is None:
        return
    if act.at > at:  # by the county's settings of today, it is not due yet
        with suppress(StaleAppeal):
            put_off(appeal, county, at=at)
        return
    if act.action is None:
        redrive(appeal.tenant, appeal.id)
        return
    deed, state = _taken(appeal.state, act, at)
    deed, forget = _climbing(deed, state, county.settings.ladder), state.forgotten
    moved, event = advance(forgotten(appeal) if forget else appeal, clocks, deed, state)
    with suppress(StaleAppeal):
        appeals.save(moved, event, forget=forget)


def _climbing(deed: Deed, state: State, ladder: Ladder) -> Deed:
    """A warning says which level of the county's ladder (责任链) it has come to, as it is called then."""
    level = come_to(deed.facts, state) if deed.action is Action.WARN else None
    if level is None or level > len(ladder):
        return deed
    climbed = replace(deed.facts, ladder=level, ladder_name=ladder[level - 1].name)
    return replace(deed, facts=climbed)


def _taken(state: State, act: DueAct, at: datetime) -> tuple[Deed, State]:
    """The step that time asks for, and what it makes of the matter."""
    action, held = act.action or Action.WARN, act.at if act.held else None
    if isinstance(act.climb, TaskClimb):
        facts = Facts(rung=act.climb.rung, task=(act.climb.task,), held=held)
        return Deed(action, SYSTEM, at, facts=facts), task_warned(state, act.climb.task)
    if act.climb:
        facts = Facts(rung=act.climb.rung, clock=act.climb.clock, held=held)
        return Deed(action, SYSTEM, at, facts=facts), warned(state, act.climb.clock)
    match action:
        case Action.CLOSE:
            return Deed(action, SYSTEM, at), closed(state, at)
        case Action.WITHDRAW:
            return Deed(action, SYSTEM, at, facts=Facts(silent=True)), closed(state, at)
        case Action.FORGET:
            return Deed(action, SYSTEM, at), replace(state, forgotten=True)
        case _:
            return Deed(action, SYSTEM, at), state
