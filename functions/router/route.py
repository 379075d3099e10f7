"""Dispatch a new appeal, or put it before the dispatchers; each appeal once."""

from datetime import datetime
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from functions.domain.county.county import County, Place
from functions.domain.county.roles import Unit
from functions.domain.county.rule import Duty, Rule
from functions.domain.items.appeal import SYSTEM, Appeal, Deed, advance, said
from functions.domain.items.clocks import Clocks, assigned, clocks_of
from functions.domain.items.readers import taker
from functions.domain.items.status import Action, Status
from functions.domain.items.verdict import standing
from functions.domain.refusals import StaleAppeal
from functions.domain.safety import Heard
from functions.domain.triage.learning import Example, alike, taught
from functions.domain.triage.routing import Classified, NetWords, Spot, Suggestion, decide
from functions.domain.words.matching import fold
from functions.router import classifier
from functions.router.hold import held
from functions.router.parts import parts
from functions.store import appeals, registry


def route(tenant: str, identity: str, *, at: datetime) -> Appeal | None:
    """Take the step that follows a submission or a check; None where somebody took it before.

    What the nets heard at intake is obeyed, not asked again.
    """
    appeal, events = appeals.with_log(tenant, identity)
    state = appeal.state
    if state.status is not Status.SUBMITTED or state.manual:
        return None
    county, units, place = (
        registry.county(tenant),
        registry.units(tenant, fresh=state.guarded),
        registry.place_of(appeal),
    )
    heard = standing(state, [event.facts for event in events])
    suggestion = suggest(county.rules, ground(county, appeal, place, heard))
    people, told = registry.people(tenant, fresh=state.guarded), said(appeal, events)
    if suggestion.guarded:
        unit = taker(suggestion.unit, people.values(), units, state, *told)
        suggestion = replace(suggestion, unit=unit)
    if state.doubts:
        suggestion = held(suggestion, state, people, units, *told)
    clocks = clocks_of(county.settings)
    changes = _flags(suggestion) | {"place_name": place.name}
    if suggestion.unit in units:
        action = Action.DISPATCH
        changes |= _assigned(appeal, clocks, units, suggestion, at)
    else:
        action = Action.QUEUE
        changes |= {"manual": True}
    deed = Deed(action, SYSTEM, at, facts=_facts(suggestion))
    routed, event = advance(appeal, clocks, deed, changes)
    try:
        appeals.save(routed, event)
    except StaleAppeal:
        return None  # the stream delivered it before, or the sweep was faster
    return routed


class Ground(NamedTuple):
    """What a suggestion stands on, but for the county's rules."""

    words: NetWords
    content: str
    heard: Heard
    spot: Spot
    duties: tuple[Duty, ...]
    classified: Classified
    examples: tuple[Example, ...]


def ground(county: County, appeal: Appeal, place: Place, heard: Heard) -> Ground:
    """Gather what a suggestion for an appeal stands on; it is no example of itself."""
    settings, content = county.settings, appeal.told.content
    words = NetWords(
        settings.emergency_words, settings.guarded_words, settings.spam_words,
        settings.duty_unit, settings.guarded_unit,
    )  # fmt: skip
    return Ground(
        words, content, heard, Spot(place.code, place.region, appeal.submitted_at),
        tuple(registry.duties(county.id).values()),
        _classified(content, trusted=settings.auto_dispatch),
        alike(tuple(e for e in registry.examples(county.id) if e.no != appeal.no), content),
    )  # fmt: skip


def suggest(rules: tuple[Rule, ...], on: Ground) -> Suggestion:
    """What rules, duties, the classifier and the county's corrections propose."""
    suggestion = decide(
        rules, on.words, content=on.content, spot=on.spot, duties=on.duties,
        classified=on.classified, heard=on.heard, kind_of=classifier.kind_of,
    )  # fmt: skip
    return taught(suggestion, on.examples, on.content)


def _classified(content: str, *, trusted: bool) -> Classified:
    """What the trained classifier says; a county that does not trust it yet sees it suggest only."""
    said, told = classifier.suggest("", content), fold(content)
    words, others = (
        tuple(map(told.as_written, several)) for several in (said.words, said.second_words)
    )
    return Classified(
        said.label, said.conf, said.auto and trusted, said.top2, words, others,
        said.auto, parts(content),
    )  # fmt: skip


def _facts(suggestion: Suggestion) -> dict[str, str]:
    """Why, for people to read; and the choices that a dispatcher is offered."""
    facts = {"why": _json(suggestion.why), "category": suggestion.category}
    if suggestion.choices:
        facts["choices"] = _json(suggestion.choices)
    return facts | ({"mixed": "yes"} if suggestion.mixed else {})


def _json(several: tuple[object, ...]) -> str:
    return msgspec.json.encode(several).decode()


def _flags(suggestion: Suggestion) -> dict[str, object]:
    return {
        "spam": suggestion.spam,
        "category": suggestion.category,
        "level": suggestion.level,
        "complexity": suggestion.complexity,
    }


def _assigned(
    appeal: Appeal, clocks: Clocks, units: dict[str, Unit], suggestion: Suggestion, at: datetime
) -> dict[str, object]:
    return assigned(
        appeal.state, clocks, unit=suggestion.unit or "",
        co_units=tuple(u for u in suggestion.co_units if u in units),
        level=suggestion.level, complexity=suggestion.complexity, category=suggestion.category,
        at=at,
    )  # fmt: skip
