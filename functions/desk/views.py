"""What staff see of an appeal; masked, unless it is shown through the logged door."""

from collections.abc import Callable
from datetime import datetime

import msgspec

from functions.desk.acts import VERBS, is_own
from functions.desk.case import Case
from functions.desk.where import where
from functions.domain import masking
from functions.domain.appeal import Appeal, Event, allowed
from functions.domain.clocks import DUE_LABEL, Colour, colour, due
from functions.domain.dictionaries import ALL
from functions.domain.moments import rfc3339
from functions.domain.promises import is_broken, promised
from functions.domain.refusals import Lang, Words
from functions.domain.roles import Role, Unit
from functions.domain.routing import Choice
from functions.domain.state import Doubt, State
from functions.domain.status import MOVES, STAFF_LABEL, Action, Status
from functions.domain.verdict import standing

Json = dict[str, object]
Link = Callable[[str], str | None]


def line(appeal: Appeal, units: dict[str, Unit], *, at: datetime, lang: Lang) -> Json:
    """An appeal in a list."""
    state = appeal.state
    return {
        "no": appeal.no,
        "title": appeal.title,
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


def _due(state: State, lang: Lang) -> Json:
    """The step that is due next, and by when: what the colour is of."""
    waits = due(state)
    if waits is None:
        return {"due_at": None, "due_step": None}
    step = {"id": waits.step, "label": DUE_LABEL[waits.step][lang]}
    return {"due_at": rfc3339(waits.by), "due_step": step}


def item(case: Case, *, lang: Lang, link: Link) -> Json:
    """The whole appeal, as this person may see it. The contact is masked, or hidden."""
    appeal, state = case.appeal, case.state
    hidden = appeal.told.confidential and not case.person.roles & {Role.DISPATCHER, Role.VISITOR}
    contact = None if hidden else appeal.told.contact
    last_reply = next((e for e in reversed(case.events) if e.action in _REPLIES and e.public), None)
    return line(appeal, case.units, at=case.at, lang=lang) | {
        "content": excerpt(appeal),
        "address": appeal.told.address,
        **where(case),
        "contact": {"name": contact.name, "phone": contact.phone} if contact else None,
        "confidential": appeal.told.confidential,
        "public_ok": appeal.told.public_ok,
        "photos": _pictures(appeal.told.photos, link),
        "events": [
            _event(event, case, lang) | {"photos": _pictures(event.photos, link)}
            for event in case.events
        ],
        "can": _can(case),
        "co_units": [unit_view(u, case.units) for u in state.co_units],
        "reply_public": last_reply.public if last_reply else None,
        "note_internal": last_reply.note if last_reply else None,
        "rating": {"level": state.rating, "solved": state.solved} if state.rating else None,
        "round": state.round,
        **_limits(case),
        "merged_into": state.merged_into or None,
        "suggestion": _suggestion(case),
        "doubts": _doubts(case),
    }


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
    return [{"id": doubt, "words": words[doubt]} for doubt in case.state.doubts]


def _pictures(keys: tuple[str, ...], link: Link) -> list[Json]:
    """Where each photo can be seen; None while it is being prepared."""
    return [{"url": link(key)} for key in keys]


def excerpt(appeal: Appeal) -> str:
    """The text, masked, for looking at two side by side."""
    return masking.text(appeal.told.content)


def unit_view(unit: str | None, units: dict[str, Unit]) -> Json | None:
    """A unit by id and name."""
    if unit is None:
        return None
    return {"id": unit, "name": units[unit].name if unit in units else unit}


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


def _event(event: Event, case: Case, lang: Lang) -> Json:
    actor: Json = {"kind": event.actor.role if event.actor.role in _NOBODY else "staff"}
    if event.actor.name:
        actor |= {"name": event.actor.name, "unit": unit_view(event.actor.unit, case.units)}
    reason = ALL.get(event.action.split("-")[-1], {}).get(event.facts.get("reason", ""))
    return {
        "step": event.step,
        "at": rfc3339(event.at),
        "action": event.action,
        "label": _label(event)[lang],
        "status": event.state.status,
        "unit": unit_view(event.state.unit, case.units),
        "actor": actor,
        "text": masking.text(event.public) or None,
        "note": event.note or None,
        "reason": reason[lang] if reason else None,
        "why": _why(event),
        "data": {name: said for name, said in event.facts.items() if name not in _LISTS},
    }


def _label(event: Event) -> Words:
    """What was done; a dispatch of what a unit had already is another word (改派)."""
    again = event.action is Action.DISPATCH and event.state.dispatches > 1
    return Words("改派", "Reassigned") if again else MOVES[event.action].label


_LISTS = {"why", "choices"}  # of triage, written as JSON


def _why(event: Event) -> list[str]:
    """The words that spoke; older events hold them joined."""
    said = event.facts.get("why", "")
    if said.startswith("["):
        return msgspec.json.decode(said, type=list[str])
    return said.split("、") if said else []


_NOBODY = {Role.CITIZEN, Role.SYSTEM}


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
        "why": _why(spoke),
        "mixed": "mixed" in spoke.facts,
        "choices": [
            _choice(c, case.units)
            for c in msgspec.json.decode(spoke.facts.get("choices", "[]"), type=list[Choice])
        ],
    }


def _choice(choice: Choice, units: dict[str, Unit]) -> Json:
    return {
        "unit": unit_view(choice.unit or None, units),
        "co_units": [unit_view(u, units) for u in choice.co_units],
        "category": choice.category,
        "level": choice.level,
        "complexity": choice.complexity or None,
        "likely": choice.likely,
        "why": choice.why,
    }
