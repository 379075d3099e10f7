"""Staff accounts as they are written, with the hash of each one's password beside it.

Who is signed in is read from here at each request, past every cache: a closed account is out at once.
"""

from collections.abc import Callable
from functools import partial

import msgspec
from msgspec import Struct
from pynamodb.transactions import TransactWrite

from functions.domain.county.roles import Person
from functions.domain.refusals import Refusal, Unknown, invalid
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


class Need(Struct, frozen=True):
    """What somebody else must be, where a change takes it from an account; and what refuses it where nobody is."""

    fits: Callable[[Person], bool]
    refusal: Refusal


AccountChange = Callable[[Account], Account]
Keep = Callable[[Person, Person], Need | None]  # of an account before and after


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
    tenant: str, identity: str, change: AccountChange, *,
    hand: Hand | None = None, keeps: tuple[Keep, ...] = (),
) -> Person:  # fmt: skip
    """Change an account; the county keeps somebody who can administer it, and what else it `keeps`."""
    made: list[Person] = []
    witnesses: dict[str, RegistryRow] = {}

    def changed(old: Filling | None) -> Filling:
        if old is None:
            raise Unknown("没有找到", "No such thing")
        before = _read(old.body, old.secret)
        after = change(before)
        made[:] = [after.person]
        needs = [
            need for keep in (_administered, *keeps) if (need := keep(before.person, after.person))
        ]
        rows = [_standing(tenant, identity, need) for need in needs]
        witnesses.clear()
        witnesses.update({row.sk: row for row in rows})
        return Filling(encoded(after.person), secret=after.password_hash)

    write(tenant, "person", identity, changed, hand=hand, beside=partial(_check, witnesses))
    registry.forget_people(tenant)
    return made[0]


def _administered(before: Person, after: Person) -> Need | None:
    if not before.administers or after.administers:
        return None
    return Need(
        lambda person: person.administers,
        invalid(
            "roles", "last_admin", "这是本县最后一个管理员，请先设好另一个管理员",
            "are of the county's last admin: make somebody else one first",
        ),
    )  # fmt: skip


def _standing(tenant: str, identity: str, need: Need) -> RegistryRow:
    """The row of another account that fits, and must still be as it was read when this one fits no more."""
    for row in RegistryRow.query(f"{tenant}#person", consistent_read=True):
        if row.sk != identity and need.fits(_read(row.body, row.secret).person):
            return row
    raise need.refusal


def _check(witnesses: dict[str, RegistryRow], transaction: TransactWrite) -> None:
    for row in witnesses.values():
        transaction.condition_check(RegistryRow, row.pk, row.sk, condition=unchanged(row))


def _read(body: str, secret: str | None) -> Account:
    return Account(msgspec.json.decode(body, type=Person), secret)
