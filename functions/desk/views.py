"""What staff see of an appeal; as far as `eyes` lets them."""

from datetime import datetime

import msgspec

from functions.desk import eyes
from functions.desk.acts import VERBS
from functions.desk.case import Case, is_own, knows
from functions.desk.entries import Json, Seen, entry, read, unit_view, why
from functions.desk.where import where
from functions.domain.county.roles import Person, Role, Unit
from functions.domain.items.appeal import Appeal, allowed
from functions.domain.items.clocks import DUE_LABEL, Colour, colour, due
from functions.domain.items.contacts import records, was_contacted
from functions.domain.items.promises import is_broken, promised
from functions.domain.items.state import Doubt, State
from functions.domain.items.status import STAFF_LABEL, Action, Status
from functions.domain.items.verdict import standing
from functions.domain.moments import rfc3339
from functions.domain.refusals import Lang
from functions.domain.triage.routing import Choice


def line(appeal: Appeal, units: dict[str, Unit], *, at: datetime, lang: Lang) -> Json:
    """An appeal in a list."""
    state = appeal.state
    return {
        "no": appeal.no,
        "title": _title(appeal, lang),
        "status": state.status,
        "label": STAFF_LABEL[state.status][lang],
        "place": {"code": appeal.told.place, "name": state.place_name or appeal.told.place},
        "unit": unit_view(state.unit, units),
        "level": state.level,
        "complexity": state.complexity or None,
        "category": state.category,
        **_due(state, lang),
        "colour": colour(state, at),
        "submitted_at": rfc3339(appeal.submitted_at),
        "flags": _flags(appeal, at),
        "step": appeal.step,
    }


def _title(appeal: Appeal, lang: Lang) -> str:
    return "(transferred)" if appeal.state.transferred and lang is Lang.EN else appeal.title


def _due(state: State, lang: Lang) -> Json:
    """The step that is due next, and by when: what the colour is of."""
    waits = due(state)
    if waits is None:
        return {"due_at": None, "due_step": None}
    step = {"id": waits.step, "label": DUE_LABEL[waits.step][lang]}
    return {"due_at": rfc3339(waits.by), "due_step": step}


def item(case: Case, *, lang: Lang, photo: Seen) -> Json:
    """The whole appeal, as this person may see it. The contact is masked, or hidden."""
    appeal, state = case.appeal, case.state
    photos = () if case.is_transferred else appeal.told.photos
    return line(appeal, case.units, at=case.at, lang=lang) | {
        "content": eyes.told(case)(appeal.told.content),
        "address": eyes.where(case)(appeal.told.address),
        **where(case),
        **_contact(case, lang),
        "confidential": appeal.told.confidential,
        "public_ok": appeal.told.public_ok,
        "photos": [photo(key, appeal.submitted_at) for key in photos],
        "events": [entry(event, case, lang, photo) for event in case.events],
        "can": _can(case),
        "co_units": [unit_view(u, case.units) for u in state.co_units],
        **_reply(case),
        "rating": _rating(case),
        "round": state.round,
        **_limits(case),
        "merged_into": state.merged_into if knows(case, state.merged_into) else None,
        "suggestion": _suggestion(case),
        "doubts": _doubts(case),
    }


def _contact(case: Case, lang: Lang) -> Json:
    """The masked twin, for who may ask for the contact; to others why they may not, and that there is one."""
    known, refusal = case.appeal.told.contact, eyes.door(case)
    shown = known if refusal is None else None
    return {
        "contact": {"name": shown.name, "phone": shown.phone} if shown else None,
        "has_contact": known is not None and not case.is_transferred,
        "may_reveal": refusal is None,
        "not_revealed": refusal.words[lang] if refusal else None,
        "call_asked": case.state.call_asked,
        "contacts": [e.step for e in records(case.appeal, case.events)],  # of this round
        "was_contacted": was_contacted(case.appeal, case.events),
    }


