"""What a kind of work is: a value that says all the domain may know of each step.

A kind has no class and no code of its own beside what its rows name; `domain/kinds` holds the values.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from functions.domain.county.county import Settings
from functions.domain.county.limits import Limits
from functions.domain.county.purposes import PurposeLimit
from functions.domain.county.roles import Role
from functions.domain.county.switches import Feature
from functions.domain.items.appeal import Appeal, Event
from functions.domain.items.audiences import Tells
from functions.domain.items.clocks import Clocks
from functions.domain.items.detail import Asks
from functions.domain.items.kind import Kind
from functions.domain.items.ladder import Colour, colour
from functions.domain.items.rungs import ClockRules
from functions.domain.items.state import State
from functions.domain.items.status import Action, Status
from functions.domain.refusals import Words

When = Callable[[State], bool]
Showing = Callable[[Event], Words | None]
Announcing = Callable[[Event], Tells | None]


def always(_state: State) -> bool:
    """No guard: the statuses say enough."""
    return True


class Move(NamedTuple):
    """One step: from where it leads where, whose it is, and who learns of it in which words.

    `targets` are empty where the status stays as it is. What the citizen reads (`shown`) and what
    colleagues are told (`tells`) is a function where it depends on the event, None where it is nothing.
    """

    label: Words
    source: tuple[Status, ...]
    targets: tuple[Status, ...]
    by: frozenset[Role]
    when: When = always
    merged: bool = False  # also while it hangs on another matter (并单)
    paused: bool = False  # also while it is on hold (挂账)
    checked: bool = False  # by a person only once what the nets may have heard is decided (核实)
    private: bool | None = (
        None  # only where nobody who handles it may learn who told it; False: not there
    )
    left: bool = False  # only where the citizen left how to reach them
    shown: Words | Showing | None = None
    tells: Tells | Announcing | None = None
    task: bool = False  # about something that is asked (交办): whose it is, the task says
    handed: bool = False  # also of a unit that it was handed down to (下派)
    of_these: Callable[[State], frozenset[Role]] | None = None  # whose it is, where that depends
    routed: bool = False  # the router hears of it: the stream's filter is made of this

    def fits(self, appeal: Appeal) -> bool:
        """Whether it may happen as the matter stands, whoever does it."""
        return (
            appeal.status in self.source
            and (self.merged or not _hangs(appeal.state))
            and self.private in {None, appeal.is_private}
            and (appeal.left_contact or not self.left)
            and self.when(appeal.state)
        )

    def rests(self, state: State) -> bool:
        """Whether it must first be taken up again."""
        return state.pause is not None and not self.paused

    def whose(self, state: State) -> frozenset[Role]:
        """The roles that may do it as the matter stands."""
        return self.by & self.of_these(state) if self.of_these else self.by

    def waits(self, state: State) -> bool:
        """Whether somebody must first decide what the nets may have heard."""
        return self.checked and bool(state.doubts)

    def read_by_citizen(self, event: Event) -> Words | None:
        """What the citizen reads of it."""
        return self.shown(event) if callable(self.shown) else self.shown

    def told_of(self, event: Event) -> Tells | None:
        """Who is told of it, and what."""
        return self.tells(event) if callable(self.tells) else self.tells


def _hangs(state: State) -> bool:
    return bool(state.merged_into) and state.status is Status.PROCESSING


class Labels(NamedTuple):
    """A status in the words of those who work on it, and in the citizen's."""

    staff: Words
    citizen: Words


class Timed(NamedTuple):
    """What the system does to a matter that has stood in a status for so long."""

    after: Callable[[Clocks], timedelta]
    action: Action
    when: When = always


class Queue(NamedTuple):
    """A list that work is done from: its name, what stands in it, and whose work it is."""

    label: Words
    statuses: tuple[Status, ...]
    roles: frozenset[Role]
    only: When = always
    late: bool = False  # only what is overdue
    helped: bool = False  # what one's units help with (协办), beside their own work
    mine: bool = False  # what waits for oneself, one's units or one's roles (我的任务)
    asked: bool = False  # what one asked, and is not closed (交办跟踪)
    marked: bool = False  # few of its statuses stand in it: an index finds those
    but: str = ""  # all of its statuses, but for what stands in this list

    def holds(self, state: State, rules: ClockRules, at: datetime) -> bool:
        """Whether a matter that has one of its statuses stands in it."""
        return self.only(state) and (not self.late or colour(state, rules, at) is Colour.RED)


class Flow(NamedTuple):
    """A kind of work: its name, the words of its statuses, its table of steps, what time alone does,
    its lists, its promises of time.

    `limits` are its time limits by level, `purposes` those that go by what it is told for; `unit` is the one that
    gets it at once, None where triage says. `asks` is what it is told beside the words; where it is switched on
    and `offered`, its citizen's page asks it.
    """

    kind: Kind
    label: Words
    statuses: Mapping[Status, Labels]
    moves: Mapping[Action, Move]
    timed: Mapping[Status, Timed]
    queues: Mapping[str, Queue]
    clocks: ClockRules
    limits: Callable[[Settings], Mapping[int, Limits]] = lambda settings: settings.limits
    purposes: Callable[[Settings], tuple[PurposeLimit, ...]] = lambda settings: (
        settings.purpose_limits
    )
    unit: Callable[[Settings], str | None] = lambda _settings: None
    asks: Asks | None = None
    feature: Feature = Feature.APPEALS
    offered: Callable[[Settings], bool] = lambda _settings: True

    def marks(self, state: State) -> tuple[str, ...]:
        """The lists that a matter stands in, of those in which few of their statuses do."""
        return tuple(
            name
            for name, queue in self.queues.items()
            if queue.marked and state.status in queue.statuses and queue.only(state)
        )
