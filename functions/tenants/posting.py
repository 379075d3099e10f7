"""Codes hung up (张贴登记): by whom, when, with a photo; and how much of the county they cover (field.md B01)."""

from collections import Counter
from collections.abc import Iterable
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from functions.domain import codes
from functions.domain.county.county import County, Place, Posted
from functions.domain.county.roles import Person, scope_of
from functions.domain.county.tree import RegionKind, Tree, chain, nodes, unit_of
from functions.domain.forms import Form, Line
from functions.domain.items.readers import handler
from functions.domain.refusals import NotPermitted
from functions.store import claims, registry, tree
from functions.store.versions import Hand


class Posting(Form):
    """That a code hangs where it belongs, with the key of a photo where there is one."""

    photo: Line = ""


def posted(county: County, person: Person, code: str, form: Posting, *, hand: Hand) -> Place:
    """Record that a code hangs, by an admin or by who answers for the place."""
    known = seen(county, person, code).code
    photos, mark = _photos(county, form, known), Posted(hand.by, hand.at, form.photo)
    return registry.change_place(
        county.id, known, lambda old: replace(old, posted=mark), hand=hand,
        beside=partial(claims.claim, county.id, photos, f"place#{known}", hand.at),
    )  # fmt: skip


def seen(county: County, person: Person, code: str) -> Place:
    """The place, for an admin or who answers for it."""
    place = registry.place(county.id, codes.normal(code) or code)
    if not may_post(county, person, place):
        raise NotPermitted("这个点位不归您张贴", "This place is not yours to put up")
    return place


def may_post(county: County, person: Person, place: Place) -> bool:
    """An admin, whoever stands at the place or in a region around it, and people of its unit."""
    if person.administers:
        return True
    regions, units = tree.regions(county.id), registry.units(county.id)
    owner = unit_of(regions, place.unit, place.region)
    if owner and owner in (scope_of(handler(person), units).units or ()):
        return True
    staff = tree.staff(county.id, nodes(regions, place.code, place.region))
    return any(post.person == person.id for posts in staff for post in posts)


def _photos(county: County, form: Posting, code: str) -> tuple[str, ...]:
    return claims.own(county.id, "photo", (form.photo,) if form.photo else (), f"place#{code}")


class Cover(Struct, frozen=True):
    """How many places in use there are, and how many of them hang."""

    places: int = 0
    posted: int = 0


class Coverage(Struct, frozen=True):
    """The whole county's, each known region's with all that lies in it, and what lies in none.

    `villages`: how many villages and communities the tree has, and in how many of them a code hangs.
    """

    whole: Cover
    villages: Cover
    regions: dict[str, Cover]
    nowhere: Cover


def coverage(county: County) -> Coverage:
    """Count every place in use; read page after page, none is kept."""
    return counted(tree.regions(county.id), registry.every_place(county.id))


def counted(regions: Tree, places: Iterable[Place]) -> Coverage:
    """The coverage of places in a tree."""
    there, hung = Counter[str](), Counter[str]()
    for place in places:
        if place.active:
            there[place.region] += 1
            hung[place.region] += place.posted is not None
    by_region, lost = _summed(regions, there, hung)
    villages = [code for code, region in regions.items() if region.kind is RegionKind.VILLAGE]
    covered = sum(by_region[code].posted > 0 for code in villages)
    return Coverage(
        Cover(there.total(), hung.total()), Cover(len(villages), covered), by_region, lost
    )


def _summed(
    regions: Tree, there: Counter[str], hung: Counter[str]
) -> tuple[dict[str, Cover], Cover]:
    found = dict.fromkeys(regions, Cover())
    lost = Cover()
    for code, places in there.items():
        around = chain(regions, code)
        for region in around:
            found[region.code] = _more(found[region.code], places, hung[code])
        lost = lost if around else _more(lost, places, hung[code])
    return found, lost


def _more(cover: Cover, places: int, hung: int) -> Cover:
    return Cover(cover.places + places, cover.posted + hung)
