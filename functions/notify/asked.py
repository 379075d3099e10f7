"""Who is meant by a notice of a task (交办): who is asked, the heads of those units, who asked."""

from functions.domain.county.roles import Person, Role
from functions.domain.items.appeal import Event
from functions.domain.items.audiences import Audience
from functions.domain.items.tasking import task_of, waits_on
from functions.domain.items.tasks import Party, PartyKind, Task


def is_meant(audience: Audience, event: Event, person: Person) -> bool:
    """Whether a notice to this audience is for somebody."""
    if audience is Audience.ASKERS:
        return any(task.by == person.id for task in _tasks(event))
    head = audience is Audience.ASKED_HEADS
    return any(_fits(party, person, head=head) for party in _parties(audience, event))


def units_meant(audience: Audience, event: Event) -> tuple[str, ...]:
    """The units whose robots hear of it."""
    return tuple(p.id for p in _parties(audience, event) if p.kind is PartyKind.UNIT)


def _tasks(event: Event) -> list[Task]:
    """The tasks that the event is about, as it left them."""
    named = event.facts.task
    return [task for identity in named if (task := task_of(event.state, identity))]


def _parties(audience: Audience, event: Event) -> list[Party]:
    """Whom it waits for now where anybody has to do something; else to whom it was given."""
    tasks = _tasks(event)
    if audience is Audience.TASKED:
        return [_given(task, event) for task in tasks]
    return [waits_on(task, event.state) for task in tasks if task.is_open]


def _given(task: Task, event: Event) -> Party:
    if task.to.kind is PartyKind.MAIN and event.state.unit:
        return Party(PartyKind.UNIT, event.state.unit)
    return task.to


def _fits(party: Party, person: Person, *, head: bool) -> bool:
    if party.kind is PartyKind.UNIT:
        return person.unit == party.id and (person.head if head else Role.HANDLER in person.roles)
    if head:
        return False
    return person.id == party.id if party.kind is PartyKind.PERSON else party.id in person.roles
