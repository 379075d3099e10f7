"""Time that rests (挂账), and more of it that is asked for (延期): what was left goes on, and never becomes less."""

from datetime import date, datetime

from msgspec.structs import replace

from functions.domain.items import tasking
from functions.domain.items.change.dates import begun_in, until
from functions.domain.items.clocks import Clocks
from functions.domain.items.pause import REVISIT, Pause
from functions.domain.items.runs import Clock, Run, paused, resumed, stopped
from functions.domain.items.state import State

HANDED = (Clock.SIGN, Clock.FINISH)  # what begins with a unit
OF_UNIT = (*HANDED, Clock.CONTACT, Clock.RETURN, Clock.EXTENSION)


def extension_asked(state: State, clocks: Clocks, to: datetime, at: datetime) -> State:
    """The unit asks for more time (申请延期): its time goes on, somebody decides."""
    return replace(state, extension_to=to, clocks=begun_in(state, clocks, at, Clock.EXTENSION))


def extension_refused(state: State, at: datetime) -> State:
    """It is due when it was."""
    return replace(state, extension_to=None, clocks=stopped(state.clocks, at, Clock.EXTENSION))


def extended(state: State, at: datetime) -> State:
    """The unit has until what it asked for, and the citizen waits as long; what was told stays told."""
    decided, to = extension_refused(state, at), state.extension_to
    moved = {
        clock: until(run, to)
        for clock in (Clock.FINISH, Clock.ANSWER)
        if to and (run := state.run(clock))
    }
    return replace(decided, extensions=state.extensions + 1, clocks=decided.clocks | moved)


def put_on_hold(state: State, pause: Pause, at: datetime) -> State:
    """Time rests, the citizen's too; the age does not (挂账)."""
    rested = paused(state.clocks, at, *OF_UNIT, Clock.ANSWER)
    held = replace(tasking.resting(state, at), pause=pause, clocks=rested)
    return revisited(held, pause.plan, at)


def revisited(state: State, plan: date, at: datetime) -> State:
    """Somebody looked at what is on hold: asked again in a month, or when the planned day is over."""
    if state.pause is None:
        return state
    pause = replace(state.pause, plan=plan)
    again = {Clock.REVISIT: Run(at, min(at + REVISIT, pause.ends))}
    return replace(state, pause=pause, clocks=state.clocks | again)


def taken_up(state: State, at: datetime) -> State:
    """On hold no longer: time goes on with what was left of it. Whatever needs a unit at work takes it up."""
    if state.pause is None:
        return state
    clocks = stopped(state.clocks, at, Clock.REVISIT)
    rested = (Clock.ANSWER,) if state.merged_into else tuple(clocks)
    return replace(tasking.resumed(state, at), pause=None, clocks=resumed(clocks, at, *rested))
