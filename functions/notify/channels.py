"""Which channel speaks to which robot, and how a message is sent through it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

from functions.notify import dingtalk, feishu, http, wecom
from functions.notify.robot import Answer, Kind, Message, Outcome, Post, Robot, Verdict


class Channel(NamedTuple):
    """A service: where it is, how it is asked, what its answers mean."""

    base: str
    request: Callable[[Robot, Message, datetime, str], Post]
    outcome: Callable[[Answer], Outcome]


CHANNELS = {
    Kind.WECOM: Channel(wecom.BASE, wecom.request, wecom.outcome),
    Kind.DINGTALK: Channel(dingtalk.BASE, dingtalk.request, dingtalk.outcome),
    Kind.FEISHU: Channel(feishu.BASE, feishu.request, feishu.outcome),
}


def send(
    robot: Robot, message: Message, *, at: datetime, bases: Mapping[Kind, str] | None = None
) -> Outcome:
    """Say it through the robot, once. `bases` put other hosts in the place of the services'."""
    channel = CHANNELS[robot.kind]
    base = (bases or {}).get(robot.kind, channel.base)
    try:
        answer = http.post(channel.request(robot, message, at, base))
    except http.Unsent as error:
        return Outcome(Verdict.PASSING, str(error), again=True)
    except http.Unanswered as error:
        return Outcome(Verdict.PASSING, str(error))
    return channel.outcome(answer)


def bases_in(text: str) -> dict[Kind, str]:
    """The hosts of a setting such as `wecom=http://127.0.0.1:9000,feishu=http://…`."""
    pairs = (part.partition("=") for part in text.split(",") if part.strip())
    return {Kind(name.strip()): base.strip().rstrip("/") for name, _, base in pairs}
