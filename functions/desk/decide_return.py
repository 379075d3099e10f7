"""Decide on a return (退单审批): to another unit, or back with no second return (强制派单)."""

from typing import Literal

from functions.desk.case import Act, Case, Outcome
from functions.domain.clocks import assigned
from functions.domain.forms import Id, Text
from functions.domain.refusals import invalid
from functions.domain.status import Status


class DecideReturn(Act):
    """Approve, naming the unit; or refuse."""

    decision: Literal["approve", "refuse"]
    unit: Id | None = None
    note: Text = ""


def decide_return(case: Case, form: DecideReturn) -> Outcome:
    """Approve or refuse what the unit asked."""
    facts: dict[str, str] = {"decision": form.decision}
    if form.decision == "refuse":
        changes: dict[str, object] = {"return_pending": False, "return_refused": True}
        return Outcome(case.appeal.status, note=form.note.strip(), facts=facts, changes=changes)
    if form.unit is None:
        raise invalid("unit", "required", "请选择改派的单位", "is required to approve")
    changes = assigned(
        case.state, case.clocks, unit=case.unit("unit", form.unit), co_units=(),
        level=case.state.level, category=case.state.category, at=case.at,
    )  # fmt: skip
    return Outcome(
        Status.DISPATCHED,
        note=form.note.strip(),
        facts=facts | {"unit": form.unit},
        changes=changes,
    )
