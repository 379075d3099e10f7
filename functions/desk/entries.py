"""The log of an appeal as a person may read it: who did what when, in masked words."""

from collections.abc import Callable, Iterable
from datetime import datetime

from msgspec.structs import replace

from functions.desk import eyes
from functions.desk.case import Case, knows
from functions.domain.county.roles import Role, Unit
from functions.domain.items.appeal import Event
from functions.domain.items.facts import Facts, spoken
from functions.domain.items.photos import published
from functions.domain.items.status import Action
from functions.domain.kinds import flow_of
from functions.domain.moments import rfc3339
from functions.domain.refusals import Lang, Words
from functions.domain.words import masking
from functions.domain.words.dictionaries import reason

Json = dict[str, object]
ShowPhoto = Callable[[str, datetime], Json]  # a photo by its key, and since when it is on its way

_NOBODY = {Role.CITIZEN, Role.SYSTEM}
_CODES = {
    "into", "from", "at", "unit", "suggested_unit", "answer_by", "answer_by_was", "level", "round", "due_from", "due_to",
    "plan_date", "hold", "resumed", "task", "task_kind", "until", "flaws", "ladder", "arrived",
    "filed_by", "dispute", "mediated", "urged", "alarm", "maybe_danger", "report", "maybe_report",
}  # fmt: skip
_MAIN = {"into", "from", "main"}  # these hold the number of another matter
_JUDGED = {Action.RATE, Action.VISIT, Action.PANEL, Action.EXCLUDE}
_JUDGEMENT = {"level", "solved", "panel", "round", "panelled", "excluded", "instead"}


def entry(event: Event, case: Case, lang: Lang, photo: ShowPhoto) -> Json:
    """One line of the log."""
    given = reason(event.action, event.facts.reason)
    hide, spoken = eyes.said(case, event), _is_told(event, case)
    return {
        "step": event.step,
        "at": rfc3339(event.at),
        "action": event.action,
        "label": _label(event)[lang],
        "status": event.state.status,
        "unit": unit_view(event.state.unit, case.units),
        "actor": _actor(event, case),
        "text": (hide(event.public) or None) if spoken else None,
        "note": (hide(event.note) or None) if spoken else None,
        "reason": given[lang] if given and spoken else None,
        "why": read(event.facts.why, case),
        "data": _data(event, case, hide),
        "photos": _pictures(event, case, photo),
    }


def read(words: Iterable[str], case: Case) -> list[str]:
    """Words of the text that spoke for something, as far as this person may read them there."""
    told = list(words)
    return list(filter(None, map(eyes.spoken(case), told))) if told else []


def _pictures(event: Event, case: Case, photo: ShowPhoto) -> list[Json]:
    """An event's photos; of evidence, whether the citizen sees it: once the reply is public."""
    keys = () if case.is_transferred else event.photos
    seen = [photo(key, event.at) for key in keys]
    if event.action is not Action.RESOLVE:
        return seen
    shown = {sent.key for reply in published(case.events) for sent in reply}
    return [one | {"public": key in shown} for one, key in zip(seen, keys, strict=True)]


def unit_view(unit: str | None, units: dict[str, Unit]) -> Json | None:
    """A unit by id and name."""
    if unit is None:
        return None
    return {"id": unit, "name": units[unit].name if unit in units else unit}


def _is_told(event: Event, case: Case) -> bool:
    """Of a judgement, who was judged reads only what is to be mended."""
    if event.action not in _JUDGED or eyes.reads_ratings(case):
        return True
    return event.facts.rework


def _data(event: Event, case: Case, hide: eyes.Hide) -> dict[str, str]:
    told = {
        name: _fact(name, said, hide)
        for name, said in spoken(_heard(event.facts, case)).items()
        if name not in _MAIN or knows(case, said)
    }
    if event.action not in _JUDGED or eyes.reads_ratings(case):
        return told
    return {
        name: said
        for name, said in told.items()
        if _is_told(event, case) and name not in _JUDGEMENT
    }


def _heard(facts: Facts, case: Case) -> Facts:
    """What the nets heard, as far as this person may read it."""
    if not facts.heard:
        return replace(facts, report=None) if case.is_transferred else facts
    return replace(
        facts, alarm=_readable(facts.alarm, case), report_heard=_readable(facts.report_heard, case),
        maybe_danger=_readable(facts.maybe_danger, case),
        maybe_report=_readable(facts.maybe_report, case),
    )  # fmt: skip


def _readable(words: tuple[str, ...], case: Case) -> tuple[str, ...]:
    if case.is_transferred or not words:
        return ()
    return tuple(read(words, case)) or ("…",)


def _fact(name: str, said: str, hide: eyes.Hide) -> str:
    return said if name in _CODES else hide(said) or masking.text(said)


def _actor(event: Event, case: Case) -> Json:
    actor: Json = {"kind": event.actor.role if event.actor.role in _NOBODY else "staff"}
    if event.actor.name:
        actor |= {"name": event.actor.name, "unit": unit_view(event.actor.unit, case.units)}
    if event.actor.id == case.person.id and event.actor.role not in _NOBODY:
        actor["mine"] = True
    return actor


def _label(event: Event) -> Words:
    """What was done; a dispatch of what a unit had already is another word (改派)."""
    again = event.action is Action.DISPATCH and event.state.dispatches > 1
    return Words("改派", "Reassigned") if again else flow_of(event).moves[event.action].label
