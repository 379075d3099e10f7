"""The rungs that a late matter climbs (预警阶梯, field.md §2.7), as a kind of work says them of each promise."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from functions.domain.items.runs import Clock, Run
from functions.domain.items.status import Status
from functions.domain.refusals import Words

LADDER_TOP = 7  # rungs; after them, the county's head has heard it often enough


class Rung(StrEnum):
    """What is said of a promise that is about to be broken, or is."""

    UNCHECKED = "unchecked"
    UNSIGNED = "unsigned"
    UNCONTACTED = "uncontacted"
    UNDECIDED = "undecided"
    UNGRANTED = "ungranted"
    REVISIT = "revisit"
    UNVISITED = "unvisited"
    YELLOW = "yellow"
    RED = "red"
    LATE = "late"
    BROKEN = "broken"
    TASK_SOON = "task_soon"
    TASK_MISSED = "task_missed"
    TASK_LATE = "task_late"


SOON = None  # at the share of its time at which a promise turns yellow
DUE = 2  # halves of its time
Halves = int | None  # after how many halves of a promise's time a rung is told, or `SOON`


class ClockRule(NamedTuple):
    """Where a promise is asked about, and when each of its rungs is told."""

    label: Words
    asked_in: frozenset[Status]
    rungs: tuple[tuple[Halves, Rung], ...]


ClockRules = Mapping[Clock, ClockRule]


def moment(run: Run, place: Halves) -> datetime:
    """When a rung is told."""
    return run.turns_at if place is SOON else run.began_at + run.period * place / 2


def climb(soon: Rung, due: Rung, late: Rung, many: int) -> tuple[tuple[Halves, Rung], ...]:
    """Yellow, red when it is due, then one rung up each half-period, so many in all."""
    return ((SOON, soon), (DUE, due), *((DUE + n, late) for n in range(1, many - 1)))


def each_period(first: Rung, then: Rung, many: int) -> tuple[tuple[Halves, Rung], ...]:
    """When it is due, and again after as long each time."""
    return ((DUE, first), *((DUE * n, then) for n in range(2, many + 1)))
