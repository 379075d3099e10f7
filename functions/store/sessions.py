"""Sessions, and the count of failed sign-ins. Only the token's digest is stored."""

from datetime import datetime, timedelta
from hashlib import sha256

from functions.domain.refusals import NotSignedIn
from functions.store.tables import AuxRow
from functions.store.transaction import commit

IDLE, LONGEST, TOUCH = timedelta(minutes=30), timedelta(hours=12), timedelta(minutes=2)
LOCK_AFTER, LOCK_FOR = 5, timedelta(minutes=15)


def begin(tenant: str, token: str, person: str, at: datetime) -> datetime:
    """Store a session, and return until when it lasts without use."""
    row = AuxRow(_key(tenant, token), "session", body=person, expires_at=_epoch(at + IDLE))
    row.state = (at + LONGEST).isoformat()
    row.save()
    return at + IDLE


def person_of(tenant: str, token: str, at: datetime) -> str:
    """Whose session a token is. Use prolongs it, up to the longest time."""
    try:
        row = AuxRow.get(_key(tenant, token), "session", consistent_read=True)
    except AuxRow.DoesNotExist:
        raise _ended() from None
    if at.timestamp() >= row.expires_at or not row.state or at.isoformat() >= row.state:
        raise _ended()
    if row.expires_at - at.timestamp() < (IDLE - TOUCH).total_seconds():
        row.update([AuxRow.expires_at.set(_epoch(at + IDLE))], condition=AuxRow.pk.exists())
    return str(row.body)


def end(tenant: str, token: str) -> None:
    """Delete a session."""
    AuxRow(_key(tenant, token), "session").delete()


def may_try(tenant: str, user: str, at: datetime) -> bool:
    """Count a sign-in; False while the account is locked after too many that failed."""
    row = AuxRow(f"{tenant}#tries#{user}", "count")
    fresh = AuxRow.tally.does_not_exist() | (AuxRow.expires_at < int(at.timestamp()))
    until = AuxRow.expires_at.set(_epoch(at + LOCK_FOR))
    if not commit(lambda t: t.update(row, [AuxRow.tally.set(1), until], condition=fresh)):
        return True
    few = AuxRow.tally < LOCK_AFTER
    return not commit(lambda t: t.update(row, [AuxRow.tally.add(1)], condition=few))


def succeeded(tenant: str, user: str) -> None:
    """Forget the failed tries of an account."""
    AuxRow(f"{tenant}#tries#{user}", "count").delete()


def _key(tenant: str, token: str) -> str:
    return f"{tenant}#session#{sha256(token.encode()).hexdigest()}"


def _epoch(at: datetime) -> int:
    return int(at.timestamp())


def _ended() -> NotSignedIn:
    return NotSignedIn("登录已过期，请重新登录", "The session has ended; sign in again")
