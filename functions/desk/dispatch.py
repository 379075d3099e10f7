"""Dispatch (派单), and dispatch again (改派): whose it is, and by when."""

from typing import Annotated

from msgspec import Meta

from functions.desk.case import Act, Case, Outcome
from functions.desk.labels import label
from functions.domain.county.purposes import Purpose
from functions.domain.county.rule import Complexity
from functions.domain.forms import Id, Level, Line, Text
from functions.domain.items.change import Order, given
from functions.domain.items.facts import Facts
from functions.domain.refusals import invalid
from functions.domain.triage.purposes import purpose_of

CO_UNITS_AT_MOST = 20


class Dispatch(Act):
    """To which unit, with whom, how urgent, how hard (难易), what the citizen wants (诉求类型)."""

    unit: Id
    co_units: Annotated[tuple[Id, ...], Meta(max_length=CO_UNITS_AT_MOST)] = ()
    category: Line | None = None
    level: Level | None = None
    complexity: Complexity | None = None
    purpose: Purpose | None = None
    note: Text = ""


def dispatch(case: Case, form: Dispatch) -> Outcome:
    """Give the appeal to a unit; its clock starts now."""
    category, level = case.state.matter
    _reasoned(case, form, level)
    others = dict.fromkeys(unit for unit in form.co_units if unit != form.unit)
    order = Order(
        case.unit("unit", form.unit), form.level or level,
        case.state.complexity if form.complexity is None else form.complexity,
        category if form.category is None else label(case, "category", form.category),
        tuple(case.unit("co_units", unit) for unit in others), case.appeal.is_reachable,
        _purpose(case) if form.purpose is None else form.purpose, case.units[form.unit].grid,
    )  # fmt: skip
    return Outcome(
        note=form.note.strip(), facts=Facts(unit=form.unit),
        state=given(case.state, case.clocks, order, case.at),
    )  # fmt: skip


def _purpose(case: Case) -> Purpose:
    """As it was said before, else what its words ask for."""
    return case.state.purpose or purpose_of(case.appeal.told.content)


def _reasoned(case: Case, form: Dispatch, level: int) -> None:
    """Another level or purpose gives a unit that has it another time: who does that says why."""
    if case.state.unit is None or form.note.strip():
        return
    if form.level not in {None, level}:
        raise invalid("note", "required", "改变紧急程度请写明原因", "say why the level changes")
    if form.purpose not in {None, case.state.purpose}:
        raise invalid("note", "required", "改变诉求类型请写明原因", "say why the purpose changes")
