"""What becomes of the tasks (交办) of a matter: pure, from a state to the next."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace

from functions.domain.county.roles import Role
from functions.domain.items.rungs import Rung, climb, moment
from functions.domain.items.runs import Run, ended, gone_on, rested
from functions.domain.items.state import State
from functions.domain.items.status import OPEN, Action, Status
from functions.domain.items.tasks import Party, PartyKind, Task, TaskEnd, TaskKind, rule

CO_AT_MOST = 20  # units that help at once
OTHERS_AT_MOST = 15  # tasks of other kinds that are open at once
LIVING = (*OPEN, Status.DONE)  # what is neither archived nor ended otherwise
_GOES_ON = frozenset({Status.SUBMITTED, Status.DISPATCHED, Status.PROCESSING})
_DISPATCHERS = Party(PartyKind.ROLE, Role.DISPATCHER)


def opened(state: State) -> tuple[Task, ...]:
    """What is asked and not closed, in the order in which it was asked."""
    return tuple(task for task in state.tasks if task.is_open)


def has_open(state: State) -> bool:
    """Whether anything is."""
    return bool(opened(state))


def task_of(state: State, identity: str) -> Task | None:
    """The task of this number."""
    return next((task for task in state.tasks if task.id == identity), None)


def barring(state: State, action: Action) -> Task | None:
    """The first open task that this may not happen under."""
    return next((task for task in opened(state) if action in rule(task).bars), None)


def goes_on(target: Status | None) -> bool:
    """Whether a step sends work back; no task bars that."""
    return target in _GOES_ON


def is_due(task: Task) -> bool:
    """Whether its time is asked about: nobody came, or nobody answered."""
    met = task.signed_at if rule(task).by_signing else task.answered
    return task.is_open and not met


def waits_on(task: Task, state: State) -> Party:
    """Who must do something about it next."""
    if is_due(task):
        return there(task.to, state)
    if rule(task).by_asker and not task.declined:
        return there(Party(PartyKind.UNIT, task.unit) if task.unit else Party(), state)
    return Party(PartyKind.ROLE, min(rule(task).closers or {Role.DISPATCHER}, key=_nearest))


def _nearest(role: Role) -> bool:
    return role is Role.LEADER  # signs off as well, after the office


def there(to: Party, state: State) -> Party:
    """The unit that has the matter; where none has it, the dispatchers. They hear of who is outside, too."""
    if to.kind not in {PartyKind.MAIN, PartyKind.OUTSIDE}:
        return to
    return Party(PartyKind.UNIT, state.unit) if state.unit else _DISPATCHERS


def added(state: State, *tasks: Task) -> State:
    """With more that is asked; each gets the next number."""
    numbered = (
        replace(task, id=str(n)) for n, task in enumerate(tasks, state.tasks_asked + 1)
    )  # fmt: skip
    return replace(
        state, tasks=(*state.tasks, *numbered), tasks_asked=state.tasks_asked + len(tasks)
    )


def changed(state: State, task: Task) -> State:
    """With one task as it is now."""
    return replace(state, tasks=tuple(task if t.id == task.id else t for t in state.tasks))


def signed(state: State, task: Task, at: datetime) -> State:
    """Who was asked has it in hand, or has come (报到)."""
    run = ended(task.run, at) if rule(task).by_signing else task.run
    return changed(state, replace(task, signed_at=at, run=run))


def answered(state: State, task: Task, *, step: int, at: datetime, declined: bool = False) -> State:
    """The answer is there; it closes what nobody signs off."""
    said = replace(
        task, answered=step, declined=declined, signed_at=task.signed_at or at, run=ended(task.run, at)
    )  # fmt: skip
    return changed(state, said if declined or rule(task).signed_off else _over(said, step, at))


def sent_back(state: State, task: Task, run: Run | None, *, at: datetime) -> State:
    """The answer is not enough: it is asked again, by the same time or another; nobody declines twice."""
    again = run or (gone_on(replace(task.run, stopped_at=None), at) if task.run else None)
    refused = task.return_refused or task.declined
    return changed(
        state, replace(task, answered=0, declined=False, return_refused=refused, run=again)
    )


def closed(
    state: State, task: Task, outcome: TaskEnd, *, step: int, at: datetime, level: int | None = None
) -> State:
    """Signed off, excused or rated."""
    return changed(state, replace(_over(task, step, at, outcome), level=level))


def _over(task: Task, step: int, at: datetime, outcome: TaskEnd = TaskEnd.DONE) -> Task:
    return replace(task, closed=step, outcome=outcome, run=ended(task.run, at))


def ended_where(state: State, at: datetime, ends: Callable[[Task], bool]) -> State:
    """Without open tasks that end here with the matter, or with the unit's turn."""
    tasks = (
        replace(t, outcome=TaskEnd.OVER, run=ended(t.run, at)) if t.is_open and ends(t) else t
        for t in state.tasks
    )
    return replace(state, tasks=tuple(tasks))


