"""Sessions. Only the token's digest is stored."""

from datetime import datetime, timedelta
from hashlib import sha256

from msgspec import Struct

from functions.domain.refusals import NotSignedIn
from functions.store.tables import AuxRow

IDLE, LONGEST, TOUCH = timedelta(minutes=30), timedelta(hours=12), timedelta(minutes=2)


class SessionOwner(Struct, frozen=True):
    """Whose a session is, and of which epoch of the account."""

    person: str
    epoch: int


def begin(tenant: str, token: str, of: SessionOwner, at: datetime) -> datetime:
    """Store a session, and return until when it lasts without use."""
    row = AuxRow(_key(tenant, token), "session", body=of.person, expires_at=_epoch(at + IDLE))
    row.tally, row.state = of.epoch, (at + LONGEST).isoformat()
    row.save()
    return at + IDLE


def session_of(tenant: str, token: str, at: datetime) -> SessionOwner:
    """Whose session a token is. Use prolongs it, up to the longest time."""
    try:
        row = AuxRow.get(_key(tenant, token), "session", consistent_read=True)
    except AuxRow.DoesNotExist:
        raise _ended() from None
    if at.timestamp() >= row.expires_at or not row.state or at.isoformat() >= row.state:
        raise _ended()
    if row.expires_at - at.timestamp() < (IDLE - TOUCH).total_seconds():
        row.update([AuxRow.expires_at.set(_epoch(at + IDLE))], condition=AuxRow.pk.exists())
    return SessionOwner(str(row.body), int(row.tally or 0))


def carry_on(tenant: str, token: str, epoch: int) -> None:
    """Let one session live on in the next epoch: the one in which the password was changed."""
    row = AuxRow(_key(tenant, token), "session")
    row.update([AuxRow.tally.set(epoch)], condition=AuxRow.pk.exists())


def end(tenant: str, token: str) -> None:
    """Delete a session."""
    AuxRow(_key(tenant, token), "session").delete()


def _key(tenant: str, token: str) -> str:
    return f"{tenant}#session#{sha256(token.encode()).hexdigest()}"


def _epoch(at: datetime) -> int:
    return int(at.timestamp())


def _ended() -> NotSignedIn:
    return NotSignedIn("登录已过期，请重新登录", "The session has ended; sign in again")
