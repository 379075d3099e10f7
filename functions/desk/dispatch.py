"""Dispatch (派单), and dispatch again (改派): whose it is, and by when."""

from typing import Annotated

from msgspec import Meta

from functions.desk.case import Act, Case, Outcome
from functions.domain.county.rule import Complexity
from functions.domain.forms import Id, Level, Line, Text
from functions.domain.items.clocks import assigned

CO_UNITS_AT_MOST = 20


class Dispatch(Act):
    """To which unit, with whom, how urgent, how hard (难易)."""

    unit: Id
    co_units: Annotated[tuple[Id, ...], Meta(max_length=CO_UNITS_AT_MOST)] = ()
    category: Line | None = None
    level: Level | None = None
    complexity: Complexity | None = None
    note: Text = ""


def dispatch(case: Case, form: Dispatch) -> Outcome:
    """Give the appeal to a unit; its clock starts now."""
    category, level = case.state.matter
    others = dict.fromkeys(unit for unit in form.co_units if unit != form.unit)
    changes = assigned(
        case.state, case.clocks,
        unit=case.unit("unit", form.unit),
        co_units=tuple(case.unit("co_units", u) for u in others),
        level=form.level or level,
        complexity=case.state.complexity if form.complexity is None else form.complexity,
        category=category if form.category is None else form.category.strip(), at=case.at,
    )  # fmt: skip
    return Outcome(note=form.note.strip(), changes=changes, facts={"unit": form.unit})
