"""Find what time asks for, every minute, and see that it is done: at once, or by another function."""

import time
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import chain, islice, takewhile

from msgspec import Struct
from msgspec.structs import asdict

from functions.batch import Record, answer
from functions.domain.items.appeal import Appeal
from functions.heartbeat import beat
from functions.store import indexes
from functions.timers.due import catch_up, hand_out, read
from functions.timers.look import Redrive, look
from functions.timers.reckon import reckon

ITSELF = 200  # looked at by the sweep itself; more is handed out
SECONDS = 40.0  # of the function's 55, after which nothing further is begun
TASK = "sweep"


class SweepIncomplete(Exception):
    """Some appeals could not be swept; the log names them, the next minute tries again."""


class Swept(Struct, frozen=True):
    """How many appeals a sweep looked at itself and handed out, and how many it could not look at."""

    due: int = 0
    handed: int = 0
    failed: int = 0


def sweep(redrive: Redrive, *, at: datetime) -> Swept:
    """Look at every appeal whose time has come, the oldest first, or hand them out where they are many.

    What it has no time for is the next sweep's. Raises `SweepIncomplete` after doing the rest.
    """
    until = time.monotonic() + SECONDS
    rest = indexes.due(at)
    oldest = list(islice(rest, ITSELF + 1))
    due = takewhile(lambda _: time.monotonic() < until, chain(oldest, rest))
    many = len(oldest) > ITSELF
    swept = Swept(handed=hand_out(due, at=at)) if many else _looked_at(due, redrive, at)
    beat(TASK, lag=_lag(oldest, at), at=at, **asdict(swept))
    if swept.failed:
        raise SweepIncomplete(f"{swept.failed} of {swept.due} due appeals could not be swept")
    return swept


def do_due(body: str, redrive: Redrive, *, at: datetime) -> None:
    """Look at one appeal that a sweep handed out; a clock that is behind the sweep's changes nothing."""
    due = read(body)
    if due.reckon or due.retime:
        reckon(due.tenant, due.id, at=max(at, due.at))
    _catch_up(due.tenant, due.id, redrive, max(at, due.at))


def _looked_at(due: Iterable[Appeal], redrive: Redrive, at: datetime) -> Swept:
    begun: list[str] = []

    def do(record: Record) -> None:
        begun.append(record["no"])
        _catch_up(record["tenant"], record["id"], redrive, at)

    records = ({"tenant": each.tenant, "id": each.id, "no": each.no} for each in due)
    outcome = answer(records, do, lambda record: str(record["no"]))
    return Swept(due=len(begun), failed=len(outcome["batchItemFailures"]))


def _catch_up(tenant: str, identity: str, redrive: Redrive, at: datetime) -> None:
    catch_up(tenant, identity, lambda appeal: look(appeal, redrive, at=at), at=at)


def _lag(oldest: list[Appeal], at: datetime) -> timedelta:
    """How late what is done now is done: the age of what has been due for the longest."""
    waits = oldest[0].state.next_at if oldest else None
    return at - waits if waits else timedelta(0)
