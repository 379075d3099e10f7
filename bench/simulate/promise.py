"""A promise of time, reckoned by plain arithmetic in seconds: its limit, its rungs, when each is due.

Nothing of the product's rules of time is imported: its limits, its working days, its rungs and its rests
are written down here a second time (docs/deadlines.md).
"""

from dataclasses import dataclass, field

from msgspec import Struct

from bench.simulate.days import DAY, HOUR, MINUTE, QUIET, morning, working_days_after
from bench.simulate.story import Line

WORKING_DAYS = -1.0  # a limit below nought counts working days; nought is the end of the day
BEIJING = 8 * HOUR
_1, _5, _15 = (n * WORKING_DAYS for n in (1, 5, 15))
SIGN = {1: 15 * MINUTE, 2: 30 * MINUTE, 3: _1, 4: _1}
ACCEPT = {1: 15 * MINUTE, 2: 30 * MINUTE, 3: 0.0, 4: 0.0}
CONTACT = {1: 15 * MINUTE, 2: 30 * MINUTE, 3: DAY, 4: DAY}
FINISH = {1: 2 * HOUR, 2: DAY, 3: _5, 4: _15}
LIMITS = {
    "accept": ACCEPT, "sign": SIGN, "contact": CONTACT, "finish": FINISH, "answer": FINISH,
    "return": dict.fromkeys(SIGN, 2 * WORKING_DAYS), "check": dict.fromkeys(SIGN, 5 * MINUTE),
    "extension": SIGN,
}  # fmt: skip

# Yellow when a third is left, red when it is due, then a rung each half-period, seven in all.
SOON = -1.0  # where the county's share of yellow begins
_CLIMB: list[tuple[float, str]] = [
    (SOON, "yellow"),
    (1, "red"),
    *((1 + n / 2, "late") for n in range(1, 6)),
]
RUNGS: dict[str, list[tuple[float, str]]] = {
    "accept": _CLIMB, "finish": _CLIMB, "sign": [(1, "unsigned")], "contact": [(1, "uncontacted")],
    "answer": [(1, "broken")], "return": [(1, "undecided"), (2, "undecided")],
    "check": [(n, "unchecked") for n in range(1, 8)],
    "extension": [(1, "ungranted"), (2, "ungranted")],
    "revisit": [(1, "revisit"), *((n, "unvisited") for n in range(2, 8))],
    "task": [(SOON, "task_soon"), (1, "task_missed"), *((1 + n / 2, "task_late") for n in range(1, 5))],
}  # fmt: skip


@dataclass(frozen=True)
class House:
    """What a county set otherwise: the share of time left at yellow, the hours in which nobody is woken, in minutes
    how soon a grid calls back, and how many working days each purpose has at level 3.
    """

    yellow: float = 1 / 3
    quiet: tuple[float, float] = QUIET
    grid: int = 30
    purposes: dict[str, int] = field(default_factory=lambda: {"consult": 1})


class Expected(Struct):
    """One thing to be told, once; in each span of time somebody was asked and its moment was past."""

    clock: str
    rung: str
    spans: list[tuple[float, float]]


@dataclass
class Promise:
    """One promise of time, and since when it rests."""

    clock: str
    began: float
    due: float
    house: House
    rests: float | None = None
    over: bool = False
    rested: float = 0.0
    spans: list[list[tuple[float, float]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.spans = [[] for _ in self.rungs]

    @property
    def kind(self) -> str:
        """What is promised; a task is one of several."""
        return self.clock.split("#", maxsplit=1)[0]

    @property
    def rungs(self) -> list[tuple[float, str]]:
        """What is told of it, and after which share of its time."""
        return RUNGS[self.kind]

    @property
    def runs(self) -> bool:
        """Whether its time runs."""
        return self.rests is None and not self.over

    def resume(self, at: float) -> None:
        """Go on with what was left; a rest counts by whole minutes."""
        if self.rests is not None and not self.over:
            rest = (at - self.rests) // MINUTE * MINUTE
            self.began, self.due, self.rests = self.began + rest, self.due + rest, None
            self.rested += rest

    def as_of(self, line: Line) -> float:
        """When it would be due, had it been promised so from where it began: as much later as it rested."""
        return due(self.clock, line, self.began - self.rested, self.house) + self.rested

    def ask(self, start: float, end: float, *, wakes: bool) -> None:
        """Somebody is asked about it between these moments: what is due of it in them?"""
        period = self.due - self.began
        for (share, _), spans in zip(self.rungs, self.spans, strict=True):
            used = 1 - self.house.yellow if share == SOON else share
            due_at = self.began + period * used
            moment = max(start, due_at if wakes else morning(due_at, self.house.quiet))
            if moment >= end:
                return
            if spans and spans[-1][1] == moment:
                moment = spans.pop()[0]
            spans.append((moment, end))


def due(clock: str, line: Line, at: float, house: House) -> float:
    """When a promise is due that begins at a moment, for a matter as it stands."""
    limit = LIMITS[clock][line.level]
    if clock in {"finish", "answer"} and line.level == 3 and line.purpose in house.purposes:
        limit = house.purposes[line.purpose] * WORKING_DAYS
    ends = later(limit, at)
    return min(ends, at + house.grid * MINUTE) if clock == "contact" and line.grid else ends


def later(limit: float, at: float) -> float:
    """When it is due that begins now and has so long."""
    if not limit:
        return (((at + BEIJING) // DAY) + 1) * DAY - BEIJING
    return at + limit if limit > 0 else working_days_after(at, round(limit / WORKING_DAYS))


USUAL = House()
