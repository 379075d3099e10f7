"""What a verb is given, and what it answers."""

from dataclasses import dataclass, field
from datetime import datetime

from functions.domain.appeal import Appeal, Event, may_see
from functions.domain.clocks import Clocks, clocks_of
from functions.domain.county import County
from functions.domain.forms import Form
from functions.domain.refusals import invalid
from functions.domain.roles import Person, Role, Unit, scope_of
from functions.domain.state import State
from functions.domain.status import Action, Status


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
        return clocks_of(self.county.settings)

    @property
    def seen(self) -> bool:
        """Whether this person may know of it; an act can end that."""
        return may_see(self.state, scope_of(self.person, self.units))

    def unit(self, field_name: str, identity: str) -> str:
        """A unit that may have this appeal. Refuses an unknown one, and the accused."""
        if identity not in self.units:
            raise invalid(field_name, "choice", "没有这个单位", "is no unit of this county")
        if identity in self.state.no_forward:
            raise invalid(
                field_name,
                "accused",
                "该单位与被反映对象有关，不能派给它",
                "may not have this report",
            )
        return identity


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act leads to: a status, words for the citizen and for colleagues, changed fields."""

    target: Status | None = None
    public: str = ""
    note: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    changes: dict[str, object] = field(default_factory=dict)
    joins: str | None = None
    leaves: str | None = None
    unlearns: bool = False


def closing(case: Case) -> dict[str, object]:
    """The fields that change when an appeal comes to its end."""
    return {"closed_at": case.at, "due_at": None}


def is_own(appeal: Appeal, person: Person, units: dict[str, Unit]) -> bool:
    """Whether the appeal lies with the person's unit or one below it; co-units only watch."""
    own = scope_of(Person(person.id, person.name, frozenset({Role.HANDLER}), person.unit), units)
    return appeal.state.unit in (own.units or ())
