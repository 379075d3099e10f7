"""The mark of a request that was done: written in the same transaction as what it did.

A request whose answer was lost finds its mark when it is sent again, and does nothing twice.
"""

from collections.abc import Callable

from pynamodb.transactions import TransactWrite

from functions.domain.county.once import Once
from functions.domain.refusals import KeyReused
from functions.store.tables import AuxRow
from functions.store.transaction import commit


def mark(once: Once | None, transaction: TransactWrite, made: str = "") -> None:
    """Put the mark, with the name of what was `made`, beside the effect: both are written or neither."""
    if once:
        row = AuxRow(_key(once), "done", body=once.body, owner=made, expires_at=once.until)
        transaction.save(row, condition=AuxRow.pk.does_not_exist())


def marking(once: Once | None, made: Callable[[], str]) -> Callable[[TransactWrite], None]:
    """The same, to be put beside a write whose result is known only then."""
    return lambda transaction: mark(once, transaction, made())


def made_by(once: Once) -> str | None:
    """What this very request made before, by its name; None where it was not done yet.

    Raises `KeyReused` where its key did something else.
    """
    try:
        row = AuxRow.get(_key(once), "done", consistent_read=True)
    except AuxRow.DoesNotExist:
        return None
    if row.body != once.body:
        raise KeyReused("这个提交编号已用于另一件事", "This key was used with another body")
    return row.owner or ""


def end(once: Once | None, answer: str) -> None:
    """Mark what took more than one transaction once all of it is done, with its answer."""
    if once and commit(lambda transaction: mark(once, transaction, answer)):
        made_by(once)


def _key(once: Once) -> str:
    return f"{once.tenant}#once#{once.key}"
