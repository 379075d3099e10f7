"""An appeal (诉求): what was told, where it stands, and the events that brought it there.

The event log is the truth. Each event carries the state that it led to, so that the head row is
the fold of the log (`fold`), and whoever follows the stream needs no second read.
"""

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct, field
from msgspec.structs import replace

from functions.domain.county.roles import Role, Scope
from functions.domain.forms import one_line
from functions.domain.items.accused import barred
from functions.domain.items.detail import Detail, texts
from functions.domain.items.facts import NOTHING, Facts
from functions.domain.items.kind import APPEAL, Kind
from functions.domain.items.state import State
from functions.domain.items.status import Action, Status
from functions.domain.refusals import StaleAppeal
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
    detail: Detail | None = None  # what its kind is told beside the words


class Actor(Struct, frozen=True):
    """Who acted. Citizens and the system have no name here."""

    role: Role
    id: str = ""
    name: str = ""
    unit: str | None = None


CITIZEN, SYSTEM = Actor(Role.CITIZEN), Actor(Role.SYSTEM)


class Event(Struct, frozen=True, omit_defaults=True):
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
    facts: Facts = field(default=NOTHING, name="said")  # `upgrade` reads what was `facts`
    photos: tuple[str, ...] = ()
    kind: Kind = APPEAL
    freed: tuple[str, ...] = ()  # rows of tasks that nobody waits for any more


class Appeal(Struct, frozen=True, omit_defaults=True):
    """The head: what was told and where it stands after `step` events."""

    tenant: str
    id: str
    no: str
    told: Told
    submitted_at: datetime
    step: int
    state: State
    kind: Kind = APPEAL

    @property
    def status(self) -> Status:
        """Where it stands."""
        return self.state.status

    @property
    def is_private(self) -> bool:
        """Whether nobody who handles it may learn who told it: confidential (保密), or a report."""
        return self.told.confidential or self.state.guarded

    @property
    def is_reachable(self) -> bool:
        """Whether the unit that has it may call the citizen."""
        return self.can_be_called and not self.state.guarded

    @property
    def can_be_called(self) -> bool:
        """Whether the citizen left a number, and did not ask that nobody who handles it has it."""
        contact = self.told.contact
        return bool(contact and contact.phone) and not self.told.confidential

    @property
    def left_contact(self) -> bool:
        """Whether the citizen left any way to be reached: a number, or a name to ask for at the door."""
        return self.told.contact is not None

    @property
    def known_as(self) -> str:
        """The masked name of who told it, to find it in texts by; empty where none was left."""
        return self.told.contact.name if self.told.contact else ""

    @property
    def title(self) -> str:
        """The first words, for lists."""
        return self.heading(closed=self.is_private)

    def heading(self, *, closed: bool) -> str:
        """The same; `closed` for who must not learn who told it. Masked before they are cut, or half a number would show."""
        if self.state.transferred:
            return "（已移送）"
        opening = self.told.content.strip()[:TITLED]
        said = (masking.closed if closed else masking.told)(opening, self.known_as)
        first = one_line(said.split("\n", 1)[0])
        return first if len(first) <= 32 else first[:31] + "…"

    @property
    def texts(self) -> tuple[str, ...]:
        """In what was told first, who is accused may stand."""
        return (
            self.told.content, self.told.address, self.told.service, *texts(self.told.detail),
        )  # fmt: skip


class Deed(Struct, frozen=True):
    """What an actor wants done: an action with its words and its facts."""

    action: Action
    actor: Actor
    at: datetime
    target: Status | None = None
    public: str = ""
    note: str = ""
    facts: Facts = NOTHING
    photos: tuple[str, ...] = ()


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

    Who is accused is looked for in what was `told`, and in the tree of units as it stands now. What a deputy
    sees is no matter of a state alone (`slices.py`).
    """
    if scope.slice is not None:
        return False
    if state.guarded:
        if not scope.guarded or scope.own_branch & set(state.no_forward):
            return False
        if scope.onlooker and barred(scope.onlooker, state, told):
            return False
    if scope.visits and state.is_to_call:
        return True
    if scope.onlooker and scope.onlooker.person.id in state.people:
        return True
    return scope.units is None or bool(scope.units & {state.unit, *state.helpers})


def fresh(appeal: Appeal, step: int) -> None:
    """Raises `StaleAppeal` where the appeal has moved on since an actor saw this step."""
    if step != appeal.step:
        raise StaleAppeal("事项已被他人更新，请刷新后重试", "The appeal has changed; reload")
