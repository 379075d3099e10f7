"""The promises of one matter, old and new: begun, at rest, over, nearer or later. What each act makes of them, `recount.py` says."""

from dataclasses import dataclass, field
from datetime import datetime

from bench.simulate.promise import House, Promise, due
from bench.simulate.story import Line


@dataclass
class Promises:
    """Those that stand now, by their clock, and all that ever were."""

    house: House
    now: dict[str, Promise] = field(default_factory=dict)
    all: list[Promise] = field(default_factory=list)

    def begin(self, clock: str, line: Line) -> None:
        self.promise(clock, line.at, due(clock, line, line.at, self.house))

    def promise(self, clock: str, at: float, due_at: float) -> None:
        self.now[clock] = Promise(clock, at, due_at, self.house)
        self.all.append(self.now[clock])

    def end(self, *clocks: str) -> None:
        for clock in clocks:
            if clock in self.now:
                self.now[clock].over = True

    def rest(self, at: float, *clocks: str) -> None:
        for promise in (self.now[clock] for clock in clocks if clock in self.now):
            if promise.runs:
                promise.rests = at

    def runs(self, clock: str) -> bool:
        return clock in self.now and self.now[clock].runs

    def sooner(self, clock: str, line: Line) -> None:
        if due(clock, line, line.at, self.house) < self.now[clock].due:
            self.begin(clock, line)

    def until(self, moment: str, *clocks: str) -> None:
        for promise in (self.now[clock] for clock in clocks if self.runs(clock)):
            promise.due = max(promise.due, datetime.fromisoformat(moment).timestamp())
