"""Who has it: given to a unit, taken in hand, sent back to the dispatchers, or to another unit."""

from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from functions.domain.county.purposes import Purpose
from functions.domain.county.rule import Complexity
from functions.domain.items import tasking
from functions.domain.items.change.dates import begun_in, redated, sooner, terms
from functions.domain.items.change.resting import HANDED, OF_UNIT, taken_up
from functions.domain.items.clocks import Clocks, Terms, begin
from functions.domain.items.runs import Clock, Run, Runs, resumed, stopped
from functions.domain.items.state import State


class Order(Struct, frozen=True):
    """A dispatch (派单): to whom, with whom, how urgent, how hard, of what kind, what for."""

    unit: str
    level: int
    complexity: Complexity = ""
    category: str = ""
    co_units: tuple[str, ...] = ()
    reachable: bool = False  # whether the unit may call the citizen
    purpose: Purpose = Purpose.UNSAID
    grid: bool = False  # whether the unit is a grid's, village's or community's

    @property
    def terms(self) -> Terms:
        """What its promises hang on."""
        return Terms(self.level, self.purpose, self.grid)


def given(state: State, clocks: Clocks, order: Order, at: datetime) -> State:
    """To a unit. What runs for it goes on where it had it already; another unit's time starts now."""
    state, same = taken_up(state, at), order.unit == state.unit
    begun = {clock: _handed(state, clocks, clock, order, at) for clock in _begun_by(state, order)}
    tasked = tasking.given_to(state, order.unit, order.co_units, begun.get(Clock.FINISH), at)
    return replace(
        tasked,
        unit=order.unit,
        level=order.level,
        complexity=order.complexity,
        purpose=order.purpose,
        grid=order.grid,
        category=order.category,
        manual=False,
        offer=None,
        spam=False,
        return_pending=False,
        return_refused=state.return_refused and same,
        extension_to=None,
        dispatched_at=at,
        signed_at=None,
        arrived_at=state.arrived_at if same else None,
        dispatches=state.dispatches + 1,
        clocks=stopped(_kept(state, order), at, Clock.ACCEPT, Clock.RETURN, Clock.EXTENSION)
        | begun
        | _promised_sooner(state, clocks, order, at),
    )


def _kept(state: State, order: Order) -> Runs:
    """What ran before a dispatch; not to contact the citizen, where this unit may not call them."""
    return state.clocks if order.reachable else uncalled(state).clocks


def _begun_by(state: State, order: Order) -> tuple[Clock, ...]:
    """What begins with a unit; to contact the citizen, where they can be called and were not in this round."""
    contact = state.clocks.get(Clock.CONTACT)
    called = contact and state.contacted_at and state.contacted_at >= contact.began_at
    return (*HANDED, Clock.CONTACT) if order.reachable and not called else HANDED


def _handed(state: State, clocks: Clocks, clock: Clock, order: Order, at: datetime) -> Run:
    run = state.run(clock)
    if run is None or order.unit != state.unit:
        return begin(clocks, clock, order.terms, at)
    return redated(run, clocks, clock, (terms(state), order.terms), at)


def _promised_sooner(state: State, clocks: Clocks, order: Order, at: datetime) -> dict[Clock, Run]:
    """A purpose that has a time of its own promises its citizen as much, from when it is said: sooner, never later."""
    run, now = state.run(Clock.ANSWER), order.terms
    said_before = (now.level, now.purpose) == (state.level, state.purpose)
    if run is None or said_before or (now.level, now.purpose) not in clocks.purposes:
        return {}
    return {Clock.ANSWER: sooner(run, begin(clocks, Clock.ANSWER, now, at))}


def waiting(state: State, clocks: Clocks, at: datetime, *, manual: bool = True) -> State:
    """Back to the dispatchers; `manual` where the router is not to look at it first."""
    state = tasking.turn_over(taken_up(state, at))
    return replace(
        state, unit=None, grid=False, merged_into="", manual=manual, spam=False,
        return_pending=False, return_refused=False, extension_to=None,
        clocks=stopped(state.clocks, at, *OF_UNIT) | {Clock.ACCEPT: accepted(state, clocks, at)},
    )  # fmt: skip


def accepted(state: State, clocks: Clocks, at: datetime) -> Run:
    """What rested while it hung on another matter goes on with what was left."""
    run = state.clocks.get(Clock.ACCEPT)
    if run and run.paused_at and not run.stopped_at:
        return resumed({Clock.ACCEPT: run}, at)[Clock.ACCEPT]
    return begin(clocks, Clock.ACCEPT, terms(state), at)


def signed(state: State, at: datetime) -> State:
    """The unit has taken it in hand."""
    return replace(state, signed_at=at, clocks=stopped(state.clocks, at, Clock.SIGN))


def contacted(state: State, since: datetime, at: datetime) -> State:
    """Somebody spoke with the citizen, then; it is on record now."""
    return replace(state, contacted_at=since, clocks=stopped(state.clocks, at, Clock.CONTACT))


def uncalled(state: State) -> State:
    """Nobody of a unit can or may call the citizen any more: that is promised in no round."""
    runs = {clock: run for clock, run in state.clocks.items() if clock is not Clock.CONTACT}
    return replace(state, clocks=runs)


def return_by(state: State, window: timedelta) -> datetime:
    """Until when a unit may say that it is not its affair: never before it has to have signed for it."""
    sign, given_at = state.clocks.get(Clock.SIGN), state.dispatched_at or state.since
    return max(given_at + window, sign.due_at if sign else given_at)


def return_asked(state: State, clocks: Clocks, at: datetime) -> State:
    """The unit says that it is not its affair: its time goes on, the dispatchers decide."""
    return replace(state, return_pending=True, clocks=begun_in(state, clocks, at, Clock.RETURN))


def taken_back(state: State, clocks: Clocks, order: Order, at: datetime) -> State:
    """It was not the unit's affair: another has it now, and who returned it stays known for this round."""
    back = (*state.returned, state.unit or "")
    return replace(given(state, clocks, order, at), returned=back)


def return_refused(state: State, at: datetime) -> State:
    """It stays with the unit, which may not ask again (强制派单)."""
    clocks = stopped(state.clocks, at, Clock.RETURN)
    return replace(state, return_pending=False, return_refused=True, clocks=clocks)
