"""Units, and the group robots through which they are told."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType
from msgspec.structs import replace

from functions.domain.county import County
from functions.domain.forms import Change, Form, Id, Line, Name, given, long_enough
from functions.domain.refusals import invalid
from functions.domain.roles import Unit, subtree
from functions.store import registry


class RobotForm(Form):
    """A group robot (群机器人): its kind and its key; never an address of its own."""

    kind: Literal["wecom", "dingtalk", "feishu"]
    key: Annotated[str, Meta(min_length=4, max_length=120, pattern=r"^[A-Za-z0-9_\-]+$")]
    secret: Line = ""


Robots = Annotated[tuple[RobotForm, ...], Meta(max_length=5)]


class NewUnit(Form):
    """A new unit."""

    id: Id
    name: Name
    parent: Id | None = None
    robots: Robots = ()


class UnitChange(Change):
    """What changes of a unit; null takes it from under the unit above it, or takes its robots away."""

    name: Name | UnsetType = UNSET
    parent: Id | UnsetType | None = UNSET
    robots: Robots | UnsetType | None = UNSET


def add(county: County, form: NewUnit) -> Unit:
    """Add a unit."""
    unit = Unit(form.id, long_enough("name", form.name), form.parent)
    _check(county, unit)
    registry.save_unit(county.id, unit, new=True)
    _keep_robots(county, unit, form.robots)
    return unit


def change(county: County, identity: str, form: UnitChange) -> Unit:
    """Change a unit."""
    units = registry.units(county.id)
    if identity not in units:
        raise invalid("unit", "choice", "没有这个单位", "is no unit of this county")
    changes = given(form)
    robots = changes.pop("robots", UNSET)
    unit = replace(units[identity], **changes)
    unit = replace(unit, name=long_enough("name", unit.name))
    _check(county, unit)
    registry.save_unit(county.id, unit, new=False)
    if robots is not UNSET:
        _keep_robots(county, unit, form.robots or ())
    return unit


def _keep_robots(county: County, unit: Unit, robots: tuple[RobotForm, ...]) -> None:
    kept = [{"kind": r.kind, "key": r.key, "secret": r.secret} for r in robots]
    registry.save_robots(county.id, unit.id, kept)


def _check(county: County, unit: Unit) -> None:
    units = registry.units(county.id)
    if unit.parent is None:
        return
    if unit.parent not in units or unit.parent in subtree(units, unit.id):
        raise invalid("parent", "choice", "上级单位不对", "must be a unit above this one")
