"""Hot issues (热点): many people, one matter, in a short time (field.md B21, Y15).

One measure for two ways of finding what belongs together: by estate and category, and by what
people write (`clusters.py`), wherever their codes hang. A group is hot at `many` within the
window; that of a place also above the mean of the past windows by three deviations. What is told
from many places comes slower: its window is a week at least, and half more than usual are hot.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from math import sqrt

from msgspec import Struct

from functions.domain.county.county import Settings
from functions.domain.issues.clusters import Matter, Naming, grouped

FEW = 3  # fewer than this are never hot
PAST = timedelta(days=28)  # tells what is usual
TEXTS = 2000  # the newest texts that are compared; see bench.hot for time and memory
ENOUGH = 100  # texts; among fewer, words that everybody uses look rare
WEEK = 7 * 24
NAMED = 20  # the newest appeals of an issue that are named


class Likeness(StrEnum):
    """What made messages one issue."""

    PLACE = "place"
    TEXT = "text"


class Hot(Struct, frozen=True):
    """An issue that is hot: where, of what kind, in whose words; this window, the one before, and
    how many are usual. `nos` are its newest appeals, the newest first.
    """

    way: Likeness
    place: str
    category: str
    words: tuple[str, ...]
    hours: int
    count: int
    before: int
    usual: float
    nos: tuple[str, ...]


class Measure(Struct, frozen=True):
    """How many within how long are many (n 件 / t 小时)."""

    many: int
    hours: int

    @property
    def window(self) -> timedelta:
        """How long is long."""
        return timedelta(hours=self.hours)

    @property
    def past(self) -> int:
        """How many windows tell what is usual."""
        return PAST // self.window


def measure_of(settings: Settings) -> Measure:
    """The measure that a county set."""
    return Measure(settings.hot_many, settings.hot_hours)


def hot(told: Sequence[Matter], at: datetime, measure: Measure) -> list[Hot]:
    """The issues that are hot, the largest first. What a place's alert tells is not told twice."""
    known = sorted((m for m in told if at - PAST <= m.at <= at), key=lambda m: (m.at, m.no))
    groups, words = grouped(known[-TEXTS:])
    placed = [g for g in _by_place(known) if _stands_out(_windows(g, at, measure), measure)]
    there = {m.no for group in placed for m in group}
    slow = Measure(measure.many, max(measure.hours, WEEK))
    spoken = [
        group
        for group in (groups if len(known) >= ENOUGH else ())
        if len(lately := [m for m in group if at - m.at < slow.window]) >= slow.many
        and 2 * len(lately) >= 3 * _usual(_windows(group, at, slow), slow)
        and 2 * sum(m.no in there for m in lately) < len(lately)
    ]
    found = [
        _issue(way, group, words, at, by)
        for way, hottest, by in ((Likeness.PLACE, placed, measure), (Likeness.TEXT, spoken, slow))
        for group in hottest
    ]
    return sorted(found, key=lambda issue: (-issue.count, issue.place, issue.nos))


def _by_place(told: Iterable[Matter]) -> list[list[Matter]]:
    groups: dict[tuple[str, str], list[Matter]] = defaultdict(list)
    for message in told:
        if message.place and message.category:
            groups[message.place, message.category].append(message)
    return list(groups.values())


def _issue(
    way: Likeness, group: Sequence[Matter], words: Naming, at: datetime, measure: Measure
) -> Hot:
    counted = _windows(group, at, measure)
    lately = [m for m in reversed(group) if at - m.at < measure.window]
    return Hot(
        way, _shared(m.place for m in group), _shared(m.category for m in group), words(lately),
        measure.hours, counted[0], counted[1], round(_usual(counted, measure), 2),
        tuple(m.no for m in lately[:NAMED]),
    )  # fmt: skip


def _shared(names: Iterable[str]) -> str:
    """What most of a group have; nothing where there is no such one."""
    counted = Counter(names)
    name, n = counted.most_common(1)[0]
    return name if 2 * n > counted.total() else ""


def _windows(group: Iterable[Matter], at: datetime, measure: Measure) -> Counter[int]:
    """How many came in this window (0), in the one before (1), and so on."""
    return Counter((at - m.at) // measure.window for m in group)


def _usual(counted: Counter[int], measure: Measure) -> float:
    return sum(counted[n] for n in range(1, measure.past + 1)) / measure.past


def _stands_out(counted: Counter[int], measure: Measure) -> bool:
    mean, count = _usual(counted, measure), counted[0]
    past = range(1, measure.past + 1)
    spread = sqrt(sum((counted[n] - mean) ** 2 for n in past) / measure.past)
    return count >= measure.many or (count >= FEW and mean > 0 and count > mean + 3 * spread)
