"""Whether a text speaks of another place than the one whose code was scanned (点位与文中不符).

A warning to a dispatcher, never a limit on where a matter may go (field.md Y03). What the county
knows comes first: its towns and villages by the names of its units, its estates by those of its
codes. In a hall (政务大厅) everybody tells of elsewhere: only where people live is a home.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from functions.domain.county.roles import Unit, branch
from functions.domain.spots.find import SpotKind, SpotSpan, plain, spans
from functions.domain.words import late

NAMES_AT_MOST = 3  # places of one text that the county is asked for
LONGEST = 20  # characters of a place's name; 小区小区小区… without end is none

_SHARED = late.pattern(
    "(?:广场|市场|商场|大厦|工业园区?|产业园区?|物流园|科技园|幼儿园|学|校|高中|学院|医院|卫生院|公园|景区|机场|酒店|宾馆|基地|考场|站|水库|馆|山庄|中心"
    "|政府|(?:商贸|建材|汽贸|汽配|家居|服装|影|职教|大学|县)城)$"
)
_ESTATE = late.pattern("[城府庭园居湾轩郡邸墅苑峰]$")
_VILLAGE = late.pattern("(?:村|社区|居委会)$")
_GOVERNMENT = late.pattern("[县区市旗]人民政府")
_COUNTY = late.pattern("(?:[县旗]|(?<![小社发开新园])区)$")
_TOWN = late.pattern("(?:镇|乡|街道)$")
_WHAT_IT_IS = late.pattern("(?:(?:生活)?小区|楼盘)$")

Owner = Callable[[str], str | None]
"""Which unit the codes of an estate belong to: "" for none, None where the estate is unknown."""


class Elsewhere(Struct, frozen=True):
    """A place that a text names and that is not the code's, and whose it is where that is known."""

    name: str
    unit: str | None = None


def home(place_name: str) -> str:
    """The estate or village that a place lies in; "" for a hall, a school, a market or a road.

    翠竹苑小区·3栋 is 翠竹苑, 青竹村·村部 is 青竹村.
    """
    text = plain(place_name).split("·", maxsplit=1)[0]
    if _ESTATE.search(text) and not _SHARED.search(text):
        text += "小区"  # a code's own name says no more than it must
    return next((_core(text, s) for s in reversed(spans(text)) if _is_home(text, s)), "")


def elsewhere(
    text: str, place_name: str, address: str, units: Mapping[str, Unit], owner: Owner
) -> tuple[Elsewhere, ...]:
    """The places that a text names, where none of them is the code's own.

    Another county counts wherever it was told; a town or a home only to a code of a home.
    """
    here, text = home(place_name), plain(text)
    found = spans(text)
    own = plain(place_name + address)
    homes = _homes(text, found)
    if any(core in own for core in homes) or (here and here in text):
        return ()
    near = _near(here, _towns(text, found), homes, _Known(units, owner)) if here else []
    return tuple(dict.fromkeys([*_abroad(text, found, units), *near]))


class _Known:
    """What a county knows: its units by the towns and villages they are called after, and the
    estates that have codes.
    """

    def __init__(self, units: Mapping[str, Unit], owner: Owner) -> None:
        self.units, self.owner = dict(units), owner
        # 青竹镇 before 青竹镇农经站: the shortest name is the place's own unit.
        by_length = sorted(units.values(), key=lambda unit: -len(unit.name))
        self.titles = {_title(unit.name): unit.id for unit in by_length}

    def whose(self, name: str) -> str | None:
        """The unit of a place, asked by its name."""
        return self.titles[name] if name in self.titles else self.owner(name)


def _near(here: str, towns: list[str], homes: dict[str, bool], known: _Known) -> list[Elsewhere]:
    """The county's other towns, villages and estates that a text names.

    One that nobody knows counts where it is told like an address (热力家园2栋), and where it can't
    lie within the code's own: an estate may lie in a village or community, not in another estate.
    """
    towns = [town for town in towns if town in known.titles]
    if not homes and not towns:
        return []
    ours = branch(known.units, known.whose(here))
    others = [Elsewhere(town, known.titles[town]) for town in towns if ours]
    for core, addressed in list(homes.items())[:NAMES_AT_MOST]:
        alike = bool(_VILLAGE.search(core)) == bool(_VILLAGE.search(here))
        other = _as_known(core, known) or (Elsewhere(core) if addressed else None)
        if other and (alike or (ours and other.unit)):
            others.append(other)
    return [] if any(other.unit in ours for other in others) else others


def _abroad(text: str, found: list[SpotSpan], units: Mapping[str, Unit]) -> list[Elsewhere]:
    """Another county, named in an address; none where the own one is named as well, or unknown."""
    own = "、".join(unit.name for unit in units.values())
    if not _GOVERNMENT.search(own) or any(
        _COUNTY.search(n) and n in own for n in _names(text, found)
    ):
        return []
    return [
        Elsewhere(name)
        for span, following in pairwise(found)
        if span.end == following.start
        and following.kind is not SpotKind.STREET
        and _COUNTY.search(name := text[span.start : span.end])
    ]


@lru_cache(maxsize=4096)
def _title(unit: str) -> str:
    """The town or village that a unit is called after: 青竹镇人民政府, 石板乡便民服务中心."""
    named = [
        name for name in _names(unit, spans(unit)) if _TOWN.search(name) or _VILLAGE.search(name)
    ]
    return named[-1] if named else ""


def _homes(text: str, found: list[SpotSpan]) -> dict[str, bool]:
    """The estates and villages of a text, and whether they are told like an address."""
    fine = {span.start for span in found if span.kind is SpotKind.FINE}
    homes: dict[str, bool] = {}
    for span in found:
        if _is_home(text, span):
            core = _core(text, span)
            homes[core] = homes.get(core, False) or span.end in fine
    return homes


def _towns(text: str, found: list[SpotSpan]) -> list[str]:
    return [name for name in _names(text, found) if _TOWN.search(name)]


def _is_home(text: str, span: SpotSpan) -> bool:
    name = text[span.start : span.end]
    if len(name) > LONGEST:
        return False
    if span.kind is SpotKind.AREA:
        return not _SHARED.search(name)
    return span.kind is SpotKind.ADMIN and bool(_VILLAGE.search(name))


def _core(text: str, span: SpotSpan) -> str:
    return _WHAT_IT_IS.sub("", text[span.start : span.end])


def _names(text: str, found: list[SpotSpan]) -> list[str]:
    return [text[s.start : s.end] for s in found if s.kind is SpotKind.ADMIN]


def _as_known(core: str, known: _Known) -> Elsewhere | None:
    """The name as the county knows it: a word too many may stand before it in the text."""
    for name in (core, *(core[at:] for at in range(1, min(3, len(core) - 2)))):
        unit = known.whose(name)
        if unit is not None:
            return Elsewhere(name, unit or None)
    return None
