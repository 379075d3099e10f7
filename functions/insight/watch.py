"""Look at a county's issues: what is hot now, what weighed most over the month.

Each county is looked at once an hour at least, a small one sooner, so that what a look reads is
bounded over time (`looks.py` says when). What was found is kept as one row, which the board reads; leaders
and dispatchers are told of each hot issue once a day.
"""

from collections.abc import Callable
from datetime import datetime
from itertools import islice

from msgspec.structs import asdict

from functions.domain.county.roles import Scope, Unit
from functions.domain.issues.clusters import Matter
from functions.domain.issues.heard import heard
from functions.domain.issues.hot import hot, measure_of
from functions.domain.issues.hot_board import LATE, HotBoard, names, told_by, untold, without
from functions.domain.issues.tops import MONTH, Top, tops
from functions.domain.items.appeal import Event
from functions.domain.items.status import Status
from functions.domain.moments import rfc3339
from functions.insight.alerts import HOT, tell
from functions.store import hot_board, indexes, registry
from functions.store.inbox import InboxLine

Json = dict[str, object]
QUOTED = 5  # the newest appeals of an issue of which one speaks for it
READ_AT_MOST = 20_000  # appeals that one look reads, the newest first
HOT_AT_MOST = 20
_COUNTED = tuple(s for s in Status if s is not Status.WITHDRAWN)


def watch(tenant: str, *, at: datetime) -> HotBoard:
    """Look at one county, tell what nobody was told of yet, and keep what was found."""
    measure, before = measure_of(registry.county(tenant).settings), hot_board.get(tenant)
    told, complete = _told(tenant, at)
    found = hot(told, at, measure)[:HOT_AT_MOST]
    known = before.told if before else ()
    fresh = untold(found, known, at)
    tell(tenant, fresh, at)
    seen = HotBoard(
        at, measure.many, measure.hours, len(told), complete,
        tuple(found), tuple(tops(told, at)), told_by(known, fresh, at),
    )  # fmt: skip
    hot_board.put(tenant, seen)
    return seen


def board(tenant: str, *, at: datetime, titles: Callable[[list[str]], dict[str, str]]) -> Json:
    """What the last look found, for the board, each hot issue with one of its newest in words; `late` where a look was missed."""
    seen = hot_board.get(tenant)
    if seen is None:
        return {"at": None, "late": False, "hot": [], "tops": []}
    if seen.hot or seen.tops:
        seen = without(seen, indexes.protected(tenant, at - 2 * MONTH))
    said = titles([no for issue in seen.hot for no in issue.nos[:QUOTED]])
    known = registry.units(tenant)
    return {
        "at": rfc3339(seen.at), "late": at - seen.at > LATE, "many": seen.many,
        "hours": seen.hours, "read": seen.read, "complete": seen.complete,
        "hot": [asdict(issue) | {"example": _quoted(said, issue.nos)} for issue in seen.hot],
        "tops": [asdict(top) | {"unit": _unit(top, known)} for top in seen.tops],
    }  # fmt: skip


def _quoted(said: dict[str, str], nos: tuple[str, ...]) -> str:
    """The newest words of which this person may know; sooner others' than those in which something is masked."""
    words = [said[no] for no in nos[:QUOTED] if no in said]
    return next((title for title in words if "*" not in title), words[0] if words else "")


def numbers(tenant: str, issue: str) -> tuple[str, ...]:
    """The newest appeals of what is hot or weighs most, told by which of the two and its newest (`hot.<no>`)."""
    kind, newest = issue.split(".")
    seen = hot_board.get(tenant)
    groups = (seen.hot if kind == HOT else seen.tops) if seen else ()
    return next((group.nos for group in groups if group.nos and group.nos[0] == newest), ())


def forget(event: Event) -> None:
    """Take what has become a protected report out of what the last look found."""
    seen = hot_board.get(event.tenant) if event.state.guarded else None
    if seen and names(seen, event.no):
        hot_board.take_out(event.tenant, seen, without(seen, {event.no}))


def alerts(tenant: str, told: list[InboxLine], *, at: datetime) -> list[InboxLine]:
    """A person's messages, but for alerts that lead to what has become a protected report."""
    if not any(message.kind == HOT for message in told):
        return told
    gone = indexes.protected(tenant, at - 2 * MONTH)
    return [message for message in told if message.kind != HOT or message.no not in gone]


def _unit(top: Top, known: dict[str, Unit]) -> Json | None:
    name = known[top.unit].name if top.unit in known else top.unit
    return {"id": top.unit, "name": name} if top.unit else None


def _told(tenant: str, at: datetime) -> tuple[list[Matter], bool]:
    """What was told in two months before a moment, and whether that is all of it.

    No due key is earlier than its appeal's submission, so that the index is read from there on.
    """
    since, read, told = at - 2 * MONTH, 0, list[Matter]()
    after = indexes.instant(since)
    rows = indexes.select(tenant, Scope(None), _COUNTED, after=after, newest_first=True)
    for _, appeal in islice(rows, READ_AT_MOST):
        read += 1
        if since < appeal.submitted_at <= at and (message := heard(appeal)):
            told.append(message)
    return told, read < READ_AT_MOST
