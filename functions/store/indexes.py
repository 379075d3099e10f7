"""The sparse index keys of a head, and the lists that are read through them.

What is protected lies in partitions of its own, so that a query without the right to see it
cannot meet it, and no count can betray it.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from heapq import merge
from itertools import product

import msgspec
from msgspec.structs import replace

from functions.domain.county.roles import Scope
from functions.domain.items.appeal import Appeal
from functions.domain.items.clocks import due as next_due
from functions.domain.items.status import Status
from functions.store.logs import seen_by
from functions.store.tables import AppealRow

SHARDS = 4
_appeal = msgspec.json.Decoder(Appeal).decode


def instant(at: datetime) -> str:
    """A moment as text that sorts as time does (UTC, microseconds)."""
    return at.astimezone(_UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


_UTC = msgspec.convert("1970-01-01T00:00:00Z", datetime).tzinfo


def keys_of(appeal: Appeal) -> dict[str, str | None]:
    """The head's place in every index, by what is due next; None takes it out."""
    state, waits = appeal.state, next_due(appeal.state)
    stands = waits.by if waits else state.due_at or state.since
    return {
        "status_key": _partition(appeal.tenant, None, state.status, guarded=state.guarded),
        "unit_key": state.unit
        and _partition(appeal.tenant, state.unit, state.status, guarded=state.guarded),
        "due_key": f"{instant(stands)}#{appeal.no}",
        "untimed": None if waits else "yes",
        "next_key": f"next#{int(appeal.id) % SHARDS}" if state.next_at else None,
        "next_at": instant(state.next_at) if state.next_at else None,
    }


def select(
    tenant: str,
    scope: Scope,
    statuses: Iterable[Status],
    *,
    unit: str | None = None,
    after: str = "",
    before: str = "",
    newest_first: bool = False,
) -> Iterator[tuple[str, Appeal]]:
    """The appeals in these statuses that a scope may see, with their due keys, in due order.

    `after` and `before` are due keys or moments between which to look, both exclusive.
    """
    streams = [
        _query(partition, by_unit, after, before, newest_first)
        for partition, by_unit in _partitions(tenant, scope, statuses, unit)
    ]
    for row in merge(*streams, key=lambda row: row.due_key, reverse=newest_first):
        appeal = _appeal(row.body)
        if seen_by(scope, appeal):
            yield row.due_key, appeal


def protected(tenant: str, since: datetime) -> frozenset[str]:
    """The numbers of the reports that lie protected, told since then: what no board may name."""
    partitions = (_partition(tenant, None, status, guarded=True) for status in Status)
    return frozenset(
        _appeal(row.body).no
        for partition in partitions
        for row in _query(partition, False, instant(since), "", False)  # noqa: FBT003
    )


def count(tenant: str, scope: Scope, status: Status, *, late_at: datetime | None = None) -> int:
    """How many appeals of a status a scope may see; with `late_at`, only what is overdue then.

    Reports are read and not only counted: no number tells of one to whom it accuses.
    """
    scope, until = _counted(scope, status), f"{instant(late_at)}~" if late_at else ""
    key = AppealRow.due_key < until if late_at else None  # of that moment too
    timed = AppealRow.untimed.does_not_exist() if late_at else None
    openly = _partitions(tenant, replace(scope, guarded=False), [status], None)
    found = sum(
        (AppealRow.by_unit if by_unit else AppealRow.by_status).count(
            partition, range_key_condition=key, filter_condition=timed
        )
        for partition, by_unit in openly
    )
    if not scope.guarded:
        return found
    reports = [p for p in _partitions(tenant, scope, [status], None) if p not in openly]
    rows = (row for part, unit in reports for row in _query(part, unit, "", until, False))  # noqa: FBT003
    return found + sum(
        seen_by(scope, _appeal(row.body)) for row in rows if not (late_at and row.untimed)
    )


def due(shard: int, at: datetime, limit: int) -> list[Appeal]:
    """What the sweep must look at, over all tenants; its cost follows what is due."""
    rows = AppealRow.by_next.query(
        f"next#{shard}", AppealRow.next_at <= instant(at), limit=limit, page_size=limit
    )
    return [_appeal(row.body) for row in rows]


def _partition(tenant: str, unit: str | None, status: Status, *, guarded: bool) -> str:
    return "#".join(
        part for part in (tenant, "guarded" if guarded else "", unit or "", status) if part
    )


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
    partition: str, by_unit: bool, after: str, before: str, newest_first: bool  # noqa: FBT001
) -> Iterator[AppealRow]:  # fmt: skip
    index = AppealRow.by_unit if by_unit else AppealRow.by_status
    rows = index.query(
        partition, _between(after, before), scan_index_forward=not newest_first, page_size=60
    )
    return (row for row in rows if row.due_key != before)


def _between(after: str, before: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
    """DynamoDB's BETWEEN is inclusive; keys are made exclusive by their neighbours."""
    if not after and not before:
        return None
    return AppealRow.due_key.between(after + "\x00", before or "\uffff")
