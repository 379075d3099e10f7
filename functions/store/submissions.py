"""A new appeal: one transaction, one AWS call, the same answer for the same key."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

import msgspec
from msgspec import Struct
from pynamodb.transactions import TransactWrite

from functions.domain.county.once import Once
from functions.domain.items.appeal import Appeal, Contact, Event
from functions.store import appeals, claims, repeats
from functions.store.logs import pk
from functions.store.registry import place_key
from functions.store.tables import AppealRow, AuxRow, RegistryRow
from functions.store.transaction import commit

_MARK = 0  # where the mark of a request stands among what is put and updated


class Bucket(Struct, frozen=True):
    """A rate bucket: what it counts in, and how much fits."""

    name: str
    limit: int
    expires_at: datetime


class Stored(StrEnum):
    """What became of a submission."""

    STORED = "stored"
    REPEATED = "repeated"
    KEY_REUSED = "key_reused"
    ID_TAKEN = "id_taken"
    NO_PLACE = "no_place"
    TOO_MANY = "too_many"
    NOT_ITS_PHOTO = "not_its_photo"


def submit(
    appeal: Appeal,
    events: list[Event],
    contact: Contact | None,
    buckets: list[Bucket],
    *,
    key_digest: str,
    body_digest: str,
) -> tuple[Stored, Appeal]:
    """Store head, events (one, unless the text is very long) and contact, make its photos its own
    and count it in the buckets, if the place is there.

    Of a repeated request, the appeal that the first one stored is returned.
    """
    key = pk(appeal.tenant, appeal.id)
    head = appeals.head_row(appeal, key_digest=key_digest, body_digest=body_digest)
    is_new = AppealRow.pk.does_not_exist()
    photos = appeal.told.photos
    before = 2 + len(events) + bool(contact)  # the place, the head, and what else is put

    def stage(transaction: TransactWrite) -> None:
        transaction.condition_check(
            RegistryRow,
            place_key(appeal.tenant),
            appeal.told.place,
            condition=RegistryRow.active == True,  # noqa: E712 (a condition expression)
        )
        transaction.save(head, condition=is_new)
        for event in events:
            transaction.save(appeals.event_row(event), condition=is_new)
        if contact:
            body = msgspec.json.encode(contact).decode()
            transaction.save(AppealRow(key, appeals.CONTACT, body=body))
        claims.claim(appeal.tenant, photos, appeal.id, appeal.submitted_at, transaction)
        for bucket in buckets:
            _count(transaction, appeal.tenant, bucket)

    failed = commit(stage)
    if not failed:
        return Stored.STORED, appeal
    if {1, 2} & failed:
        return _earlier(appeal, key_digest, body_digest)
    if failed & set(range(before, before + len(photos))):
        return Stored.NOT_ITS_PHOTO, appeal
    return (Stored.NO_PLACE if 0 in failed else Stored.TOO_MANY), appeal


def count(tenant: str, bucket: Bucket, once: Once | None = None) -> bool:
    """Count one in a bucket, for a request `once`; False where it is full, or the request was counted."""

    def stage(transaction: TransactWrite) -> None:
        repeats.mark(once, transaction)
        _count(transaction, tenant, bucket)

    return not commit(stage)


def count_all(tenant: str, buckets: Iterable[Bucket], once: Once | None = None) -> bool:
    """Count one in each of the buckets, or in none where one is full: then False.

    What a request counted is not counted again, whatever became of the rest of it.
    """

    def stage(transaction: TransactWrite) -> None:
        repeats.mark(once, transaction)
        for bucket in buckets:
            _count(transaction, tenant, bucket)

    failed = commit(stage)
    return not failed or (once is not None and _MARK in failed)


def tally(tenant: str, bucket: Bucket) -> int:
    """How much is in a bucket; reading it changes nothing."""
    try:
        return int(AuxRow.get(f"{tenant}#rate#{bucket.name}", "count").tally or 0)
    except AuxRow.DoesNotExist:
        return 0


def _count(transaction: TransactWrite, tenant: str, bucket: Bucket) -> None:
    transaction.update(
        AuxRow(f"{tenant}#rate#{bucket.name}", "count"),
        [AuxRow.tally.add(1), AuxRow.expires_at.set(int(bucket.expires_at.timestamp()))],
        condition=AuxRow.tally.does_not_exist() | (AuxRow.tally < bucket.limit),
    )


def _earlier(appeal: Appeal, key_digest: str, body_digest: str) -> tuple[Stored, Appeal]:
    first, its_key, its_body = appeals.digests(appeal.tenant, appeal.id)
    if its_key != key_digest:
        return Stored.ID_TAKEN, first
    return (Stored.REPEATED if its_body == body_digest else Stored.KEY_REUSED), first
