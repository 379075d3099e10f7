"""What a citizen was promised (承诺): one date to be given to a unit by, one to be answered by.

Both are given at submission and kept in the state, so that the receipt and the page say the same:
no dispatch, return, merge or change of settings makes them later. What the citizen is asked, an extension and
a pause move the second by as long as it rested, a bad rating gives a new one, a purpose that has less time
(咨询) brings it nearer (`change.given`); the event says so (`answer_by`, `answer_by_was`).
"""

from datetime import datetime

from msgspec import Struct

from functions.domain.codes import BEIJING
from functions.domain.county.county import Settings
from functions.domain.items.appeal import Appeal
from functions.domain.items.clocks import Clocks, begin
from functions.domain.items.ladder import Due, due, due_by
from functions.domain.items.rungs import ClockRules
from functions.domain.items.runs import A_THIRD, Clock, Run
from functions.domain.items.state import State
from functions.domain.items.status import WAITING
from functions.domain.refusals import Words
from functions.domain.safety import heard


class Promise(Struct, frozen=True):
    """By when it is given to a unit, and by when it is answered."""

    dispatch_by: datetime
    answer_by: datetime


def first(clocks: Clocks, level: int, at: datetime) -> Promise:
    """What is promised to who submits at this moment."""
    accept, answer = (begin(clocks, each, level, at) for each in (Clock.ACCEPT, Clock.ANSWER))
    return Promise(accept.due_at, answer.due_at)


def promised(appeal: Appeal, clocks: Clocks, settings: Settings) -> Promise:
    """What was promised; of rows of before it was kept, what their receipts said."""
    state = appeal.state
    level = 1 if heard(settings.emergency_words, appeal.told.content) else 3
    said = first(clocks, level, appeal.submitted_at)
    return Promise(state.dispatch_by or said.dispatch_by, state.promised_at or said.answer_by)


def standing_date(state: State, promise: Promise) -> datetime | None:
    """The date to be answered by, as it stands; none while it rests: asked for more, or on hold."""
    run = state.clocks.get(Clock.ANSWER)
    rests = run is not None and run.paused_at is not None and run.stopped_at is None
    return None if rests else promise.answer_by


def due_to_citizen(
    state: State, promise: Promise, rules: ClockRules, since: datetime
) -> Due | None:
    """What the citizen waits for next: the step that is due to the desk, or the answer, if that is sooner."""
    if state.status not in WAITING:
        return None
    if state.pause:
        return due(state, rules)
    run = Run(since, promise.answer_by, yellow=_yellow(state))
    answer, step = due_by(Clock.ANSWER, run), due(state, rules)
    return min(step, answer, key=lambda each: each.by) if step else answer


def _yellow(state: State) -> int:
    promise = state.clocks.get(Clock.ANSWER)
    return promise.yellow if promise else A_THIRD


def is_broken(state: State, at: datetime) -> bool:
    """Whether the citizen still waits for an answer that was promised for before."""
    promise = state.promised_at
    waits = state.status in WAITING and state.pause is None
    return waits and promise is not None and at >= promise


def told_anew(by: datetime, *, again: bool, sooner: bool = False) -> Words:
    """A new date to be answered by, as the citizen is told of it; `again` of a new round."""
    local = by.astimezone(BEIJING)
    moved = "答复时间提前到" if sooner else "答复时间顺延到"
    zh = "重新办理，最迟" if again else moved
    en = "It is handled again; you will be" if again else "You will now be"
    return Words(
        f"{zh} {local.month} 月 {local.day} 日 {local:%H:%M}{' 答复' if again else ''}",
        f"{en} answered by {local.day} {local:%B} {local:%H:%M}",
    )