def _reply(case: Case) -> Json:
    last = next((e for e in reversed(case.events) if e.action in _REPLIES and e.public), None)
    if last is None:
        return {"reply_public": None, "note_internal": None}
    hide = eyes.said(case, last)
    return {"reply_public": hide(last.public) or None, "note_internal": hide(last.note) or None}


def _rating(case: Case) -> Json | None:
    state = case.state
    if state.rating is None or not eyes.reads_ratings(case):
        return None
    return {"level": state.rating, "solved": state.solved}


def _limits(case: Case) -> Json:
    """The unit's own limits, and what the citizen was promised; each by its name."""
    state, settings = case.state, case.county.settings
    with_unit = state.status in {Status.DISPATCHED, Status.PROCESSING, Status.REVIEW}
    moments = {
        "sign_by": state.sign_by if state.status is Status.DISPATCHED else None,
        "finish_by": state.due_at if with_unit and not state.merged_into else None,
        "answer_by": promised(case.appeal, case.clocks, settings).answer_by,
    }
    return {name: rfc3339(at) if at else None for name, at in moments.items()}


def _doubts(case: Case) -> list[Json]:
    """What a person must decide, and the words that were heard."""
    facts = [event.facts for event in case.events]
    heard = standing(case.state, facts)
    words = {Doubt.DANGER: heard.danger_words, Doubt.REPORT: heard.report_words}
    return [{"id": doubt, "words": read(words[doubt], case)} for doubt in case.state.doubts]


def excerpt(appeal: Appeal, person: Person) -> str:
    """The text, for looking at two side by side; of a private one nothing that tells who wrote it."""
    return eyes.of(appeal, closed=Role.DISPATCHER not in person.roles)(appeal.told.content)


_REPLIES = {Action.RESOLVE, Action.ANSWER, Action.FOLLOW}


def _can(case: Case) -> list[Action]:
    own = is_own(case.appeal, case.person, case.units)
    return [a for a in allowed(case.appeal, case.person.roles, own=own) if a in VERBS]


def _flags(appeal: Appeal, at: datetime) -> list[str]:
    state = appeal.state
    flags = {
        "emergency": state.emergency,
        "guarded": state.guarded,
        "confidential": appeal.told.confidential,
        "overdue": colour(state, at) is Colour.RED,
        "promise_broken": is_broken(state, at),
        "rework": state.round > 1,
        "merged": bool(state.merged_into),
        "to_check": bool(state.doubts),
        "manual": state.manual,
        "spam": state.spam,
        "return_pending": state.return_pending,
        "photos": bool(appeal.told.photos),
    }
    return [flag for flag, is_set in flags.items() if is_set]


def _suggestion(case: Case) -> Json | None:
    """What triage proposed, read from the event by which it spoke."""
    spoke = next(
        (e for e in case.events if e.action in {Action.QUEUE, Action.DISPATCH}
         and e.actor.role is Role.SYSTEM), None,
    )  # fmt: skip
    if spoke is None:
        return None
    return {
        "unit": unit_view(spoke.state.unit, case.units),
        "category": spoke.facts.get("category", ""),
        "level": spoke.state.level,
        "complexity": spoke.state.complexity or None,
        "co_units": [unit_view(u, case.units) for u in spoke.state.co_units],
        "why": read(why(spoke), case),
        "mixed": "mixed" in spoke.facts,
        "choices": [
            _choice(c, case)
            for c in msgspec.json.decode(spoke.facts.get("choices", "[]"), type=list[Choice])
        ],
    }


def _choice(choice: Choice, case: Case) -> Json:
    units = case.units
    return {
        "unit": unit_view(choice.unit or None, units),
        "co_units": [unit_view(u, units) for u in choice.co_units],
        "category": choice.category,
        "level": choice.level,
        "complexity": choice.complexity or None,
        "likely": choice.likely,
        "why": read(choice.why, case),
    }
