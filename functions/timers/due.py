"""An appeal whose time has come, on its way from the sweep to who looks at it."""

from collections.abc import Callable, Iterable
from datetime import datetime

import msgspec
from msgspec import Struct

from functions import queued, settings
from functions.domain.items.appeal import Appeal
from functions.queued import OrderedMessage
from functions.store import appeals

STEPS = 30  # of one appeal in one go; no ladder has as many rungs


class DueAppeal(Struct, frozen=True):
    """An appeal that was due at a moment."""

    tenant: str
    id: str
    at: datetime
    reckon: bool = False  # whether its times are reckoned anew, and not only what is due done
    retime: bool = False  # the same, as it was asked for once


def hand_out(due: Iterable[Appeal], *, at: datetime, reckon: bool = False) -> int:
    """Put each into the queue of what is due, and say how many.

    What is in the queue already and has not moved on since is not put there again for five minutes.
    """
    return queued.put_in_order(
        settings.DUE_QUEUE_URL, (_entry(each, at, reckon=reckon) for each in due)
    )


def read(body: str) -> DueAppeal:
    """What a message of the queue says."""
    return msgspec.json.decode(body, type=DueAppeal)


def catch_up(tenant: str, identity: str, look: Callable[[Appeal], object], *, at: datetime) -> None:
    """Take every step of an appeal whose time has come, one after the other.

    Each look is at what the one before wrote. Who is killed between two has done the first, and who
    does it again goes on from there.
    """
    seen = 0
    for _ in range(STEPS):
        appeal = appeals.load(tenant, identity)
        waits = appeal.state.next_at
        if appeal.step == seen or waits is None or waits > at:
            return
        seen = appeal.step
        look(appeal)


def _entry(appeal: Appeal, at: datetime, *, reckon: bool) -> OrderedMessage:
    body = msgspec.json.encode(DueAppeal(appeal.tenant, appeal.id, at, reckon)).decode()
    key = f"{appeal.tenant}#{appeal.id}"
    return OrderedMessage(key, f"{key}@{appeal.step}{'+' * reckon}", body)
