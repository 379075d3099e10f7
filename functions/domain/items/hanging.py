"""What hangs on a main matter (并单) stands as that stands: with its unit, on hold with it, promised as late."""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from functions.domain.items.change import OF_UNIT, taken_up, until
from functions.domain.items.runs import Clock, paused, stopped
from functions.domain.items.state import State
from functions.domain.items.tasking import beside


class Main(Struct, frozen=True):
    """A main matter (主件): its number, and how it stands after which step."""

    no: str
    step: int
    state: State


def joined(state: State, main: Main, at: datetime) -> State:
    """Hung on another matter: its own time rests, the citizen's promise stands."""
    asked = stopped(state.clocks, at, Clock.EXTENSION)
    return replace(
        _beside(state, main, at), merged_into=main.no, manual=False, spam=False, extension_to=None,
        clocks=paused(asked, at, Clock.ACCEPT, *OF_UNIT),
    )  # fmt: skip


def _beside(state: State, main: Main, at: datetime) -> State:
    """With whoever has the main matter, and as urgent; what is heard of danger in it stays level 1."""
    of = main.state
    return replace(
        beside(state, of.co_units, at), unit=of.unit, grid=of.grid, category=of.category,
        level=1 if state.emergency else of.level, followed=main.step,
    )  # fmt: skip


def adjusted(state: State, main: Main, granted: datetime | None, at: datetime) -> State:
    """What its main matter has come to: the same unit, on hold as long, its citizen told as late as was `granted`.

    Danger that is heard in it does not rest with another matter.
    """
    state, hold = _beside(state, main, at), None if state.emergency else main.state.pause
    if hold is None:
        state = taken_up(state, at)
    elif state.pause is None:
        state = replace(state, pause=hold, clocks=paused(state.clocks, at, Clock.ANSWER))
    else:
        state = replace(state, pause=hold)
    run = state.clocks.get(Clock.ANSWER)
    later = {Clock.ANSWER: until(run, granted)} if run and granted else {}
    return replace(state, clocks=state.clocks | later)
