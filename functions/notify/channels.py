"""Which channel speaks to which robot, and how a message is sent through it.

A channel is a file here, and its name in `dictionaries.ROBOTS`.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from importlib import import_module
from typing import NamedTuple

from functions.domain.words.dictionaries import ROBOTS
from functions.notify import http
from functions.notify.robot import Delivery, HttpPost, Message, Response, Robot, Verdict


class Channel(NamedTuple):
    """A service: where it is, how it is asked, what its answers mean."""

    base: str
    request: Callable[[Robot, Message, datetime, str], HttpPost]
    outcome: Callable[[Response], Delivery]


def _channel(service: str) -> Channel:
    room = import_module(f"{__package__}.{service}")
    return Channel(room.BASE, room.request, room.outcome)


CHANNELS = {service: _channel(service) for service in ROBOTS}


def send(
    robot: Robot, message: Message, *, at: datetime, bases: Mapping[str, str] | None = None
) -> Delivery:
    """Say it through the robot, once. `bases` put other hosts in the place of the services'."""
    channel = CHANNELS[robot.kind]
    base = (bases or {}).get(robot.kind, channel.base)
    try:
        answer = http.post(channel.request(robot, message, at, base))
    except http.Unsent as error:
        return Delivery(Verdict.PASSING, str(error), again=True)
    except http.Unanswered as error:
        return Delivery(Verdict.PASSING, str(error))
    return channel.outcome(answer)


def bases_in(text: str) -> dict[str, str]:
    """The hosts of a setting such as `wecom=http://127.0.0.1:9000,feishu=http://…`."""
    pairs = (part.partition("=") for part in text.split(",") if part.strip())
    bases = {name.strip(): base.strip().rstrip("/") for name, _, base in pairs}
    if unknown := bases.keys() - CHANNELS.keys():
        raise ValueError(f"no such service: {unknown}")
    return bases
