"""Sessions, and the count of failed sign-ins. Only the token's digest is stored."""

from datetime import datetime, timedelta
from hashlib import sha256

from msgspec import Struct

from functions.domain.refusals import NotSignedIn
from functions.store.tables import AuxRow
from functions.store.transaction import commit

IDLE, LONGEST, TOUCH = timedelta(minutes=30), timedelta(hours=12), timedelta(minutes=2)
LOCK_FOR = timedelta(minutes=15)
TRY, FAILURE, FULL = 1, 4, 20  # five failures fill it; so do twenty tries at the same moment


class Session(Struct, frozen=True):
    """Whose a session is, and of which epoch of the account."""

    person: str
    epoch: int


def begin(tenant: str, token: str, of: Session, at: datetime) -> datetime:
    """Store a session, and return until when it lasts without use."""
    row = AuxRow(_key(tenant, token), "session", body=of.person, expires_at=_epoch(at + IDLE))
    row.tally, row.state = of.epoch, (at + LONGEST).isoformat()
    row.save()
    return at + IDLE


def session_of(tenant: str, token: str, at: datetime) -> Session:
    """Whose session a token is. Use prolongs it, up to the longest time."""
    try:
        row = AuxRow.get(_key(tenant, token), "session", consistent_read=True)
    except AuxRow.DoesNotExist:
        raise _ended() from None
    if at.timestamp() >= row.expires_at or not row.state or at.isoformat() >= row.state:
        raise _ended()
    if row.expires_at - at.timestamp() < (IDLE - TOUCH).total_seconds():
        row.update([AuxRow.expires_at.set(_epoch(at + IDLE))], condition=AuxRow.pk.exists())
    return Session(str(row.body), int(row.tally or 0))


def carry_on(tenant: str, token: str, epoch: int) -> None:
    """Let one session live on in the next epoch: the one in which the password was changed."""
    row = AuxRow(_key(tenant, token), "session")
    row.update([AuxRow.tally.set(epoch)], condition=AuxRow.pk.exists())


def end(tenant: str, token: str) -> None:
    """Delete a session."""
    AuxRow(_key(tenant, token), "session").delete()


def may_try(tenant: str, user: str, at: datetime) -> bool:
    """Count a sign-in before it is looked at; False while the account is locked.

    What is under way weighs little, what failed much: twenty devices of one account may sign in at
    the same moment, and nobody can guess more often than that by asking in parallel.
    """
    row = AuxRow(f"{tenant}#tries#{user}", "count")
    fresh = AuxRow.tally.does_not_exist() | (AuxRow.expires_at < int(at.timestamp()))
    until = AuxRow.expires_at.set(_epoch(at + LOCK_FOR))
    if not commit(lambda t: t.update(row, [AuxRow.tally.set(TRY), until], condition=fresh)):
        return True
    few = AuxRow.tally < FULL
    return not commit(lambda t: t.update(row, [AuxRow.tally.add(TRY)], condition=few))


def failed(tenant: str, user: str) -> None:
    """Let a try weigh what a failure weighs."""
    AuxRow(f"{tenant}#tries#{user}", "count").update([AuxRow.tally.add(FAILURE - TRY)])


def succeeded(tenant: str, user: str) -> None:
    """Forget the failed tries of an account."""
    AuxRow(f"{tenant}#tries#{user}", "count").delete()


def _key(tenant: str, token: str) -> str:
    return f"{tenant}#session#{sha256(token.encode()).hexdigest()}"


def _epoch(at: datetime) -> int:
    return int(at.timestamp())


def _ended() -> NotSignedIn:
    return NotSignedIn("登录已过期，请重新登录", "The session has ended; sign in again")
