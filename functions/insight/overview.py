"""The leader's overview: what is open, in which colours, with whom, and how fast it goes out."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from heapq import nsmallest
from itertools import islice

from functions.domain.codes import BEIJING
from functions.domain.county.county import County
from functions.domain.county.roles import Person, Scope, scope_of
from functions.domain.items.appeal import Appeal
from functions.domain.items.clocks import Colour, colour, due
from functions.domain.items.status import OPEN, STAFF_LABEL, Status
from functions.domain.moments import rfc3339
from functions.domain.refusals import Lang
from functions.store import inbox, indexes, registry

Json = dict[str, object]
READ_AT_MOST = 5000  # open appeals that one overview reads; a county has some hundreds
DAYS = 14
_CLOSED = tuple(s for s in Status if s not in OPEN)


def overview(
    county: County, person: Person, *, at: datetime, lang: Lang
) -> tuple[Json, list[Appeal]]:
    """The board's numbers, and the open appeals whose next step is due first."""
    units = registry.units(county.id)
    scope = scope_of(person, units)
    rows = [a for _, a in islice(indexes.select(county.id, scope, OPEN), READ_AT_MOST)]
    recent = _recent(county.id, scope, at)
    shades = Counter(shade for a in rows if (shade := colour(a.state, at)))
    stand = Counter(a.status for a in rows)
    everything = {a.no: a for a in (*rows, *recent)}.values()
    waits = [(step.by, a.no, a) for a in rows if (step := due(a.state))]
    return {
        "at": rfc3339(at),
        "today": _today(everything, at),
        "open": {"total": len(rows), **{c.value: shades[c] for c in Colour}},
        "by_status": [
            {"status": s, "label": STAFF_LABEL[s][lang], "count": stand[s]} for s in OPEN
        ],
        "by_unit": _by_unit(rows, {u.id: u.name for u in units.values()}, at),
        "dispatch_seconds": _dispatch_seconds(everything, at),
        "days": _days(everything, at),
        "failures": {"notices": len(inbox.undelivered(county.id))},
    }, [a for _, _, a in nsmallest(10, waits)]


def _recent(tenant: str, scope: Scope, at: datetime) -> list[Appeal]:
    """What was closed within the board's days."""
    since = indexes.instant(_midnight(at) - timedelta(days=DAYS - 1))
    rows = indexes.select(tenant, scope, _CLOSED, after=since)
    return [appeal for _, appeal in islice(rows, READ_AT_MOST)]


def _today(appeals: Iterable[Appeal], at: datetime) -> Json:
    today = _midnight(at)
    moments: dict[str, list[datetime | None]] = {
        "submitted": [a.submitted_at for a in appeals],
        "dispatched": [a.state.dispatched_at for a in appeals],
        "done": [a.state.closed_at for a in appeals],
    }
    return {name: sum(m is not None and m >= today for m in ms) for name, ms in moments.items()}


def _by_unit(rows: list[Appeal], names: dict[str, str], at: datetime) -> list[Json]:
    found: dict[str, Counter[str]] = {}
    for appeal in rows:
        if appeal.state.unit:
            shades = found.setdefault(appeal.state.unit, Counter())
            shades["open"] += 1
            shades[colour(appeal.state, at) or "none"] += 1
    table = [
        {
            "unit": {"id": unit, "name": names.get(unit, unit)},
            "open": shades["open"],
            "yellow": shades["yellow"],
            "red": shades["red"],
        }
        for unit, shades in found.items()
    ]
    return sorted(table, key=lambda r: (-int(str(r["red"])), -int(str(r["open"]))))


def _dispatch_seconds(appeals: Iterable[Appeal], at: datetime) -> Json | None:
    """Submission to first dispatch, of what went out once (field.md Y06)."""
    since = _midnight(at) - timedelta(days=DAYS - 1)
    taken = sorted(
        (a.state.dispatched_at - a.submitted_at).total_seconds()
        for a in appeals
        if a.state.dispatched_at and a.state.dispatches == 1 and a.submitted_at >= since
    )
    if not taken:
        return None
    return {"p50": _rank(taken, 0.5), "p95": _rank(taken, 0.95)}


def _rank(ordered: list[float], share: float) -> float:
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 1)


def _days(appeals: Iterable[Appeal], at: datetime) -> list[Json]:
    came = Counter(_day(a.submitted_at) for a in appeals)
    left = Counter(_day(a.state.closed_at) for a in appeals if a.state.closed_at)
    days = [_day(at - timedelta(days=n)) for n in reversed(range(DAYS))]
    return [{"date": d, "submitted": came[d], "done": left[d]} for d in days]


def _day(at: datetime) -> str:
    return at.astimezone(BEIJING).date().isoformat()


def _midnight(at: datetime) -> datetime:
    return at.astimezone(BEIJING).replace(hour=0, minute=0, second=0, microsecond=0)
