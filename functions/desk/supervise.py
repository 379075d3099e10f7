"""Supervise (督办): an order that bars closing and filing until it is answered and signed off (B10, D02, D03)."""

from datetime import datetime

from functions.desk import tasked
from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Id, Line, Text, chosen
from functions.domain.items.tasks import FORMS, TaskKind


class Supervise(Act):
    """Which form it takes (提示函, 约谈, 挂牌督办 …), of whom, what, until when."""

    form: Line
    text: Text
    to: Id | None = None
    person: Id | None = None
    due_at: datetime | None = None


def supervise(case: Case, form: Supervise) -> Outcome:
    """Ask it of the unit that has it, of another, or of somebody by name (领导包案)."""
    to = tasked.party(case, unit=form.to, person=form.person)
    order = chosen("form", form.form, FORMS)
    return tasked.entrusted(
        case, TaskKind.SUPERVISION, [to], form.text, due_at=form.due_at, form=order
    )
