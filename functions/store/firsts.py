"""First dispatches: a mark for each appeal, and counts for each week, kind and hand.

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

from functions.domain.firsts import By, First
from functions.domain.refusals import Busy
from functions.store.tables import AuxRow
from functions.store.transaction import commit

KEPT = timedelta(days=400)  # a year of weeks is shown
SHARDS = 8  # of each count: appeals that are dispatched at once do not wait for one row
_first = msgspec.json.Decoder(First).decode


class Count(msgspec.Struct, frozen=True):
    """How many first dispatches of one week, kind and hand there were, and how many stayed right."""

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


def settle(tenant: str, identity: str, first: First, at: datetime) -> bool:
    """Let an appeal count as this; False where it did already. What was wrong never turns right."""
    before = counted(tenant, identity)
    if before:
        first = replace(first, right=first.right and before.right)
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

    if commit(stage):
        raise Busy("统计繁忙，请稍后再试", "Somebody else counts this appeal; try again")
    return True


def counts(tenant: str, since: str) -> Iterator[Count]:
    """The counts from a week on, oldest first; each in as many parts as it has shards."""
    for row in AuxRow.query(f"{tenant}#firsts", AuxRow.sk >= since):
        week, by, _, category = row.sk.split("#", 3)
        yield Count(week, By(by), category, int(row.tally or 0), int(row.right or 0))


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