def is_by_name(task: Task, person: str) -> bool:
    """Whether it is asked of somebody by name."""
    return task.to == Party(PartyKind.PERSON, person)


def is_of(state: State, person: str) -> bool:
    """Whether anything open is asked of somebody by name, or by them."""
    return any(is_by_name(task, person) or task.by == person for task in opened(state))


def handed_over(state: State, old: str, new: str) -> State:
    """What is open with one person is another's (工作交接): what is asked of them, and what they asked."""
    return replace(
        state, tasks=tuple(_passed_on(t, old, new) if t.is_open else t for t in state.tasks)
    )


def _passed_on(task: Task, old: str, new: str) -> Task:
    to = Party(PartyKind.PERSON, new) if is_by_name(task, old) else task.to
    return replace(task, to=to, by=new if task.by == old else task.by)


def of_turn(task: Task) -> bool:
    """Whether it ends with the turn of a unit."""
    return rule(task).of_turn


def everything(_task: Task) -> bool:
    """All that is open ends."""
    return True


def given_to(
    state: State, unit: str, helpers: Iterable[str], run: Run | None, at: datetime
) -> State:
    """The tasks as a dispatch leaves them: who helps is named anew, who helped before goes on with it."""
    wanted = tuple(dict.fromkeys(h for h in helpers if h != unit))
    same = unit == state.unit
    stays = tuple(t for t in state.tasks if _stays(t, wanted, same=same))
    new = (h for h in wanted if h not in {t.to.id for t in stays if t.kind is TaskKind.CO})
    return added(replace(state, tasks=stays), *(helping(h, run, at) for h in new))


def _stays(task: Task, helpers: tuple[str, ...], *, same: bool) -> bool:
    if task.kind is TaskKind.CO:
        return task.to.id in helpers
    return same or not of_turn(task)


def turn_over(state: State) -> State:
    """What no unit has nobody handles with it, or for it, any more."""
    return replace(state, tasks=tuple(task for task in state.tasks if not of_turn(task)))


def beside(state: State, helpers: Iterable[str], at: datetime) -> State:
    """What hangs on another matter: who helps with that one reads it, and is asked nothing on it."""
    wanted = tuple(helpers)
    others = tuple(task for task in state.tasks if not of_turn(task))
    here = {t.to.id: t for t in state.tasks if t.kind is TaskKind.CO and t.to.id in wanted}
    stays = tuple(
        replace(t, outcome=TaskEnd.UNASKED, run=ended(t.run, at)) if t.is_open else t
        for t in here.values()
    )
    new = (unasked(unit, at) for unit in wanted if unit not in here)
    return added(replace(state, tasks=(*others, *stays)), *new)


def unasked(unit: str, at: datetime) -> Task:
    """A unit that reads along, and of which nobody waits for an answer."""
    to = Party(PartyKind.UNIT, unit)
    return Task("", TaskKind.CO, to, at, outcome=TaskEnd.UNASKED)


