"""Whistle (吹哨): units are called in, have to report within minutes (报到), and are rated for it (C15)."""

from datetime import timedelta
from typing import Annotated

from msgspec import Meta

from functions.desk import tasked
from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Id, Text
from functions.domain.items.tasks import TaskKind

Minutes = Annotated[int, Meta(ge=5, le=1440)]


class Whistle(Act):
    """Whom, to what, within how many minutes."""

    units: Annotated[tuple[Id, ...], Meta(min_length=1, max_length=8)]
    text: Text
    minutes: Minutes = 30


def whistle(case: Case, form: Whistle) -> Outcome:
    """Who does not come in time turns red."""
    to = [tasked.unit("units", case, unit) for unit in dict.fromkeys(form.units)]
    due_at = case.at + timedelta(minutes=form.minutes)
    return tasked.entrusted(case, TaskKind.CALLED, to, form.text, due_at=due_at)
