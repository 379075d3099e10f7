"""What a citizen was promised (承诺): one date to be given to a unit by, one to be answered by.

Both are given at submission and kept in the state, so that the receipt and the page say the same for
ever: no dispatch, return, merge or change of settings moves them. A bad rating gives a new date to
answer by, and its event says so (`answer_by`).
"""

from datetime import datetime

from msgspec import Struct

from functions.domain.codes import BEIJING
from functions.domain.county.county import Settings
from functions.domain.items.appeal import Appeal
from functions.domain.items.clocks import Clocks, Due, DueStep, accept_by, due, finish_by
from functions.domain.items.state import State
from functions.domain.items.status import Status
from functions.domain.refusals import Words
from functions.domain.safety import heard


class Promise(Struct, frozen=True):
    """By when it is given to a unit, and by when it is answered."""

    dispatch_by: datetime
    answer_by: datetime


def first(clocks: Clocks, level: int, at: datetime) -> Promise:
    """What is promised to who submits at this moment."""
    return Promise(accept_by(clocks, level, at), finish_by(clocks, level, at))


def promised(appeal: Appeal, clocks: Clocks, settings: Settings) -> Promise:
    """What was promised; of rows of before it was kept, what their receipts said."""
    state = appeal.state
    level = 1 if heard(settings.emergency_words, appeal.told.content) else 3
    said = first(clocks, level, appeal.submitted_at)
    return Promise(state.dispatch_by or said.dispatch_by, state.promised_at or said.answer_by)


def due_to_citizen(state: State, promise: Promise, since: datetime) -> Due | None:
    """What the citizen waits for next: the step that is due to the desk, or the answer, if that is sooner."""
    if state.status not in _WAITING:
        return None
    answer, step = Due(DueStep.ANSWER, promise.answer_by, since), due(state)
    return min(step, answer, key=lambda each: each.by) if step else answer


def is_broken(state: State, at: datetime) -> bool:
    """Whether the citizen still waits for an answer that was promised for before."""
    return (
        state.status in _WAITING and state.promised_at is not None and at >= state.promised_at
    )  # fmt: skip


def told_anew(by: datetime) -> Words:
    """A new date to be answered by, as the citizen is told of it."""
    local = by.astimezone(BEIJING)
    return Words(
        f"重新办理，最迟 {local.month} 月 {local.day} 日 {local:%H:%M} 答复",
        f"It is handled again; you will be answered by {local.day} {local:%B} {local:%H:%M}",
    )


_WAITING = {Status.SUBMITTED, Status.DISPATCHED, Status.PROCESSING, Status.REVIEW}
