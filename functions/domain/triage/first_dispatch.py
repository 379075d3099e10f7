"""Was a first dispatch right (首派准确率, field.md Y05): never returned, never given to another unit.

It is settled once somebody has looked: a unit signed for it, or a return was decided. What nobody has
looked at is pending while the county lets units ask for a return (`return_hours`), and what a return is
asked of until that is decided; then it has outlived the time in which units give back.
Read from events alone, so that what is counted as they happen and what is counted again from the
log are the same. Protected reports are not counted: no number may betray one.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from functions.domain.codes import BEIJING
from functions.domain.county.roles import Role
from functions.domain.items.appeal import Event
from functions.domain.items.status import Action

ASKED = (
    "asked"  # in the place of an hour: behind every hour, so that it is pending until it is decided
)


class By(StrEnum):
    """Who dispatched."""

    MACHINE = "machine"
    PERSON = "person"


class First(Struct, frozen=True):
    """An appeal's first dispatch: in which week and hour, of what kind, by whom, whereto; is it right,
    and is that settled? Those that were counted before this was asked are.
    """

    week: str
    category: str
    by: By
    unit: str
    right: bool = True
    hour: str = ""
    settled: bool = True


def first_of(event: Event) -> First | None:
    """The first dispatch that an event is, or None where it is none."""
    state = event.state
    if event.action is not Action.DISPATCH or state.dispatches != 1 or state.guarded:
        return None
    by = By.MACHINE if event.actor.role is Role.SYSTEM else By.PERSON
    category = state.category.split("/")[0]
    return First(
        week_of(event.at), category, by, state.unit or "", hour=hour_of(event.at), settled=False
    )


def week_of(at: datetime) -> str:
    """The week of a moment in Beijing, as ISO 8601 counts them."""
    year, week, _ = at.astimezone(BEIJING).isocalendar()
    return f"{year}-W{week:02}"


def hour_of(at: datetime) -> str:
    """The hour of a moment; hours sort as time does."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H}"


def judges(event: Event) -> bool:
    """Whether the event may say something of the first dispatch: a look at it, or a dispatch once more."""
    if event.action is Action.DISPATCH:
        return event.state.dispatches > 1
    return event.action in {Action.REQUEST_RETURN, *_LOOKS}


def judged(first: First, event: Event) -> First:
    """The first dispatch after such an event; the same unit once more says nothing."""
    if event.action is Action.REQUEST_RETURN:
        return first if first.settled else replace(first, hour=ASKED)
    right = first.right and event.state.unit == first.unit
    return replace(first, right=right, settled=first.settled or event.action in _LOOKS or not right)


_LOOKS = {Action.SIGN, Action.DECIDE_RETURN}


def first_in(log: Iterable[Event]) -> First | None:
    """The first dispatch as a whole log tells it."""
    found: First | None = None
    for event in log:
        found = first_of(event) or found
        if found and judges(event):
            found = judged(found, event)
    return found
