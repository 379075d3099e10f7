"""The ways in which the state of a matter changes, each once; what else an act says is its own affair.

Pure: from a state to the next. The status is set where the step is taken (`kinds/steps.advance`).
"""

from datetime import date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from functions.domain.county.limits import WorkingDays
from functions.domain.county.purposes import Purpose
from functions.domain.county.rule import Complexity
from functions.domain.items import tasking
from functions.domain.items.clocks import Clocks, Terms, begin, lasting
from functions.domain.items.pause import REVISIT, Pause
from functions.domain.items.runs import Clock, Run, Runs, paused, resumed, stopped
from functions.domain.items.state import Doubt, State
from functions.domain.items.status import Status
from functions.domain.items.tasks import Task

Turn = tuple[Status, State]
HANDED = (Clock.SIGN, Clock.FINISH)  # what begins with a unit
OF_UNIT = (*HANDED, Clock.CONTACT, Clock.RETURN, Clock.EXTENSION)


class Order(Struct, frozen=True):
    """A dispatch (派单): to whom, with whom, how urgent, how hard, of what kind, what for."""

    unit: str
    level: int
    complexity: Complexity = ""
    category: str = ""
    co_units: tuple[str, ...] = ()
    reachable: bool = False  # whether the unit may call the citizen
    purpose: Purpose = Purpose.UNSAID
    grid: bool = False  # whether the unit is a grid's, village's or community's

    @property
    def terms(self) -> Terms:
        """What its promises hang on."""
        return Terms(self.level, self.purpose, self.grid)


def given(state: State, clocks: Clocks, order: Order, at: datetime) -> State:
    """To a unit. What runs for it goes on where it had it already; another unit's time starts now."""
    state, same = taken_up(state, at), order.unit == state.unit
    begun = {clock: _handed(state, clocks, clock, order, at) for clock in _begun_by(state, order)}
    tasked = tasking.given_to(state, order.unit, order.co_units, begun.get(Clock.FINISH), at)
    return replace(
        tasked,
        unit=order.unit,
        level=order.level,
        complexity=order.complexity,
        purpose=order.purpose,
        grid=order.grid,
        category=order.category,
        manual=False,
        offer=None,
        spam=False,
        return_pending=False,
        return_refused=state.return_refused and same,
        extension_to=None,
        dispatched_at=at,
        signed_at=None,
        arrived_at=state.arrived_at if same else None,
        dispatches=state.dispatches + 1,
        clocks=stopped(_kept(state, order), at, Clock.ACCEPT, Clock.RETURN, Clock.EXTENSION)
        | begun
        | _promised_sooner(state, clocks, order, at),
    )


def _kept(state: State, order: Order) -> Runs:
    """What ran before a dispatch; not to contact the citizen, where this unit may not call them."""
    return state.clocks if order.reachable else uncalled(state).clocks


def _begun_by(state: State, order: Order) -> tuple[Clock, ...]:
    """What begins with a unit; to contact the citizen, where they can be called and were not in this round."""
    contact = state.clocks.get(Clock.CONTACT)
    called = contact and state.contacted_at and state.contacted_at >= contact.began_at
    return (*HANDED, Clock.CONTACT) if order.reachable and not called else HANDED


def _handed(state: State, clocks: Clocks, clock: Clock, order: Order, at: datetime) -> Run:
    run = state.run(clock)
    if run is None or order.unit != state.unit:
        return begin(clocks, clock, order.terms, at)
    return redated(run, clocks, clock, (terms(state), order.terms), at)


def _promised_sooner(state: State, clocks: Clocks, order: Order, at: datetime) -> dict[Clock, Run]:
    """A purpose that has a time of its own promises its citizen as much, from when it is said: sooner, never later."""
    run, now = state.run(Clock.ANSWER), order.terms
    said_before = (now.level, now.purpose) == (state.level, state.purpose)
    if run is None or said_before or (now.level, now.purpose) not in clocks.purposes:
        return {}
    return {Clock.ANSWER: _sooner(run, begin(clocks, Clock.ANSWER, now, at))}


def terms(state: State) -> Terms:
    """What the promises of a matter hang on as it stands."""
    return Terms(state.level, state.purpose, state.grid)


def redated(run: Run, clocks: Clocks, clock: Clock, both: tuple[Terms, Terms], at: datetime) -> Run:
    """What another level or purpose makes of a promise: what is shorter counts from now, what is longer from
    where it began; what was granted (延期) is not lost by it.
    """
    was, now = both
    if (was.level, was.purpose) == (now.level, now.purpose):
        return run
    longer = begin(clocks, clock, now, run.began_at)
    if now.level < was.level or (
        now.level == was.level and _is_shorter(longer, run, clocks, clock, was)
    ):
        return _sooner(run, begin(clocks, clock, now, at))
    return _later(run, longer)


def _is_shorter(other: Run, run: Run, clocks: Clocks, clock: Clock, was: Terms) -> bool:
    return other.due_at < begin(clocks, clock, was, run.began_at).due_at


