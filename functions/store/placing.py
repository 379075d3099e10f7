"""Many places at a stroke: what is there, read with its versions, and written in transactions."""

from collections.abc import Iterable, Iterator
from itertools import batched

import msgspec
from msgspec import Struct
from pynamodb.expressions.condition import Condition
from pynamodb.transactions import TransactWrite

from functions.domain import spots
from functions.domain.county.county import Place
from functions.domain.refusals import Busy
from functions.store import registry
from functions.store.tables import RegistryRow
from functions.store.transaction import commit
from functions.store.versions import Hand

AT_ONCE = 100  # rows of a transaction; DynamoDB takes no more


class VersionedPlace(Struct, frozen=True):
    """A place with the version of its row."""

    place: Place
    version: int | None


def every(tenant: str) -> dict[str, VersionedPlace]:
    """All places of a county by their codes."""
    rows = RegistryRow.query(registry.place_key(tenant), consistent_read=True)
    return {
        row.sk: VersionedPlace(msgspec.json.decode(row.body, type=Place), _version(row))
        for row in rows
    }


def write(
    tenant: str,
    places: dict[str, Place],
    known: dict[str, VersionedPlace],
    *,
    hand: Hand | None = None,
) -> None:
    """Store places as they should be, each on the version that was read.

    A hundred at a time are written or not; who sends the same again goes on where it ended.
    """
    _know(tenant, places.values())
    for part in batched(places.values(), AT_ONCE):

        def stage(transaction: TransactWrite, part: Iterable[Place] = part) -> None:
            for place in part:
                kept = known.get(place.code)
                transaction.save(_row(tenant, place, kept, hand), condition=_unchanged(kept))

        if commit(stage):
            raise Busy(
                "有人同时在改点位，请再导入一次；已导入的不会重复",
                "Somebody changes places: import it again, nothing is doubled",
            )
    registry.forget_kept()


def _row(tenant: str, place: Place, kept: VersionedPlace | None, hand: Hand | None) -> RegistryRow:
    row = RegistryRow(registry.place_key(tenant), place.code)
    row.body, row.active = msgspec.json.encode(place).decode(), place.active
    row.version = ((kept and kept.version) or 0) + 1
    if hand:
        row.changed_by, row.changed_at = hand.edit.by, hand.edit.at
    return row


def _unchanged(kept: VersionedPlace | None) -> Condition:
    if kept is None:
        return RegistryRow.pk.does_not_exist()
    if kept.version is None:
        unversioned: Condition = RegistryRow.pk.exists() & RegistryRow.version.does_not_exist()
        return unversioned
    same: Condition = RegistryRow.version == kept.version
    return same


def _version(row: RegistryRow) -> int | None:
    return None if row.version is None else int(row.version)


def _know(tenant: str, places: Iterable[Place]) -> None:
    """Remember the estates that they lie in, before the places: who was first stays."""
    key = f"{tenant}#spot"
    homes: dict[str, Place] = {}
    for place in places:
        if home := spots.home(place.name):
            homes.setdefault(home, place)
    there = {row.sk for row in RegistryRow.batch_get([(key, home) for home in homes])}
    for part in batched(_new(key, homes, there), AT_ONCE):

        def stage(transaction: TransactWrite, part: Iterable[RegistryRow] = part) -> None:
            for row in part:
                transaction.save(row, condition=RegistryRow.pk.does_not_exist())

        if commit(stage):
            raise Busy("有人同时在加点位，请再导入一次", "Somebody adds places: import it again")


def _new(key: str, homes: dict[str, Place], there: set[str]) -> Iterator[RegistryRow]:
    for home, place in homes.items():
        if home not in there:
            yield RegistryRow(
                key, home, body=msgspec.json.encode(place.unit or "").decode(), version=1
            )
