"""Decide on a return (退单审批): to another unit, or back with no second return (强制派单)."""

from typing import Literal

from msgspec.structs import replace

from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Id, Text, long_enough
from functions.domain.items.change import Order, return_refused, taken_back
from functions.domain.items.facts import Facts
from functions.domain.items.status import Action, Status
from functions.domain.refusals import invalid


class DecideReturn(Act):
    """Approve, naming the unit or taking the one that was suggested; or refuse, and say why."""

    decision: Literal["approve", "refuse"]
    unit: Id | None = None
    note: Text = ""


def decide_return(case: Case, form: DecideReturn) -> Outcome:
    """Approve or refuse what the unit asked."""
    facts = Facts(decision=form.decision)
    if form.decision == "refuse":
        kept = return_refused(case.state, case.at)
        why = long_enough("note", form.note, 2)
        return Outcome(case.appeal.status, note=why, facts=facts, state=kept)
    unit = form.unit or _suggested(case)
    if unit is None:
        raise invalid("unit", "required", "请选择改派的单位", "is required to approve")
    state = case.state
    order = Order(
        case.unit("unit", unit), state.level, state.complexity, state.category,
        reachable=case.appeal.is_reachable, purpose=state.purpose, grid=case.units[unit].grid,
    )  # fmt: skip
    return Outcome(
        Status.DISPATCHED, note=form.note.strip(), facts=replace(facts, unit=unit),
        state=taken_back(state, case.clocks, order, case.at),
    )  # fmt: skip


def _suggested(case: Case) -> str | None:
    """The unit that the request for the return named."""
    asked = (e for e in reversed(case.events) if e.action is Action.REQUEST_RETURN)
    return next((e.facts.suggested_unit or None for e in asked), None)
