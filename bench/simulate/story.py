"""What happened to a matter, as its log says it: no clock of the product's is among it."""

from typing import NamedTuple

from functions.domain.items.appeal import Event
from functions.domain.items.facts import spoken
from functions.domain.items.status import Action
from functions.domain.items.tasking import is_due, opened

BY_TIME = frozenset({Action.CLOSE, Action.ARCHIVE, Action.FORGET})


class Asked(NamedTuple):
    """A task that is open: which, of what kind, and whether its answer is still waited for."""

    id: str
    kind: str
    waits: bool
    to: str = ""  # a unit; empty: whichever has the matter
    by: str = ""


class Line(NamedTuple):
    """One event: what was done when, and where that left the matter."""

    at: float
    action: Action
    status: str
    unit: str
    level: int
    facts: dict[str, str]
    merged: bool = False
    doubted: bool = False
    reachable: bool = False
    tasks: tuple["Asked", ...] = ()  # what somebody is asked beside, and has not closed
    guarded: bool = False
    step: int = 0
    purpose: str = ""
    grid: bool = False

    @property
    def told(self) -> tuple[str, str] | None:
        """What the system did because time had come: a promise or a task with its rung, or an act of its own."""
        if self.action is Action.WARN:
            task = self.facts.get("task")
            return f"task#{task}" if task else self.facts["clock"], self.facts["rung"]
        silent = self.action is Action.WITHDRAW and "silent" in self.facts
        return ("", self.action.value) if silent or self.action in BY_TIME else None


def line(event: Event, *, reachable: bool) -> Line:
    """An event without what the product reckoned of it; `reachable` where the unit may call the citizen."""
    state = event.state
    return Line(
        event.at.timestamp(), event.action, state.status.value, state.unit or "", state.level,
        spoken(event.facts), bool(state.merged_into), bool(state.doubts), reachable and not state.guarded,
        tuple(Asked(t.id, t.kind.value, is_due(t), t.to.id, t.by) for t in opened(state)),
        state.guarded, event.step, state.purpose.value, state.grid,
    )  # fmt: skip
