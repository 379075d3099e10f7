"""What staff are told in the app, and the claims that make every other notice go out at most once."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from functions.domain.forms import Form
from functions.store.tables import AuxRow
from functions.store.transaction import commit

KEPT = timedelta(days=90)


class Message(Struct, frozen=True):
    """One line of an inbox."""

    id: str
    at: datetime
    kind: str
    text: dict[str, str]
    no: str
    level: int


class ReadUpTo(Form):
    """The newest message that was read."""

    upto: Annotated[str, Meta(max_length=100, pattern=r"^[0-9.#]*$")]


class Fate(StrEnum):
    """What became of a notice that goes outside."""

    CLAIMED = "claimed"  # on its way; or its sender died, and nobody knows
    SENT = "sent"
    REFUSED = "refused"  # until somebody mends the robot
    WAITING = "waiting"  # not delivered, will be tried again
    UNKNOWN = "unknown"  # perhaps delivered: never sent again


def put(tenant: str, person: str, message: Message) -> None:
    """Tell a person once: the same message again is the same row."""
    AuxRow(
        f"{tenant}#inbox#{person}",
        message.id,
        body=msgspec.json.encode(message).decode(),
        expires_at=_until(message.at),
    ).save()


def messages(tenant: str, person: str, *, before: str = "", limit: int = 30) -> list[Message]:
    """A person's messages, newest first."""
    older = AuxRow.sk < min(before or "~", "~")
    rows = AuxRow.query(f"{tenant}#inbox#{person}", older, scan_index_forward=False, limit=limit)
    return [msgspec.json.decode(str(row.body), type=Message) for row in rows]


def read_up_to(tenant: str, person: str) -> str:
    """The newest message that the person has read."""
    try:
        return str(AuxRow.get(f"{tenant}#inbox#{person}", "~read").body)
    except AuxRow.DoesNotExist:
        return ""


def mark_read(tenant: str, person: str, upto: str, at: datetime) -> None:
    """Remember which messages the person has read."""
    AuxRow(f"{tenant}#inbox#{person}", "~read", body=upto, expires_at=_until(at)).save()


def unread(tenant: str, person: str) -> int:
    """How many messages the person has not read; 99 at most are counted."""
    newest = read_up_to(tenant, person) + "\x00"
    newer = AuxRow.sk.between(min(newest, "~"), "~")
    return AuxRow.count(f"{tenant}#inbox#{person}", newer, limit=99)


def claim(tenant: str, notice: str, owner: str, at: datetime) -> bool:
    """Claim the sending of a notice: true for one owner; again only after it surely did not arrive.

    From here on it counts as undelivered, until `settle` says that it arrived.
    """
    row = AuxRow(f"{tenant}#notice#{notice}", "claim")
    free = (
        AuxRow.pk.does_not_exist() | (AuxRow.state == Fate.WAITING.value) | (AuxRow.owner == owner)
    )
    changes: list[Action] = [
        AuxRow.owner.set(owner),
        AuxRow.state.set(Fate.CLAIMED.value),
        AuxRow.expires_at.set(_until(at)),
    ]

    def stage(transaction: TransactWrite) -> None:
        transaction.save(_undelivered(tenant, notice, Fate.CLAIMED, "", at))
        transaction.update(row, changes, condition=free)

    return not commit(stage)


def settle(tenant: str, notice: str, fate: Fate, reason: str, at: datetime) -> None:
    """Record what became of a claimed notice; what did not arrive stays where people see it."""
    row = AuxRow(f"{tenant}#notice#{notice}", "claim")
    lost = _undelivered(tenant, notice, fate, reason, at)

    def stage(transaction: TransactWrite) -> None:
        if fate is Fate.SENT:
            transaction.delete(AuxRow(lost.pk, lost.sk))
        else:
            transaction.save(lost)
        transaction.update(
            row, [AuxRow.state.set(fate.value)], condition=AuxRow.state == Fate.CLAIMED.value
        )

    commit(stage)


def undelivered(tenant: str, *, limit: int = 50) -> list[dict[str, str]]:
    """The notices that did not arrive, with the reasons."""
    rows = AuxRow.query(f"{tenant}#undelivered", limit=limit)
    return [msgspec.json.decode(str(row.body), type=dict[str, str]) for row in rows]


def _undelivered(tenant: str, notice: str, fate: Fate, reason: str, at: datetime) -> AuxRow:
    body = msgspec.json.encode({"at": at, "notice": notice, "fate": fate, "reason": reason})
    return AuxRow(f"{tenant}#undelivered", notice, body=body.decode(), expires_at=_until(at))


def _until(at: datetime) -> int:
    return int((at + KEPT).timestamp())
