"""First-dispatch accuracy (首派准确率, field.md Y05): never returned or reassigned ÷ what is settled.

The stream counts each first dispatch into the week in which it went out, and moves that week's
number when the dispatch is corrected later, so that the board reads some rows and no appeal. What no unit
has signed for yet is pending as long as it may ask for a return, and counts for neither side.
`python -m infra.recount` counts again from the logs.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from functions.domain.county.county import County
from functions.domain.county.roles import Scope
from functions.domain.items.appeal import Event
from functions.domain.items.status import Status
from functions.domain.triage.first_dispatch import (
    By,
    First,
    first_in,
    first_of,
    judged,
    judges,
    week_of,
)  # fmt: skip
from functions.store import appeals, first_dispatches, indexes
from functions.store.first_dispatches import WeekCount

Json = dict[str, object]


def count(event: Event) -> None:
    """Count what an event says of a first dispatch; the same event again changes nothing."""
    first, known = first_of(event), None
    if first is None and judges(event):
        known = first_dispatches.counted(event.tenant, event.appeal)
        first = judged(known, event) if known else None
    if first:
        first_dispatches.settle(event.tenant, event.appeal, first, event.at, known=known)


def recount(tenant: str, *, at: datetime) -> tuple[int, int]:
    """Count the shown year again from the logs: how many were looked at, how many were amiss."""
    since, looked, amiss = week_of(at - timedelta(weeks=52)), 0, 0
    for _, appeal in indexes.select(tenant, Scope(None), Status):
        first = _from_log(tenant, appeal.id) if appeal.state.dispatches else None
        if first and first.week >= since:
            looked += 1
            amiss += first_dispatches.settle(tenant, appeal.id, first, at)
    return looked, amiss


def accuracy(county: County, *, weeks: int, at: datetime) -> Json:
    """The tables of the last weeks: by week and category, by who dispatched, and the total."""
    since = week_of(at - timedelta(weeks=weeks - 1))
    known = list(first_dispatches.counts(county.id, since))
    window = timedelta(hours=county.settings.return_hours)
    open_ones = [c for c in first_dispatches.pending(county.id, at - window) if c.week >= since]
    by_week = _sums(known, open_ones, lambda c: (c.week, c.category))
    by_hand = _sums(known, open_ones, lambda c: (c.by.value, ""))
    whole = _sums(known, open_ones, lambda _: ("", ""))
    return {
        "return_hours": county.settings.return_hours,
        "items": [
            {"week": week, "category": category} | rate
            for (week, category), rate in sorted(by_week.items())
        ],
        "by": [{"by": by} | by_hand.get((by.value, ""), _rate(0, 0, 0)) for by in By],
        "total": whole.get(("", ""), _rate(0, 0, 0)),
    }


def _from_log(tenant: str, identity: str) -> First | None:
    _, events = appeals.with_log(tenant, identity)
    return first_in(events)


def _sums(
    known: Iterable[WeekCount],
    waiting: Iterable[WeekCount],
    name: Callable[[WeekCount], tuple[str, str]],
) -> dict[tuple[str, str], Json]:
    dispatched, settled, right = (Counter[tuple[str, str]]() for _ in range(3))
    for one in known:
        dispatched[name(one)] += one.dispatched
    for one in (*known, *waiting):
        settled[name(one)] += one.dispatched
        right[name(one)] += one.right
    return {key: _rate(right[key], settled[key], n) for key, n in dispatched.items() if n}


def _rate(right: int, settled: int, dispatched: int) -> Json:
    """The rate of what is settled; None where nothing is."""
    rate = round(right / settled, 4) if settled else None
    return {
        "right": right, "settled": settled, "pending": dispatched - settled,
        "dispatched": dispatched, "rate": rate,
    }  # fmt: skip
