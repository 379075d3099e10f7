"""Units, and the group robots through which they are told."""

from typing import Annotated, Literal

from msgspec import Meta

from functions.domain.county import County
from functions.domain.forms import Form, Id, Line, Name
from functions.domain.refusals import invalid
from functions.domain.roles import Unit, subtree
from functions.store import registry


class RobotForm(Form):
    """A group robot (群机器人): its kind and its key; never an address of its own."""

    kind: Literal["wecom", "dingtalk", "feishu"]
    key: Annotated[str, Meta(min_length=4, max_length=120, pattern=r"^[A-Za-z0-9_\-]+$")]
    secret: Line = ""


class NewUnit(Form):
    """A new unit."""

    id: Id
    name: Name
    parent: Id | None = None
    robots: Annotated[tuple[RobotForm, ...], Meta(max_length=5)] = ()


class UnitChange(Form):
    """What changes of a unit."""

    name: Name | None = None
    parent: Id | None = None
    robots: Annotated[tuple[RobotForm, ...], Meta(max_length=5)] | None = None


def add(county: County, form: NewUnit) -> Unit:
    """Add a unit."""
    unit = Unit(form.id, form.name, form.parent)
    _check(county, unit)
    registry.save_unit(county.id, unit, new=True)
    _keep_robots(county, unit, form.robots)
    return unit


def change(county: County, identity: str, form: UnitChange) -> Unit:
    """Change a unit."""
    units = registry.units(county.id)
    if identity not in units:
        raise invalid("unit", "choice", "没有这个单位", "is no unit of this county")
    old = units[identity]
    unit = Unit(identity, form.name or old.name, form.parent or old.parent)
    _check(county, unit)
    registry.save_unit(county.id, unit, new=False)
    if form.robots is not None:
        _keep_robots(county, unit, form.robots)
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
