"""The protected path (保护通道): a report about an official leaves whoever has it, for the few who may read it."""

from datetime import datetime

from msgspec.structs import replace

from functions.domain.county.roles import Unit, withheld
from functions.domain.items import tasking
from functions.domain.items.change import Order, Turn, given, waiting
from functions.domain.items.clocks import Clocks
from functions.domain.items.state import State
from functions.domain.items.status import Status

PROTECTED = "纪检监察"


def protected(
    state: State, clocks: Clocks, units: dict[str, Unit], *,
    place: str | None, to: str | None, at: datetime,
) -> Turn:  # fmt: skip
    """It goes `to` the unit that is given reports, else it waits for who dispatches them."""
    _, level = state.matter
    hidden = replace(_hidden(state, units, place, to), category=PROTECTED)
    if to not in units:
        return Status.SUBMITTED, waiting(hidden, clocks, at)
    grid = units[to].grid if to else False
    order = Order(to or "", level, state.complexity, PROTECTED, purpose=state.purpose, grid=grid)
    return Status.DISPATCHED, given(hidden, clocks, order, at)


def suspected(
    state: State, clocks: Clocks, units: dict[str, Unit], *,
    place: str | None, to: str | None, at: datetime,
) -> Turn:  # fmt: skip
    """What may be a report leaves whoever has it too, until somebody with the right has looked."""
    return Status.SUBMITTED, waiting(_hidden(state, units, place, to), clocks, at, manual=False)


def _hidden(state: State, units: dict[str, Unit], place: str | None, to: str | None) -> State:
    _, level = state.matter
    kept_from = withheld(units, place, to)
    state = tasking.hidden(state)
    return replace(state, guarded=True, merged_into="", level=level, no_forward=kept_from)
