"""What a citizen's judgement leads to (transitions 17 and 18): done, or a rework round."""

from datetime import datetime

from msgspec.structs import replace

from functions.domain.items.change import Turn, closed, reworked
from functions.domain.items.clocks import Clocks
from functions.domain.items.facts import Facts
from functions.domain.items.state import Judged, State
from functions.domain.items.status import Status

BAD = 2  # this many stars or fewer ask for a rework, and so does any number where it is not solved
ROUNDS = 3  # the first and two reworks; then it stays done, and the record says why


def judged(
    state: State, clocks: Clocks, *, level: int, solved: bool | None, reachable: bool, at: datetime
) -> tuple[Turn, Facts]:
    """Where a rating leads, and the facts that it leaves."""
    instead, round_ = state.rating if state.noted else None, state.round
    state, good = _anew(state), is_good(level, solved)
    tags = ("unsolved",) if not good and level > BAD else ()
    facts = Facts(level=level, round=round_, solved=solved, instead=instead, tags=tags)
    if good or state.round >= ROUNDS:
        done = replace(
            closed(state, state.closed_at or at), rating=level, solved=solved, panel=not good
        )
        return (Status.DONE, done), replace(facts, panel=not good)
    return reworked(state, clocks, at, reachable=reachable), replace(facts, rework=True)


def _anew(state: State) -> State:
    """With no judgement of this round: what was noted by phone gives way, and so does its exclusion."""
    others = tuple(each for each in state.excluded if each != state.round)
    return replace(state, noted=False, excluded=others)


def is_good(level: int, solved: bool | None) -> bool:  # noqa: FBT001
    """Whether a judgement lets a matter rest: enough stars, and nobody says that it is not solved."""
    return level > BAD and solved is not False


def weighed(state: State, by: str, level: int) -> State:
    """With a deputy's judgement of this round (代表评议); their last word on it is the one that counts."""
    others = (each for each in state.judged if (each.by, each.round) != (by, state.round))
    return replace(state, judged=(*others, Judged(by, state.round, level)))


def excluded(state: State, judged_in: int) -> State:
    """With the judgement of a round left out of every score (不满意剔除); what was said stays on record."""
    return replace(state, excluded=(*state.excluded, judged_in))


def may_be_excluded(state: State) -> bool:
    """Whether a bad judgement may be there: each began a round, or is the last."""
    bad_now = state.rating is not None and not is_good(state.rating, state.solved)
    return len(state.excluded) < state.round - 1 + bad_now
