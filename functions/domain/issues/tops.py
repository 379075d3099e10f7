"""What weighs most over a month, and what to do before it is told again (需求反推 · 主动治理, Y15).

A month is the last 30 days, beside the 30 before: a calendar month's first days say nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from functions.domain.issues.clusters import Matter

MONTH, BAR = timedelta(days=30), timedelta(days=5)
BARS = 2 * MONTH // BAR
MOST, NAMED = 10, 20
WEIGHS = 3  # fewer in a month are no matter for a leader


class Trend(StrEnum):
    """How a matter's two months read."""

    NEW = "new"
    RISING = "rising"
    STANDING = "standing"
    EASING = "easing"


class Top(Struct, frozen=True):
    """One kind of matter at one place: this month, the one before, and both in twelve bars.

    `unit` has most of it; `nos` are its newest appeals, the newest first.
    """

    place: str
    category: str
    count: int
    before: int
    reading: Trend
    bars: tuple[int, ...]
    unit: str
    nos: tuple[str, ...]


def tops(told: Iterable[Matter], at: datetime) -> list[Top]:
    """The heaviest matters of the month, what grew most first among equals."""
    groups: dict[tuple[str, str], list[Matter]] = defaultdict(list)
    for message in told:
        if message.place and message.category and at - 2 * MONTH < message.at <= at:
            groups[message.place, message.category].append(message)
    found = [_top(group, at) for group in groups.values()]
    heavy = [top for top in found if top.count >= WEIGHS]
    return sorted(heavy, key=lambda top: (-top.count, top.before, top.place, top.category))[:MOST]


def _top(group: list[Matter], at: datetime) -> Top:
    group.sort(key=lambda m: (m.at, m.no), reverse=True)
    lately = sum(at - m.at < MONTH for m in group)
    ages = Counter((at - m.at) // BAR for m in group)
    return Top(
        group[0].place, group[0].category, lately, len(group) - lately,
        _read(lately, len(group) - lately), tuple(ages[n] for n in reversed(range(BARS))),
        Counter(m.unit for m in group).most_common(1)[0][0],
        tuple(m.no for m in group[: min(lately, NAMED)]),
    )  # fmt: skip


def _read(count: int, before: int) -> Trend:
    """A half more is a rise, a third less an easing."""
    if not before:
        return Trend.NEW
    if 2 * count >= 3 * before:
        return Trend.RISING
    return Trend.EASING if 3 * count <= 2 * before else Trend.STANDING
