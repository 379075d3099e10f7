"""Who may do what about a task now: sign for it, answer, decline, accept, send back, excuse."""

from enum import StrEnum

from functions.domain.county.roles import Onlooker, Person, Role, Unit, subtree
from functions.domain.items.state import State
from functions.domain.items.tasking import is_due, opened, there, waits_on
from functions.domain.items.tasks import Party, PartyKind, Task, TaskKind, rule


class Offer(StrEnum):
    """What can be done about a task."""

    SIGN = "sign"
    ANSWER = "answer"
    DECLINE = "decline"
    ACCEPT = "accept"
    REFUSE = "refuse"
    EXCUSE = "excuse"


def offers(task: Task, state: State, person: Person, units: dict[str, Unit]) -> tuple[Offer, ...]:
    """What this person may do about it, in the order in which it is done."""
    fitting = (offer for offer in Offer if _fits(offer, task, state))
    return tuple(offer for offer in fitting if is_theirs(offer, task, state, person, units))


def is_theirs(
    offer: Offer, task: Task, state: State, person: Person, units: dict[str, Unit]
) -> bool:
    """Whether it is theirs to do, whenever it can be done: of who is asked, or of who closes it."""
    if offer in _OF_WHO_IS_ASKED:
        return holds(person, there(task.to, state), units)
    return closes(person, task, state, units)


_OF_WHO_IS_ASKED = {Offer.SIGN, Offer.ANSWER, Offer.DECLINE}


def _fits(offer: Offer, task: Task, state: State) -> bool:
    """Whether the task stands where this is the next thing."""
    how, asked = rule(task), task.is_open and not task.answered
    came = bool(how.by_signing and task.signed_at)
    return {
        Offer.SIGN: asked and not task.signed_at and task.to.kind is not PartyKind.OUTSIDE,
        Offer.ANSWER: asked and not how.by_signing and not handed_on(task, state),
        Offer.DECLINE: asked and how.declines and not task.return_refused,
        Offer.ACCEPT: task.is_open and not task.declined and bool(task.answered or came),
        Offer.REFUSE: task.is_open and bool(task.answered),
        Offer.EXCUSE: task.is_open,
    }[offer]


def handed_on(task: Task, state: State) -> bool:
    """Whether what was handed down further has not come back yet."""
    return any(t.parent == task.id for t in opened(state))


def holds(person: Person, party: Party, units: dict[str, Unit]) -> bool:
    """Whether somebody may act for a party: as a handler of the unit or above it, by name, by role."""
    if party.kind is PartyKind.PERSON:
        return person.id == party.id
    if party.kind is PartyKind.ROLE:
        return party.id in person.roles
    return party.id in _own(person, units)


def closes(person: Person, task: Task, state: State, units: dict[str, Unit]) -> bool:
    """Whether somebody may sign it off, send it back or excuse it."""
    how = rule(task)
    asker = how.by_asker and (task.unit or state.unit) in _own(person, units)
    return asker or bool(how.closers & person.roles)


def handed_down(state: State, person: Person, units: dict[str, Unit]) -> Task | None:
    """What was handed down (下派) to the person's unit, and lies with it now."""
    own = _own(person, units)
    return next(
        (t for t in opened(state) if t.kind is TaskKind.DELEGATED and is_due(t) and t.to.id in own), None
    )  # fmt: skip


def waiting_for(state: State, onlooker: Onlooker) -> list[Task]:
    """The tasks that somebody has to do something about next (我的任务)."""
    person, units = onlooker.person, onlooker.units
    return [task for task in opened(state) if holds(person, waits_on(task, state), units)]


def asked_by(state: State, onlooker: Onlooker) -> list[Task]:
    """The tasks that somebody asked, and that are not closed (交办跟踪)."""
    return [
        task for task in opened(state) if task.by == onlooker.person.id and not rule(task).of_turn
    ]


def _own(person: Person, units: dict[str, Unit]) -> frozenset[str]:
    if Role.HANDLER not in person.roles or person.unit is None:
        return frozenset()
    return subtree(units, person.unit)
