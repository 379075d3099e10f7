"""What the citizen is asked, and tells: time rests while they are asked."""

from datetime import datetime

from msgspec.structs import replace

from functions.domain.items.change.dates import begun_in
from functions.domain.items.change.handing import accepted
from functions.domain.items.clocks import Clocks
from functions.domain.items.runs import Clock, paused, resumed
from functions.domain.items.state import State
from functions.domain.items.status import Status


def asked(state: State, at: datetime) -> State:
    """The citizen is asked: time rests, theirs too."""
    return replace(
        state, manual=True, clocks=paused(state.clocks, at, Clock.ACCEPT, Clock.ANSWER)
    )  # fmt: skip


def told_more(state: State, clocks: Clocks, at: datetime) -> State:
    """The citizen told what was asked: time goes on, and a dispatcher reads it."""
    accept = {Clock.ACCEPT: accepted(state, clocks, at)}
    return replace(state, manual=True, clocks=resumed(state.clocks, at) | accept)


def revived(state: State, clocks: Clocks, at: datetime) -> State:
    """The citizen told what was asked after it had lain down unanswered: it is promised anew."""
    anew = replace(state, status=Status.SUBMITTED, closed_at=None, manual=True)
    return replace(anew, clocks=begun_in(anew, clocks, at, Clock.ACCEPT, Clock.ANSWER))
