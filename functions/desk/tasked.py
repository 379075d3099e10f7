"""What the person at the desk may do about the tasks of a matter, and what is asked of whom."""

from datetime import datetime

from functions.desk.case import Case, Outcome
from functions.domain.county.roles import HOLDERS, Permission, Person, scope_of
from functions.domain.forms import long_enough
from functions.domain.items import tasking
from functions.domain.items.appeal import may_see
from functions.domain.items.clocks import lasting
from functions.domain.items.facts import Facts
from functions.domain.items.runs import Clock, Run
from functions.domain.items.task_offers import Offer, handed_down, is_theirs, offers
from functions.domain.items.tasks import TASKS, Party, PartyKind, Task, TaskKind
from functions.domain.refusals import ActionNotAllowed, NotPermitted, Unknown, invalid
from functions.store import registry


def open_to(case: Case, task: Task) -> tuple[Offer, ...]:
    """What this person may do about it."""
    return offers(task, case.state, case.person, case.units)


def offered(case: Case, identity: str, offer: Offer) -> Task:
    """The task, where this person may do this about it now. Raises `Unknown`, `NotPermitted`, `ActionNotAllowed`."""
    task = tasking.task_of(case.state, identity)
    if task is None:
        raise Unknown("没有这项交办", "No such task")
    if offer in open_to(case, task):
        return task
    if not is_theirs(offer, task, case.state, case.person, case.units):
        raise NotPermitted("这项交办不由您办理", "This task is not yours")
    raise ActionNotAllowed("这项交办现在不能这样操作", f"the task does not allow {offer} now")


def has_in_hand(case: Case) -> bool:
    """Whether the matter was handed down to the person's unit, and lies there."""
    return handed_down(case.state, case.person, case.units) is not None


def unit(field: str, case: Case, identity: str) -> Party:
    """A unit that may be asked about this matter: of a report, not the accused."""
    return Party(PartyKind.UNIT, case.unit(field, identity))


_unit = unit


def _person(field: str, case: Case, identity: str) -> Party:
    """Somebody who may be asked by name: of a report, only who may read it."""
    found = registry.people(case.county.id, fresh=True).get(identity)
    if found is None or not found.active or not found.roles & HOLDERS[Permission.DESK]:
        raise invalid(field, "choice", "没有这个人", "is nobody of this county")
    if not reads(case, found):
        raise invalid(field, "unread", "此人不能看这件诉求", "may not read this matter")
    return Party(PartyKind.PERSON, identity)


def reads(case: Case, found: Person) -> bool:
    """Whether somebody could read the matter, were something asked of them on it."""
    asked = tasking.added(
        case.state, Task("", TaskKind.INSTRUCTION, Party(PartyKind.PERSON, found.id), case.at)
    )
    return may_see(asked, scope_of(found, case.units), *case.texts)


def run(case: Case, kind: TaskKind, due_at: datetime | None) -> Run | None:
    """By when: as it was said, else as long as this kind usually has, or the unit."""
    if due_at is not None:
        return _until(case, due_at)
    if span := TASKS[kind].within:
        return lasting(case.clocks, span, case.at)
    finish = case.state.clocks.get(Clock.FINISH)
    return _run(case, max(finish.due_at, case.at)) if finish else None


def _until(case: Case, due_at: datetime) -> Run:
    if due_at <= case.at:
        raise invalid("due_at", "past", "时限须在现在之后", "must lie ahead")
    return _run(case, due_at.astimezone(case.at.tzinfo))


def _run(case: Case, due_at: datetime) -> Run:
    return Run(case.at, due_at, yellow=case.clocks.yellow)


def party(case: Case, *, unit: str | None, person: str | None) -> Party:
    """Of whom something is asked; where nobody is named, of whichever unit has the matter."""
    if person:
        return _person("person", case, person)
    return _unit("to", case, unit) if unit else Party()


def entrusted(
    case: Case, kind: TaskKind, to: list[Party], text: str, *, due_at: datetime | None = None,
    public: str = "", **more: str | None,
) -> Outcome:  # fmt: skip
    """The same is asked of each of them, and the event says so."""
    until = run(case, kind, due_at)
    tasks = [asked(case, kind, each, until, **more) for each in to]
    bounded(case, *tasks)
    return Outcome(
        public=public, note=long_enough("text", text, 2), facts=facts(case, *tasks),
        state=tasking.added(case.state, *tasks),
    )  # fmt: skip


def asked(case: Case, kind: TaskKind, to: Party, run: Run | None, **more: str | None) -> Task:
    """What is asked of a party by the person at the desk."""
    return Task(
        "", kind, to, case.at, by=case.person.id, unit=more.get("unit") or case.person.unit,
        run=run, form=more.get("form") or "", parent=more.get("parent") or "",
    )  # fmt: skip


def bounded(case: Case, *tasks: Task) -> None:
    """Raises where more is asked at once than anybody could keep in sight."""
    open_now = [*tasking.opened(case.state), *tasks]
    helping = sum(task.kind is TaskKind.CO for task in open_now)
    if helping > tasking.CO_AT_MOST or len(open_now) - helping > tasking.OTHERS_AT_MOST:
        raise ActionNotAllowed(
            "这件诉求未办结的交办太多，请先办结一些", "Too much is asked at once; close some first"
        )


def facts(case: Case, *tasks: Task) -> Facts:
    """What an event says of the tasks that it asks: their numbers, kind, to whom, by when."""
    first, runs = case.state.tasks_asked + 1, {task.run for task in tasks if task.run}
    until = max((run.due_at for run in runs), default=None)
    numbers = tuple(str(first + n) for n in range(len(tasks)))
    return Facts(task=numbers, task_kind=tasks[0].kind, until=until)
