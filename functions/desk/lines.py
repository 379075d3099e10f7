"""An appeal as one line of a list: where it stands, what is due next, and what marks it."""

from datetime import datetime

from functions.desk.entries import Json, unit_view
from functions.domain.county.purposes import LABELS as PURPOSES
from functions.domain.county.roles import Unit
from functions.domain.items.appeal import Appeal
from functions.domain.items.ladder import Colour, colour, due, ended
from functions.domain.items.promises import is_broken
from functions.domain.items.runs import Clock
from functions.domain.items.state import State
from functions.domain.items.status import WAITING, Status
from functions.domain.kinds import flow_of
from functions.domain.moments import rfc3339
from functions.domain.refusals import Lang, Words
from functions.domain.words.dictionaries import PAUSE


def line(appeal: Appeal, units: dict[str, Unit], *, at: datetime, lang: Lang) -> Json:
    """An appeal in a list."""
    state = appeal.state
    return {
        "no": appeal.no,
        "title": _title(appeal, lang),
        "status": state.status,
        "label": flow_of(appeal).statuses[state.status].staff[lang],
        "kind": {"id": appeal.kind, "label": flow_of(appeal).label[lang]},
        "place": {"code": appeal.told.place, "name": state.place_name or appeal.told.place},
        "unit": unit_view(state.unit, units),
        "level": state.level,
        "complexity": state.complexity or None,
        "purpose": _purpose(state, lang),
        "category": state.category,
        **_due(appeal, lang),
        "colour": colour(state, flow_of(appeal).clocks, at),
        "ended": _ended(state, lang),
        "submitted_at": rfc3339(appeal.submitted_at),
        "pause": _pause(appeal, at, lang),
        "flags": _flags(appeal, at),
        "offer": _offer(state, units),
        "step": appeal.step,
    }


def _offer(state: State, units: dict[str, Unit]) -> Json | None:
    """What triage would have done, while it waits for a person: to be taken from the list."""
    offer = state.offer
    if offer is None or state.status is not Status.SUBMITTED or offer.unit not in units:
        return None
    return {
        "unit": unit_view(offer.unit, units),
        "co_units": [unit_view(unit, units) for unit in offer.co_units if unit in units],
        "category": offer.category,
        "level": offer.level,
        "complexity": offer.complexity or None,
        "likely": offer.likely,
        "mixed": offer.mixed,
    }


def _purpose(state: State, lang: Lang) -> Json | None:
    purpose = state.purpose
    return {"id": purpose, "label": PURPOSES[purpose][lang]} if purpose else None


def _title(appeal: Appeal, lang: Lang) -> str:
    return "(transferred)" if appeal.state.transferred and lang is Lang.EN else appeal.title


def _due(appeal: Appeal, lang: Lang) -> Json:
    """The step that is due next, and by when: what the colour is of."""
    rules = flow_of(appeal).clocks
    waits = due(appeal.state, rules)
    if waits is None:
        return {"due_at": None, "due_step": None}
    step = {"id": waits.step, "label": rules[waits.step].label[lang]}
    return {"due_at": rfc3339(waits.by), "due_step": step}


def _ended(state: State, lang: Lang) -> Json | None:
    """Whether what is answered or over was so in time; it stays as it was when it closed."""
    how = ended(state)
    if how is None:
        return None
    what = _ENDS.get(state.status, _OVER)
    return {"colour": how.colour, "label": f"{what[lang]} · {how.label[lang]}"}


_DONE, _OVER = Words("已办结", "Done"), Words("已结束", "Over")


_ENDS = {
    Status.VISIT: Words("已答复", "Answered"), Status.DONE: _DONE, Status.ARCHIVED: _DONE,
}  # fmt: skip


def _pause(appeal: Appeal, at: datetime, lang: Lang) -> Json | None:
    """A line of the ledger of what is on hold (挂账台账); the age of the matter never rests."""
    state, pause = appeal.state, appeal.state.pause
    if pause is None:
        return None
    revisit = state.run(Clock.REVISIT)
    return {
        "reason": PAUSE[pause.reason][lang] if pause.reason in PAUSE else pause.reason,
        "since": rfc3339(pause.since),
        "plan_date": pause.plan.isoformat(),
        "revisit_by": rfc3339(revisit.due_at) if revisit else None,
        "age_days": (at - appeal.submitted_at).days,
    }


def _flags(appeal: Appeal, at: datetime) -> list[str]:
    state, rules = appeal.state, flow_of(appeal).clocks
    flags = {
        "emergency": state.emergency,
        "guarded": state.guarded,
        "confidential": appeal.told.confidential,
        "overdue": colour(state, rules, at) is Colour.RED,
        "promise_broken": is_broken(state, at),
        "estimated": bool((waits := due(state, rules)) and waits.estimated),
        "rework": state.round > 1,
        "urged": state.urged_at is not None and state.status in WAITING,
        "merged": bool(state.merged_into),
        "to_check": bool(state.doubts),
        "manual": state.manual,
        "spam": state.spam,
        "return_pending": state.return_pending,
        "paused": state.pause is not None,
        "extension_pending": bool(state.extension_to),
        "photos": bool(appeal.told.photos),
    }
    return [flag for flag, is_set in flags.items() if is_set]
