"""Where an appeal stands: the part of it that events change."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from functions.domain.county.purposes import Purpose
from functions.domain.county.rule import Complexity
from functions.domain.items.pause import Pause
from functions.domain.items.runs import Clock, Run, running
from functions.domain.items.status import Status
from functions.domain.items.tasks import PartyKind, Task, TaskKind

OFTEN = 2  # approved returns in one round


class Doubt(StrEnum):
    """What the nets may have heard (存疑): a person decides it (核实)."""

    DANGER = "danger"
    REPORT = "report"


class Advice(Struct, frozen=True, omit_defaults=True):
    """What triage would have done with what a person decides (系统建议): enough to take it from a list."""

    unit: str
    category: str = ""
    level: int = 3
    complexity: Complexity = ""
    co_units: tuple[str, ...] = ()
    likely: bool | None = None  # None where nothing was weighed
    mixed: bool = False  # it speaks of one of two matters: to be read first


class Judged(Struct, frozen=True):
    """How a people's deputy judged a round (代表评议), with one to five stars."""

    by: str
    round: int
    level: int


class State(Struct, frozen=True, omit_defaults=True):
    """The state after an event. Colours are computed from what is due next and now (`ladder.due`).

    `clocks` are the promises of time; `dispatch_by` is what the citizen was told of the first of them.
    Rows of before there were several are read through `upgrade`.
    """

    status: Status
    since: datetime
    clocks: dict[Clock, Run] = {}
    level: int = 3
    complexity: Complexity = ""
    purpose: Purpose = Purpose.UNSAID
    category: str = ""
    place_name: str = ""
    area: tuple[str, ...] = ()  # the regions that its place lay in, the nearest first (`tree.area`)
    unit: str | None = None
    grid: bool = False  # whether that is a grid's, village's or community's
    tasks: tuple[Task, ...] = ()
    tasks_asked: int = 0  # ever: the number of the last one
    emergency: bool = False
    guarded: bool = False
    doubts: tuple[Doubt, ...] = ()
    spam: bool = False
    no_forward: tuple[str, ...] = ()
    not_for: tuple[str, ...] = ()  # people whom an addition names
    manual: bool = False
    offer: Advice | None = None
    merged_into: str = ""
    followed: int = 0  # the step of its main matter that it stands by
    added: int = 0  # characters that the citizen added
    added_at: datetime | None = None  # the last addition that was told at once
    more_at: datetime | None = (
        None  # the first that came within a minute of it: told with all others
    )
    urged: int = 0  # by its citizen (催办)
    urged_at: datetime | None = None
    dispatched_at: datetime | None = None
    signed_at: datetime | None = None
    contacted_at: datetime | None = None
    arrived_at: datetime | None = None  # on the spot, first since it was dispatched (到场)
    closed_at: datetime | None = None
    dispatches: int = 0
    return_pending: bool = False
    return_refused: bool = False
    returned: tuple[str, ...] = ()  # by units in this round, as a dispatcher approved (退单)
    extension_to: datetime | None = None  # what the unit asks for, while nobody has decided
    extensions: int = 0  # granted
    pause: Pause | None = None
    dispute: str = ""  # of which kind, as its unit said with its result (矛盾纠纷)
    mediated: str = ""  # what came of it (化解)
    sent_back: int = 0  # how often a reviewer did not let its reply pass (驳回)
    round: int = 1
    panel: bool = False  # judged badly in every round: people decide (研判)
    excluded: tuple[int, ...] = ()  # rounds whose judgement counts in no score (剔除)
    judged: tuple[Judged, ...] = ()  # by deputies: of each the last word on a round
    rating: int | None = None
    solved: bool | None = None
    noted: bool = False  # staff noted that rating of a call: its citizen's own stands instead
    forgotten: bool = False
    next_at: datetime | None = None
    dispatch_by: datetime | None = None
    transferred: bool = False
    call_asked: bool = False

    def run(self, clock: Clock) -> Run | None:
        """The promise of this clock, while its time runs."""
        return running(self.clocks, clock)

    @property
    def co_units(self) -> tuple[str, ...]:
        """The units that handle it together with the one that has it (协办)."""
        return tuple(task.to.id for task in self.tasks if task.kind is TaskKind.CO)

    @property
    def helpers(self) -> tuple[str, ...]:
        """All units of which something is asked on it, and who have it not themselves."""
        asked = (task.to.id for task in self.tasks if task.to.kind is PartyKind.UNIT)
        return tuple(unit for unit in dict.fromkeys(asked) if unit != self.unit)

    @property
    def people(self) -> frozenset[str]:
        """The people of whom something is asked on it by name."""
        return frozenset(t.to.id for t in self.tasks if t.to.kind is PartyKind.PERSON)

    @property
    def promised_at(self) -> datetime | None:
        """By when the citizen was promised an answer (`promises.py`)."""
        promise = self.clocks.get(Clock.ANSWER)
        return promise.due_at if promise else None

    @property
    def may_revive(self) -> bool:
        """Whether it lies only because nobody told what was asked: who takes it back themselves is forgotten."""
        return self.status is Status.WITHDRAWN and not self.forgotten

    @property
    def is_to_call(self) -> bool:
        """Whether somebody is to call the citizen back (待回访): it was answered, or judged badly."""
        return self.status is Status.VISIT or (self.round > 1 and self.closed_at is None)

    @property
    def is_returned_often(self) -> bool:
        """Whether units send it on (多次退单): somebody has to settle whose it is."""
        return len(self.returned) >= OFTEN

    @property
    def matter(self) -> tuple[str, int]:
        """Its category and level; those of an advertisement say nothing of the complaint it was after all."""
        if self.spam:
            return "", 1 if self.emergency else 3
        return self.category, self.level
