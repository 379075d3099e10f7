"""Send one notice through one robot: at most once, whatever is redelivered or breaks."""

import logging
from datetime import datetime

import msgspec

from functions import settings
from functions.notify import channels
from functions.notify.robot import Delivery, Message, Robot, Verdict, robots_in
from functions.notify.tell import Outgoing
from functions.store import inbox, registry
from functions.store.inbox import Sending

log = logging.getLogger(__name__)


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
    robot = _robot(notice)
    if robot is None:
        _drop(notice, at)
        return
    outcome = _send(notice, robot, at)
    inbox.settle(notice.tenant, notice.id, _fate(outcome), outcome.reason, at)
    if outcome.again:
        raise NotDelivered(f"{notice.id}: {outcome.reason}")


def _robot(notice: Outgoing) -> Robot | None:
    """The robot that a notice is for; looked for anew before it counts as gone."""
    return _found(notice, fresh=False) or _found(notice, fresh=True)


def _found(notice: Outgoing, *, fresh: bool) -> Robot | None:
    rows = registry.robots(notice.tenant, notice.unit, fresh=fresh)
    if isinstance(notice.robot, str):
        return robots_in(rows).get(notice.robot)
    return msgspec.convert(rows[notice.robot], Robot) if notice.robot < len(rows) else None


def _drop(notice: Outgoing, at: datetime) -> None:
    log.warning("notice %s dropped: its robot is gone", notice.id)
    inbox.settle(notice.tenant, notice.id, Sending.DROPPED, "", at)


def _send(notice: Outgoing, robot: Robot, at: datetime) -> Delivery:
    where = f"item/{notice.no}" if notice.no else ""
    link = f"{settings.PUBLIC_URL}/desk/?t={notice.tenant}#/{where}"
    message = Message(notice.text, notice.no, notice.level, link)
    bases = channels.bases_in(settings.ROBOT_BASES)
    return channels.send(robot, message, at=at, bases=bases)


def _fate(outcome: Delivery) -> Sending:
    if outcome.verdict is Verdict.DELIVERED:
        return Sending.SENT
    if outcome.verdict is Verdict.REFUSED:
        return Sending.REFUSED
    return Sending.WAITING if outcome.again else Sending.UNKNOWN
