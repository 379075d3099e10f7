"""Push a matter for verification (主动推送核查, B17): once a unit has it, whose affair it is says what it found."""

from datetime import datetime

from functions.domain.county.county import County
from functions.domain.county.push import Push
from functions.domain.items import tasking
from functions.domain.items.appeal import SYSTEM, Appeal, Deed, Event
from functions.domain.items.clocks import Clocks, lasting
from functions.domain.items.facts import Facts
from functions.domain.items.status import Action
from functions.domain.items.tasks import TASKS, Party, PartyKind, Task, TaskKind
from functions.domain.kinds import clocks_of, move_of
from functions.domain.kinds.steps import advance
from functions.domain.triage.pushed import pushed
from functions.store import appeals, registry

_GIVEN = {Action.DISPATCH, Action.DECIDE_RETURN, Action.CHECK}  # after these a unit may have it
_KIND = TaskKind.VERIFICATION
_USUAL = "请核查群众反映的情况是否属实，填写核查结果"


def push(event: Event, *, at: datetime) -> None:
    """Ask each unit that the county's settings name for such a matter, once; of a report nobody."""
    county = registry.county(event.tenant)
    if not county.settings.pushes or event.action not in _GIVEN:
        return
    appeal = appeals.load(event.tenant, event.appeal)
    for each, why in _left(county, appeal).items():
        appeal = _ask(appeal, clocks_of(county, appeal.kind), each, why, at)


def _left(county: County, appeal: Appeal) -> dict[Push, tuple[str, ...]]:
    """What fits it and was not asked yet, by the system or by hand; a unit once."""
    state, move = appeal.state, move_of(appeal, Action.VERIFY)
    if move is None or state.guarded or state.doubts or not move.fits(appeal):
        return {}
    asked = {task.to.id for task in state.tasks if task.kind is _KIND}
    room = tasking.OTHERS_AT_MOST - len(tasking.opened(state))
    fitting = pushed(county.settings.pushes, state.category, appeal.told.content)
    first = {push.unit: push for push in reversed(fitting)}
    able = registry.units(county.id).keys() - asked
    left = [push for push in fitting if push.unit in able and first[push.unit] == push]
    return {push: fitting[push] for push in left[: max(room, 0)]}


def _ask(appeal: Appeal, clocks: Clocks, push: Push, why: tuple[str, ...], at: datetime) -> Appeal:
    run = lasting(clocks, TASKS[_KIND].within or 0, at)
    task = Task("", _KIND, Party(PartyKind.UNIT, push.unit), at, run=run)
    number = str(appeal.state.tasks_asked + 1)
    facts = Facts(task=(number,), task_kind=_KIND, until=run.due_at, why=why)
    deed = Deed(Action.VERIFY, SYSTEM, at, note=push.text or _USUAL, facts=facts)
    asked, event = advance(appeal, clocks, deed, tasking.added(appeal.state, task))
    appeals.save(asked, event)
    return asked