def _sooner(run: Run | None, other: Run) -> Run:
    return run if run and run.due_at <= other.due_at else other


def _later(run: Run, other: Run) -> Run:
    return run if run.due_at >= other.due_at else _due_as(run, other)


def _due_as(run: Run, other: Run) -> Run:
    return replace(run, due_at=other.due_at, estimated=other.estimated, days=other.days)


def raised(state: State, clocks: Clocks, at: datetime) -> State:
    """What an emergency that is heard later changes (升级为特急): level 1, and its time from now."""
    state = taken_up(state, at)
    asked = [clock for clock in (Clock.ACCEPT, *HANDED, Clock.CONTACT) if state.run(clock)]
    danger = terms(state)._replace(level=1)
    sooner = {c: _sooner(state.run(c), begin(clocks, c, danger, at)) for c in asked}
    return replace(state, emergency=True, level=1, clocks=state.clocks | sooner)


def waiting(state: State, clocks: Clocks, at: datetime, *, manual: bool = True) -> State:
    """Back to the dispatchers; `manual` where the router is not to look at it first."""
    state = tasking.turn_over(taken_up(state, at))
    return replace(
        state, unit=None, grid=False, merged_into="", manual=manual, spam=False,
        return_pending=False, return_refused=False, extension_to=None,
        clocks=stopped(state.clocks, at, *OF_UNIT) | {Clock.ACCEPT: _accepted(state, clocks, at)},
    )  # fmt: skip


def _accepted(state: State, clocks: Clocks, at: datetime) -> Run:
    """What rested while it hung on another matter goes on with what was left."""
    run = state.clocks.get(Clock.ACCEPT)
    if run and run.paused_at and not run.stopped_at:
        return resumed({Clock.ACCEPT: run}, at)[Clock.ACCEPT]
    return begin(clocks, Clock.ACCEPT, terms(state), at)


def asked(state: State, at: datetime) -> State:
    """The citizen is asked: time rests, theirs too."""
    return replace(
        state, manual=True, clocks=paused(state.clocks, at, Clock.ACCEPT, Clock.ANSWER)
    )  # fmt: skip


def told_more(state: State, clocks: Clocks, at: datetime) -> State:
    """The citizen told what was asked: time goes on, and a dispatcher reads it."""
    accept = {Clock.ACCEPT: _accepted(state, clocks, at)}
    return replace(state, manual=True, clocks=resumed(state.clocks, at) | accept)


def revived(state: State, clocks: Clocks, at: datetime) -> State:
    """The citizen told what was asked after it had lain down unanswered: it is promised anew."""
    anew = replace(state, status=Status.SUBMITTED, closed_at=None, manual=True)
    return replace(anew, clocks=_begun(anew, clocks, at, Clock.ACCEPT, Clock.ANSWER))


def answered(state: State, at: datetime) -> State:
    """The answer is out; no time of the unit runs, and nobody has to help any more."""
    state = tasking.ended_where(taken_up(state, at), at, tasking.of_turn)
    return replace(state, extension_to=None, clocks=stopped(state.clocks, at))


def closed(state: State, at: datetime) -> State:
    """It came to its end."""
    return replace(answered(state, at), closed_at=at)


def signed(state: State, at: datetime) -> State:
    """The unit has taken it in hand."""
    return replace(state, signed_at=at, clocks=stopped(state.clocks, at, Clock.SIGN))


def contacted(state: State, since: datetime, at: datetime) -> State:
    """Somebody spoke with the citizen, then; it is on record now."""
    return replace(state, contacted_at=since, clocks=stopped(state.clocks, at, Clock.CONTACT))


def uncalled(state: State) -> State:
    """Nobody of a unit can or may call the citizen any more: that is promised in no round."""
    runs = {clock: run for clock, run in state.clocks.items() if clock is not Clock.CONTACT}
    return replace(state, clocks=runs)


def return_by(state: State, window: timedelta) -> datetime:
    """Until when a unit may say that it is not its affair: never before it has to have signed for it."""
    sign, given_at = state.clocks.get(Clock.SIGN), state.dispatched_at or state.since
    return max(given_at + window, sign.due_at if sign else given_at)


def return_asked(state: State, clocks: Clocks, at: datetime) -> State:
    """The unit says that it is not its affair: its time goes on, the dispatchers decide."""
    return replace(state, return_pending=True, clocks=_begun(state, clocks, at, Clock.RETURN))


def taken_back(state: State, clocks: Clocks, order: Order, at: datetime) -> State:
    """It was not the unit's affair: another has it now, and who returned it stays known for this round."""
    back = (*state.returned, state.unit or "")
    return replace(given(state, clocks, order, at), returned=back)


def return_refused(state: State, at: datetime) -> State:
    """It stays with the unit, which may not ask again (强制派单)."""
    clocks = stopped(state.clocks, at, Clock.RETURN)
    return replace(state, return_pending=False, return_refused=True, clocks=clocks)


