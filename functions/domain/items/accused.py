"""Whom a report is about (被反映对象): looked for anew whenever somebody looks.

Units by their names and short names, with those above and below them as the tree stands now; people
by their names and posts. Who is only turned to (`请县纪委查处`) is not meant. What cannot be placed
bars everybody who belongs to a unit.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from functions.domain.county.roles import Onlooker, Person, Role, Unit, branch, subtree
from functions.domain.items.state import State
from functions.domain.words.matching import folded

_POSTS = {
    Role.DISPATCHER: "派单(员|的人|人员)|调度员|坐席|话务员|接线员|受理员",
    Role.ADMIN: "管理员|(平台|系统|后台)的?(管理|负责)",
    Role.REVIEWER: "审核员",
    Role.VISITOR: "回访员",
}
_GUARDIANS = "(举报|信访)[^，。！？；]{0,3}(专办|专管|专干|经办|受理)|专办员|(看|管|接|收)举报的人"
_OF_COUNTY = re.compile(r"^([^县市区旗]{0,4}[县市区旗])(?=..)")
_LIKE = {
    "纪委监委": ("纪委", "监委", "纪检", "监察"),
    "纪律检查委员会": ("纪委", "纪检"),
    "人民政府": ("县政府", "区政府", "市政府"),
    "委员会": ("县委", "区委", "市委"),
}
_BODY = re.compile("(局|中心|大队|公司)$")  # left out where people speak of its people: 城管的人
_ITS_PEOPLE = re.compile(
    "的?(人|队|干部|领导|工作|执法|[局科股所]长)|[收索拿吃]|要[^，。！？；]{0,4}[钱费]|包庇|勾结|串通"
)
_ASKED_BEFORE = re.compile(
    r"(向|请|望|盼|恳求|求|建议|呼吁|感谢|谢谢|致|呈|尊敬的|敬爱的)[^，。！？；]{0,6}$"
)
_WENT_BEFORE = re.compile(r"(到|去|找|在|往|给)[^，。！？；]{0,4}$")
_WENT_AFTER = re.compile(r"^[^，。！？；]{0,4}(反映|举报|投诉|上访|信访|写信|递交|提交)")
_GREETED = re.compile(r"^[^，。！？；]{0,6}((您|你们?)好|好[，。！:])")
_BEGINS = re.compile(r"(^|[。！？；])[^，。！？；]{0,4}$")
_CALLED = re.compile(r"^(同志|领导)?们?[:，]")  # only where a sentence begins with it


def barred(onlooker: Onlooker, state: State, texts: tuple[str, ...]) -> bool:
    """Whether a protected report is about this person, by what it was withheld from and its texts."""
    person, units, listed = onlooker.person, onlooker.units, set(state.no_forward)
    if person.id in state.not_for:
        return True
    if person.unit and (person.unit not in units or not listed <= units.keys()):
        return True
    if _names(person, folded("。".join(texts))):
        return True
    return bool(about(units, state, texts) & branch(units, person.unit))


def about(units: dict[str, Unit], state: State, texts: tuple[str, ...]) -> frozenset[str]:
    """The units that a report is about or was withheld from, with those above and those below."""
    roots = named(units, *texts)
    above = (one for root in (*state.no_forward, *roots) for one in branch(units, root))
    below = (one for root in roots for one in subtree(units, root))
    return frozenset(state.no_forward) | frozenset(above) | frozenset(below)


def meant(people: Iterable[Person], *texts: str) -> tuple[str, ...]:
    """The people whom texts speak of by name or post."""
    told = folded("。".join(texts))
    return tuple(sorted(person.id for person in people if _names(person, told)))


def named(units: dict[str, Unit], *texts: str) -> tuple[str, ...]:
    """The units that texts speak of, and do not only turn to."""
    names = tuple((unit.id, unit.name) for unit in units.values())
    return tuple(dict.fromkeys(one for text in texts for one in _named(names, folded(text))))


@lru_cache(maxsize=256)
def _named(names: tuple[tuple[str, str], ...], told: str) -> tuple[str, ...]:
    return tuple(
        unit for unit, name in names
        if any(_meant(said, told) for said in _forms(name)) or _meant(_stem(name), told, _ITS_PEOPLE)
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _forms(name: str) -> tuple[str, ...]:
    """What people call a unit: 县纪委监委 is 纪委监委, 纪委 and 监委 too."""
    full = folded(name)
    short = _OF_COUNTY.sub("", full)
    like = [said for whole, several in _LIKE.items() if short.endswith(whole) for said in several]
    own = (full, short) if short not in _LIKE else (full,)
    return tuple(said for said in dict.fromkeys((*own, *like)) if len(said) > 1)


@lru_cache(maxsize=4096)
def _stem(name: str) -> str:
    """A unit's name without what it is: of 县城管局 that is 城管; empty where nothing is left."""
    short = _OF_COUNTY.sub("", folded(name))
    stem = _BODY.sub("", short)
    return stem if stem != short and len(stem) > 1 else ""


def _names(person: Person, told: str) -> bool:
    name = folded(person.name)
    posts = [_POSTS[role] for role in person.roles if role in _POSTS]
    posts += [_GUARDIANS] if person.guarded and Role.HANDLER not in person.roles else []
    return (len(name) > 1 and _meant(name, told)) or any(
        not _turned_to(told, *match.span()) for post in posts for match in re.finditer(post, told)
    )


def _meant(said: str, told: str, then: re.Pattern[str] | None = None) -> bool:
    """Whether it stands in a text that does not only turn to it, with what must follow."""
    at = told.find(said) if said else -1
    while at >= 0:
        end = at + len(said)
        if not _turned_to(told, at, end) and (then is None or then.match(told, end)):
            return True
        at = told.find(said, at + 1)
    return False


def _turned_to(told: str, start: int, end: int) -> bool:
    """Whether the text asks somebody for help there, or tells of having asked."""
    before, after = told[max(0, start - 12) : start], told[end : end + 12]
    went = _WENT_BEFORE.search(before) and _WENT_AFTER.match(after)
    called = _BEGINS.search(before) and _CALLED.match(after)
    return bool(went or called or _ASKED_BEFORE.search(before) or _GREETED.match(after))
