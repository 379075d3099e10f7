"""Which unit an appeal belongs to: emergencies first, then protected reports, then the rules.

`decide` is the one door. What decides behind it may change (keywords today, a trained classifier
beside them tomorrow); its signature and the meaning of its answer do not.
"""

from msgspec import Struct


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """A routing rule (归口规则). What it leaves empty matches everything; the first match wins."""

    name: str
    unit: str
    keywords: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    category: str = ""
    co_units: tuple[str, ...] = ()
    level: int = 3


class Suggestion(Struct, frozen=True):
    """What is proposed for an appeal, and the words that spoke for it (field.md Y05)."""

    unit: str | None = None
    co_units: tuple[str, ...] = ()
    category: str = ""
    level: int = 3
    why: tuple[str, ...] = ()
    emergency: bool = False
    guarded: bool = False

    @property
    def sure(self) -> bool:
        """Whether it may go out without a person having looked."""
        return self.unit is not None


class Words(Struct, frozen=True):
    """The county's word lists, and who takes what they find."""

    emergency: tuple[str, ...] = ()
    guarded: tuple[str, ...] = ()
    duty_unit: str | None = None
    guarded_unit: str | None = None


def found(words: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The words of a list that stand in a text."""
    return tuple(word for word in words if word in text)


def decide(
    rules: tuple[Rule, ...], words: Words, *, content: str, place: str, category: str = ""
) -> Suggestion:
    """Propose unit, level and category for what somebody told at a place."""
    alarm, guarded = found(words.emergency, content), found(words.guarded, content)
    if guarded:
        return Suggestion(
            unit=words.guarded_unit, why=guarded, guarded=True, emergency=bool(alarm),
            level=1 if alarm else 3, category="纪检监察",
        )  # fmt: skip
    matched = next((m for r in rules if (m := _match(r, content, place, category))), None)
    if alarm:
        return _emergency(matched, alarm, words)
    return matched or Suggestion(category=category)


def _match(rule: Rule, content: str, place: str, category: str) -> Suggestion | None:
    hits = found(rule.keywords, content)
    if rule.keywords and not hits:
        return None
    if rule.places and place not in rule.places:
        return None
    if rule.categories and category not in rule.categories:
        return None
    return Suggestion(
        rule.unit, rule.co_units, rule.category or category, rule.level, (rule.name, *hits)
    )


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
