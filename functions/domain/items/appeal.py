"""An appeal (诉求): what was told, where it stands, and the events that brought it there.

The event log is the truth. Each event carries the state that it led to, so that the head row is
the fold of the log (`fold`), and whoever follows the stream needs no second read.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from functions.domain.county.roles import Role, Scope
from functions.domain.items.accused import barred
from functions.domain.items.clocks import Clocks, next_at
from functions.domain.items.state import State
from functions.domain.items.status import MOVES, STAFF_LABEL, Action, Status
from functions.domain.refusals import ActionNotAllowed, Lang, StaleAppeal
from functions.domain.words import masking

TITLED = 200  # characters of which a title is made; far more than the longest number


class Contact(Struct, frozen=True):
    """How to reach the citizen (联系方式). Kept in a row of its own; heads hold the masked twin."""

    name: str = ""
    phone: str = ""


class Told(Struct, frozen=True):
    """What the citizen told; it never changes, but for what is held of them (`intake/held.py`)."""

    content: str
    place: str
    address: str = ""
    contact: Contact | None = None  # masked
    confidential: bool = False
    public_ok: bool = False
    photos: tuple[str, ...] = ()
    service: str = ""
    channel: str = "qr"


class Actor(Struct, frozen=True):
    """Who acted. Citizens and the system have no name here."""

    role: Role
    id: str = ""
    name: str = ""
    unit: str | None = None


CITIZEN, SYSTEM = Actor(Role.CITIZEN), Actor(Role.SYSTEM)


class Event(Struct, frozen=True):
    """One line of an appeal's log: who did what when, and where that left it."""

    tenant: str
    appeal: str
    no: str
    step: int
    action: Action
    at: datetime
    actor: Actor
    state: State
    public: str = ""
    note: str = ""
    facts: dict[str, str] = {}
    photos: tuple[str, ...] = ()


class Appeal(Struct, frozen=True):
    """The head: what was told and where it stands after `step` events."""

    tenant: str
    id: str
    no: str
    told: Told
    submitted_at: datetime
    step: int
    state: State

    @property
    def status(self) -> Status:
        """Where it stands."""
        return self.state.status

    @property
    def is_private(self) -> bool:
        """Whether nobody who handles it may learn who told it: confidential (保密), or a report."""
        return self.told.confidential or self.state.guarded

    @property
    def known_as(self) -> str:
        """The masked name of who told it, to find it in texts by; empty where none was left."""
        return self.told.contact.name if self.told.contact else ""

    @property
    def title(self) -> str:
        """The first words, for lists; masked before they are cut, or half a number would show."""
        if self.state.transferred:
            return "（已移送）"
        opening = self.told.content.strip()[:TITLED]
        said = masking.closed(opening, self.known_as) if self.is_private else masking.text(opening)
        first = said.split("\n", 1)[0]
        return first if len(first) <= 32 else first[:31] + "…"

    @property
    def texts(self) -> tuple[str, ...]:
        """In what was told first, who is accused may stand."""
        return self.told.content, self.told.address


class Deed(Struct, frozen=True):
    """What an actor wants done: an action with its words, and the fields that it changes."""

    action: Action
    actor: Actor
    at: datetime
    target: Status | None = None
    public: str = ""
    note: str = ""
    facts: dict[str, str] = {}
    photos: tuple[str, ...] = ()


def advance(
    appeal: Appeal,
    clocks: Clocks,
    deed: Deed,
    changes: dict[str, object],
    *,
    step: int | None = None,
) -> tuple[Appeal, Event]:
    """The appeal one step further, and the event that says so. `step` is what the actor saw;
    `changes` are the fields of the state that the deed sets.

    Raises `StaleAppeal` where the appeal has moved on, `ActionNotAllowed` where the table says no.
    """
    if step is not None:
        fresh(appeal, step)
    target = _target(appeal, deed)
    state = replace(appeal.state, **changes)
    if target is not appeal.status:
        state = replace(state, status=target, since=deed.at, warned=0)
    state = replace(state, next_at=next_at(state, clocks))
    event = Event(
        appeal.tenant, appeal.id, appeal.no, appeal.step + 1, deed.action, deed.at, deed.actor,
        state, deed.public, deed.note, deed.facts, deed.photos,
    )  # fmt: skip
    return replace(appeal, step=event.step, state=state), event


def submitted(appeal: Appeal, clocks: Clocks, facts: dict[str, str]) -> tuple[Appeal, Event]:
    """A new appeal with its first event."""
    state = replace(appeal.state, next_at=next_at(appeal.state, clocks))
    appeal = replace(appeal, state=state)
    return appeal, Event(
        appeal.tenant, appeal.id, appeal.no, 1, Action.SUBMIT, appeal.submitted_at, CITIZEN, state,
        facts=facts,
    )  # fmt: skip


def forgotten(appeal: Appeal) -> Appeal:
    """The appeal without the masked twin of a contact that is erased with the same step."""
    return replace(appeal, told=replace(appeal.told, contact=None))


