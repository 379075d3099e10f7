"""Delegate (下派): down the tree of units, due within what is due above; the report comes back up (C16)."""

from datetime import datetime

from functions.desk import tasked
from functions.desk.case import Act, Case, Outcome
from functions.domain.county.roles import subtree
from functions.domain.forms import Id, Text
from functions.domain.items.runs import Clock
from functions.domain.items.task_offers import handed_down
from functions.domain.items.tasks import TaskKind
from functions.domain.moments import rfc3339
from functions.domain.refusals import invalid


class Delegate(Act):
    """To which unit below, until when."""

    unit: Id
    due_at: datetime
    text: Text = ""


def below(case: Case) -> frozenset[str]:
    """The units that it may be handed down to by this person."""
    over = handed_down(case.state, case.person, case.units)
    above = over.to.id if over else case.state.unit or ""
    return subtree(case.units, above) - {above}


def delegate(case: Case, form: Delegate) -> Outcome:
    """Each hop is a task of its own, and none is answered before those below it."""
    over = handed_down(case.state, case.person, case.units)
    above = over.to.id if over else case.state.unit
    if form.unit not in below(case):
        raise invalid("unit", "choice", "只能下派给下级单位", "must lie below the unit that has it")
    limit = over.run if over else case.state.clocks.get(Clock.FINISH)
    if limit and form.due_at > limit.due_at:
        raise invalid(
            "due_at", "late", f"不能晚于本级时限 {rfc3339(limit.due_at)[:16]}", "must lie within what is due above"
        )  # fmt: skip
    return tasked.entrusted(
        case, TaskKind.DELEGATED, [tasked.unit("unit", case, form.unit)], form.text or "请办理",
        due_at=form.due_at, unit=above, parent=over.id if over else "",
    )  # fmt: skip
