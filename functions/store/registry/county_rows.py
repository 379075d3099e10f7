"""Counties, found by their id and by the tag of their codes."""

from collections.abc import Callable

from pynamodb.transactions import TransactWrite

from functions.domain.county.bounds import settled
from functions.domain.county.county import County
from functions.domain.county.reckoning import Reckoning, asked_by
from functions.domain.refusals import AlreadyExists
from functions.store import reckonings
from functions.store.registry.memory import forget, keep
from functions.store.registry.reading import read
from functions.store.tables import RegistryRow
from functions.store.transaction import commit
from functions.store.versions import Hand, alter, encoded, write


def county(tenant: str, *, fresh: bool = False) -> County:
    """A county by its id; a `fresh` one where something is decided for good."""
    if fresh:
        forget("county", tenant)
    return keep(("county", tenant), lambda: settled(read(f"{tenant}#county", "county", County)))


def county_of_tag(tag: str) -> County:
    """The county that a code's tag names."""
    tenant = keep(("tag", tag), lambda: read(f"tag#{tag}", "tag", str))
    return county(tenant)


def open_county(new: County) -> None:
    """Write a new county under its tag; neither may exist."""
    rows = [
        RegistryRow(f"{new.id}#county", "county", body=encoded(new)),
        RegistryRow(f"tag#{new.tag}", "tag", body=encoded(new.id)),
        RegistryRow("counties", new.id, body=encoded(new.id)),
    ]

    def stage(transaction: TransactWrite) -> None:
        for row in rows:
            transaction.save(row, condition=RegistryRow.pk.does_not_exist())

    if commit(stage):
        raise AlreadyExists("该租户已存在", "This county exists already")


def change_county(
    tenant: str, change: Callable[[County], County], *, hand: Hand | None = None
) -> County:
    """Change a county's settings or rules: a function of what they are when it is written.

    What moves the time of open matters leaves the mark that they are gone through, in the same transaction.
    """
    asked: Reckoning | None = None

    def changed(stored: County) -> County:
        nonlocal asked
        old = settled(stored)
        new = change(old)
        asked = asked_by(old, new)
        return new

    def beside(transaction: TransactWrite) -> None:
        reckonings.begin(tenant, asked, transaction)

    write(tenant, "county", "county", alter(County, changed), hand=hand, beside=beside)
    forget("county", tenant)
    return county(tenant)


def counties() -> list[str]:
    """The ids of all counties."""
    return [row.sk for row in RegistryRow.query("counties")]
