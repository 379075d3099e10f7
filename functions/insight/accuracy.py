"""First-dispatch accuracy (首派准确率, field.md Y05): never returned or reassigned ÷ dispatched.

Counted per week of the dispatch and per category, with numerator and denominator.
"""

from collections import Counter
from datetime import datetime, timedelta
from itertools import islice

from functions.domain.appeal import Appeal
from functions.domain.codes import BEIJING
from functions.domain.county import County
from functions.domain.roles import Person, scope_of
from functions.domain.status import Status
from functions.store import indexes, registry

Json = dict[str, object]
READ_AT_MOST = 20_000


def accuracy(county: County, person: Person, *, weeks: int, at: datetime) -> Json:
    """The table of the last weeks, and its total."""
    scope = scope_of(person, registry.units(county.id))
    since = at - timedelta(weeks=weeks)
    rows = islice(indexes.select(county.id, scope, Status), READ_AT_MOST)
    dispatched, right = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for _, appeal in rows:
        if appeal.state.dispatched_at and appeal.submitted_at >= since:
            key = (_week(appeal), appeal.state.category.split("/")[0])
            dispatched[key] += 1
            right[key] += appeal.state.dispatches == 1
    items = [
        {"week": week, "category": category} | _rate(right[week, category], n)
        for (week, category), n in sorted(dispatched.items())
    ]
    return {"items": items, "total": _rate(right.total(), dispatched.total())}


def _rate(right: int, dispatched: int) -> Json:
    rate = round(right / dispatched, 4) if dispatched else None
    return {"right": right, "dispatched": dispatched, "rate": rate}


def _week(appeal: Appeal) -> str:
    year, week, _ = appeal.submitted_at.astimezone(BEIJING).isocalendar()
    return f"{year}-W{week:02}"