def extension_asked(state: State, clocks: Clocks, to: datetime, at: datetime) -> State:
    """The unit asks for more time (申请延期): its time goes on, somebody decides."""
    return replace(state, extension_to=to, clocks=_begun(state, clocks, at, Clock.EXTENSION))


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


def handed_in(state: State, at: datetime) -> State:
    """The unit is done with it: neither more time nor another unit is asked for, and nobody is to call for now."""
    asked_no_more = extension_refused(state, at)
    clocks = paused(stopped(asked_no_more.clocks, at, Clock.RETURN), at, Clock.CONTACT)
    return replace(asked_no_more, return_pending=False, clocks=clocks)


def sent_back(state: State, at: datetime) -> State:
    """It was not good enough (驳回): who was not called yet is to be called."""
    clocks = resumed(state.clocks, at, Clock.CONTACT)
    return replace(state, sent_back=state.sent_back + 1, clocks=clocks)


def until(run: Run, due_at: datetime) -> Run:
    """The promise with a later date; never a sooner one."""
    return run if due_at <= run.due_at else replace(run, due_at=due_at, estimated=False, days=0)


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


def reworked(state: State, clocks: Clocks, at: datetime, *, reachable: bool) -> Turn:
    """A new round, and a new promise: with the unit that answered, else with the dispatchers."""
    anew = replace(
        state, round=state.round + 1, rating=None, solved=None, noted=False, returned=(), closed_at=None, merged_into="",
        return_refused=False, clocks=_begun(state, clocks, at, Clock.ANSWER),
    )  # fmt: skip
    if state.unit is None:
        return Status.SUBMITTED, waiting(anew, clocks, at)
    again = (Clock.FINISH, Clock.CONTACT) if reachable else (Clock.FINISH,)
    return Status.PROCESSING, replace(anew, clocks=_begun(anew, clocks, at, *again))


def _begun(state: State, clocks: Clocks, at: datetime, *several: Clock) -> dict[Clock, Run]:
    return state.clocks | {clock: begin(clocks, clock, terms(state), at) for clock in several}


def in_doubt(state: State, clocks: Clocks, new: tuple[Doubt, ...], at: datetime) -> State:
    """What the nets only may have heard waits for a person, with a clock of its own."""
    if not new:
        return state
    doubts = (*state.doubts, *new)
    return replace(state, doubts=doubts, clocks=_begun(state, clocks, at, Clock.CHECK))


def settled(state: State, at: datetime, *decided: Doubt) -> State:
    """The doubts that are left once some are decided, with their clock."""
    left = tuple(doubt for doubt in state.doubts if doubt not in decided)
    clocks = state.clocks if left else stopped(state.clocks, at, Clock.CHECK)
    return replace(state, doubts=left, clocks=clocks)


def reopened(state: State, clocks: Clocks, at: datetime) -> State:
    """As if it had just been told: the router looks at it."""
    level = 2 if Doubt.DANGER in state.doubts else 3
    fresh = replace(state, category="", level=level)
    return waiting(fresh, clocks, at, manual=False)


def restored(state: State, before: State) -> State:
    """As it stood before, but for what was told and done since."""
    check = {Clock.CHECK: state.clocks[Clock.CHECK]} if Clock.CHECK in state.clocks else {}
    return replace(
        before, tasks=_again(state, before), tasks_asked=state.tasks_asked, doubts=state.doubts, emergency=state.emergency, place_name=state.place_name,
        area=state.area, judged=state.judged, returned=state.returned,
        added=state.added, added_at=state.added_at, more_at=state.more_at,
        contacted_at=state.contacted_at, dispatches=state.dispatches, call_asked=state.call_asked,
        forgotten=state.forgotten, transferred=state.transferred, guarded=False, no_forward=(),
        not_for=(), clocks=before.clocks | check,
    )  # fmt: skip


def _again(state: State, before: State) -> tuple[Task, ...]:
    """What was asked meanwhile stands; what ended with the unit's turn is asked as it was."""
    since = {task.id: task for task in state.tasks}
    kept = tuple(since.pop(task.id, task) for task in before.tasks)
    return (*kept, *since.values())


def reckoned(state: State, clocks: Clocks) -> State:
    """With what was estimated where the calendar has it by now; what ended keeps how it ended.

    It lasts as many working days as it was promised to, whatever the level or the limits are by now.
    """
    runs = {
        clock: run if run.stopped_at or not run.estimated else _reckoned(run, state, clocks, clock)
        for clock, run in state.clocks.items()
    }
    return replace(state, clocks=runs)


def _reckoned(run: Run, state: State, clocks: Clocks, clock: Clock) -> Run:
    if run.days:
        return _due_as(run, lasting(clocks, WorkingDays(run.days), run.began_at))
    return _due_as(run, begin(clocks, clock, terms(state), run.began_at))


def warned(state: State, clock: Clock) -> State:
    """Somebody was told of a rung."""
    run = state.clocks[clock]
    return replace(state, clocks=state.clocks | {clock: replace(run, told=run.told + 1)})
