"""The sparse index keys of a head, and the lists that are read through them.

What is protected lies in partitions of its own, so that a query without the right to see it
cannot meet it, and no count can betray it.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from heapq import merge
from itertools import islice, product
from typing import Any

import msgspec
from msgspec.structs import replace

from functions.domain.county.roles import Scope
from functions.domain.items import slices
from functions.domain.items.appeal import Appeal
from functions.domain.items.ladder import due as next_due
from functions.domain.items.state import State
from functions.domain.items.status import Status
from functions.domain.items.tasking import Seat
from functions.domain.items.tasks import Party
from functions.domain.kinds import flow_of
from functions.store.logs import appeal_in, seen_by
from functions.store.tables import AppealRow

SHARDS = 4
SEVERAL = "several"  # in the key of what stands in more than one list of few
MANY = 100_000  # as good as all
PASSED_OVER = 1000  # rows of one read, where it may have to pass some over
PAGE = 100  # rows of a shard that one call reads
# What a list needs of a row; to parse all of it takes longer than to read the body.
_READ = ["sk", "due_key", "untimed", "body"]
GUARDED = "#guarded#"  # in the key of every partition of what is protected
HELPED = "#co"  # behind a unit, in the key of what it only helps with
TASK = "task#"  # before the name of a seat (`tasking.seats`), in the sort key of its row
HELPER = TASK + "co#"


def instant(at: datetime) -> str:
    """A moment as text that sorts as time does (UTC, microseconds)."""
    return at.astimezone(_UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


_UTC = msgspec.convert("1970-01-01T00:00:00Z", datetime).tzinfo


def keys_of(appeal: Appeal) -> dict[str, str | None]:
    """The head's place in every index, by what is due next, on hold by its plan; None takes it out."""
    state, waits = appeal.state, next_due(appeal.state, flow_of(appeal).clocks)
    rests = state.pause.ends if state.pause else state.since
    stands = waits.by if waits else rests
    return {
        "status_key": _partition(appeal.tenant, None, state.status, guarded=state.guarded),
        "unit_key": state.unit
        and _partition(appeal.tenant, state.unit, state.status, guarded=state.guarded),
        "due_key": due_key(appeal, stands),
        **_marked(appeal),
        "area_key": _area(appeal),
        "untimed": None if waits else "yes",
        "next_key": f"next#{int(appeal.id) % SHARDS}" if state.next_at else None,
        "next_at": instant(state.next_at) if state.next_at else None,
    }


def due_key(appeal: Appeal, at: datetime) -> str:
    """Its place in a list by a moment; of those that share it, by who has waited longer.

    Rows of before have the number behind the moment: they stand after those until they are next written.
    """
    return f"{instant(at)}#{instant(appeal.submitted_at)}#{appeal.no}"


def _marked(appeal: Appeal) -> dict[str, str | None]:
    """Its place among the few of a list; what stands in several such lists lies apart, once."""
    marks = flow_of(appeal).marks(appeal.state)
    lies = marks[0] if len(marks) == 1 else SEVERAL
    key = mark_partition(appeal.tenant, lies, guarded=appeal.state.guarded)
    return {"mark_key": key if marks else None, "marks": ",".join(marks) or None}


def _area(appeal: Appeal) -> str | None:
    """Among the ordinary matters of its town; what is none of them has no place there."""
    if not slices.is_ordinary(appeal):
        return None
    answered = appeal.status in slices.ANSWERED
    return area_partition(appeal.tenant, slices.town(appeal.state), answered=answered)


def area_partition(tenant: str, town: str, *, answered: bool) -> str:
    """Where the ordinary matters of a town lie, in hand or answered."""
    return f"{tenant}#{town}#{'answered' if answered else 'in_hand'}"


def mark_partition(tenant: str, name: str, *, guarded: bool) -> str:
    """Where those lie that stand in this list of few."""
    return f"{tenant}{GUARDED if guarded else '#'}{name}"