def hidden(state: State) -> State:
    """On the protected path, nobody but who gets it then is asked anything about it."""
    to = PartyKind.MAIN
    return replace(state, tasks=tuple(task for task in state.tasks if task.to.kind is to))


def helping(unit: str, run: Run | None, at: datetime) -> Task:
    """What is asked of a co-unit (会办), as long as the main unit has."""
    own = run and Run(at, max(run.due_at, at), estimated=run.estimated, yellow=run.yellow)
    return Task("", TaskKind.CO, Party(PartyKind.UNIT, unit), at, run=own)


def resting(state: State, at: datetime) -> State:
    """On hold, what is asked within the unit's turn rests with it."""
    return _with_runs(state, lambda run: rested(run, at))


def resumed(state: State, at: datetime) -> State:
    """Taken up again, it goes on with what was left."""
    return _with_runs(state, lambda run: gone_on(run, at))


def _with_runs(state: State, change: Callable[[Run], Run]) -> State:
    tasks = (
        replace(task, run=change(task.run)) if task.run and task.is_open and of_turn(task) else task
        for task in state.tasks
    )
    return replace(state, tasks=tuple(tasks))


class TaskClimb(NamedTuple):
    """The rung of a task that is told next, and when."""

    at: datetime
    task: str
    rung: Rung


RUNGS = climb(Rung.TASK_SOON, Rung.TASK_MISSED, Rung.TASK_LATE, 6)


def task_climbs(state: State) -> list[TaskClimb]:
    """The next rung of each task whose time runs, while the matter lives."""
    if state.status not in LIVING:
        return []
    runs = ((task, task.run) for task in opened(state) if task.run and is_due(task))
    left = (each for each in runs if each[1].is_running and each[1].told < len(RUNGS))
    return sorted(_climb(task, run) for task, run in left)


def _climb(task: Task, run: Run) -> TaskClimb:
    place, rung = RUNGS[run.told]
    return TaskClimb(moment(run, place), task.id, rung)


def warned(state: State, identity: str) -> State:
    """Somebody was told of a rung of it."""
    return replace(state, tasks=tuple(_told(t) if t.id == identity else t for t in state.tasks))


def _told(task: Task) -> Task:
    return replace(task, run=replace(task.run, told=task.run.told + 1)) if task.run else task


def stamped(state: State, step: int) -> State:
    """With the step that asked, where it is being taken."""
    if all(task.step for task in state.tasks):
        return state
    return replace(state, tasks=tuple(t if t.step else replace(t, step=step) for t in state.tasks))


class Seat(NamedTuple):
    """Where a matter stands in the lists of who is asked something: whose list, and by when."""

    party: Party
    due_at: datetime | None
    asked: bool = False  # in the list of who asked it, to see what comes of it


def seats(state: State) -> dict[str, Seat]:
    """The rows that a matter has beside its head, by their names."""
    helping = {f"co#{unit}": _helpers(state, unit) for unit in state.helpers}
    waiting = {
        task.id: Seat(party, _due(task))
        for task in opened(state)
        if (party := waits_on(task, state)).kind is not PartyKind.UNIT or party.id == state.unit
    }
    asked = {f"asked#{t.id}": _of_asker(t) for t in opened(state) if t.by and not rule(t).of_turn}
    return helping | waiting | asked


def _helpers(state: State, unit: str) -> Seat:
    party = Party(PartyKind.UNIT, unit)
    dues = [t.run.due_at for t in opened(state) if t.run and is_due(t) and t.to == party]
    return Seat(party, min(dues, default=None))


def _of_asker(task: Task) -> Seat:
    return Seat(Party(PartyKind.PERSON, task.by), _due(task), asked=True)


def _due(task: Task) -> datetime | None:
    return task.run.due_at if task.run and is_due(task) else None
