"""What was told beside what had to be: missed, doubled, late."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from bench.simulate.promise import USUAL, Expected, House
from bench.simulate.recount import expected
from bench.simulate.story import Line

SWEEP = 60.0
AT_MOST = 60.0 + SWEEP  # seconds after its moment that a thing may be told
Named = tuple[str, str]  # a promise and its rung


@dataclass
class Findings:
    """What was told, and what of it was wrong, by promise and rung."""

    expected: Counter[Named] = field(default_factory=Counter)
    told: Counter[Named] = field(default_factory=Counter)
    missed: Counter[Named] = field(default_factory=Counter)
    doubled: Counter[Named] = field(default_factory=Counter)
    late: Counter[Named] = field(default_factory=Counter)
    latest: dict[Named, float] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    house: House = USUAL

    @property
    def is_right(self) -> bool:
        """Whether nothing was missed, doubled or late."""
        return not (self.missed or self.doubled or self.late)

    def judge(self, name: str, log: list[Line], until: float) -> None:
        """Compare one matter's log with what had to be told before a moment."""
        left = expected(log, until, self.house)
        for line in log:
            if line.told:
                self._tell(name, line.told, line.at, left)
        for each in left:
            if any(end - start >= AT_MOST for start, end in each.spans):
                self.expected[_shown(each.clock, each.rung)] += 1
                self._note(self.missed, name, _shown(each.clock, each.rung), each.spans[0][0])

    def _tell(self, name: str, told: Named, at: float, left: list[Expected]) -> None:
        named = _shown(*told)
        self.told[named] += 1
        found = next((each for each in left if _fits(each, told, at)), None)
        if found is None:
            self._note(self.doubled, name, named, at)
            return
        left.remove(found)
        self.expected[named] += 1
        late = at - _since(found, at)
        self.latest[named] = max(late, self.latest.get(named, 0.0))
        if late > AT_MOST:
            self._note(self.late, name, named, at)

    def _note(self, what: Counter[Named], name: str, named: Named, at: float) -> None:
        what[named] += 1
        self.wrong.append(f"{name} {' '.join(filter(None, named))} at {at:.0f}")


def _shown(clock: str, rung: str) -> Named:
    """The tasks of a matter, each with its number, are one line of the table."""
    return clock.split("#", maxsplit=1)[0], rung


def _fits(each: Expected, named: Named, at: float) -> bool:
    return (each.clock, each.rung) == named and any(
        start - 1e-3 <= at <= end + 1e-3 for start, end in each.spans
    )


def _since(each: Expected, at: float) -> float:
    """Since when it should have been told: the first span in which a sweep surely came by."""
    spans: Iterable[tuple[float, float]] = each.spans
    return next(
        start for start, end in spans if end - start >= AT_MOST or start - 1e-3 <= at <= end + 1e-3
    )
