"""The mark of a request that was done: written in the same transaction as what it did.

A request whose answer was lost finds its mark when it is sent again, and does nothing twice.
"""

from pynamodb.transactions import TransactWrite

from functions.domain.once import Once
from functions.domain.refusals import KeyReused
from functions.store.tables import AuxRow


def mark(transaction: TransactWrite, once: Once | None) -> None:
    """Put the mark beside the effect; where it stands already, neither is written."""
    if once:
        row = AuxRow(_key(once), "done", body=once.body, expires_at=once.until)
        transaction.save(row, condition=AuxRow.pk.does_not_exist())


def was_done(once: Once) -> bool:
    """Whether this very request was done before. Raises `KeyReused` where its key did something else."""
    try:
        row = AuxRow.get(_key(once), "done", consistent_read=True)
    except AuxRow.DoesNotExist:
        return False
    if row.body != once.body:
        raise KeyReused("这个提交编号已用于另一件事", "This key was used with another body")
    return True


def _key(once: Once) -> str:
    return f"{once.tenant}#once#{once.key}"
