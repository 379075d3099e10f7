"""Rows of the registry, each written on the version that was read: nobody's change is lost unseen.

A row from before versions were kept has none; its first change gives it one. A change is a function
of what the row holds: where somebody else was first, it is asked again with what they wrote.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial

import msgspec
from msgspec import Struct
from pynamodb.expressions.condition import Condition
from pynamodb.transactions import TransactWrite

from functions.domain.county.once import Once
from functions.domain.editions import Edit
from functions.domain.moments import rfc3339
from functions.domain.refusals import AlreadyExists, Busy, Overtaken, Unknown
from functions.store import repeats
from functions.store.tables import RegistryRow
from functions.store.transaction import TRIES, commit

KEY_AT_MOST = 1024  # bytes
Stage = Callable[[TransactWrite], None]
NOTHING: Stage = lambda _: None  # noqa: E731 (a stage that stages nothing)


class Hand(Struct, frozen=True):
    """Who changes something, and when; the next one is told."""

    by: str
    at: datetime
    once: Once | None = None  # the request's mark, written with the first row that the hand writes

    @property
    def edit(self) -> Edit:
        """As it is kept."""
        return Edit(self.by, rfc3339(self.at))


class Filling(Struct, frozen=True):
    """What a row holds."""

    body: str
    active: bool | None = None
    secret: str | None = None


RowChange = Callable[[Filling | None], Filling]


def found(tenant: str, kind: str, name: str) -> RegistryRow | None:
    """A row as it is now, or None; nothing has a name that is empty, or longer than a key may be."""
    if not 0 < len(name.encode()) <= KEY_AT_MOST:
        return None
    try:
        return RegistryRow.get(f"{tenant}#{kind}", name, consistent_read=True)
    except RegistryRow.DoesNotExist:
        return None


def write(
    tenant: str, kind: str, name: str, change: RowChange, *,
    hand: Hand | None = None, beside: Stage = NOTHING,
) -> None:  # fmt: skip
    """Give a row what `change` makes of its filling (None where there is no row), on its version.

    `beside` puts further writes and checks into the same transaction. An `Overtaken` that `change`
    raises is told with who was first.
    """
    for _ in range(TRIES):
        row = found(tenant, kind, name)
        try:
            filling = change(Filling(row.body, row.active, row.secret) if row else None)
        except Overtaken as overtaken:
            raise _by_whom(overtaken, row) from None
        new = RegistryRow(f"{tenant}#{kind}", name, **msgspec.structs.asdict(filling))
        new.version = int((row and row.version) or 0) + 1
        if hand:
            new.changed_by, new.changed_at = hand.edit.by, hand.edit.at
        if not commit(partial(_stage, new, unchanged(row), _marked(hand, name, beside))):
            return
        if hand and hand.once and repeats.made_by(hand.once) is not None:
            break  # by this very request, sent before
    raise Busy("有人正在修改，请稍后再试", "Somebody is changing this; send it again")


def _marked(hand: Hand | None, name: str, beside: Stage) -> Stage:
    def stage(transaction: TransactWrite) -> None:
        beside(transaction)
        repeats.mark(hand.once if hand else None, transaction, name)

    return stage


def _stage(
    row: RegistryRow, condition: Condition, beside: Stage, transaction: TransactWrite
) -> None:
    transaction.save(row, condition=condition)
    beside(transaction)


def unchanged(row: RegistryRow | None) -> Condition:
    """The condition that a row is what was read."""
    if row is None:
        return RegistryRow.pk.does_not_exist()
    if row.version is None:
        return RegistryRow.pk.exists() & RegistryRow.version.does_not_exist()
    return RegistryRow.version == row.version


def _by_whom(overtaken: Overtaken, row: RegistryRow | None) -> Overtaken:
    if overtaken.by or row is None or not row.changed_by:
        return overtaken
    return Overtaken(row.changed_by, row.changed_at or "")


def put(encoded: str, *, active: bool | None = None, secret: str | None = None) -> RowChange:
    """A change that writes the same whatever was there: for loading a county from a file."""
    return lambda _: Filling(encoded, active, secret)


def add(encoded: str, *, active: bool | None = None, secret: str | None = None) -> RowChange:
    """A change that refuses where something is there."""

    def change(old: Filling | None) -> Filling:
        if old is not None:
            raise AlreadyExists("该编号已存在", "Exists already")
        return Filling(encoded, active, secret)

    return change


def alter[T](form: type[T], change: Callable[[T], T]) -> RowChange:
    """A change of what is there, and of nothing else."""

    def altered(old: Filling | None) -> Filling:
        if old is None:
            raise Unknown("没有找到", "No such thing")
        new = change(msgspec.json.decode(old.body, type=form))
        active = None if old.active is None else getattr(new, "active", old.active)
        return msgspec.structs.replace(old, body=encoded(new), active=active)

    return altered


def encoded(value: object) -> str:
    """A value as a row's body."""
    return msgspec.json.encode(value).decode()
