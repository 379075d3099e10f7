"""What hangs on a main matter follows it: to its answer, or back to the dispatchers."""

from datetime import datetime

from functions.domain.items.appeal import SYSTEM, Appeal, Deed, Event, advance
from functions.domain.items.clocks import Clocks, accept_by, clocks_of
from functions.domain.items.status import Action, Status
from functions.domain.words import masking
from functions.store import appeals, registry

_ENDED = {Status.TERMINATED, Status.WITHDRAWN, Status.REJECTED}
_ANSWERS = {Action.REVIEW, Action.ANSWER, Action.FOLLOW}  # a main matter may hang on another itself


def follow(event: Event, *, at: datetime) -> None:
    """Let every appeal that hangs on this one take the step that follows; each once."""
    state = event.state
    freed = state.guarded or state.status in _ENDED  # of a protected report nobody hears the answer
    answered = not freed and event.action in _ANSWERS and state.status is Status.VISIT
    if not (answered or freed):
        return
    clocks = clocks_of(registry.county(event.tenant).settings)
    main = appeals.load(event.tenant, event.appeal)
    for identity in appeals.children(event.tenant, event.appeal):
        child = appeals.load(event.tenant, identity)
        if child.status is not Status.PROCESSING or child.state.merged_into != event.no:
            continue  # answered before, split off, or taken back
        if answered:
            _answer(child, clocks, event, main.known_as, at)
        else:
            _set_free(child, clocks, event, at)


def _answer(child: Appeal, clocks: Clocks, event: Event, known_as: str, at: datetime) -> None:
    """The same answer, without the number, name or door of who told the main matter."""
    reply = masking.to_others(event.public, known_as)
    deed = Deed(Action.FOLLOW, SYSTEM, at, public=reply, facts={"main": event.no})
    appeals.save(*advance(child, clocks, deed, {"due_at": None}))


def _set_free(child: Appeal, clocks: Clocks, event: Event, at: datetime) -> None:
    """The main matter gives no answer: its citizen's end is not this one's."""
    deed = Deed(Action.SPLIT, SYSTEM, at, facts={"from": event.no})
    due_at = accept_by(clocks, child.state.level, at)
    changes: dict[str, object] = {
        "merged_into": "", "unit": None, "manual": True, "clock_from": at, "due_at": due_at,
    }  # fmt: skip
    appeals.save(*advance(child, clocks, deed, changes), leaves=event.appeal)
