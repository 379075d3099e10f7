"""Whether routing rules can be understood, and which of them will never have their turn.

A rule that can't be understood is refused when it is saved, by `rules[n].field`; it is never dropped
silently. A rule that an earlier one leaves nothing to, and a name that two rules bear, are
understood: the admin is warned of them, for putting a new rule above an old one is a way of working.
"""

import re
from collections.abc import Callable, Collection, Iterator

from msgspec import Struct
from msgspec.structs import replace

from functions.domain.county.hours import HOURS, minutes
from functions.domain.county.rule import Rule
from functions.domain.forms import in_lines, is_name, is_unseen
from functions.domain.refusals import FieldError, Words
from functions.domain.safety.wording import GAP
from functions.domain.words.matching import folded
from functions.domain.words.wordlists import comparable, parted

NAME_AT_MOST, KEYWORD_AT_MOST = 80, 40
REGION = re.compile("[0-9]{2,18}")
_LISTS = ("keywords", "places", "regions", "categories", "co_units")


class Known(Struct, frozen=True):
    """What the rules of a county may name: its units, its places, and the classifier's kinds."""

    units: Collection[str]
    places: Collection[str]
    kinds: Collection[str]


Fault = tuple[str, str, bool, str, str]


def tidied(rule: Rule) -> Rule:
    """The rule with each word of its lists on its own, however they were parted, and all of it in single lines."""
    return in_lines(replace(rule, **{name: parted(getattr(rule, name)) for name in _LISTS}))


def faults(rules: tuple[Rule, ...], known: Known) -> list[FieldError]:
    """What of the rules can't be understood, each by its field."""
    return [
        FieldError(f"rules[{n}].{field}", code, Words(zh, en))
        for n, rule in enumerate(rules)
        for field, code, wrong, zh, en in (*_plain(rule), *_named(rule, known), *_words(rule))
        if wrong
    ]


def _plain(rule: Rule) -> tuple[Fault, ...]:
    conditions = (rule.keywords, rule.places, rule.regions, rule.categories)
    span = HOURS.fullmatch(rule.hours)
    return (
        ("name", "required", not is_name(rule.name), "请填写规则名称", "needs a name"),
        ("unit", "required", is_unseen(rule.unit), "请选择单位", "needs a unit"),
        ("name", "too_long", len(rule.name) > NAME_AT_MOST, "名称太长", "is too long"),
        ("keywords", "required", not any(conditions), "至少要有关键词、点位、区划或分类之一",
         "needs keywords, places, regions or categories"),
        ("keywords", "gap", any(GAP in folded(word) for word in rule.keywords),
         "规则关键词不支持“…”，请写连着的几个字，或写成几个关键词", "can't hold “…”"),
        ("keywords", "too_long", any(len(word) > KEYWORD_AT_MOST for word in rule.keywords),
         f"一个关键词最多 {KEYWORD_AT_MOST} 个字", f"are {KEYWORD_AT_MOST} characters at most"),
        ("hours", "format", bool(rule.hours) and not span, "时段写作 08:00-18:00，到 23:59 为止",
         "is written 08:00-18:00, up to 23:59"),
        ("hours", "empty", bool(span and not minutes(rule.hours)), "开始和结束不能是同一时刻",
         "begins and ends at the same minute"),
        ("level", "range", not 1 <= rule.level <= 4, "级别为 1–4", "is 1 to 4"),
        ("co_units", "choice", rule.unit in rule.co_units, "协办单位不能是主办单位",
         "must not hold the unit itself"),
        ("category", "too_long", len(rule.category) > NAME_AT_MOST, "分类太长", "is too long"),
    )  # fmt: skip


def _named(rule: Rule, known: Known) -> Iterator[Fault]:
    unit, place = (
        ("没有这个单位", "is no unit of this county"),
        ("没有这个点位", "is no place of this county"),
    )
    yield from _strange("unit", (rule.unit,), known.units, *unit)
    yield from _strange("co_units", rule.co_units, known.units, *unit)
    yield from _strange("places", rule.places, known.places, *place)
    for region in rule.regions:
        yield (
            "regions", "format", not REGION.fullmatch(region), f"区划代码是 2–18 位数字：{region}",
            f"{region} is not of 2 to 18 digits",
        )  # fmt: skip
    for category in rule.categories:
        unheard = not any(kind.startswith(category) for kind in known.kinds)
        kinds = "、".join(known.kinds)
        yield (
            "categories", "choice", unheard, f"系统判不出“{category}”，可用的有：{kinds}",
            f"{category} is no kind that the classifier names; those are {kinds}",
        )  # fmt: skip


def _strange(
    field: str, named: tuple[str, ...], known: Collection[str], zh: str, en: str
) -> Iterator[Fault]:
    for name in named:
        strange = not is_unseen(name) and name not in known  # a blank is told as such
        yield field, "choice", strange, f"{zh}：{name}", f"{name} {en}"


def _words(rule: Rule) -> Iterator[Fault]:
    for field in _LISTS:
        said: tuple[str, ...] = getattr(rule, field)
        spaced = any(word != word.strip() or is_unseen(word) for word in said)
        yield field, "blank", spaced, "不能有空的，前后不能有空格", "must not hold blanks"
        repeated = len({folded(word) for word in said}) < len(said)
        yield field, "repeated", repeated, "有重复的", "holds the same twice"


def warnings(rules: tuple[Rule, ...]) -> list[FieldError]:
    """Which rules never have their turn, and which names two rules bear."""
    ordered = sorted(range(len(rules)), key=lambda n: bool(rules[n].categories))
    return [
        *(w for at, n in enumerate(ordered) if (w := _shadow(rules, n, ordered[:at]))),
        *(w for n in range(len(rules)) if (w := _namesake(rules, n))),
    ]


def _shadow(rules: tuple[Rule, ...], n: int, earlier: list[int]) -> FieldError | None:
    """Rules of categories have their turn after all others, for they wait for the classifier."""
    above = next((e for e in earlier if _covers(rules[e], rules[n])), None)
    if above is None:
        return None
    zh = f"轮不到这一条：符合它的，都先符合第 {above + 1} 条“{rules[above].name}”"
    en = f"never has its turn: rule {above + 1} ({rules[above].name}) catches all of it"
    return FieldError(f"rules[{n}].keywords", "shadowed", Words(zh, en))


def _namesake(rules: tuple[Rule, ...], n: int) -> FieldError | None:
    first = next(at for at, rule in enumerate(rules) if rule.name == rules[n].name)
    if first == n:
        return None
    zh = f"与第 {first + 1} 条同名，办理过程里分不清是哪一条"
    en = f"bears the name of rule {first + 1}: the trail can't tell them apart"
    return FieldError(f"rules[{n}].name", "repeated", Words(zh, en))


def _covers(earlier: Rule, later: Rule) -> bool:
    """Whether whatever fits the later rule fits the earlier one too."""
    return (
        _each(comparable(later.keywords), comparable(earlier.keywords), str.__contains__)
        and _each(later.places, earlier.places, str.__eq__)
        and _each(later.regions, earlier.regions, str.startswith)
        and _each(later.categories, earlier.categories, str.startswith)
        and minutes(later.hours) <= minutes(earlier.hours)
    )


def _each(
    later: tuple[str, ...], earlier: tuple[str, ...], holds: Callable[[str, str], bool]
) -> bool:
    """Whether each word of the later rule is caught by one of the earlier; none catch everything."""
    return not earlier or (bool(later) and all(any(holds(w, e) for e in earlier) for w in later))