def keys_of_seat(appeal: Appeal, name: str, seat: Seat) -> dict[str, str | None]:
    """The place of a row of a task: beside what its unit helps with, or in its party's own list."""
    keys, state = keys_of(appeal), appeal.state
    helps = name.startswith(HELPER.removeprefix(TASK))
    own = _partition(appeal.tenant, seat.party.id + HELPED, state.status, guarded=state.guarded)
    lies = own if helps else _tasks_of(appeal.tenant, seat.party, seat.asked, guarded=state.guarded)
    first = due_key(appeal, seat.due_at) if seat.due_at else keys["due_key"] or ""
    soonest = min(first, keys["due_key"] or "") if helps else f"{first}#{name}"
    return {"unit_key": lies, "due_key": soonest, "untimed": keys["untimed"] if helps else None}


def _tasks_of(tenant: str, party: Party, asked: bool, *, guarded: bool) -> str:  # noqa: FBT001
    """The list of what waits for a party, or of what a person asked."""
    within = f"{'asked' if asked else party.kind}:{party.id}"
    return f"{tenant}{GUARDED if guarded else '#'}task#{within}"


def tasks(
    tenant: str, scope: Scope, parties: Iterable[Party], *, asked: bool = False,
    after: str = "", before: str = "", newest_first: bool = False, at_once: int = 60,
) -> Iterator[tuple[str, Appeal]]:  # fmt: skip
    """What waits for these parties, or what a person `asked`; each matter once, like `select`."""
    guarded = (False, True) if scope.guarded else (False,)
    partitions = {_tasks_of(tenant, p, asked, guarded=g) for p in parties for g in guarded}
    streams = [
        _query(p, True, after, before, newest_first, at_once=at_once)  # noqa: FBT003
        for p in sorted(partitions)
    ]
    met: set[str] = set()
    for row in merge(*streams, key=lambda row: row.due_key, reverse=newest_first):
        appeal = appeal_in(row.body)
        if appeal.id not in met and seen_by(scope, appeal):
            met.add(appeal.id)
            yield row.due_key, appeal


def select(
    tenant: str,
    scope: Scope,
    statuses: Iterable[Status],
    *,
    unit: str | None = None,
    after: str = "",
    before: str = "",
    newest_first: bool = False,
    at_once: int = 60,
) -> Iterator[tuple[str, Appeal]]:
    """The appeals in these statuses that a scope may see, with their due keys, in due order.

    `after` and `before` are due keys or moments between which to look, both exclusive; `at_once` is
    how many rows one read asks for.
    """
    streams = [
        _query(partition, by_unit, after, before, newest_first, at_once=at_once)
        for partition, by_unit in _partitions(tenant, scope, statuses, unit)
    ]
    for row in merge(*streams, key=lambda row: row.due_key, reverse=newest_first):
        appeal = appeal_in(row.body)
        if seen_by(scope, appeal):
            yield row.due_key, appeal


def helped(
    tenant: str,
    scope: Scope,
    units: frozenset[str],
    statuses: Iterable[Status],
    *,
    after: str = "",
    before: str = "",
    newest_first: bool = False,
    at_once: int = 60,
) -> Iterator[tuple[str, Appeal]]:
    """What these units help with (协办) and do not have themselves, as far as a scope may see it; like `select`."""
    helpers = frozenset(unit + HELPED for unit in units)
    near = replace(scope, units=helpers, visits=False)
    streams = [
        _query(partition, by_unit, after, before, newest_first, at_once=at_once)
        for partition, by_unit in _partitions(tenant, near, statuses, None)
    ]
    for row in merge(*streams, key=lambda row: row.due_key, reverse=newest_first):
        appeal = appeal_in(row.body)
        if _is_its_line(row, appeal.state, units) and seen_by(scope, appeal):
            yield row.due_key, appeal


def _is_its_line(row: AppealRow, state: State, units: frozenset[str]) -> bool:
    """Whether the row speaks for these units: what they have is their own, and two that help have one line."""
    helps = row.sk.removeprefix(HELPER)
    return state.unit not in units and helps == min(units.intersection(state.helpers))


def protected(tenant: str, since: datetime) -> frozenset[str]:
    """The numbers of the reports that lie protected, told since then: what no board may name."""
    partitions = (_partition(tenant, None, status, guarded=True) for status in Status)
    return frozenset(
        appeal_in(row.body).no
        for partition in partitions
        for row in _query(partition, False, instant(since), "", False)  # noqa: FBT003
    )


