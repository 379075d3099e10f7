"""The ordinary matters of towns, which deputies look at: a query reads no partition of anything else."""

from collections.abc import Iterable, Iterator
from heapq import merge

from functions.domain.county.roles import Slice
from functions.domain.items.appeal import Appeal
from functions.domain.items.slices import covers
from functions.store.indexes import area_partition, between
from functions.store.logs import appeal_in
from functions.store.tables import AppealRow

_READ = ["due_key", "body"]


def select(
    tenant: str, slice_: Slice, towns: Iterable[str], *, answered: bool,
    after: str = "", before: str = "", newest_first: bool = False, at_once: int = 60,
) -> Iterator[tuple[str, Appeal]]:  # fmt: skip
    """What of a slice lies in these towns, in hand or answered, with its due keys, in due order."""
    streams = [
        AppealRow.by_area.query(
            area_partition(tenant, town, answered=answered),
            between(AppealRow.due_key, after, before),
            scan_index_forward=not newest_first, page_size=at_once, attributes_to_get=_READ,
        )
        for town in sorted(towns)
    ]  # fmt: skip
    for row in merge(*streams, key=lambda row: row.due_key, reverse=newest_first):
        appeal = appeal_in(row.body)
        if row.due_key != before and covers(slice_, appeal):
            yield row.due_key, appeal
