"""Send one notice through one robot: at most once, whatever is redelivered or breaks."""

from datetime import datetime

import msgspec

from functions import settings
from functions.notify import channels
from functions.notify.robot import Message, Outcome, Robot, Verdict
from functions.notify.tell import Outgoing
from functions.store import inbox, registry
from functions.store.inbox import Fate


class NotDelivered(Exception):
    """A passing failure, nothing was delivered: the queue sends it again, later."""


def send(body: str, *, owner: str, at: datetime) -> None:
    """Claim the notice, send it, record what became of it.

    `owner` names this very attempt: who finds somebody else's claim does nothing, and a claim
    whose owner died stays visible as undelivered. Raises `NotDelivered` where it may be tried again.
    """
    notice = msgspec.json.decode(body, type=Outgoing)
    if not inbox.claim(notice.tenant, notice.id, owner, at):
        return
    outcome = _send(notice, at)
    inbox.settle(notice.tenant, notice.id, _fate(outcome), outcome.reason, at)
    if outcome.again:
        raise NotDelivered(f"{notice.id}: {outcome.reason}")


def _send(notice: Outgoing, at: datetime) -> Outcome:
    robots = registry.robots(notice.tenant, notice.unit)
    if notice.robot >= len(robots):
        return Outcome(Verdict.REFUSED, "机器人已被移除")
    robot = msgspec.convert(robots[notice.robot], Robot)
    link = f"{settings.PUBLIC_URL}/desk/?t={notice.tenant}#/item/{notice.no}"
    message = Message(notice.text, notice.no, notice.level, link)
    bases = channels.bases_in(settings.ROBOT_BASES)
    return channels.send(robot, message, at=at, bases=bases)


def _fate(outcome: Outcome) -> Fate:
    if outcome.verdict is Verdict.DELIVERED:
        return Fate.SENT
    if outcome.verdict is Verdict.REFUSED:
        return Fate.REFUSED
    return Fate.WAITING if outcome.again else Fate.UNKNOWN
