"""Whose a photo is: the matter's that named it first. Whoever sees its address names it in vain."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from pynamodb.transactions import TransactWrite

from functions.domain.items import photos
from functions.store.tables import AuxRow

KEPT = timedelta(days=3650)  # longer than a photo


def claim(
    tenant: str, keys: Iterable[str], identity: str, at: datetime, transaction: TransactWrite
) -> None:
    """Put whose these photos are beside what names them: both are written or, where they are another's, neither."""
    until = int((at + KEPT).timestamp())
    free = AuxRow.pk.does_not_exist() | (AuxRow.owner == identity)
    for key in keys:
        row = AuxRow(_pk(tenant), key, owner=identity, expires_at=until)
        transaction.save(row, condition=free)


def own(tenant: str, field: str, keys: tuple[str, ...], *identities: str) -> tuple[str, ...]:
    """The photos, where each can be one of this county's uploads, and none is another matter's: whoever
    saw its address does not get it shown again.
    """
    rows = [(_pk(tenant), key) for key in photos.own(field, tenant, keys)]
    if rows and any(
        row.owner not in identities for row in AuxRow.batch_get(rows, consistent_read=True)
    ):
        raise photos.unknown(field)
    return keys


def owned(tenant: str, keys: Iterable[str], identity: str) -> list[str]:
    """Those of the photos that are this matter's."""
    return [key for key in keys if _owner(tenant, key) == identity]


def _owner(tenant: str, key: str) -> str | None:
    try:
        return AuxRow.get(_pk(tenant), key, consistent_read=True).owner
    except AuxRow.DoesNotExist:
        return None


def _pk(tenant: str) -> str:
    return f"{tenant}#photo"
