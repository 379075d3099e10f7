"""Promises of time (时限): each a run of its own, with its own start, due time and rungs that were told."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace


class Clock(StrEnum):
    """What was promised by when (field.md §2.3).

    Within the county: to look at a doubt, to give it to a unit, to sign for it, to contact the citizen,
    to finish, to decide on a return and on more time, to look at what is on hold. To the citizen: an answer.
    """

    CHECK = "check"
    ACCEPT = "accept"
    SIGN = "sign"
    CONTACT = "contact"
    FINISH = "finish"
    RETURN = "return"
    EXTENSION = "extension"
    REVISIT = "revisit"
    ANSWER = "answer"


A_THIRD = 33  # per cent; who writes 33 or 67 means thirds
_THIRDS = {A_THIRD: Fraction(1, 3), 67: Fraction(2, 3)}


def share(percent: int) -> Fraction:
    """The share that so many per cent mean."""
    return _THIRDS.get(percent, Fraction(percent, 100))


class Run(Struct, frozen=True, omit_defaults=True):
    """One promise of time. `told` are the rungs of *this* run that somebody was told of.

    It turns yellow when `yellow` per cent of its time are left, as its county had it when it began.
    """

    began_at: datetime
    due_at: datetime
    told: int = 0
    paused_at: datetime | None = None
    stopped_at: datetime | None = None
    estimated: bool = False  # a table of holidays is missing
    yellow: int = A_THIRD
    days: int = 0  # working days that an estimate was reckoned over
    rest: int = 0  # minutes that it rested, by which it was moved

    @property
    def moved_by(self) -> timedelta:
        """How much later it is than without its rests."""
        return timedelta(minutes=self.rest)

    @property
    def period(self) -> timedelta:
        """How long it may take."""
        return self.due_at - self.began_at

    @property
    def turns_at(self) -> datetime:
        """When it turns yellow."""
        used = 1 - share(self.yellow)
        return self.began_at + self.period * used.numerator / used.denominator

    @property
    def is_running(self) -> bool:
        """Whether its time runs."""
        return self.paused_at is None and self.stopped_at is None


Runs = Mapping[Clock, Run]


def running(runs: Runs, clock: Clock) -> Run | None:
    """The run of a clock, while its time runs."""
    run = runs.get(clock)
    return run if run and run.is_running else None


def stopped(runs: Runs, at: datetime, *clocks: Clock) -> dict[Clock, Run]:
    """What was promised is done, or is asked no more; without names, all of it."""
    named = clocks or tuple(runs)
    return {
        clock: replace(run, stopped_at=at) if clock in named and not run.stopped_at else run
        for clock, run in runs.items()
    }


def paused(runs: Runs, at: datetime, *clocks: Clock) -> dict[Clock, Run]:
    """Time rests; what is left of it is kept."""
    return {clock: rested(run, at) if clock in clocks else run for clock, run in runs.items()}


def resumed(runs: Runs, at: datetime, *clocks: Clock) -> dict[Clock, Run]:
    """Time runs again, with what was left of it; without names, all of it. A rest counts by whole minutes."""
    named = clocks or tuple(runs)
    return {clock: gone_on(run, at) if clock in named else run for clock, run in runs.items()}


def rested(run: Run, at: datetime) -> Run:
    """One promise at rest."""
    return replace(run, paused_at=at) if run.is_running else run


def ended(run: Run | None, at: datetime) -> Run | None:
    """One promise that is kept, or asked no more."""
    return replace(run, stopped_at=at) if run and not run.stopped_at else run


def gone_on(run: Run, at: datetime) -> Run:
    """One promise that runs again."""
    if run.paused_at is None or run.stopped_at:
        return run
    minutes = max(at - run.paused_at, timedelta()) // timedelta(minutes=1)
    began_at, due_at = (each + timedelta(minutes=minutes) for each in (run.began_at, run.due_at))
    return replace(
        run, began_at=began_at, due_at=due_at, paused_at=None, rest=run.rest + minutes
    )  # fmt: skip
