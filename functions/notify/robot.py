"""What the group robots (群机器人) have in common: who is told, what is said, what came of it."""

from collections.abc import Iterable
from enum import StrEnum
from hashlib import sha256

import msgspec
from msgspec import Struct

from functions.domain.forms import UNREADABLE


class Robot(Struct, frozen=True):
    """One robot in one group. Its key is a secret; its address is ours to know, never its own."""

    kind: str  # the service that it is of: a name of `dictionaries.ROBOTS`
    key: str
    secret: str = ""

    @property
    def identity(self) -> str:
        """Which robot it is, wherever it is listed; its key cannot be read from it."""
        return sha256(f"{self.kind}#{self.key}".encode()).hexdigest()[:16]


def robots_in(rows: Iterable[dict[str, str]]) -> dict[str, Robot]:
    """The robots of a unit by their identities; who is listed twice is one."""
    robots = (msgspec.convert(row, Robot) for row in rows)
    return {robot.identity: robot for robot in robots}


class Message(Struct, frozen=True):
    """All that a robot may say: what to do, the number, the level, a link. Never content."""

    what: str
    no: str
    level: int
    link: str

    @property
    def lines(self) -> list[str]:
        """The message as lines; the first holds the word that robots may be told to ask for."""
        number = [f"工单 {self.no} · {self.level} 级"] if self.no else []
        return [f"【码上办】{self.what}", *number, self.link]


class HttpPost(Struct, frozen=True):
    """A request that is ready to be sent."""

    url: str
    body: bytes


class Response(Struct, frozen=True):
    """What the service answered."""

    status: int
    body: bytes


class Verdict(StrEnum):
    """What came of a message."""

    DELIVERED = "delivered"
    REFUSED = "refused"  # until somebody mends the robot's key, keyword or signature
    PASSING = "passing"  # nobody's fault: too busy, too often, no answer


class Delivery(Struct, frozen=True):
    """The verdict with its reason, and whether sending it again cannot tell people twice."""

    verdict: Verdict
    reason: str = ""
    again: bool = False


def body(value: object) -> bytes:
    """JSON as the services take it."""
    return msgspec.json.encode(value)


def judge(
    answer: Response, fields: tuple[str, ...], busy: frozenset[int], hints: dict[int, str]
) -> Delivery:
    """What an answer means: each service has its own field, and its own codes for "later"."""
    code, words = _read(answer, fields)
    if code == 0:
        return Delivery(Verdict.DELIVERED)
    if code in busy or answer.status == 429:
        return Delivery(Verdict.PASSING, f"{code or 429}：对方限流或繁忙", again=True)
    if code is not None:
        return Delivery(Verdict.REFUSED, f"{code}：{hints.get(code, words)}")
    if 400 <= answer.status < 500:
        return Delivery(Verdict.REFUSED, f"HTTP {answer.status}：对方不接受")
    return Delivery(Verdict.PASSING, f"HTTP {answer.status}：对方没有给出结果")


def _read(answer: Response, fields: tuple[str, ...]) -> tuple[int | None, str]:
    """The code in the answer's body, and the words beside it."""
    try:
        said = msgspec.json.decode(answer.body)
    except UNREADABLE:
        return None, ""
    if not isinstance(said, dict):
        return None, ""
    code = next((said[field] for field in fields if type(said.get(field)) is int), None)
    return code, str(said.get("errmsg") or said.get("msg") or "对方拒绝")[:80]
