"""The lists in which few of their statuses stand: an index of them, so that none reads past all others.

What stands in one such list lies in its partition; what stands in several lies once, in one of their own.
"""

from collections import Counter
from collections.abc import Iterator
from heapq import merge
from itertools import islice

from functions.domain.county.roles import Scope
from functions.domain.items.appeal import Appeal
from functions.store.indexes import SEVERAL, between, mark_partition, tally
from functions.store.logs import appeal_in, seen_by
from functions.store.tables import AppealRow


def select(
    tenant: str, scope: Scope, name: str, *, after: str = "", before: str = "",
    newest_first: bool = False, at_once: int = 60,
) -> Iterator[tuple[str, Appeal]]:  # fmt: skip
    """What stands in such a list of the whole county and a scope may see, with its due keys, in due order."""
    streams = [
        AppealRow.by_mark.query(
            partition, between(AppealRow.due_key, after, before),
            scan_index_forward=not newest_first, page_size=at_once,
        )
        for partition in _partitions(tenant, name, guarded=scope.guarded)
    ]  # fmt: skip
    for row in merge(*streams, key=lambda row: row.due_key, reverse=newest_first):
        appeal = appeal_in(row.body)
        if row.due_key != before and _stands(row, name) and seen_by(scope, appeal):
            yield row.due_key, appeal


def counts(tenant: str, scope: Scope, names: list[str], *, most: int) -> Counter[str]:
    """How many stand in each of these lists, up to `most`; reports are read, as whom they accuse sees none."""
    found = Counter(_several(tenant, names)) if names else Counter[str]()
    for name in names:
        alone = mark_partition(tenant, name, guarded=False)
        found[name] += tally(AppealRow.by_mark, alone, most)
        if scope.guarded:
            found[name] += _reports(tenant, scope, name, most)
    return found


def _several(tenant: str, names: list[str]) -> Iterator[str]:
    together = mark_partition(tenant, SEVERAL, guarded=False)
    for row in AppealRow.by_mark.query(together, attributes_to_get=["marks"]):
        yield from set(names).intersection(str(row.marks).split(","))


def _reports(tenant: str, scope: Scope, name: str, most: int) -> int:
    rows = (
        row
        for lies in (name, SEVERAL)
        for row in AppealRow.by_mark.query(mark_partition(tenant, lies, guarded=True))
    )
    seen = (row for row in rows if _stands(row, name) and seen_by(scope, appeal_in(row.body)))
    return sum(1 for _ in islice(seen, most))


def _stands(row: AppealRow, name: str) -> bool:
    return name in str(row.marks).split(",")


def _partitions(tenant: str, name: str, *, guarded: bool) -> list[str]:
    kinds = (False, True) if guarded else (False,)
    return [mark_partition(tenant, lies, guarded=g) for lies in (name, SEVERAL) for g in kinds]
