"""What an event says beside its words (事实): a closed list of names, each with its type; nothing that tells who told it.

An action says few of them, several actions say the same one (`rework`: judged, noted of a call, decided by the panel),
and some come with any step (`answer_by`). Events of before they were typed held words by name (`of_old`).
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import asdict

from functions.domain.county.rule import Complexity
from functions.domain.items.rungs import Rung
from functions.domain.items.runs import Clock
from functions.domain.items.tasks import TaskKind
from functions.domain.moments import rfc3339

Decision = Literal["", "approve", "refuse", "accept", "excuse"]
Amended = Literal["", "changed", "deleted"]  # what became of what is held of a citizen


class Choice(Struct, frozen=True):
    """What is offered to a dispatcher, and what spoke for it; no unit where the county names none."""

    unit: str
    category: str
    why: tuple[str, ...] = ()
    co_units: tuple[str, ...] = ()
    level: int = 3
    complexity: Complexity = ""
    likely: bool | None = None  # None where nothing was weighed


class Redated(Struct, frozen=True):
    """A promise that a new calendar moved."""

    to: datetime
    was: datetime


class Facts(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """All that events say, whoever says it; what is not said is empty."""

    decision: Decision = ""
    reason: str = ""  # a code of the action's list
    # where it goes, and why there
    unit: str = ""
    suggested_unit: str = ""
    to: str = ""  # outside the county's tree (移送)
    category: str = ""
    why: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    mixed: bool = False  # of one of two matters
    # the citizen spoken with, seen, or answered
    method: str = ""
    at: datetime | None = None
    reached: bool | None = None
    arrived: datetime | None = None
    with_doors: bool = False  # a door or a plate was passed on
    result: str = ""
    contacted: str = ""
    dispute: str = ""
    mediated: str = ""
    flaws: tuple[str, ...] = ()
    # promises of time
    due_from: datetime | None = None
    due_to: datetime | None = None
    plan_date: date | None = None
    hold: bool = False
    resumed: bool = False
    answer_by: datetime | None = None
    answer_by_was: datetime | None = None
    looked_at: datetime | None = None
    looked_at_was: datetime | None = None
    moved: dict[Clock, Redated] = {}
    # what time alone did
    clock: Clock | None = None
    rung: Rung | None = None
    held: datetime | None = None  # until the night was over
    ladder: int | None = None
    ladder_name: str = ""
    silent: bool = False
    # what is asked of somebody
    task: tuple[str, ...] = ()
    task_kind: TaskKind | None = None
    until: datetime | None = None
    declined: bool = False
    found: str = ""
    task_level: int | None = None
    # other matters
    main: str = ""
    into: str = ""
    freed_from: str = field(default="", name="from")
    # how it was judged
    level: int | None = None
    round: int | None = None
    solved: bool | None = None
    instead: int | None = None
    tags: tuple[str, ...] = ()
    rework: bool = False
    panel: bool = False
    panelled: str = ""
    excluded: int | None = None
    judged: int | None = None  # by a deputy
    urged: int | None = None
    # what the nets heard, in masked words, and what a person decided of it
    alarm: tuple[str, ...] = ()
    maybe_danger: tuple[str, ...] = ()
    report_heard: tuple[str, ...] = ()
    maybe_report: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()  # of the numbers that help
    danger: bool | None = None
    report: bool | None = None
    # by whom it was told, and what is held of them
    filed_by: str = ""
    again: bool = False
    rest: bool = False
    name: Amended = ""
    phone: Amended = ""
    public_ok: bool | None = None
    text: Amended = ""

    @property
    def danger_words(self) -> tuple[str, ...]:
        """What the nets heard of danger."""
        return self.alarm or self.maybe_danger

    @property
    def report_words(self) -> tuple[str, ...]:
        """What they heard of a report about an official."""
        return self.report_heard or self.maybe_report

    @property
    def heard(self) -> bool:
        """Whether they heard anything."""
        return bool(self.danger_words or self.report_words)


NOTHING = Facts()
JOINTS = {
    "task": " ", "flaws": " ", "lines": " ", "tags": ",",
    **dict.fromkeys(("alarm", "maybe_danger", "report_heard", "maybe_report"), "、"),
}  # fmt: skip
CALLED = {"freed_from": "from", "report_heard": "report"}  # in the API, and in events of before
_UNSPOKEN = {
    "why",
    "choices",
    "moved",
    "lines",
}  # shown in their own way; the lines to the citizen alone
Value = str | bool | int | date | tuple[str, ...]  # a datetime is a date


def spoken(facts: Facts) -> dict[str, str]:
    """What an event says, in words by name: its `data` in the API."""
    return dict(_words(facts)) | dict(_moves(facts))


def _words(facts: Facts) -> Iterator[tuple[str, str]]:
    unsaid = asdict(NOTHING)
    for name, value in asdict(facts).items():
        if value != unsaid[name] and name not in _UNSPOKEN:
            yield CALLED.get(name, name), _word(value, JOINTS.get(name, ""))


def _moves(facts: Facts) -> Iterator[tuple[str, str]]:
    for clock, moved in facts.moved.items():
        yield clock.value, rfc3339(moved.to)
        yield f"{clock}_was", rfc3339(moved.was)


def _word(value: Value, joint: str) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case datetime():
            return rfc3339(value)
        case date():
            return value.isoformat()
        case tuple():
            return joint.join(value)
        case _:
            return str(value)
