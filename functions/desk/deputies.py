"""What a people's deputy (人大代表) reads: ordinary matters of their slice, with nothing of any person in it (B19).

No contact, no name of a citizen or of staff, no photo, no note: the words as they are read by who must not learn who
told them, the steps without who took them, and of notes only what deputies said and what came of it.
"""

from datetime import datetime
from itertools import islice

from functions.desk.case import Case
from functions.desk.entries import Json, unit_view
from functions.domain.county.county import County
from functions.domain.county.roles import Person, Slice, Unit
from functions.domain.county.tree import towns
from functions.domain.items import six_steps
from functions.domain.items.appeal import Appeal, Event
from functions.domain.items.ladder import colour, due
from functions.domain.items.slices import ANSWERED, NOWHERE
from functions.domain.items.status import Action
from functions.domain.items.tasks import Task
from functions.domain.kinds import flow_of
from functions.domain.kinds.steps import allowed
from functions.domain.moments import rfc3339
from functions.domain.refusals import Lang, Words
from functions.domain.words import masking
from functions.store import areas, registry, tree

STEPS = frozenset({
    Action.SUBMIT, Action.DISPATCH, Action.SIGN, Action.CONTACT, Action.ARRIVE, Action.PAUSE, Action.REVISIT,
    Action.RESUME, Action.RESOLVE, Action.REVIEW, Action.ANSWER, Action.FOLLOW, Action.CLOSE, Action.COMMENT,
})  # fmt: skip
_REPLIES = {Action.RESOLVE, Action.ANSWER, Action.FOLLOW}
_STANDS = {
    "asked": Words("待单位整改回复", "The unit is to answer"),
    "answered": Words("单位已回复，待督查核销", "Answered, to be signed off"),
    "done": Words("已整改", "Mended"),
}


def listing(
    county: County, person: Person, *, answered: bool, at: datetime, lang: Lang, after: str, limit: int
) -> Json:  # fmt: skip
    """A page of their slice: in hand, what is due first; answered, the newest first."""
    slice_ = person.slice or Slice()
    span = {"before": after, "newest_first": True} if answered else {"after": after}
    rows = areas.select(county.id, slice_, _towns(county, slice_), answered=answered, **span)
    found = list(islice(rows, limit + 1))
    units = registry.units(county.id)
    lines = [line(appeal, person, units, at=at, lang=lang) for _, appeal in found[:limit]]
    return {"items": lines, "next": found[limit - 1][0] if len(found) > limit else None}


def _towns(county: County, slice_: Slice) -> frozenset[str]:
    """Where a slice lies; one of the whole county has what was told where no region is known, too."""
    regions = tree.regions(county.id)
    return towns(regions, slice_.regions) if slice_.regions else towns(regions, regions) | {NOWHERE}


def line(
    appeal: Appeal, person: Person, units: dict[str, Unit], *, at: datetime, lang: Lang
) -> Json:
    """A matter as their list shows it, with their own last judgement of this round."""
    state, flow = appeal.state, flow_of(appeal)
    waits, own = due(state, flow.clocks), [j for j in state.judged if j.by == person.id]
    return {
        "no": appeal.no,
        "step": appeal.step,
        "title": appeal.heading(closed=True),
        "status": state.status,
        "label": flow.statuses[state.status].staff[lang],
        "answered": state.status in ANSWERED,
        "category": state.category,
        "place": masking.address(state.place_name, appeal.known_as),
        "unit": unit_view(state.unit, units),
        "round": state.round,
        "submitted_at": rfc3339(appeal.submitted_at),
        "due_at": rfc3339(waits.by) if waits else None,
        "colour": colour(state, flow.clocks, at),
        "judged": next((j.level for j in own if j.round == state.round), None),
    }


def item(case: Case, lang: Lang) -> Json:
    """One matter: what was told and answered, its steps, and what deputies said of it."""
    appeal, roles = case.appeal, case.person.roles
    return line(appeal, case.person, case.units, at=case.at, lang=lang) | {
        "content": _closed(case, appeal.told.content),
        "steps": six_steps.view(case.events, lang),
        "reply": _reply(case) if appeal.status in ANSWERED else None,
        "events": [_entry(e, case, lang) for e in case.events if e.action in STEPS],
        "judgements": [
            _judgement(e, case, lang) for e in case.events if e.action is Action.COMMENT
        ],
        "can": [a for a in allowed(appeal, roles, own=False) if a is Action.COMMENT],
    }


def _closed(case: Case, text: str) -> str:
    return masking.closed(text, case.appeal.known_as)


def _reply(case: Case) -> str | None:
    said = (e.public for e in reversed(case.events) if e.action in _REPLIES and e.public)
    return _closed(case, next(said, "")) or None


def _entry(event: Event, case: Case, lang: Lang) -> Json:
    label = flow_of(event).moves[event.action].label[lang]
    unit = unit_view(event.state.unit, case.units)
    return {"step": event.step, "at": rfc3339(event.at), "label": label, "unit": unit}


def _judgement(event: Event, case: Case, lang: Lang) -> Json:
    task = next((t for t in case.state.tasks if t.step == event.step), None)
    stars = event.facts.judged
    return {
        "at": rfc3339(event.at),
        "mine": event.actor.id == case.person.id,
        "level": stars,
        "text": _closed(case, event.note),
        "state": _STANDS[_stand(task)][lang] if task else None,
        "answer": _answer(task, case) if task else None,
    }


def _stand(task: Task) -> str:
    if not task.is_open:
        return "done"
    return "answered" if task.answered else "asked"


def _answer(task: Task, case: Case) -> str | None:
    event = next((e for e in case.events if task.answered and e.step == task.answered), None)
    return _closed(case, event.note) or None if event else None
