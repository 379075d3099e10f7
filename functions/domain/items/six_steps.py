"""The six steps that everybody sees (六步闭环, field.md X02): 上报→受理→派单→办理→核查→评价结案.

Where a matter stands on them is read from the states that its events led to, so that the bar can't
say anything else than the status.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from functions.domain.items.appeal import Event
from functions.domain.items.status import Action, Status
from functions.domain.moments import rfc3339
from functions.domain.refusals import Lang, Words


class Step(StrEnum):
    """One of the six, in their order."""

    REPORT = "report"
    ACCEPT = "accept"
    DISPATCH = "dispatch"
    HANDLE = "handle"
    CHECK = "check"
    CLOSE = "close"


LABELS = {
    Step.REPORT: Words("上报", "Report"),
    Step.ACCEPT: Words("受理", "Accept"),
    Step.DISPATCH: Words("派单", "Assign"),
    Step.HANDLE: Words("办理", "Handle"),
    Step.CHECK: Words("核查", "Check"),
    Step.CLOSE: Words("评价结案", "Rate & close"),
}


class Progress(StrEnum):
    """How it stands with a step."""

    DONE = "done"
    SKIPPED = "skipped"  # what was answered directly needed no unit and no review
    NOW = "now"
    WAITING = "waiting"  # for what the citizen was asked
    ENDED = "ended"  # here it came to its end, and went no further
    AHEAD = "ahead"


class ShownStep(NamedTuple):
    """A step of one matter; when it was done, or the matter ended there."""

    step: Step
    standing: Progress
    at: datetime | None = None


_SIX = tuple(Step)
# The step at which a status stands; one that is missing here ends the matter where it stood.
_AT = {
    Status.SUBMITTED: Step.ACCEPT,
    Status.NEED_INFO: Step.ACCEPT,
    Status.DISPATCHED: Step.DISPATCH,
    Status.PROCESSING: Step.HANDLE,
    Status.REVIEW: Step.CHECK,
    Status.VISIT: Step.CLOSE,
}
_ALL_DONE = {Status.DONE, Status.ARCHIVED}
_SKIPS = {Action.ANSWER: {Step.DISPATCH, Step.CHECK}}


def steps(events: Iterable[Event]) -> list[ShownStep]:
    """Each of the six, as the log of a matter leaves it."""
    behind: tuple[ShownStep, ...] = ()
    place, last = 0, None
    for last in events:
        to = _place(last.state.status, place)
        behind, place = _passed(behind, place, to, last), to
    here = [_here(_SIX[place], last)] if last and place < len(_SIX) else []
    return [
        *behind[:place],
        *here,
        *(ShownStep(step, Progress.AHEAD) for step in _SIX[place + 1 :]),
    ]


def view(events: Iterable[Event], lang: Lang) -> list[dict[str, object]]:
    """The bar, as pages get it."""
    return [_told(stage, lang) for stage in steps(events)]


def _place(status: Status, before: int) -> int:
    if status in _ALL_DONE:
        return len(_SIX)
    return _SIX.index(_AT[status]) if status in _AT else before


def _passed(
    behind: tuple[ShownStep, ...], place: int, to: int, event: Event
) -> tuple[ShownStep, ...]:
    """The steps that were ever done, with those that an event passes. A check puts back what stood before."""
    if to <= place:
        return behind
    kept = behind if event.action is Action.CHECK else behind[:place]
    return (*kept, *(_done(step, event) for step in _SIX[len(kept) : to]))


def _done(step: Step, event: Event) -> ShownStep:
    if step in _SKIPS.get(event.action, ()):
        return ShownStep(step, Progress.SKIPPED)
    return ShownStep(step, Progress.DONE, event.at)


def _here(step: Step, last: Event) -> ShownStep:
    """The step that is being done."""
    status = last.state.status
    if status not in _AT:
        return ShownStep(step, Progress.ENDED, last.state.since)
    return ShownStep(step, Progress.WAITING if status is Status.NEED_INFO else Progress.NOW)


def _told(stage: ShownStep, lang: Lang) -> dict[str, object]:
    told: dict[str, object] = {
        "key": stage.step,
        "label": LABELS[stage.step][lang],
        "state": stage.standing,
    }
    return told | {"at": rfc3339(stage.at)} if stage.at else told
