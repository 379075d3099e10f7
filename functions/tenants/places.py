"""Places and their codes (点位)."""

from collections.abc import Callable
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType
from msgspec.structs import replace

from functions.domain import codes
from functions.domain.county.county import County, Place
from functions.domain.editions import edition, expect
from functions.domain.forms import (
    Change,
    Edition,
    Form,
    Id,
    Name,
    RegionCode,
    given,
    name_of,
    one_line,
)
from functions.domain.moments import rfc3339
from functions.domain.refusals import AlreadyExists, invalid
from functions.store import registry
from functions.store.versions import Hand

Draw = Callable[[int], int]
PlaceKind = Annotated[str, Meta(max_length=20)]
Households = Annotated[int, Meta(ge=0, le=99_999)]


class NewPlace(Form):
    """A new place; its code is drawn here."""

    name: Name
    unit: Id | None = None
    region: RegionCode = ""
    kind: PlaceKind = ""
    households: Households = 0


class PlaceChange(Change):
    """What changes of a place; null takes it from its unit."""

    name: Name | UnsetType = UNSET
    unit: Id | UnsetType | None = UNSET
    region: RegionCode | UnsetType = UNSET
    kind: PlaceKind | UnsetType = UNSET
    households: Households | UnsetType = UNSET
    active: bool | UnsetType = UNSET
    version: Edition | UnsetType = UNSET


def add(county: County, form: NewPlace, *, draw: Draw, hand: Hand | None = None) -> Place:
    """Add a place under a new code. `draw(n)` gives n random bits."""
    name = name_of(form.name)
    _check(county, form.unit)
    for _ in range(3):
        code = codes.mint(county.tag, draw)
        place = Place(
            code, name, form.unit, form.region, kind=one_line(form.kind), households=form.households
        )
        try:
            registry.add_place(county.id, place, hand=hand)
        except AlreadyExists:
            continue
        return place
    raise AlreadyExists("没有抽到可用的编码", "No free code was drawn")


def change(county: County, code: str, form: PlaceChange, *, hand: Hand) -> Place:
    """Rename, move or retire a place; its code stays what it is."""
    fields = given(form)
    seen = fields.pop("version", None)

    def changed(old: Place) -> Place:
        expect(seen, old)
        place = replace(old, **fields)
        place = replace(place, name=name_of(place.name), kind=one_line(place.kind))
        _check(county, place.unit if place.unit != old.unit else None)
        return place

    return registry.change_place(county.id, codes.normal(code) or code, changed, hand=hand)


def view(place: Place) -> dict[str, object]:
    """A place as the admin sees it, and which edition of it that is."""
    return {
        "code": place.code, "name": place.name, "unit": place.unit, "region": place.region,
        "active": place.active, "kind": place.kind, "households": place.households,
        "posted": _posted(place), "version": edition(place),
    }  # fmt: skip


def _posted(place: Place) -> dict[str, object] | None:
    hung = place.posted
    return {"by": hung.by, "at": rfc3339(hung.at), "photo": bool(hung.photo)} if hung else None


def _check(county: County, unit: str | None) -> None:
    if unit is not None and not registry.is_unit(county.id, unit):
        raise invalid("unit", "choice", "没有这个单位", "is no unit of this county")