def said(appeal: Appeal, events: Iterable[Event]) -> tuple[str, ...]:
    """All that the citizen told, first and later."""
    later = (event.public for event in events if event.actor.role is Role.CITIZEN)
    return (*appeal.texts, *filter(None, later))


def fold(first: Appeal, events: Iterable[Event]) -> Appeal:
    """Rebuild the head from the log; what the store holds must be the same."""
    for event in events:
        first = replace(first, step=event.step, state=event.state)
    return first


def may_see(state: State, scope: Scope, *told: str) -> bool:
    """Whether a scope covers an appeal; what is protected is seen by few, the accused never.

    Who is accused is looked for in what was `told`, and in the tree of units as it stands now.
    """
    if state.guarded:
        if not scope.guarded or scope.own_branch & set(state.no_forward):
            return False
        if scope.onlooker and barred(scope.onlooker, state, told):
            return False
    if scope.visits and state.is_to_call:
        return True
    return scope.units is None or bool(scope.units & {state.unit, *state.co_units})


def allowed(appeal: Appeal, roles: frozenset[Role], *, own: bool) -> tuple[Action, ...]:
    """The actions that these roles may take now. `own`: the appeal is with the person's unit."""
    return tuple(
        action
        for action, move in MOVES.items()
        if appeal.status in move.source
        and not (appeal.state.doubts and action in _AFTER_THE_CHECK)
        and (move.by & (roles if own else roles - {Role.HANDLER}))
        and _fits(action, appeal.state)
        and (appeal.is_private or action not in _OF_PRIVATE)
    )


_GUARDS: dict[Action, Callable[[State], bool]] = {
    Action.CHECK: lambda state: bool(state.doubts),
    Action.DISPATCH: lambda state: not state.return_pending,
    Action.DECIDE_RETURN: lambda state: state.return_pending,
    Action.REQUEST_RETURN: lambda state: not (state.return_pending or state.return_refused),
    Action.RATE: lambda state: state.rating is None,
    Action.TRANSFER: lambda state: state.guarded,
    Action.PROTECT: lambda state: not state.guarded,
    Action.MERGE: lambda state: not (state.guarded or state.return_pending),
    Action.SPLIT: lambda state: bool(state.merged_into),
    Action.FOLLOW: lambda state: bool(state.merged_into),
    Action.REQUEST_CALL: lambda state: not state.call_asked,
    Action.WITHDRAW: lambda state: not (state.guarded and state.unit),
}


_WHILE_MERGED = {
    Action.SPLIT, Action.PROTECT, Action.FOLLOW, Action.SUPPLEMENT, Action.WITHDRAW, Action.CHECK, Action.WARN,
}  # fmt: skip
# What no person does before the doubts are decided.
_AFTER_THE_CHECK = {
    Action.DISPATCH, Action.ANSWER, Action.ASK, Action.REJECT, Action.MERGE, Action.RESOLVE,
    Action.TRANSFER, Action.TERMINATE,
}  # fmt: skip


_OF_PRIVATE = {Action.REQUEST_CALL, Action.RELAY}  # others' units may call the citizen themselves


def _fits(action: Action, state: State) -> bool:
    guard = _GUARDS.get(action)
    if state.merged_into and state.status is Status.PROCESSING and action not in _WHILE_MERGED:
        return False
    return guard is None or guard(state)


def permit(appeal: Appeal, action: Action, role: Role) -> None:
    """Ask the table, before anything is read or decided. Raises `ActionNotAllowed`."""
    move, stands = MOVES[action], STAFF_LABEL[appeal.status]
    if appeal.state.doubts and action in _AFTER_THE_CHECK and role is not Role.SYSTEM:
        raise ActionNotAllowed(
            "请先核实：是不是有危险、是不是举报",
            "Check first whether it tells of danger, or is a report",
        )
    if (
        appeal.status not in move.source
        or role not in move.by
        or not _fits(action, appeal.state)
        or (action in _OF_PRIVATE and not appeal.is_private)
    ):
        raise ActionNotAllowed(
            f"“{stands[Lang.ZH]}”的事项现在不能“{move.label[Lang.ZH]}”",
            f"{action} is not allowed now: the appeal is {appeal.status}",
        )


def fresh(appeal: Appeal, step: int) -> None:
    """Raises `StaleAppeal` where the appeal has moved on since an actor saw this step."""
    if step != appeal.step:
        raise StaleAppeal("事项已被他人更新，请刷新后重试", "The appeal has changed; reload")


def _target(appeal: Appeal, deed: Deed) -> Status:
    permit(appeal, deed.action, deed.actor.role)
    move = MOVES[deed.action]
    target = deed.target or (move.targets[0] if len(move.targets) == 1 else appeal.status)
    if target not in (move.targets or (appeal.status,)):
        raise ValueError(f"{deed.action} does not lead to {target}")
    return target
