"""How often a password may be guessed: weighed before it is looked at, so that guesses in parallel count.

What is under way weighs little, what failed much: twenty devices of one account may sign in at the
same moment, and nobody can guess more often than that by asking in parallel.
"""

from datetime import datetime, timedelta

from msgspec import Struct
from pynamodb.transactions import TransactWrite

from functions.store.tables import AuxRow
from functions.store.transaction import commit

WINDOW = timedelta(minutes=15)
TRY, FAILURE = 1, 4
REMEMBERED = timedelta(days=180)


class Brake(Struct, frozen=True):
    """What is counted together, and how much of it fits into a window."""

    name: str
    most: int
    window: timedelta = WINDOW


def may_try(tenant: str, brakes: list[Brake], at: datetime) -> bool:
    """Count a try in all of them; False, and counted in none, where one is full."""

    def stage(transaction: TransactWrite) -> None:
        for brake in brakes:
            until = int((at + 2 * brake.window).timestamp())
            transaction.update(
                _row(tenant, brake, at),
                [AuxRow.tally.add(TRY), AuxRow.expires_at.set(until)],
                condition=AuxRow.tally.does_not_exist() | (AuxRow.tally < brake.most),
            )

    return not commit(stage)


def failed(tenant: str, brakes: list[Brake], at: datetime) -> None:
    """Let a try weigh what a failure weighs."""
    for brake in brakes:
        _row(tenant, brake, at).update([AuxRow.tally.add(FAILURE - TRY)])


def succeeded(tenant: str, own: Brake, others: list[Brake], at: datetime) -> None:
    """Forget the caller's own failures, and this one try elsewhere."""
    _row(tenant, own, at).delete()
    for brake in others:
        _row(tenant, brake, at).update([AuxRow.tally.add(-TRY)])


def remember(tenant: str, user: str, who: str, at: datetime) -> None:
    """Remember from where somebody signed in: no flood of guesses from elsewhere keeps them out there."""
    until = int((at + REMEMBERED).timestamp())
    AuxRow(f"{tenant}#signed#{user}", who, expires_at=until).save()


def is_remembered(tenant: str, user: str, who: str, at: datetime) -> bool:
    """Whether this account was signed in to from here before."""
    try:
        row = AuxRow.get(f"{tenant}#signed#{user}", who)
    except AuxRow.DoesNotExist:
        return False
    return row.expires_at > at.timestamp()


def _row(tenant: str, brake: Brake, at: datetime) -> AuxRow:
    window = int(at.timestamp() // brake.window.total_seconds())
    return AuxRow(f"{tenant}#tries#{brake.name}#{window}", "count")
