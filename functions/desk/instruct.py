"""Instruct (批示): a leader's word on an open appeal; the unit answers it, the office signs the answer off."""

from datetime import datetime

from functions.desk import tasked
from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Id, Text
from functions.domain.items.tasks import TaskKind


class Instruct(Act):
    """What the leader wants, of whom and until when; without them of the unit that has it, in the usual time."""

    text: Text
    to: Id | None = None
    person: Id | None = None
    due_at: datetime | None = None


def instruct(case: Case, form: Instruct) -> Outcome:
    """Ask it; the citizen reads nothing of it, unless the office publishes what came of it."""
    to = tasked.party(case, unit=form.to, person=form.person)
    return tasked.entrusted(case, TaskKind.INSTRUCTION, [to], form.text, due_at=form.due_at)
