"""The tree of regions (区划): seen, searched, added to, changed."""

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from functions.domain.county.county import County
from functions.domain.county.tree import (
    Region,
    RegionKind,
    above,
    below,
    chain,
    circles,
    path,
    searched,
)
from functions.domain.editions import edition, expect
from functions.domain.forms import Change, Edition, Form, Id, Name, given, name_of
from functions.domain.forms import RegionCode as Code
from functions.domain.refusals import AlreadyExists, Unknown, invalid
from functions.store import registry, tree
from functions.store.versions import Hand


class NewRegion(Form):
    """A new region under a code of the county's own."""

    code: Code
    name: Name
    kind: RegionKind
    parent: Code = ""
    unit: Id | None = None


class RegionChange(Change):
    """What changes of a region; null takes it from its unit, an empty `parent` leaves it to its code."""

    name: Name | UnsetType = UNSET
    kind: RegionKind | UnsetType = UNSET
    parent: Code | UnsetType = UNSET
    unit: Id | UnsetType | None = UNSET
    version: Edition | UnsetType = UNSET


def add(county: County, form: NewRegion, *, hand: Hand) -> Region:
    """Add a region."""
    if len(form.code) < 2:
        raise invalid("code", "too_short", "区划代码至少两位", "is two digits at least")
    new = Region(form.code, name_of(form.name), form.kind, form.parent, form.unit)
    _check(county, new.unit)

    def added(known: dict[str, Region]) -> dict[str, Region]:
        if new.code in known:
            raise AlreadyExists("该区划代码已存在", "This region exists already")
        return _sound(known | {new.code: new}, new)

    tree.change_regions(county.id, added, hand=hand)
    return new


def change(county: County, code: str, form: RegionChange, *, hand: Hand) -> Region:
    """Rename or move a region; its code stays what it is."""
    fields = given(form)
    seen = fields.pop("version", None)

    def changed(known: dict[str, Region]) -> dict[str, Region]:
        old = _known(known, code)
        expect(seen, old)
        new = replace(old, **fields)
        new = replace(new, name=name_of(new.name))
        _check(county, new.unit if new.unit != old.unit else None)
        return _sound(known | {code: new}, new)

    tree.change_regions(county.id, changed, hand=hand)
    return tree.region(county.id, code)


def remove(county: County, code: str) -> None:
    """Take a region off the tree, where none lies in it; its places are found by their codes again."""

    def removed(known: dict[str, Region]) -> dict[str, Region]:
        _known(known, code)
        if below(known, code):
            raise invalid("code", "in_use", "下面还有区划，请先移走", "has other regions in it")
        return {other: region for other, region in known.items() if other != code}

    tree.change_regions(county.id, removed)


def listed(county: County, text: str, within: str | None) -> list[Region]:
    """The regions that a search finds; without words those right below one, or at the top."""
    known = tree.regions(county.id, fresh=True)
    if words := text.split():
        return list(searched(known, words))
    if within:
        return below(known, within)
    return sorted((r for r in known.values() if not above(known, r)), key=lambda r: r.code)


def view(county: County, region: Region) -> dict[str, object]:
    """A region as the admin sees it, where it lies, how many lie right in it, and which edition it is."""
    known = tree.regions(county.id)
    return {
        "code": region.code, "name": region.name, "kind": region.kind, "parent": above(known, region),
        "unit": region.unit, "path": path(known, region.code), "below": len(below(known, region.code)),
        "around": [each.code for each in chain(known, region.code)[1:]], "version": edition(region),
    }  # fmt: skip


def _known(known: dict[str, Region], code: str) -> Region:
    if code not in known:
        raise Unknown("没有这个区划", "No such region")
    return known[code]


def _sound(known: dict[str, Region], new: Region) -> dict[str, Region]:
    if circles(known, new):
        raise invalid("parent", "choice", "上级区划绕成了圈", "goes round in a circle")
    return known


def _check(county: County, unit: str | None) -> None:
    if unit is not None and not registry.is_unit(county.id, unit):
        raise invalid("unit", "choice", "没有这个单位", "is no unit of this county")
