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
from functions.domain.items.ladder import Colour, colour, due
from functions.domain.items.rounds import BAD, is_good
from functions.domain.items.status import OPEN, Status
from functions.domain.kinds import KINDS, flow_of, labels
from functions.domain.moments import rfc3339
from functions.domain.refusals import Lang
from functions.domain.words.dictionaries import DISPUTES
from functions.store import inbox, indexes, registry

Json = dict[str, object]
READ_AT_MOST = 5000  # open appeals that one overview reads; where there may be `more`, it says so
AT_ONCE = 1000  # rows that one call asks for: as many as it may bring
DAYS = 14
ON_THE_SPOT = timedelta(minutes=30)
_ANSWERED = {Status.VISIT, Status.DONE, Status.ARCHIVED}
_CLOSED = tuple(s for s in Status if s not in OPEN)


def overview(
    county: County, person: Person, *, at: datetime, lang: Lang
) -> tuple[Json, list[Appeal]]:
    """The board's numbers, and the open appeals whose next step is due first."""
    units = registry.units(county.id)
    scope = scope_of(person, units)
    rows = [
        a for _, a in islice(indexes.select(county.id, scope, OPEN, at_once=AT_ONCE), READ_AT_MOST)
    ]
    recent = _recent(county.id, scope, at)
    shades = Counter(shade for a in rows if (shade := colour(a.state, flow_of(a).clocks, at)))
    stand = Counter(a.status for a in rows)
    everything = {a.no: a for a in (*rows, *recent)}.values()
    waits = [
        (step.by, a.submitted_at, a.no, a)
        for a in rows
        if (step := due(a.state, flow_of(a).clocks))
    ]
    return {
        "at": rfc3339(at),
        "today": _today(everything, at),
        "urgent_unsigned": sum(a.status is Status.DISPATCHED and a.state.level == 1 for a in rows),
        "satisfaction": _satisfaction(everything),
        "judgements": _judgements(everything),
        "disputes": _disputes(everything, lang),
        "in_grid": _in_grid(everything),
        "open": {"total": len(rows), "more": len(rows) == READ_AT_MOST}
        | {c.value: shades[c] for c in Colour},
        "by_status": [
            {"status": s, "label": labels(s).staff[lang], "count": stand[s]} for s in OPEN
        ],
        "by_kind": _by_kind(rows, at, lang),
        "by_unit": _by_unit(rows, {u.id: u.name for u in units.values()}, at),
        "arrivals": _arrivals(everything),
        "sent_back": _sent_back(everything, {u.id: u.name for u in units.values()}),
        "dispatch_seconds": _dispatch_seconds(everything, at),
        "days": _days(everything, at),
        "failures": {"notices": len(inbox.undelivered(county.id))},
    }, [a for *_, a in nsmallest(10, waits)]


def _recent(tenant: str, scope: Scope, at: datetime) -> list[Appeal]:
    """What was closed within the board's days."""
    since = indexes.instant(_midnight(at) - timedelta(days=DAYS - 1))
    rows = indexes.select(tenant, scope, _CLOSED, after=since, at_once=AT_ONCE)
    return [appeal for _, appeal in islice(rows, READ_AT_MOST)]


def _today(appeals: Iterable[Appeal], at: datetime) -> Json:
    today = _midnight(at)
    moments: dict[str, list[datetime | None]] = {
        "submitted": [a.submitted_at for a in appeals],
        "dispatched": [a.state.dispatched_at for a in appeals],
        "done": [a.state.closed_at for a in appeals],
    }
    return {name: sum(m is not None and m >= today for m in ms) for name, ms in moments.items()}


def _by_kind(rows: list[Appeal], at: datetime, lang: Lang) -> list[Json]:
    """What is open of each kind of work, where there is any."""
    found = Counter(appeal.kind for appeal in rows)
    late = Counter(appeal.kind for appeal in rows if _is_red(appeal, at))
    return [
        {"id": kind, "label": flow.label[lang], "open": found[kind], "red": late[kind]}
        for kind, flow in KINDS.items() if found[kind]
    ]  # fmt: skip


def _satisfaction(appeals: Iterable[Appeal]) -> Json:
    """How many judgements were good (满意率, B09): of what was closed in these days, and what a bad one gave back.

    A bad judgement opens a new round, so that each round but the last was judged badly; it is none of the good
    where its citizen says that it is not solved. What was excluded (剔除) was bad, and counts no more.
    """
    last = [is_good(a.state.rating, a.state.solved) for a in appeals if a.state.rating]
    before = sum(a.state.round - 1 for a in appeals)
    good, excluded = sum(last), sum(len(a.state.excluded) for a in appeals)
    rated = max(len(last) + before - excluded, good)
    return {"days": DAYS, "rated": rated, "good": good, "excluded": excluded}


def _judgements(appeals: Iterable[Appeal]) -> Json:
    """How deputies judged (代表评议, B19): of how many judgements how many were not bad, over the same matters."""
    levels = [each.level for a in appeals for each in a.state.judged]
    return {"days": DAYS, "judged": len(levels), "good": sum(level > BAD for level in levels)}


def _disputes(appeals: Iterable[Appeal], lang: Lang) -> list[Json]:
    """Disputes that were answered (矛盾纠纷化解, B29): how many of each kind, and how many of these were settled."""
    over = [a.state for a in appeals if a.state.dispute and a.status in _ANSWERED]
    found = Counter(state.dispute for state in over)
    settled = Counter(state.dispute for state in over if state.mediated == "settled")
    return [
        {"id": kind, "label": label[lang], "count": found[kind], "settled": settled[kind]}
        for kind, label in DISPUTES.items() if found[kind]
    ]  # fmt: skip


def _in_grid(appeals: Iterable[Appeal]) -> Json:
    """Of what was closed, how much by a grid's, village's or community's own unit (小事不出格, X05)."""
    closed = [a.state for a in appeals if a.state.closed_at]
    return {"days": DAYS, "closed": len(closed), "in_grid": sum(s.grid for s in closed)}


def _is_red(appeal: Appeal, at: datetime) -> bool:
    return colour(appeal.state, flow_of(appeal).clocks, at) is Colour.RED


def _by_unit(rows: list[Appeal], names: dict[str, str], at: datetime) -> list[Json]:
    found: dict[str, Counter[str]] = {}
    for appeal in rows:
        if appeal.state.unit:
            shades = found.setdefault(appeal.state.unit, Counter())
            shades["open"] += 1
            shades[colour(appeal.state, flow_of(appeal).clocks, at) or "none"] += 1
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


def _arrivals(appeals: Iterable[Appeal]) -> Json:
    """Of what a unit went to (到场), how much within half an hour of its dispatch (B28)."""
    took = [
        a.state.arrived_at - a.state.dispatched_at
        for a in appeals
        if a.state.arrived_at and a.state.dispatched_at
    ]
    return {"within": sum(each <= ON_THE_SPOT for each in took), "arrived": len(took)}


def _sent_back(appeals: Iterable[Appeal], names: dict[str, str]) -> list[Json]:
    """How often replies of a unit did not pass the review, of what is open and of the board's days (B15)."""
    times: Counter[str] = Counter()
    for appeal in appeals:
        times[appeal.state.unit or ""] += appeal.state.sent_back
    known = [(unit, n) for unit, n in times.most_common() if unit and n]
    return [{"unit": {"id": u, "name": names.get(u, u)}, "times": n} for u, n in known]


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
