"""The tree of places (区划树): county, town, village or community, grid, by the county's own codes (X03).

A code that the tree does not know still lies somewhere: in the nearest region whose code it begins with,
written short (`431103001`) or filled up to twelve digits (`431103001000`).
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from functions.domain.words.matching import folded

CODE_AT_MOST = 18  # digits: twelve of statistics, and what a county gives its grids
SHORTEST, FILLED = 2, 12


class RegionKind(StrEnum):
    """What a region is: 县区, 乡镇街道, 村社区, 网格."""

    COUNTY = "county"
    TOWN = "town"
    VILLAGE = "village"
    GRID = "grid"


class Region(Struct, frozen=True, omit_defaults=True):
    """A region (区划): its code and name, what it is, what it lies in, and the unit that answers for it."""

    code: str
    name: str
    kind: RegionKind
    parent: str = ""
    unit: str | None = None


Tree = Mapping[str, Region]


def chain(tree: Tree, code: str) -> tuple[Region, ...]:
    """The region of a code and those that it lies in, the nearest first."""
    found: dict[str, Region] = {}
    at = code if code in tree else _around(tree, code)
    while at and at not in found:
        found[at] = tree[at]
        at = above(tree, tree[at])
    return tuple(found.values())


def above(tree: Tree, region: Region) -> str:
    """The code of the region that one lies in: the named one, else by its digits; empty where none is known."""
    named = region.parent or region.code
    return region.parent if region.parent in tree else _around(tree, named)


def circles(tree: Tree, region: Region) -> bool:
    """Whether a region would lie in itself."""
    return region.code in {each.code for each in chain(tree, above(tree, region))}


def below(tree: Tree, code: str) -> list[Region]:
    """The regions that lie in one directly, by their codes."""
    inside = (region for region in tree.values() if region.code != code)
    return sorted((r for r in inside if above(tree, r) == code), key=lambda r: r.code)


def path(tree: Tree, code: str) -> str:
    """The names from the county down to a code, as an address is written."""
    return " ".join(region.name for region in reversed(chain(tree, code)))


def area(tree: Tree, code: str) -> tuple[str, ...]:
    """The codes of the regions that one lies in, the nearest first, up to its town's; the county is none of them."""
    around = chain(tree, code)
    return tuple(region.code for region in around if region.kind is not RegionKind.COUNTY)


def towns(tree: Tree, codes: Iterable[str]) -> frozenset[str]:
    """The towns that regions are or lie in."""
    return frozenset(lies[-1] for code in codes if (lies := area(tree, code)))


def nodes(tree: Tree, place: str, region: str) -> list[str]:
    """Where people can stand for a place: at the place itself, and at each region that it lies in."""
    return [of_place(place), *(of_region(each.code) for each in chain(tree, region))]


def of_place(code: str) -> str:
    """The name of a place among the nodes."""
    return f"p{code}"


def of_region(code: str) -> str:
    """The name of a region among the nodes."""
    return f"r{code}"


def unit_of(tree: Tree, unit: str | None, region: str) -> str | None:
    """The unit that answers for a place: its own, else that of the nearest region that has one."""
    return unit or next((each.unit for each in chain(tree, region) if each.unit), None)


def _around(tree: Tree, code: str) -> str:
    wider = (at for at in _wider(code) if at in tree and at != code)
    return next(wider, "")


def _wider(code: str) -> Iterable[str]:
    for length in range(len(code) - 1, SHORTEST - 1, -1):
        yield code[:length]
        yield code[:length].ljust(FILLED, "0")


def inside(tree: Tree, region: str, within: str) -> bool:
    """Whether a region's code lies in another region, or is it."""
    return within in {region, *(each.code for each in chain(tree, region))}


def searched(tree: Tree, words: Iterable[str]) -> Iterator[Region]:
    """The regions whose path or code holds each of the words."""
    asked = tuple(map(folded, words))
    for region in sorted(tree.values(), key=lambda r: r.code):
        said = folded(f"{path(tree, region.code)} {region.code}")
        if all(word in said for word in asked):
            yield region
