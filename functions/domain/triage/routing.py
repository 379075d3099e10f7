"""Which unit an appeal belongs to, and whether that is sure enough to go out by itself.

In this order: emergencies, protected reports, advertisements, the county's own rules, its list of
powers and duties (权责清单), then what the trained classifier says. `decide` is the one door: what
stands behind it may change, its signature and the meaning of its answer do not. Nothing is ever
rejected here; what is not sure goes to a person, with what spoke for what (field.md §3.1, row 24).
"""

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from functions.domain.county.hours import within
from functions.domain.county.rule import Complexity, Duty, Rule
from functions.domain.items.facts import Choice
from functions.domain.safety import Heard, Tier, advertised, listen
from functions.domain.triage.mixed import apart
from functions.domain.words.matching import Folded, fold, folded
from functions.domain.words.wordlists import comparable


class Part(Struct, frozen=True):
    """A stretch of a text that surely speaks of a kind of its own."""

    text: str
    label: str
    words: tuple[str, ...] = ()


class Classified(Struct, frozen=True):
    """What the trained classifier says of a text; `auto` is its word that it may be relied on."""

    label: str = ""
    conf: float = 0.0
    auto: bool = False
    top2: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    second_words: tuple[str, ...] = ()
    sure: bool = False  # whether it would be relied on, were it trusted to send out
    parts: tuple[Part, ...] = ()  # two, where the text passes from one kind to another


class Suggestion(Struct, frozen=True):
    """What is proposed for an appeal, and the words that spoke for it (field.md Y05)."""

    unit: str | None = None
    co_units: tuple[str, ...] = ()
    category: str = ""
    level: int = 3
    complexity: Complexity = ""
    why: tuple[str, ...] = ()
    emergency: bool = False
    guarded: bool = False
    spam: bool = False
    mixed: bool = False
    choices: tuple[Choice, ...] = ()
    alone: bool = False  # it rests on a single word of the text

    @property
    def sure(self) -> bool:
        """Whether it may go out without a person having looked."""
        return self.unit is not None

    def offered(self, *, likely: bool | None = None) -> Choice:
        """The same as one of the choices of a person."""
        return Choice(
            self.unit or "", self.category, self.why, self.co_units, self.level, self.complexity,
            likely,
        )  # fmt: skip


class NetWords(Struct, frozen=True):
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


def found(words: tuple[str, ...], told: Folded) -> tuple[str, ...]:
    """What of a list stands in a text, each word as it was written there."""
    places = ((told.text.find(word), len(word)) for word in comparable(words))
    return tuple(dict.fromkeys(told.said(at, at + long) for at, long in places if at >= 0))


def decide(
    rules: tuple[Rule, ...],
    words: NetWords,
    *,
    content: str,
    spot: Spot,
    duties: tuple[Duty, ...] = (),
    classified: Classified = Classified(),  # noqa: B008 (a frozen value)
    heard: Heard | None = None,
    kind_of: Callable[[str], str] = lambda _: "",
) -> Suggestion:
    """Propose unit, level and category for what somebody told at a place.

    `kind_of` says which kind of matter a single word speaks of, where the classifier knows it.
    `heard` is the verdict of intake, which is obeyed; where there is none, the nets listen here.
    """
    known = listen(words.emergency, words.guarded, content) if heard is None else heard
    alarm = known.danger is Tier.CERTAIN
    if known.report:
        return Suggestion(
            unit=words.guarded_unit, why=known.report_words, guarded=True, emergency=alarm,
            level=1 if alarm else 3, category="纪检监察",
        )  # fmt: skip
    spam = () if known.danger else advertised(words.spam, content)
    if spam:
        return Suggestion(category="无效/广告", level=4, why=spam, spam=True)
    told = fold(content)
    ruled = _by_rules(rules, told, spot)
    listed = () if ruled else _by_duties(duties, told)
    matched = ruled[0] if ruled else _outspoken(listed)
    if alarm:
        return _emergency(matched, known.danger_words, words)
    mixed = _mixed(ruled or listed, content, tied=matched is None)
    mixed = mixed or _parted(rules, spot, matched, classified.parts)
    learned = _learned(rules, told, spot, classified)
    if not mixed and matched and matched.alone and classified.top2:
        mixed = _disputed(matched, learned, classified, told, kind_of)
    return mixed or matched or learned


def _by_rules(rules: tuple[Rule, ...], told: Folded, spot: Spot) -> tuple[Suggestion, ...]:
    """What the county's rules say that need no classifier, in the county's own order."""
    own = (r for r in rules if r.keywords or r.places or r.regions)
    return tuple(m for r in own if (m := _match(r, told, spot, "")))


def _mixed(known: tuple[Suggestion, ...], content: str, *, tied: bool) -> Suggestion | None:
    """Two matters of two units in one message, or a tie: a person decides, with both before them.

    Rules that speak of the same sentence overlap by design, and the first one wins; so it does
    where one of them is of level 1.
    """
    if not known or any(one.level == 1 for one in known):
        return None
    first = known[0]
    others = (o for o in known[1:] if tied or apart(first.why[1:], o.why[1:], content))
    return next((both for other in others if (both := _both(first, other))), None)


def _parted(
    rules: tuple[Rule, ...], spot: Spot, matched: Suggestion | None, parts: tuple[Part, ...]
) -> Suggestion | None:
    """Two kinds of matter, told one after the other, of which the rule at hand knows but one."""
    if not parts:
        return None
    texts = [fold(part.text) for part in parts]
    one, other = (
        _of_kind(rules, text, spot, part.label, part.words)
        for text, part in zip(texts, parts, strict=True)
    )
    if matched is None:
        return _both(one, other)
    heard = [bool(found(matched.why[1:], text)) for text in texts]
    if heard[0] == heard[1] or matched.level == 1:
        return None
    return _both(matched, other if heard[0] else one)


