"""Places and their codes (点位)."""

from collections.abc import Callable, Iterator

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from functions.domain import codes
from functions.domain.county import County, Place
from functions.domain.editions import edition, expect
from functions.domain.forms import Change, Edition, Form, Id, Name, Region, given, long_enough
from functions.domain.refusals import AlreadyExists, FieldError, InvalidInput, Words, invalid
from functions.store import registry
from functions.store.versions import Hand
from functions.tenants import sheets

IMPORTED_AT_MOST = 2000  # rows of one request; more are sent in parts

Draw = Callable[[int], int]


class NewPlace(Form):
    """A new place; its code is drawn here."""

    name: Name
    unit: Id | None = None
    region: Region = ""


class PlaceChange(Change):
    """What changes of a place; null takes it from its unit."""

    name: Name | UnsetType = UNSET
    unit: Id | UnsetType | None = UNSET
    region: Region | UnsetType = UNSET
    active: bool | UnsetType = UNSET
    version: Edition | UnsetType = UNSET


class Import(Form):
    """Places as CSV: a head line `name,unit,region`, then a line each."""

    csv: str


def add(county: County, form: NewPlace, *, draw: Draw, hand: Hand | None = None) -> Place:
    """Add a place under a new code. `draw(n)` gives n random bits."""
    name = long_enough("name", form.name)
    _check(county, form.unit)
    for _ in range(3):
        code = codes.mint(county.tag, draw)
        place = Place(code, name, form.unit, form.region)
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
        place = replace(place, name=long_enough("name", place.name))
        _check(county, place.unit if place.unit != old.unit else None)
        return place

    return registry.change_place(county.id, codes.normal(code) or code, changed, hand=hand)


def view(place: Place) -> dict[str, object]:
    """A place as the admin sees it, and which edition of it that is."""
    return {
        "code": place.code, "name": place.name, "unit": place.unit, "region": place.region,
        "active": place.active, "version": edition(place),
    }  # fmt: skip


def load(county: County, form: Import, *, draw: Draw) -> list[Place]:
    """Add many places; a bad line is refused by its number before any is written."""
    rows = list(_rows(form.csv))
    if not rows or len(rows) > IMPORTED_AT_MOST:
        raise invalid("csv", "range", "请提供 1–2000 行", "takes 1 to 2000 lines")
    units = registry.units(county.id)
    bad = [e for number, row in rows if (e := _fault(number, row, set(units)))]
    if bad:
        raise InvalidInput(*bad[:20])
    new = [
        NewPlace(row["name"].strip(), row.get("unit") or None, row.get("region") or "")
        for _, row in rows
    ]
    return [add(county, form, draw=draw) for form in new]


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines by their numbers in the file, each cell by its column's name."""
    lines = sheets.lines(text)
    _, names = next(lines, (1, []))
    return ((number, dict(zip(names, cells, strict=False))) for number, cells in lines if cells)


def _fault(number: int, row: dict[str, str], units: set[str]) -> FieldError | None:
    name, unit = (row.get("name") or "").strip(), row.get("unit")
    if not 1 <= len(name) <= 80:
        words = Words(f"第 {number} 行缺少名称", f"line {number} has no name")
        return FieldError(f"csv[{number}].name", "required", words)
    if unit and unit not in units:
        words = Words(f"第 {number} 行的单位不存在", f"line {number} names an unknown unit")
        return FieldError(f"csv[{number}].unit", "choice", words)
    return None


def _check(county: County, unit: str | None) -> None:
    if unit is not None and not registry.is_unit(county.id, unit):
        raise invalid("unit", "choice", "没有这个单位", "is no unit of this county")
