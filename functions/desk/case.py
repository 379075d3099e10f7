"""What a verb is given, and what it answers."""

from dataclasses import dataclass
from datetime import datetime

from functions.domain.county.county import County
from functions.domain.county.roles import Person, Role, Unit, scope_of
from functions.domain.forms import Form
from functions.domain.items.appeal import Appeal, Event, may_see, said
from functions.domain.items.clocks import Clocks
from functions.domain.items.facts import NOTHING, Facts
from functions.domain.items.readers import handler, taker, unfit
from functions.domain.items.slices import covers
from functions.domain.items.state import State
from functions.domain.items.status import Action, Status
from functions.domain.kinds import clocks_of
from functions.domain.refusals import InvalidInput, Unknown, invalid
from functions.domain.words.masking.doors import told_doors
from functions.store import appeals, registry


class Act(Form):
    """The body of every act: the step that the person saw."""

    step: int


@dataclass(frozen=True, slots=True)
class Case:
    """An appeal on somebody's desk."""

    county: County
    units: dict[str, Unit]
    person: Person
    appeal: Appeal
    events: list[Event]
    at: datetime

    @property
    def state(self) -> State:
        """Where the appeal stands."""
        return self.appeal.state

    @property
    def is_transferred(self) -> bool:
        """Whether it went to another body: its content is closed here (field.md D06)."""
        return self.state.transferred or any(e.action is Action.TRANSFER for e in self.events)

    @property
    def clocks(self) -> Clocks:
        """The county's time limits."""
        return clocks_of(self.county, self.appeal.kind)

    @property
    def seen(self) -> bool:
        """Whether this person may know of it; an act can end that."""
        scope = scope_of(self.person, self.units)
        if scope.slice is not None:
            return covers(scope.slice, self.appeal)
        return may_see(self.state, scope, *self.texts)

    @property
    def texts(self) -> tuple[str, ...]:
        """All that the citizen told, first and later."""
        return said(self.appeal, self.events)

    @property
    def doors(self) -> frozenset[str]:
        """The doors that the citizen told: masked for who must not know them."""
        return told_doors(self.texts, self.appeal.told.address)

    def unit(self, field_name: str, identity: str) -> str:
        """A unit that may have this appeal. Of a report: not the accused, nor where nobody may read it."""
        if identity not in self.units:
            raise invalid(field_name, "choice", "没有这个单位", "is no unit of this county")
        if self.state.guarded:
            people = registry.people(self.county.id, fresh=True).values()
            if wrong := unfit(field_name, identity, people, self.units, self.state, *self.texts):
                raise InvalidInput(wrong)
        return identity


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act leads to: a status, words for the citizen and for colleagues, the state it makes."""

    target: Status | None = None
    public: str = ""
    note: str = ""
    facts: Facts = NOTHING
    state: State | None = None
    joins: Appeal | None = None
    leaves: str | None = None
    opens: str | None = None  # what a new query code leads to
    closes: str | None = None  # what the one before it led to
    unlearns: bool = False


def given_to(case: Case) -> str | None:
    """The unit that this report goes to; none where it is accused, or nobody there could read it."""
    people = registry.people(case.county.id, fresh=True).values()
    return taker(case.county.settings.guarded_unit, people, case.units, case.state, *case.texts)


def knows(case: Case, no: str) -> bool:
    """Whether this person may know of another matter that this one names.

    What the system split off may have hung on what is protected since: it names its main matter to
    nobody who could not read that, whatever became of it.
    """
    freed = {e.facts.freed_from for e in case.events if e.actor.role is Role.SYSTEM}
    if not no or (no in freed and not case.person.guarded):
        return False
    try:
        appeals.get(case.county.id, no, scope_of(case.person, case.units))
    except Unknown:
        return False
    return True


def is_own(appeal: Appeal, person: Person, units: dict[str, Unit]) -> bool:
    """Whether the appeal lies with the person's unit or one below it; co-units only watch."""
    return appeal.state.unit in _branch_of(person, units)


def helps(case: Case) -> bool:
    """Whether the person's unit, or one below it, is asked something on it."""
    return not _branch_of(case.person, case.units).isdisjoint(case.state.helpers)


def _branch_of(person: Person, units: dict[str, Unit]) -> frozenset[str]:
    return scope_of(handler(person), units).units or frozenset()
