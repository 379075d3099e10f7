"""Verify (核查): a unit whose affair a kind of matter is says whether it is as told, beside whoever has it (B17)."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from functions.desk import tasked
from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Id, Text
from functions.domain.items.tasks import TaskKind


class Verify(Act):
    """Which units, what to look at."""

    units: Annotated[tuple[Id, ...], Meta(min_length=1, max_length=8)]
    text: Text
    due_at: datetime | None = None


def verify(case: Case, form: Verify) -> Outcome:
    """Each answers with what it found (核查结果)."""
    to = [tasked.unit("units", case, unit) for unit in dict.fromkeys(form.units)]
    return tasked.entrusted(case, TaskKind.VERIFICATION, to, form.text, due_at=form.due_at)
