"""What staff are told in the app, and the claims that make every other notice go out at most once."""

from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from functions.domain.forms import Form
from functions.domain.refusals import Busy
from functions.store.tables import AuxRow
from functions.store.transaction import TRIES, commit

KEPT = timedelta(days=90)
SEEN_AT_MOST = 500  # matters of which it is kept that they were read one by one
LOOKED_AT_MOST = 200  # messages that a count reads


class InboxLine(Struct, frozen=True):
    """One line of an inbox."""

    id: str
    at: datetime
    kind: str
    text: dict[str, str]
    no: str
    level: int


class Reading(Struct, frozen=True):
    """What was read: all up to a message; of single matters up to one of their own."""

    upto: str
    seen: dict[str, str]

    def has(self, identity: str) -> bool:
        """Whether a message was read."""
        return identity <= max(self.upto, self.seen.get(matter(identity), ""))


MessageId = Annotated[str, Meta(max_length=100, pattern=r"^[0-9A-Za-z.#]*$")]


class ReadUpTo(Form):
    """The newest message that was read."""

    upto: MessageId


class Seen(Form):
    """The newest message that was read, by what it is of (its number, or itself)."""

    seen: Annotated[dict[MessageId, MessageId], Meta(min_length=1, max_length=500)]


class Sending(StrEnum):
    """What became of a notice that goes outside."""

    CLAIMED = "claimed"  # on its way; or its sender died, and nobody knows
    SENT = "sent"
    REFUSED = "refused"  # until somebody mends the robot
    WAITING = "waiting"  # not delivered, will be tried again
    UNKNOWN = "unknown"  # perhaps delivered: never sent again
    DROPPED = "dropped"  # there is no such robot any more


_DONE = {Sending.SENT, Sending.DROPPED}


def put(tenant: str, person: str, message: InboxLine) -> None:
    """Tell a person once: the same message again is the same row."""
    AuxRow(
        f"{tenant}#inbox#{person}",
        message.id,
        body=msgspec.json.encode(message).decode(),
        expires_at=_until(message.at),
    ).save()


def messages(tenant: str, person: str, *, before: str = "", limit: int = 30) -> list[InboxLine]:
    """A person's messages, newest first."""
    older = AuxRow.sk < min(before or "~", "~")
    rows = AuxRow.query(f"{tenant}#inbox#{person}", older, scan_index_forward=False, limit=limit)
    return [msgspec.json.decode(str(row.body), type=InboxLine) for row in rows]


def reading(tenant: str, person: str) -> Reading:
    """What the person has read: all up to a message, and single matters up to one of their own."""
    return _reading(_marks(tenant, person))


def _marks(tenant: str, person: str) -> dict[str, str]:
    rows = AuxRow.query(
        f"{tenant}#inbox#{person}", AuxRow.sk.between("~read", "~seen"), consistent_read=True
    )
    return {row.sk: str(row.body) for row in rows}


def _reading(kept: dict[str, str]) -> Reading:
    seen = msgspec.json.decode(kept.get("~seen", "{}"), type=dict[str, str])
    return Reading(kept.get("~read", ""), seen)


def mark_read(tenant: str, person: str, upto: str, at: datetime) -> None:
    """Remember which messages the person has read: never fewer than before."""
    row = AuxRow(f"{tenant}#inbox#{person}", "~read", body=upto, expires_at=_until(at))
    forward = AuxRow.pk.does_not_exist() | (AuxRow.body < upto)
    commit(lambda transaction: transaction.save(row, condition=forward))


def mark_seen(tenant: str, person: str, seen: dict[str, str], at: datetime) -> None:
    """Remember up to which message of some matters the person has read; the newest are kept.

    On what was read of the row: of two marks at once, none is lost.
    """
    for _ in range(TRIES):
        kept = _marks(tenant, person)
        body = msgspec.json.encode(_together(_reading(kept), seen)).decode()
        row = AuxRow(f"{tenant}#inbox#{person}", "~seen", body=body, expires_at=_until(at))
        was = AuxRow.body == kept["~seen"] if "~seen" in kept else AuxRow.pk.does_not_exist()
        if not commit(partial(TransactWrite.save, model=row, condition=was)):
            return
    raise Busy("系统繁忙，请稍后再试", "The rows are busy; send it again")


def _together(known: Reading, seen: dict[str, str]) -> dict[str, str]:
    both = [(no, max(upto, known.seen.get(no, ""))) for no, upto in {**known.seen, **seen}.items()]
    rest = {no: upto for no, upto in both if upto > known.upto}
    return dict(sorted(rest.items(), key=lambda one: one[1])[-SEEN_AT_MOST:])


def unread(tenant: str, person: str) -> int:
    """How many matters were told of that the person has not read; 99 at most are counted."""
    known = reading(tenant, person)
    newer = AuxRow.sk.between(min(known.upto + "\x00", "~"), "~")
    rows = AuxRow.query(
        f"{tenant}#inbox#{person}", newer, scan_index_forward=False, limit=LOOKED_AT_MOST,
        attributes_to_get=["sk"],
    )  # fmt: skip
    return min(99, len({matter(row.sk) for row in rows if not known.has(row.sk)}))


def matter(identity: str) -> str:
    """What a message is of: a matter's number, or itself where it is of none."""
    no = identity.split("#")[1] if "#" in identity else ""
    return no if no and no != "0" else identity


def claim(tenant: str, notice: str, owner: str, at: datetime) -> bool:
    """Claim the sending of a notice: true for one owner; again only after it surely did not arrive.

    From here on it counts as undelivered, until `settle` says that it arrived.
    """
    row = AuxRow(f"{tenant}#notice#{notice}", "claim")
    free = (
        AuxRow.pk.does_not_exist()
        | (AuxRow.state == Sending.WAITING.value)
        | (AuxRow.owner == owner)
    )
    changes: list[Action] = [
        AuxRow.owner.set(owner),
        AuxRow.state.set(Sending.CLAIMED.value),
        AuxRow.expires_at.set(_until(at)),
    ]

    def stage(transaction: TransactWrite) -> None:
        transaction.save(_undelivered(tenant, notice, Sending.CLAIMED, "", at))
        transaction.update(row, changes, condition=free)

    return not commit(stage)


def settle(tenant: str, notice: str, fate: Sending, reason: str, at: datetime) -> None:
    """Record what became of a claimed notice; what did not arrive stays where people see it."""
    row = AuxRow(f"{tenant}#notice#{notice}", "claim")
    lost = _undelivered(tenant, notice, fate, reason, at)

    def stage(transaction: TransactWrite) -> None:
        if fate in _DONE:
            transaction.delete(AuxRow(lost.pk, lost.sk))
        else:
            transaction.save(lost)
        transaction.update(
            row, [AuxRow.state.set(fate.value)], condition=AuxRow.state == Sending.CLAIMED.value
        )

    commit(stage)


def undelivered(tenant: str, *, limit: int = 50) -> list[dict[str, str]]:
    """The notices that did not arrive, with the reasons."""
    rows = AuxRow.query(f"{tenant}#undelivered", limit=limit)
    return [msgspec.json.decode(str(row.body), type=dict[str, str]) for row in rows]


def _undelivered(tenant: str, notice: str, fate: Sending, reason: str, at: datetime) -> AuxRow:
    body = msgspec.json.encode({"at": at, "notice": notice, "fate": fate, "reason": reason})
    return AuxRow(f"{tenant}#undelivered", notice, body=body.decode(), expires_at=_until(at))


def _until(at: datetime) -> int:
    return int((at + KEPT).timestamp())
