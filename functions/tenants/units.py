"""Units, and the group robots through which they are told."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType
from msgspec.structs import replace

from functions.domain.county.county import County
from functions.domain.county.roles import Unit, subtree
from functions.domain.editions import edition, expect
from functions.domain.forms import Change, Edition, Form, Id, Name, given, name_of
from functions.domain.items.readers import appointed
from functions.domain.refusals import invalid
from functions.domain.words.dictionaries import ROBOTS
from functions.store import registry
from functions.store.versions import Hand


class RobotForm(Form):
    """A group robot (群机器人): its kind and its key; never an address of its own."""

    kind: Annotated[str, Meta(pattern=f"^(?:{'|'.join(ROBOTS)})$")]
    key: Annotated[str, Meta(min_length=4, max_length=120, pattern=r"^[A-Za-z0-9_\-]+$")]
    secret: Annotated[str, Meta(max_length=200, pattern=r"^[\x21-\x7e]*$")] = ""


RobotForms = Annotated[tuple[RobotForm, ...], Meta(max_length=5)]


class NewUnit(Form):
    """A new unit."""

    id: Id
    name: Name
    parent: Id | None = None
    robots: RobotForms = ()
    grid: bool = False


class UnitChange(Change):
    """What changes of a unit; null takes it from under the unit above it, or takes its robots away."""

    name: Name | UnsetType = UNSET
    parent: Id | UnsetType | None = UNSET
    grid: bool | UnsetType = UNSET
    robots: RobotForms | UnsetType | None = UNSET
    version: Edition | UnsetType = UNSET


def view(unit: Unit) -> dict[str, object]:
    """A unit as staff see it, and which edition of it that is: another with other robots, too."""
    return {
        "id": unit.id,
        "name": unit.name,
        "parent": unit.parent,
        "grid": unit.grid,
        "version": edition(unit),
    }


def add(county: County, form: NewUnit, *, hand: Hand) -> Unit:
    """Add a unit."""
    unit = Unit(form.id, name_of(form.name), form.parent, grid=form.grid)
    _check(county, unit)
    registry.add_unit(county.id, unit, _rows(form.robots), hand=hand)
    return unit


def change(county: County, identity: str, form: UnitChange, *, hand: Hand) -> Unit:
    """Change a unit, and its robots where they are given: both or neither."""
    fields = given(form)
    seen, robots = fields.pop("version", None), fields.pop("robots", UNSET)
    if identity not in registry.units(county.id, fresh=True):
        raise invalid("unit", "choice", "没有这个单位", "is no unit of this county")

    def changed(old: Unit) -> Unit:
        expect(seen, old)
        unit = replace(old, **fields)
        unit = replace(unit, name=name_of(unit.name))
        _check(county, unit)
        _keep_reports_read(county, unit)
        return unit

    rows = None if robots is UNSET else _rows(form.robots or ())
    return registry.change_unit(county.id, identity, changed, rows, hand=hand)


def _keep_reports_read(county: County, moved: Unit) -> None:
    """Refuse to move a unit where nobody could read the reports of the unit for them any more."""
    given = registry.county(county.id, fresh=True).settings.guarded_unit
    units, people = registry.units(county.id, fresh=True), registry.people(county.id, fresh=True)
    was, is_now = (
        appointed(people.values(), tree, given) for tree in (units, units | {moved.id: moved})
    )
    if was and not is_now:
        raise invalid(
            "parent", "last", "这样移动后，举报受理单位就没有人能看举报了，请先在“人员”中指定别人",
            "would leave nobody who may read reports in the unit for them: give somebody else the right first",
        )  # fmt: skip


def _rows(robots: RobotForms) -> list[dict[str, str]]:
    return [{"kind": r.kind, "key": r.key, "secret": r.secret} for r in robots]


def _check(county: County, unit: Unit) -> None:
    if unit.parent is None:
        return
    units = registry.units(county.id, fresh=True)
    if unit.parent not in units or unit.parent in subtree(units, unit.id):
        raise invalid("parent", "choice", "上级单位不对", "must be a unit above this one")