def _both(one: Suggestion, other: Suggestion) -> Suggestion | None:
    """Both for a person to choose from; None where one brings the other's unit along anyway."""
    if other.unit and other.unit in {one.unit, *one.co_units}:
        return None
    return Suggestion(
        level=min(one.level, other.level), why=("可能是两件事",),
        choices=(one.offered(), other.offered()), mixed=True,
    )  # fmt: skip


def _disputed(
    matched: Suggestion,
    learned: Suggestion,
    classified: Classified,
    told: Folded,
    kind_of: Callable[[str], str],
) -> Suggestion | None:
    """A single word says one thing and the whole text surely another: a person decides.

    The word stands where the text is about it: where the word alone speaks of the text's kind, and
    the text begins with it, comes back to it, or is sure because of it.
    """
    word = max(map(folded, matched.why[1:]), key=len)
    prominent = (
        told.text.find(word) < FIRST
        or told.text.count(word) > 1
        or any(w in word or word in w for w in map(folded, classified.words))
    )
    kind = kind_of(word)
    told_of = prominent and kind == classified.label
    if not (classified.auto or classified.sure) or told_of or matched.level == 1:
        return None
    other = learned.choices[0] if learned.choices else learned.offered(likely=True)
    if other.unit in {matched.unit, *matched.co_units} or not (other.unit or kind):
        return None  # the same unit; or nothing is known that could disagree
    return Suggestion(
        level=min(matched.level, other.level), why=("规则与系统判断不一致",),
        choices=(replace(other, likely=True), matched.offered()),
    )  # fmt: skip


def _match(rule: Rule, told: Folded, spot: Spot, category: str) -> Suggestion | None:
    hits = found(rule.keywords, told)
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
        rule.unit, rule.co_units, rule.category or category, rule.level, rule.complexity,
        (rule.name, *hits), alone=_single(hits) and not (rule.places or rule.regions),
    )  # fmt: skip


def _by_duties(duties: tuple[Duty, ...], told: Folded) -> tuple[Suggestion, ...]:
    """Of each unit the duty whose words say most of the text, the most outspoken first."""
    best: dict[str, tuple[int, Duty, tuple[str, ...]]] = {}
    for duty in duties:
        hits = found(duty.keywords, told)
        if hits and _said(hits) > best.get(duty.unit, (0,))[0]:
            best[duty.unit] = (_said(hits), duty, hits)
    ranked = sorted(best.values(), key=lambda one: -one[0])
    return tuple(
        Suggestion(
            duty.unit,
            category=duty.matter,
            why=(f"权责清单：{duty.matter}", *hits),
            alone=_single(hits),
        )
        for _, duty, hits in ranked
    )


def _outspoken(listed: tuple[Suggestion, ...]) -> Suggestion | None:
    """The duty that says most; two units that say as much are no answer."""
    said = [_said(one.why[1:]) for one in listed[:2]]
    return None if said[:1] == said[1:] else listed[0]


def _said(hits: tuple[str, ...]) -> int:
    return sum(len(folded(hit)) for hit in hits)


def _single(hits: tuple[str, ...]) -> bool:
    """Whether what was found is one word, whatever parts of it are listed too."""
    plain = tuple(map(folded, hits))
    return len([word for word in plain if not any(word in w for w in plain if w != word)]) == 1


FIRST = 24  # characters in which a text says what it is about
LIKELY = 0.8  # from this confidence on a suggestion is called likely: right four times in five


def _learned(
    rules: tuple[Rule, ...], told: Folded, spot: Spot, classified: Classified
) -> Suggestion:
    """Where the classifier is sure, the rule of its category; else the two best for a person."""
    if not classified.top2:
        return Suggestion()
    said = (classified.words, classified.second_words)
    best, *second = (
        _of_kind(rules, told, spot, label, words)
        for label, words in zip(classified.top2, said, strict=False)
    )
    if classified.auto and best.sure:
        return best
    likely = classified.conf >= LIKELY
    choices = (best.offered(likely=likely), *(s.offered(likely=False) for s in second))
    return Suggestion(why=(classified.label, *classified.words), choices=choices)


def _of_kind(
    rules: tuple[Rule, ...], told: Folded, spot: Spot, label: str, words: tuple[str, ...]
) -> Suggestion:
    """Whose a kind of matter is (归口), and the words that spoke for that kind."""
    rest = (r for r in rules if r.categories)
    matched = next((m for r in rest if (m := _match(r, told, spot, label))), None)
    known = matched or Suggestion(category=label, why=(label,))
    return replace(known, why=(*known.why, *words))


def _emergency(matched: Suggestion | None, alarm: tuple[str, ...], words: NetWords) -> Suggestion:
    """Level 1. The rule's unit where a rule knows one, the duty unit else; both where they differ."""
    duty = (words.duty_unit,) if words.duty_unit else ()
    if matched is None:
        return Suggestion(words.duty_unit, (), "紧急求助", 1, why=alarm, emergency=True)
    co_units = tuple(dict.fromkeys((*matched.co_units, *duty)))
    return Suggestion(
        matched.unit,
        tuple(u for u in co_units if u != matched.unit),
        matched.category,
        1,
        why=(*alarm, *matched.why),
        emergency=True,
    )
