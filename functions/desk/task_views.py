"""What staff see of the tasks on a matter (交办): who owes what until when, and what they may do about it."""

from collections.abc import Callable
from datetime import datetime

from functions.desk import eyes
from functions.desk.case import Case
from functions.desk.counts import QueueCount
from functions.desk.entries import Json, ShowPhoto, unit_view
from functions.desk.queues import QUEUES
from functions.desk.tasked import open_to
from functions.domain.county.roles import Onlooker, Person, Unit
from functions.domain.items.appeal import Appeal, Event
from functions.domain.items.flow import Queue
from functions.domain.items.ladder import Colour, due_by, shade
from functions.domain.items.runs import Clock
from functions.domain.items.status import Action
from functions.domain.items.task_offers import Offer, asked_by, waiting_for
from functions.domain.items.tasking import is_due, waits_on
from functions.domain.items.tasks import FORMS, Party, PartyKind, Task, TaskEnd, rule
from functions.domain.kinds import flow_of
from functions.domain.moments import rfc3339
from functions.domain.refusals import Lang, Words
from functions.store import registry

VERBS = frozenset({Action.SIGN_TASK, Action.ANSWER_TASK, Action.CLOSE_TASK})
_VERB = {
    Offer.SIGN: Action.SIGN_TASK, Offer.ANSWER: Action.ANSWER_TASK,
    Offer.DECLINE: Action.ANSWER_TASK, Offer.ACCEPT: Action.CLOSE_TASK,
    Offer.REFUSE: Action.CLOSE_TASK, Offer.EXCUSE: Action.CLOSE_TASK,
}  # fmt: skip
_STANDS = {
    "asked": Words("待签收", "To sign for"),
    "signed": Words("待回复", "To be answered"),
    "answered": Words("待签办", "To be signed off"),
    "declined": Words("申请退办，待审批", "Declined, to be decided"),
    "came": Words("已报到，待评分", "Came, to be rated"),
    TaskEnd.DONE: Words("已办结", "Done"),
    TaskEnd.EXCUSED: Words("已免办", "Excused"),
    TaskEnd.UNASKED: Words("协办", "Helps"),
    TaskEnd.OVER: Words("已随件终结", "Over with the matter"),
}
_MAIN = Words("主办单位", "Unit in charge")


def told(case: Case, lang: Lang, photo: ShowPhoto) -> list[Json]:
    """Each task with its words, its answer and what this person may do about it; what is open first."""
    tasks = sorted(case.state.tasks, key=lambda task: not task.is_open)
    return [_told(task, case, lang, photo) for task in tasks]


def verbs(case: Case) -> list[Action]:
    """What this person may do about any of them."""
    found = (_VERB[offer] for task in case.state.tasks for offer in _may(task, case))
    return list(dict.fromkeys(found))


def listed(
    name: str, onlooker: Onlooker | None, *, at: datetime, lang: Lang
) -> Callable[[Appeal], Json]:
    """What a line of a list of tasks says of those for whose sake it stands there; of other lists nothing."""
    queue = QUEUES.get(name)
    if queue is None or onlooker is None or not (queue.mine or queue.asked):
        return lambda _: {}
    return lambda appeal: {"tasks": _lines(queue, appeal, onlooker, at, lang)}


def _lines(
    queue: Queue, appeal: Appeal, onlooker: Onlooker, at: datetime, lang: Lang
) -> list[Json]:
    look = asked_by if queue.asked else waiting_for
    return [_brief(task, onlooker.units, at, lang) for task in look(appeal.state, onlooker)]


def counted(each: QueueCount, lang: Lang) -> Json:
    """A queue with how many stand in it."""
    told: Json = {
        "id": each.name,
        "label": each.queue.label[lang],
        "count": each.many,
        "more": each.more,
    }
    return told if each.late is None else told | {"late": each.late, "today": each.today}


def _brief(task: Task, units: dict[str, Unit], at: datetime, lang: Lang) -> Json:
    run = task.run
    return {
        "id": task.id,
        "kind": task.kind,
        "label": _label(task)[lang],
        "to": _party(task.to, units, lang, {}),
        "due_at": rfc3339(run.due_at) if run else None,
        "colour": colour(task, at),
        "state": _stand(task),
        "state_label": _STANDS[_stand(task)][lang],
    }


