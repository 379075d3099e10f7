"""Staff accounts as they are written, with the hash of each one's password beside it.

Who is signed in is read from here at each request, past every cache: a closed account is out at once.
"""

from collections.abc import Callable
from functools import partial

import msgspec
from msgspec import Struct
from pynamodb.transactions import TransactWrite

from functions.domain.refusals import Unknown, invalid
from functions.domain.roles import Person
from functions.store import registry
from functions.store.tables import RegistryRow
from functions.store.versions import (
    Filling,
    Hand,
    add,
    encoded,
    found,
    put,
    unchanged,
    write,
)


class Account(Struct, frozen=True):
    """A person, and the hash of the password."""

    person: Person
    password_hash: str | None


Change = Callable[[Account], Account]


def account(tenant: str, identity: str) -> Account | None:
    """An account as it is now, or None."""
    row = found(tenant, "person", identity)
    return _read(row.body, row.secret) if row else None


def add_person(
    tenant: str, new: Person, password_hash: str, *, hand: Hand | None = None
) -> None:  # fmt: skip
    """Open an account."""
    write(tenant, "person", new.id, add(encoded(new), secret=password_hash), hand=hand)
    registry.forget_people(tenant)


def put_person(tenant: str, kept: Person, password_hash: str) -> None:
    """Write an account, for loading a county from a file."""
    write(tenant, "person", kept.id, put(encoded(kept), secret=password_hash))
    registry.forget_people(tenant)


def change_person(
    tenant: str, identity: str, change: Change, *, hand: Hand | None = None
) -> Person:
    """Change an account; the county keeps somebody who can administer it."""
    made: list[Person] = []
    witnesses: list[RegistryRow] = []

    def changed(old: Filling | None) -> Filling:
        if old is None:
            raise Unknown("没有找到", "No such thing")
        before = _read(old.body, old.secret)
        after = change(before)
        made[:], witnesses[:] = [after.person], []
        if before.person.administers and not after.person.administers:
            witnesses.append(_other_admin(tenant, identity))
        return Filling(encoded(after.person), secret=after.password_hash)

    write(tenant, "person", identity, changed, hand=hand, beside=partial(_check, witnesses))
    registry.forget_people(tenant)
    return made[0]


def _other_admin(tenant: str, identity: str) -> RegistryRow:
    """The row of another active admin, who must still be one when this one is none any more."""
    for row in RegistryRow.query(f"{tenant}#person", consistent_read=True):
        if row.sk != identity and _read(row.body, row.secret).person.administers:
            return row
    raise invalid(
        "roles", "last_admin", "这是本县最后一个管理员，请先设好另一个管理员",
        "are of the county's last admin: make somebody else one first",
    )  # fmt: skip


def _check(witnesses: list[RegistryRow], transaction: TransactWrite) -> None:
    for row in witnesses:
        transaction.condition_check(RegistryRow, row.pk, row.sk, condition=unchanged(row))


def _read(body: str, secret: str | None) -> Account:
    return Account(msgspec.json.decode(body, type=Person), secret)
