"""The protected path (保护通道): a report about an official leaves whoever has it, for the few who may read it."""

from datetime import datetime

from functions.domain.county.roles import Unit, withheld
from functions.domain.items.clocks import CHECK_WITHIN, Clocks, accept_by, assigned
from functions.domain.items.state import State
from functions.domain.items.status import Status

PROTECTED = "纪检监察"

Turn = tuple[Status, dict[str, object]]


def protected(
    state: State, clocks: Clocks, units: dict[str, Unit], *,
    place: str | None, given: str | None, at: datetime,
) -> Turn:  # fmt: skip
    """It goes to the unit that is `given` reports, else it waits for who dispatches them."""
    _, level = state.matter
    changes: dict[str, object] = {
        "guarded": True, "merged_into": "", "category": PROTECTED, "level": level,
        "no_forward": withheld(units, place, given),
    }  # fmt: skip
    if given in units:
        return Status.DISPATCHED, assigned(
            state, clocks, unit=given or "", co_units=(), level=level,
            complexity=state.complexity, category=PROTECTED, at=at,
        ) | changes  # fmt: skip
    return Status.SUBMITTED, changes | _waiting(accept_by(clocks, level, at), at)


def suspected(
    state: State, units: dict[str, Unit], *, place: str | None, given: str | None, at: datetime
) -> Turn:
    """What may be a report leaves whoever has it too, until somebody with the right has looked."""
    _, level = state.matter
    changes: dict[str, object] = {
        "guarded": True, "merged_into": "", "level": level, "manual": False,
        "no_forward": withheld(units, place, given),
    }  # fmt: skip
    return Status.SUBMITTED, _waiting(at + CHECK_WITHIN, at) | changes


def _waiting(due_at: datetime, at: datetime) -> dict[str, object]:
    return {
        "unit": None, "co_units": (), "manual": True, "spam": False, "return_pending": False,
        "due_at": due_at, "clock_from": at,
    }  # fmt: skip
