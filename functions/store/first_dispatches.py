"""First dispatches: a mark for each appeal, counts for each week, kind and hand, and what is pending by the hour.

The mark and the counts change in one transaction, on the condition that the mark is as it was read:
however often the stream tells of an event, and whoever counts again meanwhile, each counts once.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec
from msgspec.structs import replace
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from functions.domain.refusals import Busy
from functions.domain.triage.first_dispatch import By, First, hour_of
from functions.store.tables import AuxRow
from functions.store.transaction import commit

KEPT = timedelta(days=400)  # a year of weeks is shown
SHARDS = 8  # of each count: appeals that are dispatched at once do not wait for one row
_first = msgspec.json.Decoder(First).decode


class WeekCount(msgspec.Struct, frozen=True):
    """How many first dispatches of one week, kind and hand there were, and how many stayed right.

    Of what is pending, both numbers are negative: it was counted, and nobody knows yet whether rightly.
    """

    week: str
    by: By
    category: str
    dispatched: int
    right: int


def counted(tenant: str, identity: str) -> First | None:
    """An appeal's first dispatch as it was counted."""
    try:
        row = AuxRow.get(_key(tenant, identity), "mark", consistent_read=True)
    except AuxRow.DoesNotExist:
        return None
    return _first(str(row.body))


def settle(
    tenant: str, identity: str, first: First, at: datetime, *, known: First | None = None
) -> bool:
    """Let an appeal count as this; False where it did already.

    What was wrong never turns right, and what was settled stays so. `known` is what was counted before,
    where the caller has just read it.
    """
    before = known or counted(tenant, identity)
    if before:
        right, settled = first.right and before.right, first.settled or before.settled
        hour = max(first.hour, before.hour)  # what a return was asked of stays so
        first = replace(first, right=right, settled=settled, hour=hour)
    if first == before:
        return False
    expires_at = int((at + KEPT).timestamp())
    mark = AuxRow(_key(tenant, identity), "mark", body=_json(first), expires_at=expires_at)
    as_read = AuxRow.body == _json(before) if before else AuxRow.pk.does_not_exist()

    def stage(transaction: TransactWrite) -> None:
        transaction.save(mark, condition=as_read)
        for name, dispatched, right in _changes(before, first, int(identity) % SHARDS):
            changes: list[Action] = [
                AuxRow.tally.add(dispatched),
                AuxRow.right.add(right),
                AuxRow.expires_at.set(expires_at),
            ]
            transaction.update(AuxRow(f"{tenant}#firsts", name), changes)

        for name, pending in _waiting(before, first, int(identity) % SHARDS):
            row = AuxRow(f"{tenant}#firsts#pending", name)
            transaction.update(row, [AuxRow.tally.add(pending), AuxRow.expires_at.set(expires_at)])

    if commit(stage):
        raise Busy("统计繁忙，请稍后再试", "Somebody else counts this appeal; try again")
    return True


def counts(tenant: str, since: str) -> Iterator[WeekCount]:
    """The counts from a week on, oldest first; each in as many parts as it has shards."""
    for row in AuxRow.query(f"{tenant}#firsts", AuxRow.sk >= since):
        week, by, _, category = row.sk.split("#", 3)
        yield WeekCount(week, By(by), category, int(row.tally or 0), int(row.right or 0))


def pending(tenant: str, since: datetime) -> Iterator[WeekCount]:
    """What was dispatched since then and nobody has looked at, or a return is asked of, as what it takes away."""
    for row in AuxRow.query(f"{tenant}#firsts#pending", AuxRow.sk >= hour_of(since)):
        _, week, by, _, category = row.sk.split("#", 4)
        yield WeekCount(week, By(by), category, -int(row.tally or 0), -int(row.tally or 0))


def _waiting(before: First | None, after: First, shard: int) -> list[tuple[str, int]]:
    """By which numbers which hours' pending ones move."""
    moved = Counter[str]()
    for first, sign in ((before, -1), (after, 1)):
        if first and not first.settled:
            moved[f"{first.hour}#{first.week}#{first.by}#{shard}#{first.category}"] += sign
    return [(name, n) for name, n in moved.items() if n]


def _changes(before: First | None, after: First, shard: int) -> list[tuple[str, int, int]]:
    """By which numbers which counts move."""
    dispatched, right = Counter[str](), Counter[str]()
    for first, sign in ((before, -1), (after, 1)):
        if first:
            name = f"{first.week}#{first.by}#{shard}#{first.category}"
            dispatched[name] += sign
            right[name] += sign * first.right
    return [(name, n, right[name]) for name, n in dispatched.items() if n or right[name]]


def _key(tenant: str, identity: str) -> str:
    return f"{tenant}#first#{identity}"


def _json(first: First | None) -> str:
    return msgspec.json.encode(first).decode()
