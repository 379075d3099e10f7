"""Which unit an appeal belongs to, and whether that is sure enough to go out by itself.

In this order: emergencies, protected reports, advertisements, the county's own rules, its list of
powers and duties (权责清单), then what the trained classifier says. `decide` is the one door: what
stands behind it may change, its signature and the meaning of its answer do not. Nothing is ever
rejected here; what is not sure goes to a person, with what spoke for what (field.md §3.1, row 24).
"""

import re
from datetime import datetime, time

from msgspec import Struct

from functions.domain.adverts import advertised
from functions.domain.codes import BEIJING
from functions.domain.officials import accused
from functions.domain.safety import heard

HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """A routing rule (归口规则). What it leaves empty matches everything; the first match wins."""

    name: str
    unit: str
    keywords: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    hours: str = ""
    category: str = ""
    co_units: tuple[str, ...] = ()
    level: int = 3


class Duty(Struct, frozen=True):
    """One line of the list of powers and duties: a matter, and whose it is (field.md C13)."""

    id: str
    matter: str
    unit: str
    keywords: tuple[str, ...] = ()
    basis: str = ""


class Classified(Struct, frozen=True):
    """What the trained classifier says of a text; `auto` is its word that it may be relied on."""

    label: str = ""
    conf: float = 0.0
    auto: bool = False
    top2: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class Choice(Struct, frozen=True):
    """A unit with a category, offered to a dispatcher, and what spoke for it."""

    unit: str
    category: str
    why: tuple[str, ...] = ()


class Suggestion(Struct, frozen=True):
    """What is proposed for an appeal, and the words that spoke for it (field.md Y05)."""

    unit: str | None = None
    co_units: tuple[str, ...] = ()
    category: str = ""
    level: int = 3
    why: tuple[str, ...] = ()
    emergency: bool = False
    guarded: bool = False
    spam: bool = False
    choices: tuple[Choice, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether it may go out without a person having looked."""
        return self.unit is not None


class Words(Struct, frozen=True):
    """The county's word lists, and who takes what they find."""

    emergency: tuple[str, ...] = ()
    guarded: tuple[str, ...] = ()
    spam: tuple[str, ...] = ()
    duty_unit: str | None = None
    guarded_unit: str | None = None


class Spot(Struct, frozen=True):
    """Where and when it was told."""

    place: str = ""
    region: str = ""
    at: datetime | None = None


def found(words: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The words of a list that stand in a text."""
    return tuple(word for word in words if word in text)


def decide(
    rules: tuple[Rule, ...],
    words: Words,
    *,
    content: str,
    spot: Spot,
    duties: tuple[Duty, ...] = (),
    classified: Classified = Classified(),  # noqa: B008 (a frozen value)
) -> Suggestion:
    """Propose unit, level and category for what somebody told at a place."""
    alarm, guarded = heard(words.emergency, content), accused(words.guarded, content)
    if guarded:
        return Suggestion(
            unit=words.guarded_unit, why=guarded, guarded=True, emergency=bool(alarm),
            level=1 if alarm else 3, category="纪检监察",
        )  # fmt: skip
    matched = _known(rules, duties, content, spot)
    if alarm:
        return _emergency(matched, alarm, words)
    spam = () if matched else advertised(words.spam, content)
    if spam:
        return Suggestion(category="无效/广告", level=4, why=spam, spam=True)
    return matched or _learned(rules, content, spot, classified)


def _known(
    rules: tuple[Rule, ...], duties: tuple[Duty, ...], content: str, spot: Spot
) -> Suggestion | None:
    """What the county itself wrote down, read in its own order."""
    own = (r for r in rules if r.keywords or r.places or r.regions)
    by_rule = next((m for r in own if (m := _match(r, content, spot, ""))), None)
    return by_rule or _by_duty(duties, content)


def _match(rule: Rule, content: str, spot: Spot, category: str) -> Suggestion | None:
    hits = found(rule.keywords, content)
    fits = (
        (not rule.keywords or bool(hits))
        and (not rule.places or spot.place in rule.places)
        and (not rule.regions or spot.region.startswith(rule.regions))
        and (not rule.categories or (bool(category) and category.startswith(rule.categories)))
        and (spot.at is None or within(rule.hours, spot.at))
    )
    if not fits:
        return None
    return Suggestion(
        rule.unit, rule.co_units, rule.category or category, rule.level, (rule.name, *hits)
    )


def within(hours: str, at: datetime) -> bool:
    """Whether a moment lies within `HH:MM-HH:MM` in Beijing; a span may cross midnight."""
    parts = HOURS.fullmatch(hours)
    if parts is None:
        return True
    start, end = time(int(parts[1]), int(parts[2])), time(int(parts[3]), int(parts[4]))
    local = at.astimezone(BEIJING).time()
    return start <= local < end if start <= end else local >= start or local < end


def _by_duty(duties: tuple[Duty, ...], content: str) -> Suggestion | None:
    """The duty whose words say most of the text; two units that say as much are no answer."""
    scores: dict[str, int] = {}
    best: dict[str, tuple[Duty, tuple[str, ...]]] = {}
    for duty in duties:
        hits = found(duty.keywords, content)
        said = sum(len(hit) for hit in hits)
        if said > scores.get(duty.unit, 0):
            scores[duty.unit], best[duty.unit] = said, (duty, hits)
    ranked = sorted(scores, key=lambda unit: -scores[unit])
    if not ranked or (len(ranked) > 1 and scores[ranked[0]] == scores[ranked[1]]):
        return None
    duty, hits = best[ranked[0]]
    return Suggestion(duty.unit, (), duty.matter, 3, (f"权责清单：{duty.matter}", *hits))


def _learned(
    rules: tuple[Rule, ...], content: str, spot: Spot, classified: Classified
) -> Suggestion:
    """Where the classifier is sure, the rule of its category; else the two best for a person."""
    rest = tuple(r for r in rules if r.categories)
    options = [
        (m, label) for label in classified.top2
        if (m := next((m for r in rest if (m := _match(r, content, spot, label))), None))
    ]  # fmt: skip
    why = (classified.label, *classified.words) if classified.label else ()
    sure = next((m for m, label in options if label == classified.label), None)
    if classified.auto and sure:
        return Suggestion(sure.unit, sure.co_units, sure.category, sure.level, (*sure.why, *why))
    choices = tuple(Choice(m.unit or "", m.category, m.why) for m, _ in options)
    return Suggestion(why=why, choices=choices)


def _emergency(matched: Suggestion | None, alarm: tuple[str, ...], words: Words) -> Suggestion:
    """Level 1. The rule's unit where a rule knows one, the duty unit else; both where they differ."""
    duty = (words.duty_unit,) if words.duty_unit else ()
    if matched is None:
        return Suggestion(words.duty_unit, (), "紧急求助", 1, alarm, emergency=True)
    co_units = tuple(dict.fromkeys((*matched.co_units, *duty)))
    return Suggestion(
        matched.unit,
        tuple(u for u in co_units if u != matched.unit),
        matched.category,
        1,
        (*alarm, *matched.why),
        emergency=True,
    )
