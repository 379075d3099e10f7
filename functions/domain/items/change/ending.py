"""Handed in, sent back, answered, over, and begun anew where it was judged badly."""

from datetime import datetime

from msgspec.structs import replace

from functions.domain.items import tasking
from functions.domain.items.change.dates import begun_in
from functions.domain.items.change.handing import waiting
from functions.domain.items.change.resting import extension_refused, taken_up
from functions.domain.items.clocks import Clocks
from functions.domain.items.runs import Clock, paused, resumed, stopped
from functions.domain.items.state import State
from functions.domain.items.status import Status

Turn = tuple[Status, State]


def answered(state: State, at: datetime) -> State:
    """The answer is out; no time of the unit runs, and nobody has to help any more."""
    state = tasking.ended_where(taken_up(state, at), at, tasking.of_turn)
    return replace(state, extension_to=None, clocks=stopped(state.clocks, at))


def closed(state: State, at: datetime) -> State:
    """It came to its end."""
    return replace(answered(state, at), closed_at=at)


def handed_in(state: State, at: datetime) -> State:
    """The unit is done with it: neither more time nor another unit is asked for, and nobody is to call for now."""
    asked_no_more = extension_refused(state, at)
    clocks = paused(stopped(asked_no_more.clocks, at, Clock.RETURN), at, Clock.CONTACT)
    return replace(asked_no_more, return_pending=False, clocks=clocks)


def sent_back(state: State, at: datetime) -> State:
    """It was not good enough (驳回): who was not called yet is to be called."""
    clocks = resumed(state.clocks, at, Clock.CONTACT)
    return replace(state, sent_back=state.sent_back + 1, clocks=clocks)


def reworked(state: State, clocks: Clocks, at: datetime, *, reachable: bool) -> Turn:
    """A new round, and a new promise: with the unit that answered, else with the dispatchers."""
    anew = replace(
        state, round=state.round + 1, rating=None, solved=None, noted=False, returned=(), closed_at=None, merged_into="",
        return_refused=False, clocks=begun_in(state, clocks, at, Clock.ANSWER),
    )  # fmt: skip
    if state.unit is None:
        return Status.SUBMITTED, waiting(anew, clocks, at)
    again = (Clock.FINISH, Clock.CONTACT) if reachable else (Clock.FINISH,)
    return Status.PROCESSING, replace(anew, clocks=begun_in(anew, clocks, at, *again))
