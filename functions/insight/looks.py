"""Which counties must be looked at now: a message for each, and the look that answers it.

A message has the moment at which it was asked for. A look that is begun again, because its function
was killed, is the same look, and tells nobody twice.
"""

from datetime import datetime, timedelta

import msgspec
from msgspec import Struct

from functions import queued, settings
from functions.heartbeat import beat
from functions.insight.watch import watch
from functions.queued import OrderedMessage
from functions.store import hot_board, registry
from functions.store.indexes import instant

TASK = "looks"


class Look(Struct, frozen=True):
    """A county that must be looked at, and when that was found."""

    tenant: str
    at: datetime


def ask(*, at: datetime) -> int:
    """Ask for a look at each county whose time has come, the longest waiting first."""
    turns = hot_board.turns(registry.counties())
    due = sorted((turn, tenant) for tenant, turn in turns.items() if turn <= instant(at))
    asked = queued.put_in_order(
        settings.LOOKS_QUEUE_URL, (_entry(tenant, turn, at) for turn, tenant in due)
    )
    beat(TASK, lag=_lag([turn for turn, _ in due], at), at=at, asked=asked)
    return asked


def look(body: str) -> str:
    """Look at the county of a message, unless it was looked at since that was put into the queue; returns which."""
    asked = msgspec.json.decode(body, type=Look)
    if hot_board.next_at(asked.tenant) <= instant(asked.at):
        watch(asked.tenant, at=asked.at)
    return asked.tenant


def _entry(tenant: str, turn: str, at: datetime) -> OrderedMessage:
    """One message for each turn of a county; where nobody looked yet, there is none to name."""
    body = msgspec.json.encode(Look(tenant, at)).decode()
    return OrderedMessage(tenant, f"{tenant}@{turn or instant(at)}", body)


def _lag(turns: list[str], at: datetime) -> timedelta:
    """How long the county waits that waits longest; one that nobody looked at yet has no turn."""
    oldest = min(filter(None, turns), default=None)
    return at - datetime.fromisoformat(oldest) if oldest else timedelta(0)
