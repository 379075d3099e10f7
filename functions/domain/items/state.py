"""Where an appeal stands: the part of it that events change."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from functions.domain.county.rule import Complexity
from functions.domain.items.status import Status


class Doubt(StrEnum):
    """What the nets may have heard (存疑): a person decides it (核实)."""

    DANGER = "danger"
    REPORT = "report"


class State(Struct, frozen=True, omit_defaults=True):
    """The state after an event. Colours are computed from what is due next and now (`clocks.due`).

    `due_at` and `sign_by` are the unit's; `dispatch_by` and `promised_at` are what the citizen was told.
    """

    status: Status
    since: datetime
    clock_from: datetime
    due_at: datetime | None = None
    level: int = 3
    complexity: Complexity = ""
    category: str = ""
    place_name: str = ""
    unit: str | None = None
    co_units: tuple[str, ...] = ()
    emergency: bool = False
    guarded: bool = False
    doubts: tuple[Doubt, ...] = ()
    check_by: datetime | None = None
    asked: int = 0  # how often a person was reminded of the doubts
    spam: bool = False
    no_forward: tuple[str, ...] = ()
    not_for: tuple[str, ...] = ()  # people whom an addition names
    manual: bool = False
    merged_into: str = ""
    added: int = 0  # characters that the citizen added
    added_at: datetime | None = None  # the last addition that was told at once
    more_at: datetime | None = (
        None  # the first that came within a minute of it: told with all others
    )
    dispatched_at: datetime | None = None
    signed_at: datetime | None = None
    contacted_at: datetime | None = None
    closed_at: datetime | None = None
    dispatches: int = 0
    return_pending: bool = False
    return_refused: bool = False
    round: int = 1
    warned: int = 0
    rating: int | None = None
    solved: bool | None = None
    forgotten: bool = False
    next_at: datetime | None = None
    sign_by: datetime | None = None
    dispatch_by: datetime | None = None
    promised_at: datetime | None = None
    transferred: bool = False
    call_asked: bool = False

    @property
    def is_to_call(self) -> bool:
        """Whether somebody is to call the citizen back (待回访): it was answered, or judged badly."""
        return self.status is Status.VISIT or (self.round > 1 and self.closed_at is None)

    @property
    def matter(self) -> tuple[str, int]:
        """Its category and level; those of an advertisement say nothing of the complaint it was after all."""
        if self.spam:
            return "", 1 if self.emergency else 3
        return self.category, self.level
