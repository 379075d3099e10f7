"""Was a first dispatch right (首派准确率, field.md Y05): never returned, never given to another unit.

Read from events alone, so that what is counted as they happen and what is counted again from the
log are the same. Protected reports are not counted: no number may betray one.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from functions.domain.appeal import Event
from functions.domain.codes import BEIJING
from functions.domain.roles import Role
from functions.domain.status import Action


class By(StrEnum):
    """Who dispatched."""

    MACHINE = "machine"
    PERSON = "person"


class First(Struct, frozen=True):
    """An appeal's first dispatch: in which week, of what kind, by whom, whereto, and still right?"""

    week: str
    category: str
    by: By
    unit: str
    right: bool = True


def first_of(event: Event) -> First | None:
    """The first dispatch that an event is, or None where it is none."""
    state = event.state
    if event.action is not Action.DISPATCH or state.dispatches != 1 or state.guarded:
        return None
    by = By.MACHINE if event.actor.role is Role.SYSTEM else By.PERSON
    return First(week_of(event.at), state.category.split("/")[0], by, state.unit or "")


def week_of(at: datetime) -> str:
    """The week of a moment in Beijing, as ISO 8601 counts them."""
    year, week, _ = at.astimezone(BEIJING).isocalendar()
    return f"{year}-W{week:02}"


def is_correction(event: Event) -> bool:
    """Whether the event may say that a dispatch was wrong: a return, or a dispatch once more."""
    if event.action is Action.DECIDE_RETURN:
        return event.facts.get("decision") == "approve"
    return event.action is Action.DISPATCH and event.state.dispatches > 1


def judged(first: First, correction: Event) -> First:
    """The first dispatch after a correction; the same unit once more corrects nothing."""
    return replace(first, right=first.right and correction.state.unit == first.unit)


def first_in(log: Iterable[Event]) -> First | None:
    """The first dispatch as a whole log tells it."""
    found: First | None = None
    for event in log:
        found = first_of(event) or found
        if found and is_correction(event):
            found = judged(found, event)
    return found
