"""A matter one step further, where the table of its kind lets it be taken."""

from datetime import datetime

from msgspec.structs import replace

from functions.domain.county.roles import Role
from functions.domain.items import tasking
from functions.domain.items.appeal import CITIZEN, Appeal, Deed, Event
from functions.domain.items.clocks import Clocks
from functions.domain.items.facts import Facts
from functions.domain.items.flow import Move
from functions.domain.items.runs import Clock
from functions.domain.items.state import State
from functions.domain.items.status import Action, Status
from functions.domain.items.tasks import TASKS
from functions.domain.items.timed import next_at
from functions.domain.kinds import flow_of
from functions.domain.refusals import ActionNotAllowed, Lang, NotPermitted


def advance(
    appeal: Appeal,
    clocks: Clocks,
    deed: Deed,
    state: State | None = None,
) -> tuple[Appeal, Event]:
    """The appeal one step further, and the event that says so. `state` is what the deed made of it
    (`change/`), where it made something of it. Where that moves what the citizen was promised, the
    event says so. Raises `ActionNotAllowed` where the table says no.
    """
    target = _target(appeal, deed)
    since = deed.at if target is not appeal.status else appeal.state.since
    state = _tasked(replace(state or appeal.state, status=target, since=since), appeal, deed.at)
    state = _timed(appeal, state, clocks)
    event = Event(
        appeal.tenant, appeal.id, appeal.no, appeal.step + 1, deed.action, deed.at, deed.actor,
        state, deed.public, deed.note, _promised_anew(deed.facts, appeal.state, state), deed.photos,
        appeal.kind, _freed(appeal, state),
    )  # fmt: skip
    return replace(appeal, step=event.step, state=state), event


def _tasked(state: State, appeal: Appeal, at: datetime) -> State:
    """What is newly asked bears the step that asks; of what came to its end nothing is asked any more."""
    state = tasking.stamped(state, appeal.step + 1)
    over = state.status not in tasking.LIVING
    return tasking.ended_where(state, at, tasking.everything) if over else state


def _promised_anew(facts: Facts, before: State, after: State) -> Facts:
    """The fact that the citizen has another date to be answered by, and which it was; their page tells it."""
    run, was = after.run(Clock.ANSWER), before.promised_at
    if run is None or run.due_at == was:
        return facts
    return replace(facts, answer_by=run.due_at, answer_by_was=was)


def submitted(appeal: Appeal, clocks: Clocks, facts: Facts) -> tuple[Appeal, Event]:
    """A new appeal with its first event."""
    state = _timed(appeal, appeal.state, clocks)
    appeal = replace(appeal, state=state)
    return appeal, Event(
        appeal.tenant, appeal.id, appeal.no, 1, Action.SUBMIT, appeal.submitted_at, CITIZEN, state,
        facts=facts, kind=appeal.kind,
    )  # fmt: skip


def allowed(
    appeal: Appeal, roles: frozenset[Role], *, own: bool, handed: bool = False
) -> tuple[Action, ...]:
    """The actions that these roles may take now. `own`: the appeal is with the person's unit; `handed`:
    it was handed down to it (下派).
    """
    others = roles - {Role.HANDLER}
    return tuple(
        action
        for action, move in flow_of(appeal).moves.items()
        if move.whose(appeal.state) & (roles if own or (handed and move.handed) else others)
        and move.fits(appeal)
        and not _is_put_off(action, move, appeal.state)
    )


def _is_put_off(action: Action, move: Move, state: State) -> bool:
    barred = len(move.targets) < SEVERAL and tasking.barring(state, action)
    return bool(move.waits(state) or move.rests(state) or barred)


SEVERAL = 2  # ways that a step can lead: a task bars it where that closes


def permit(appeal: Appeal, action: Action, role: Role) -> None:
    """Ask the table, before anything is read or decided. Raises `ActionNotAllowed` or `NotPermitted`."""
    flow = flow_of(appeal)
    if action not in flow.moves:
        raise ActionNotAllowed("这类事项没有这个操作", f"A matter of this kind knows no {action}")
    move, stands = flow.moves[action], flow.statuses[appeal.status].staff
    if move.waits(appeal.state) and role is not Role.SYSTEM:
        raise ActionNotAllowed(
            "请先核实：是不是有危险、是不是举报",
            "Check first whether it tells of danger, or is a report",
        )
    if role not in move.by or not move.fits(appeal):
        raise ActionNotAllowed(
            f"“{stands[Lang.ZH]}”的事项现在不能“{move.label[Lang.ZH]}”",
            f"{action} is not allowed now: the appeal is {appeal.status}",
        )
    if move.rests(appeal.state):
        raise ActionNotAllowed(
            f"已挂账的事项不能“{move.label[Lang.ZH]}”，请先解除挂账",
            f"{action} is not allowed while it is on hold: take it up again first",
        )
    if role not in move.whose(appeal.state):
        raise NotPermitted(
            f"这个紧急程度的事项，您的角色不能“{move.label[Lang.ZH]}”",
            f"{action} is not your role's where it is as urgent as this",
        )
    if len(move.targets) < SEVERAL:
        _unbarred(appeal, action, move)


def _unbarred(appeal: Appeal, action: Action, move: Move) -> None:
    """Raises `ActionNotAllowed` where somebody still has to answer something first (交办未办结)."""
    if task := tasking.barring(appeal.state, action):
        asked = TASKS[task.kind].label
        raise ActionNotAllowed(
            f"还有“{asked[Lang.ZH]}”未办结，不能“{move.label[Lang.ZH]}”",
            f"{action} has to wait: something is still open ({asked[Lang.EN]})",
        )


def _target(appeal: Appeal, deed: Deed) -> Status:
    permit(appeal, deed.action, deed.actor.role)
    targets = flow_of(appeal).moves[deed.action].targets
    target = deed.target or (targets[0] if len(targets) == 1 else appeal.status)
    if target not in (targets or (appeal.status,)):
        raise ValueError(f"{deed.action} does not lead to {target}")
    if not tasking.goes_on(target):
        _unbarred(appeal, deed.action, flow_of(appeal).moves[deed.action])
    return target


def _freed(appeal: Appeal, state: State) -> tuple[str, ...]:
    """The rows of tasks that this step leaves behind."""
    after = tasking.seats(state)
    return tuple(name for name in tasking.seats(appeal.state) if name not in after)


def _timed(appeal: Appeal, state: State, clocks: Clocks) -> State:
    return replace(state, next_at=next_at(state, clocks, flow_of(appeal).timed))