def reports(tenant: str, scope: Scope) -> Iterator[Appeal]:
    """The protected reports that a scope may see; nothing is read for whom none is open."""
    if not scope.guarded:
        return
    openly = _partitions(tenant, replace(scope, guarded=False), Status, None)
    for partition, by_unit in _partitions(tenant, scope, Status, None):
        if (partition, by_unit) not in openly:
            rows = _query(partition, by_unit, "", "", False)  # noqa: FBT003
            yield from (a for row in rows if seen_by(scope, a := appeal_in(row.body)))


def count(
    tenant: str, scope: Scope, status: Status, *, late_at: datetime | None = None, most: int = MANY
) -> int:
    """How many appeals of a status a scope may see, up to `most`; with `late_at`, only what is overdue then.

    It reads no more than it counts, and of most rows no word. Reports are read and not only counted: no
    number tells of one to whom it accuses.
    """
    scope, until = _counted(scope, status), f"{instant(late_at)}~" if late_at else ""
    key = AppealRow.due_key < until if late_at else None  # of that moment too
    timed = AppealRow.untimed.does_not_exist() if late_at else None
    openly = _partitions(tenant, replace(scope, guarded=False), [status], None)
    found = 0
    for partition, by_unit in openly:
        index = AppealRow.by_unit if by_unit else AppealRow.by_status
        found += tally(index, partition, most - found, key, timed)
    if not scope.guarded:
        return found
    reports = [p for p in _partitions(tenant, scope, [status], None) if p not in openly]
    rows = (row for part, unit in reports for row in _query(part, unit, "", until, False))  # noqa: FBT003
    seen = (r for r in rows if not (late_at and r.untimed) and seen_by(scope, appeal_in(r.body)))
    return found + sum(1 for _ in islice(seen, most - found))


def tally(index: Any, partition: str, most: int, key: Any = None, only: Any = None) -> int:
    """How many rows of a partition there are, up to `most`: no more are read."""
    if most <= 0:
        return 0
    at_once = PASSED_OVER if only is not None else most
    rows = index.query(
        partition, key, only, limit=most, page_size=at_once, attributes_to_get=["due_key"]
    )
    return sum(1 for _ in rows)


def due(at: datetime) -> Iterator[Appeal]:
    """What the sweep must look at, over all tenants, the oldest first; its cost follows what is due."""
    until = AppealRow.next_at <= instant(at)
    shards = [AppealRow.by_next.query(f"next#{n}", until, page_size=PAGE) for n in range(SHARDS)]
    for row in merge(*shards, key=lambda row: str(row.next_at)):
        yield appeal_in(row.body)


def _partition(tenant: str, unit: str | None, status: Status, *, guarded: bool) -> str:
    within = f"{unit}#" if unit else ""
    return f"{tenant}{GUARDED if guarded else '#'}{within}{status}"


def _partitions(
    tenant: str, scope: Scope, statuses: Iterable[Status], unit: str | None
) -> list[tuple[str, bool]]:
    """The partitions to read, each with whether it belongs to `by_unit`.

    What is to be called back lies among others; `may_see` takes it out of them.
    """
    units: Iterable[str | None] = [unit]
    if scope.units is not None and not scope.visits:
        units = scope.units & {unit} if unit else scope.units
    guarded = (False, True) if scope.guarded else (False,)
    return [
        (_partition(tenant, u, status, guarded=g), u is not None)
        for u, status, g in product(units, statuses, guarded)
    ]


def _counted(scope: Scope, status: Status) -> Scope:
    """Where an answer waits for the citizen, all of it is to be called back; elsewhere not."""
    return scope if status is Status.VISIT else replace(scope, visits=False)


def _query(
    partition: str, by_unit: bool, after: str, before: str, newest_first: bool,  # noqa: FBT001
    *, at_once: int = 60,
) -> Iterator[AppealRow]:  # fmt: skip
    index = AppealRow.by_unit if by_unit else AppealRow.by_status
    rows = index.query(
        partition,
        between(AppealRow.due_key, after, before),
        scan_index_forward=not newest_first,
        page_size=at_once,
        attributes_to_get=_READ,
    )
    return (row for row in rows if row.due_key != before)


def between(column: Any, after: str, before: str) -> Any:
    """DynamoDB's BETWEEN is inclusive; keys are made exclusive by their neighbours."""
    if not after and not before:
        return None
    return column.between(after + "\x00", before or "\uffff")
