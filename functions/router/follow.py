"""What hangs on a main matter follows it: to its unit, on hold, to its later date and its answer, or back
to the dispatchers.
"""

from datetime import datetime
from itertools import pairwise

from msgspec.structs import replace

from functions.domain.codes import id_of
from functions.domain.items.appeal import SYSTEM, Appeal, Deed, Event
from functions.domain.items.change import answered, waiting
from functions.domain.items.clocks import Clocks
from functions.domain.items.facts import NOTHING, Facts
from functions.domain.items.hanging import Main, adjusted
from functions.domain.items.pause import Pause
from functions.domain.items.runs import Clock
from functions.domain.items.state import State
from functions.domain.items.status import Action, Status
from functions.domain.kinds import clocks_of
from functions.domain.kinds.steps import advance
from functions.domain.words import masking
from functions.store import appeals, registry

_ENDED = {Status.TERMINATED, Status.WITHDRAWN, Status.REJECTED}
_ANSWERS = {Action.REVIEW, Action.ANSWER, Action.FOLLOW}  # a main matter may hang on another itself


def follow(event: Event, *, at: datetime) -> None:
    """Let every appeal that hangs on this one take the step that follows; each once."""
    hanging = appeals.children(event.tenant, event.appeal) if _may_be_main(event) else []
    for identity in hanging:
        _follow(appeals.load(event.tenant, identity), event, at)
    if event.action is Action.CHECK and event.state.merged_into:
        _catch_up(event, at)


def _may_be_main(event: Event) -> bool:
    """Nothing hangs on what was not with a unit before, and who signs or rates moves nothing that hangs on it."""
    before = event.state.dispatches - (event.action is Action.DISPATCH)
    return before > 0 and event.action not in {Action.SIGN, Action.RATE}


def _catch_up(event: Event, at: datetime) -> None:
    """What hangs again where it hung before somebody suspected it: its main matter went on meanwhile."""
    _, steps = appeals.with_log(event.tenant, id_of(event.state.merged_into) or "")
    for step in steps:
        if step.step > event.state.followed:
            _follow(appeals.load(event.tenant, event.appeal), step, at)


def _follow(child: Appeal, event: Event, at: datetime) -> None:
    state = event.state
    if child.status is not Status.PROCESSING or child.state.merged_into != event.no:
        return  # answered before, split off, or taken back
    clocks = clocks_of(registry.county(event.tenant), child.kind)
    if state.guarded or state.status in _ENDED:  # of a protected report nobody hears the answer
        _set_free(child, clocks, event, at)
    elif state.status is Status.VISIT:
        _answered(child, clocks, event, at)
    elif event.step > child.state.followed:
        _adjust(child, clocks, event, at)


def _answered(child: Appeal, clocks: Clocks, event: Event, at: datetime) -> None:
    """The common answer, but for danger that was heard since it hangs here: nobody has looked at that yet.

    What is in doubt waits for whoever decides it, and catches up then.
    """
    if child.state.doubts:
        return
    if child.state.emergency and _alarmed_since(child):
        _set_free(child, clocks, event, at)
    else:
        _answer(child, clocks, event, at)


def _alarmed_since(child: Appeal) -> bool:
    _, steps = appeals.with_log(child.tenant, child.id)
    states = [step.state for step in steps]
    hung = (now for was, now in pairwise(states) if now.merged_into and not was.merged_into)
    return not list(hung)[-1].emergency


def _answer(child: Appeal, clocks: Clocks, event: Event, at: datetime) -> None:
    """The same answer, without the number, name or door of who told the main matter."""
    if event.action not in _ANSWERS:
        return
    main = appeals.load(event.tenant, event.appeal)
    reply = masking.to_others(event.public, main.known_as)
    deed = Deed(Action.FOLLOW, SYSTEM, at, public=reply, facts=Facts(main=event.no))
    appeals.save(*advance(child, clocks, deed, answered(child.state, at)))


def _set_free(child: Appeal, clocks: Clocks, event: Event, at: datetime) -> None:
    """The main matter gives no answer: its citizen's end is not this one's."""
    deed = Deed(Action.SPLIT, SYSTEM, at, facts=Facts(freed_from=event.no))
    free = waiting(child.state, clocks, at)
    appeals.save(*advance(child, clocks, deed, free), leaves=event.appeal)


def _adjust(child: Appeal, clocks: Clocks, event: Event, at: datetime) -> None:
    """To the same unit, on hold as long, with as much more time; where it stands so already, nothing is said."""
    main = Main(event.no, event.step, event.state)
    state = adjusted(child.state, main, _granted(event), event.at)
    if replace(state, followed=child.state.followed) == child.state:
        return
    facts = _news(child.state, state, event)
    deed = Deed(Action.ADJUST, SYSTEM, at, facts=replace(facts, main=event.no))
    appeals.save(*advance(child, clocks, deed, state))


def _granted(event: Event) -> datetime | None:
    """Until when the unit got more time."""
    is_granted = event.action is Action.DECIDE_EXTENSION and event.facts.decision == "approve"
    return event.state.clocks[Clock.FINISH].due_at if is_granted else None


def _news(before: State, after: State, event: Event) -> Facts:
    """To which unit; that it is on hold, by another plan, or goes on; else why there is more time."""
    unit = after.unit if after.unit and after.unit != before.unit else ""
    rests = _rests(before.pause, after.pause)
    if rests == NOTHING and _granted(event):
        rests = Facts(reason=event.facts.reason)
    return replace(rests, unit=unit)


def _rests(held: Pause | None, hold: Pause | None) -> Facts:
    if hold is None:
        return Facts(resumed=held is not None)
    plan = None if hold == held else hold.plan
    return Facts(plan_date=plan) if held else Facts(plan_date=plan, hold=True, reason=hold.reason)
