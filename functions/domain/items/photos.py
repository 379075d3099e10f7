"""The keys of photos: `tenant/` and 32 hex digits, given out with an upload; and who may see which."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from functions.domain.items.appeal import Appeal, Event
from functions.domain.items.status import Action
from functions.domain.refusals import InvalidInput, invalid


class Sent(NamedTuple):
    """A photo's key, and when it was told of."""

    key: str
    at: datetime


def own(field: str, tenant: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys, where each can be one of this county's uploads and none stands twice."""
    form = re.compile(rf"{re.escape(tenant)}/[0-9a-f]{{32}}")
    if len(set(keys)) < len(keys) or not all(form.fullmatch(key) for key in keys):
        raise unknown(field)
    return keys


def unknown(field: str) -> InvalidInput:
    """What is said of a key under which there is no photo, or none of this matter's: the same."""
    return invalid(field, "unknown", "照片编号不对，请重新上传", "must be keys of uploads")


def of_citizen(appeal: Appeal, events: Iterable[Event]) -> list[Sent]:
    """What the citizen sent, with the first words and later."""
    first = [Sent(key, appeal.submitted_at) for key in appeal.told.photos]
    added = (e for e in events if e.action is Action.SUPPLEMENT)
    return first + [Sent(key, event.at) for event in added for key in event.photos]


def awaited(events: list[Event], at: datetime, *, within: timedelta) -> str | None:
    """The photo that the last step only announced, a moment ago: asked for again, it is the same one."""
    last = events[-1]
    announced = last.action is Action.SUPPLEMENT and not last.public and len(last.photos) == 1
    return last.photos[0] if announced and at - last.at < within else None


def published(events: Iterable[Event]) -> list[list[Sent]]:
    """The evidence of each reply that a reviewer made public, the latest last."""
    found: list[list[Sent]] = []
    evidence: list[Sent] = []
    for event in events:
        if event.action is Action.RESOLVE:
            evidence = [Sent(key, event.at) for key in event.photos]
        elif event.action is Action.REVIEW and event.facts.decision == "approve":
            found.append(evidence)
    return found
