"""Dispatch (派单), and dispatch again (改派): whose it is, and by when."""

from functions.desk.case import Act, Case, Outcome
from functions.domain.clocks import assigned
from functions.domain.forms import Id, Level, Line, Text
from functions.domain.state import Complexity


class Dispatch(Act):
    """To which unit, with whom, how urgent, how hard (难易)."""

    unit: Id
    co_units: tuple[Id, ...] = ()
    category: Line | None = None
    level: Level | None = None
    complexity: Complexity | None = None
    note: Text = ""


def dispatch(case: Case, form: Dispatch) -> Outcome:
    """Give the appeal to a unit; its clock starts now."""
    category, level = case.state.matter
    changes = assigned(
        case.state, case.clocks,
        unit=case.unit("unit", form.unit),
        co_units=tuple(case.unit("co_units", u) for u in form.co_units),
        level=form.level or level,
        complexity=case.state.complexity if form.complexity is None else form.complexity,
        category=category if form.category is None else form.category.strip(), at=case.at,
    )  # fmt: skip
    return Outcome(note=form.note.strip(), changes=changes, facts={"unit": form.unit})
