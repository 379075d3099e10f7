"""The verbs of staff, and how any of them is done: read, decide, save.

A verb is a file here that bears its action's name, and holds a function of that name: from a case and the form of
the body to what it leads to. Whose it is and when it may be done, the row in the table of the kind says.
"""

import inspect
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

from msgspec import Struct

from functions.desk.case import Act, Case, Outcome, is_own
from functions.desk.tasked import has_in_hand
from functions.domain.codes import id_of, number_in
from functions.domain.county.county import County
from functions.domain.county.once import Once
from functions.domain.county.roles import Person, Role
from functions.domain.forms import read
from functions.domain.items.appeal import Actor, Deed, fresh
from functions.domain.items.flow import Move
from functions.domain.items.room import admit
from functions.domain.items.status import Action
from functions.domain.kinds import actions, doers, move_of
from functions.domain.kinds.steps import advance, permit
from functions.domain.refusals import InvalidInput, NotPermitted, Unknown
from functions.store import appeals, registry


class Verb(NamedTuple):
    """The form that an action's body takes, and the rule that decides what it leads to."""

    form: type[Act]
    decide: Callable[[Case, Any], Outcome]


def _verbs() -> Iterator[tuple[Action, Verb]]:
    """Each action of a kind that has its file here."""
    for action in actions():
        name = action.replace("-", "_")
        room = f"{__package__}.{name}"
        if find_spec(room):
            decide = getattr(import_module(room), name)
            _, form = inspect.signature(decide).parameters.values()
            yield action, Verb(form.annotation, decide)


VERBS: dict[Action, Verb] = dict(_verbs())


def act(
    county: County, person: Person, no: str, action: str, raw: bytes, *,
    at: datetime, once: Once | None = None,
) -> Case:  # fmt: skip
    """Do what a person asks to an appeal; returns the case as it stands afterwards.

    Sight, the step, the table, the form, and only then the decision: what is refused reads no further
    and leaves nothing behind. Everything that is decided is saved in one transaction.
    """
    verb = _verb(action)
    _somebodys(Action(action), person)
    case = open_case(county, person, no, at=at)
    role = _role(case, Action(action))
    _current(case, raw)
    permit(case.appeal, Action(action), role)
    form = read(raw, verb.form)
    outcome = verb.decide(case, form)
    deed = Deed(
        Action(action), Actor(role, person.id, person.name, person.unit), at, outcome.target,
        outcome.public, outcome.note, outcome.facts, getattr(form, "evidence", ()),
    )  # fmt: skip
    admit(case.events, deed)
    appeal, event = advance(case.appeal, case.clocks, deed, outcome.state)
    appeals.save(
        appeal, event, joins=outcome.joins, leaves=outcome.leaves, opens=outcome.opens,
        closes=outcome.closes, unlearns=outcome.unlearns, once=once,
    )  # fmt: skip
    return Case(county, case.units, person, appeal, [*case.events, event], at)


def open_case(county: County, person: Person, no: str, *, at: datetime) -> Case:
    """The appeal of this number with its log, where the person may see it; else `Unknown`."""
    no = number_in(no)
    units = registry.units(county.id, fresh=person.guarded)  # before: what is there takes no longer
    appeal, events = appeals.with_log(county.id, id_of(no) or "")
    case = Case(county, units, person, appeal, events, at)
    if appeal.no != no or not case.seen:
        raise Unknown("没有这个事项，请核对编号", "No such appeal")
    return case


def _verb(action: str) -> Verb:
    if action not in VERBS:
        raise Unknown("没有这个操作", "No such action")
    return VERBS[Action(action)]


def _somebodys(action: Action, person: Person) -> None:
    """Who could do it to no matter of any kind is told so before anything is read."""
    if not doers(action) & person.roles:
        raise NotPermitted(*_NOT_YOURS)


def _role(case: Case, action: Action) -> Role:
    """In which role a person acts, by the table of the matter's kind; first in one that may do it as it stands."""
    move = move_of(case.appeal, action)
    held = (move.by if move else doers(action)) & case.person.roles
    mine = [role for role in sorted(held) if _belongs(case, move, role)]
    if not mine:
        raise NotPermitted(*(_ELSEWHERE if held else _NOT_YOURS))
    now = move.whose(case.state) if move else held
    return next((role for role in mine if role in now), mine[0])


_ELSEWHERE = ("该事项不在您的单位", "The appeal lies with another unit")
_NOT_YOURS = ("您的角色不能做这个操作", "Your role does not include this action")


class _Seen(Struct):
    step: int | None = None


def _current(case: Case, raw: bytes) -> None:
    """Who saw an older step is told so first, whatever else may be wrong with what they send."""
    with suppress(InvalidInput):
        if (step := read(raw, _Seen).step) is not None:
            fresh(case.appeal, step)


def _belongs(case: Case, move: Move | None, role: Role) -> bool:
    """Whose a task is, the task says; all else is the unit's that has the matter, some of what it was handed down to."""
    if role is not Role.HANDLER or is_own(case.appeal, case.person, case.units):
        return True
    return bool(move and (move.task or (move.handed and has_in_hand(case))))
