"""A county's time limits, and the promises that begin by them (field.md §2.3).

The unit's time runs from its dispatch, not from signing; the citizen's from submission
(`promises.py`). Working days are those of the county's calendar.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from msgspec import Struct

from functions.domain.codes import BEIJING
from functions.domain.county.calendar import Calendar, Moment
from functions.domain.county.county import County
from functions.domain.county.limits import Limits, Span, WorkingDays
from functions.domain.county.purposes import Purpose, PurposeLimit
from functions.domain.items.rungs import ClockRules
from functions.domain.items.runs import Clock, Run

URGENT = 2  # up to this level, somebody is told at any hour (field.md C14)
REDRIVE = timedelta(seconds=60)
CHECK_WITHIN = timedelta(minutes=5)  # a person decides what the nets only may have heard


class Clocks(Struct, frozen=True):
    """A county's time limits and a kind's rungs, as the rules of time need them."""

    rules: ClockRules
    limits: Mapping[int, Limits]
    decide_return: Span
    grid_contact: Span
    purposes: Mapping[tuple[int, Purpose], Span]
    yellow: int
    calendar: Calendar
    quiet: str
    need_info: timedelta
    rating: timedelta
    archive: timedelta
    keep_contact: timedelta


class Terms(NamedTuple):
    """What the length of a promise hangs on: how urgent, what for, whether a grid has it."""

    level: int
    purpose: Purpose = Purpose.UNSAID
    grid: bool = False


def clocks_of(
    county: County, rules: ClockRules, limits: Mapping[int, Limits],
    purposes: tuple[PurposeLimit, ...] = (),
) -> Clocks:  # fmt: skip
    """The clocks that a county set, for a kind of work with its rungs and limits."""
    settings = county.settings
    return Clocks(
        rules,
        limits,
        settings.decide_return,
        settings.grid_contact,
        {(each.level, each.purpose): each.finish for each in purposes},
        settings.yellow_percent,
        county.calendar,
        settings.quiet_hours,
        timedelta(days=settings.need_info_days),
        timedelta(days=settings.rating_days),
        timedelta(days=settings.archive_days),
        timedelta(days=settings.keep_contact_days),
    )


def begin(clocks: Clocks, clock: Clock, terms: Terms | int, at: datetime) -> Run:
    """A promise that begins now; by a level alone, where nothing else is known."""
    known = terms if isinstance(terms, Terms) else Terms(terms)
    if clock is Clock.CHECK:
        return Run(at, at + CHECK_WITHIN, yellow=clocks.yellow)
    run = lasting(clocks, _span(clocks, clock, known), at)
    if clock is Clock.CONTACT and known.grid:
        return min(run, lasting(clocks, clocks.grid_contact, at), key=lambda each: each.due_at)
    return run


def lasting(clocks: Clocks, span: Span, at: datetime) -> Run:
    """A promise that begins now and may take so long."""
    due = _after(clocks.calendar, span, at)
    days = span.days if due.estimated and isinstance(span, WorkingDays) else 0
    return Run(at, due.at, estimated=due.estimated, yellow=clocks.yellow, days=days)


def _after(calendar: Calendar, span: Span, at: datetime) -> Moment:
    if isinstance(span, WorkingDays):
        return calendar.after(at, days=span.days) if span.days else Moment(_midnight(at))
    return Moment(at + timedelta(minutes=span))


def _midnight(at: datetime) -> datetime:
    """The end of the day that a moment lies in (24:00), in Beijing."""
    day = at.astimezone(BEIJING).replace(hour=0, minute=0, second=0, microsecond=0)
    return (day + timedelta(days=1)).astimezone(at.tzinfo)


def _span(clocks: Clocks, clock: Clock, terms: Terms) -> Span:
    limits = clocks.limits[terms.level]
    finish = clocks.purposes.get((terms.level, terms.purpose), limits.finish)
    spans = {
        Clock.ACCEPT: limits.to_accept,
        Clock.FINISH: finish,
        Clock.ANSWER: finish,
        Clock.CONTACT: limits.contact,
        Clock.RETURN: clocks.decide_return,
    }
    return spans.get(clock, limits.sign)
