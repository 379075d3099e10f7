"""Dispatch a new appeal, or put it before the dispatchers; each appeal once."""

from collections.abc import Container
from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace

from functions.domain.county.county import County, Place
from functions.domain.county.roles import Unit
from functions.domain.county.rule import Duty, Rule
from functions.domain.county.switches import Feature
from functions.domain.items.appeal import SYSTEM, Appeal, Deed, said
from functions.domain.items.change import Order, given
from functions.domain.items.facts import Facts
from functions.domain.items.readers import taker
from functions.domain.items.state import Advice, State
from functions.domain.items.status import Action, Status
from functions.domain.items.verdict import standing
from functions.domain.kinds import clocks_of, flow_of
from functions.domain.kinds.steps import advance
from functions.domain.refusals import Lang, StaleAppeal
from functions.domain.safety import Heard
from functions.domain.triage.learning import Example, resembling, taught
from functions.domain.triage.purposes import purpose_of
from functions.domain.triage.routing import Classified, NetWords, Spot, Suggestion, decide
from functions.domain.words.matching import fold
from functions.router import classifier
from functions.router.hold import held
from functions.router.parts import parts
from functions.store import appeals, registry, tree


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
        tree.place_of(appeal),
    )
    heard = standing(state, [event.facts for event in events])
    suggestion = suggest(county.rules, ground(county, appeal, place, heard))
    suggestion = _of_kind(suggestion, appeal, county)
    people, told = registry.people(tenant, fresh=state.guarded), said(appeal, events)
    if suggestion.guarded:
        unit = taker(suggestion.unit, people.values(), units, state, *told)
        suggestion = replace(suggestion, unit=unit)
    if state.doubts:
        suggestion = held(suggestion, state, people, units, *told)
    clocks = clocks_of(county, appeal.kind)
    state = replace(state, place_name=place.name, area=tree.area_of(tenant, place))
    if suggestion.unit in units:
        action, state = Action.DISPATCH, given(state, clocks, _order(appeal, suggestion, units), at)
    else:
        action, state = Action.QUEUE, _queued(state, suggestion, units)
    deed = Deed(action, SYSTEM, at, facts=_facts(suggestion))
    routed, event = advance(appeal, clocks, deed, state)
    try:
        appeals.save(routed, event)
    except StaleAppeal:
        return None  # the stream delivered it before, or the sweep was faster
    return routed


def _of_kind(suggestion: Suggestion, appeal: Appeal, county: County) -> Suggestion:
    """Some kinds go to one unit, whatever they speak of; a report about an official goes its own way."""
    flow = flow_of(appeal)
    unit = flow.unit(county.settings)
    if unit is None or suggestion.guarded or suggestion.emergency:
        return suggestion
    kind = flow.label[Lang.ZH]
    return replace(suggestion, unit=unit, co_units=(), spam=False, category=kind, why=(kind,))


class SuggestionGround(NamedTuple):
    """What a suggestion stands on, but for the county's rules."""

    words: NetWords
    content: str
    heard: Heard
    spot: Spot
    duties: tuple[Duty, ...]
    classified: Classified
    examples: tuple[Example, ...]


def ground(county: County, appeal: Appeal, place: Place, heard: Heard) -> SuggestionGround:
    """Gather what a suggestion for an appeal stands on; it is no example of itself."""
    settings, content = county.settings, appeal.told.content
    words = NetWords(
        settings.emergency_words, settings.guarded_words, settings.spam_words,
        settings.duty_unit, settings.guarded_unit,
    )  # fmt: skip
    return SuggestionGround(
        words, content, heard, Spot(place.code, place.region, appeal.submitted_at),
        tuple(registry.duties(county.id).values()),
        _classified(content, trusted=settings.auto_dispatch and _dispatches(county, place)),
        resembling(tuple(e for e in registry.examples(county.id) if e.no != appeal.no), content),
    )  # fmt: skip


def _dispatches(county: County, place: Place) -> bool:
    return tree.offers(county, place, Feature.AUTO_DISPATCH)


def suggest(rules: tuple[Rule, ...], on: SuggestionGround) -> Suggestion:
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


def _facts(suggestion: Suggestion) -> Facts:
    """Why, for people to read; and the choices that a dispatcher is offered."""
    return Facts(
        why=suggestion.why, category=suggestion.category, choices=suggestion.choices,
        mixed=suggestion.mixed,
    )  # fmt: skip


def _order(appeal: Appeal, suggestion: Suggestion, units: dict[str, Unit]) -> Order:
    return Order(
        suggestion.unit or "", suggestion.level, suggestion.complexity, suggestion.category,
        tuple(unit for unit in suggestion.co_units if unit in units), appeal.is_reachable,
        purpose_of(appeal.told.content), units[suggestion.unit or ""].grid,
    )  # fmt: skip


def _queued(state: State, suggestion: Suggestion, units: Container[str]) -> State:
    return replace(
        state, manual=True, spam=suggestion.spam, category=suggestion.category,
        level=suggestion.level, complexity=suggestion.complexity,
        offer=_offer(suggestion, units),
    )  # fmt: skip


def _offer(suggestion: Suggestion, units: Container[str]) -> Advice | None:
    """The best of what is offered, where it names a unit that the county has; of a report nothing."""
    best = next(iter(suggestion.choices), None)
    if best is None or suggestion.guarded or best.unit not in units:
        return None
    others = tuple(unit for unit in best.co_units if unit in units)
    return Advice(
        best.unit, best.category, best.level, best.complexity, others, best.likely, suggestion.mixed
    )
