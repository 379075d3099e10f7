"""Who has a matter open (谁在看): a row a person, which is over by itself when they look away."""

from datetime import datetime, timedelta

from functions.store.tables import AuxRow

STAYS = timedelta(seconds=150)  # a console says so again every minute or so while it is looked at


def look(tenant: str, identity: str, person: str, name: str, at: datetime) -> None:
    """Write down that a person has it open now."""
    until = int((at + STAYS).timestamp())
    AuxRow(_pk(tenant, identity), person, body=name, expires_at=until).save()


def others(tenant: str, identity: str, person: str, at: datetime) -> list[str]:
    """The names of who else has it open; rows that are over may lie there for a while."""
    rows = AuxRow.query(_pk(tenant, identity), limit=20)
    now = int(at.timestamp())
    return [str(row.body) for row in rows if row.sk != person and int(row.expires_at) > now]


def _pk(tenant: str, identity: str) -> str:
    return f"{tenant}#here#{identity}"
