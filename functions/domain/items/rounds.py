"""What a citizen's judgement leads to (transitions 17 and 18): done, or a rework round."""

from datetime import datetime

from functions.domain.items.clocks import Clocks, accept_by, finish_by
from functions.domain.items.state import State
from functions.domain.items.status import Status
from functions.domain.moments import rfc3339

BAD = 2  # this many stars or fewer ask for a rework
ROUNDS = 3  # the first and two reworks; then it stays done, and the record says why


def judged(
    state: State, clocks: Clocks, *, level: int, solved: bool | None, at: datetime
) -> tuple[Status, dict[str, object], dict[str, str]]:
    """The status that a rating leads to, what it changes, and the facts that it leaves."""
    facts = {"level": str(level), "round": str(state.round)}
    if solved is not None:
        facts["solved"] = "yes" if solved else "no"
    if level > BAD or state.round >= ROUNDS:
        kept: dict[str, object] = {
            "rating": level,
            "solved": solved,
            "closed_at": at,
            "due_at": None,
        }
        return Status.DONE, kept, facts | ({"panel": "yes"} if level <= BAD else {})
    target, anew = reopened(state, clocks, at)
    answer_by = rfc3339(finish_by(clocks, state.level, at))
    return target, anew, facts | {"rework": "yes", "answer_by": answer_by}


def reopened(state: State, clocks: Clocks, at: datetime) -> tuple[Status, dict[str, object]]:
    """A new round: with the unit that answered, else with the dispatchers."""
    anew: dict[str, object] = {
        "round": state.round + 1, "rating": None, "solved": None, "closed_at": None,
        "clock_from": at, "return_refused": False, "merged_into": "",
        "promised_at": finish_by(clocks, state.level, at),  # a new promise, told with the event
    }  # fmt: skip
    if state.unit is None:
        due_at = accept_by(clocks, state.level, at)
        return Status.SUBMITTED, anew | {"manual": True, "due_at": due_at}
    return Status.PROCESSING, anew | {"due_at": anew["promised_at"]}