def _told(task: Task, case: Case, lang: Lang, photo: ShowPhoto) -> Json:
    said, answer = _event(case, task.step), _event(case, task.answered)
    waits, people = waits_on(task, case.state) if task.is_open else None, _people(case)
    return _brief(task, case.units, case.at, lang) | {
        "to": _party(task.to, case.units, lang, people),
        "text": _words(said, case),
        "asked_at": rfc3339(task.asked_at),
        "asked_by": said.actor.name or None if said else None,
        "waits_on": _party(waits, case.units, lang, people) if waits else None,
        "signed_at": rfc3339(task.signed_at) if task.signed_at else None,
        "answer": _answer(answer, case, lang, photo) if answer else None,
        "return_refused": task.return_refused,
        "closed": _closed(_event(case, task.closed), case),
        "level": task.level,
        "parent": task.parent or None,
        "bars": _bars(task, case, lang) if task.is_open else [],
        "results": [{"id": code, "label": label[lang]} for code, label in rule(task).results.items()],
        "can": _may(task, case),
    }  # fmt: skip


def _may(task: Task, case: Case) -> list[Offer]:
    """What this person may do about it, where the matter's table lets it happen."""
    flow, state = flow_of(case.appeal), case.state
    move = flow.moves.get(Action.ANSWER_TASK)
    if move is None or not move.fits(case.appeal) or move.rests(state):
        return []
    return list(open_to(case, task))


def _bars(task: Task, case: Case, lang: Lang) -> list[str]:
    """What it keeps from being done, as far as this kind of matter knows it."""
    known = flow_of(case.appeal).moves
    return [_action(action, case, lang) for action in sorted(rule(task).bars) if action in known]


def _action(action: Action, case: Case, lang: Lang) -> str:
    return flow_of(case.appeal).moves[action].label[lang]


def colour(task: Task, at: datetime) -> Colour | None:
    """Its colour, while somebody is asked about it; what was not met in time stays red."""
    if task.run is None or not (is_due(task) and task.run.is_running):
        return None
    return shade(due_by(Clock.FINISH, task.run), at)


def _stand(task: Task) -> str:
    if task.outcome:
        return task.outcome
    if task.answered:
        return "declined" if task.declined else "answered"
    if task.signed_at:
        return "came" if rule(task).by_signing else "signed"
    return "asked"


def _label(task: Task) -> Words:
    form, kind = FORMS.get(task.form), rule(task).label
    if form is None:
        return kind
    return Words(f"{kind[Lang.ZH]}·{form[Lang.ZH]}", f"{kind[Lang.EN]}: {form[Lang.EN]}")


def _people(case: Case) -> dict[str, Person]:
    """Whose names are needed: nobody's, where nobody is asked by name."""
    return registry.people(case.county.id) if case.state.people else {}


def _party(party: Party, units: dict[str, Unit], lang: Lang, people: dict[str, Person]) -> Json:
    return {"kind": party.kind, "id": party.id, "name": _name(party, units, lang, people)}


def _name(party: Party, units: dict[str, Unit], lang: Lang, people: dict[str, Person]) -> str:
    if party.kind is PartyKind.MAIN:
        return _MAIN[lang]
    if party.kind is PartyKind.PERSON and party.id in people:
        return people[party.id].name
    if party.kind is PartyKind.UNIT and party.id in units:
        return units[party.id].name
    return party.id


def _event(case: Case, step: int) -> Event | None:
    return next((event for event in case.events if event.step == step), None) if step else None


def _words(event: Event | None, case: Case) -> str | None:
    """What an event that asked says of it; a dispatch says it for all."""
    return (eyes.said(case, event)(event.note) or None) if event else None


def _answer(event: Event, case: Case, lang: Lang, photo: ShowPhoto) -> Json:
    found = event.facts.found
    results = rule(_task_of(event, case)).results
    return {
        "at": rfc3339(event.at),
        "by": event.actor.name or None,
        "unit": unit_view(event.actor.unit, case.units),
        "text": _words(event, case),
        "result": results[found][lang] if found in results else None,
        "photos": [] if case.is_transferred else [photo(key, event.at) for key in event.photos],
    }


def _task_of(event: Event, case: Case) -> Task:
    return next(task for task in case.state.tasks if task.answered == event.step)


def _closed(event: Event | None, case: Case) -> Json | None:
    if event is None:
        return None
    said = _words(event, case) if event.action is Action.CLOSE_TASK else None
    return {"at": rfc3339(event.at), "by": event.actor.name or None, "text": said}
