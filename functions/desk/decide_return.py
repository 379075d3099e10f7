"""Decide on a return (退单审批): to another unit, or back with no second return (强制派单)."""

from typing import Literal

from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Id, Text
from functions.domain.items.clocks import assigned
from functions.domain.items.status import Action, Status
from functions.domain.refusals import invalid


class DecideReturn(Act):
    """Approve, naming the unit or taking the one that was suggested; or refuse."""

    decision: Literal["approve", "refuse"]
    unit: Id | None = None
    note: Text = ""


def decide_return(case: Case, form: DecideReturn) -> Outcome:
    """Approve or refuse what the unit asked."""
    facts: dict[str, str] = {"decision": form.decision}
    if form.decision == "refuse":
        changes: dict[str, object] = {"return_pending": False, "return_refused": True}
        return Outcome(case.appeal.status, note=form.note.strip(), facts=facts, changes=changes)
    unit = form.unit or _suggested(case)
    if unit is None:
        raise invalid("unit", "required", "请选择改派的单位", "is required to approve")
    changes = assigned(
        case.state, case.clocks, unit=case.unit("unit", unit), co_units=(),
        level=case.state.level, complexity=case.state.complexity, category=case.state.category,
        at=case.at,
    )  # fmt: skip
    return Outcome(
        Status.DISPATCHED,
        note=form.note.strip(),
        facts=facts | {"unit": unit},
        changes=changes,
    )


def _suggested(case: Case) -> str | None:
    """The unit that the request for the return named."""
    asked = (e for e in reversed(case.events) if e.action is Action.REQUEST_RETURN)
    return next((e.facts.get("suggested_unit") for e in asked), None)
