"""Which counties' open matters are gone through anew: a row each, in one partition that is empty most of the time.

The row is written with the county's new settings, in one transaction, and stays until all is done.
"""

import msgspec
from pynamodb.transactions import TransactWrite

from functions.domain.county.reckoning import Reckoning
from functions.store.tables import RegistryRow
from functions.store.transaction import commit
from functions.store.versions import encoded

WAITING = "reckoning"
_read = msgspec.json.Decoder(Reckoning).decode


def begin(tenant: str, asked: Reckoning | None, transaction: TransactWrite) -> None:
    """Put it into the transaction of whoever changes the county; one that is at work begins anew."""
    if asked:
        transaction.save(RegistryRow(WAITING, tenant, body=encoded(asked)))


def waiting() -> dict[str, Reckoning]:
    """All counties that are at it, or wait to be."""
    return {row.sk: _read(row.body) for row in RegistryRow.query(WAITING, consistent_read=True)}


def of(tenant: str) -> Reckoning | None:
    """How far a county is; None where nothing is to be done."""
    try:
        return _read(RegistryRow.get(WAITING, tenant, consistent_read=True).body)
    except RegistryRow.DoesNotExist:
        return None


def go_on(tenant: str, was: Reckoning, now: Reckoning | None) -> bool:
    """Write down how far it is by now, or that it is done; False where it was begun anew meanwhile."""
    row = RegistryRow(WAITING, tenant, body=encoded(now))
    unchanged = RegistryRow.body == encoded(was)

    def stage(transaction: TransactWrite) -> None:
        if now is None:
            transaction.delete(row, condition=unchanged)
        else:
            transaction.save(row, condition=unchanged)

    return not commit(stage)
