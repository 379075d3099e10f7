"""The table of verbs, and how any of them is done: read, decide, save."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any, NamedTuple

from msgspec import Struct

from functions.desk.answer import Answer, answer
from functions.desk.ask import Ask, ask
from functions.desk.case import Act, Case, Outcome, is_own
from functions.desk.check import Check, check
from functions.desk.contact import Contacted, contact
from functions.desk.decide_return import DecideReturn, decide_return
from functions.desk.dispatch import Dispatch, dispatch
from functions.desk.instruct import Instruct, instruct
from functions.desk.merge import Merge, merge
from functions.desk.protect import Protect, protect
from functions.desk.reject import Reject, reject
from functions.desk.relay import Relay, relay
from functions.desk.request_call import RequestCall, request_call
from functions.desk.request_return import RequestReturn, request_return
from functions.desk.resolve import Resolve, resolve
from functions.desk.review import Review, review
from functions.desk.sign import Sign, sign
from functions.desk.split import Split, split
from functions.desk.terminate import Terminate, terminate
from functions.desk.transfer import Transfer, transfer
from functions.desk.visit import Visit, visit
from functions.domain.codes import id_of, number_in
from functions.domain.county.county import County
from functions.domain.county.once import Once
from functions.domain.county.roles import Person, Role
from functions.domain.forms import read
from functions.domain.items.appeal import Actor, Deed, advance, fresh, permit
from functions.domain.items.status import MOVES, Action
from functions.domain.refusals import InvalidInput, NotPermitted, Unknown
from functions.store import appeals, registry


class Verb(NamedTuple):
    """The form that an action's body takes, and the rule that decides what it leads to."""

    form: type[Act]
    decide: Callable[[Case, Any], Outcome]


VERBS: dict[Action, Verb] = {
    Action.CHECK: Verb(Check, check),
    Action.DISPATCH: Verb(Dispatch, dispatch),
    Action.ANSWER: Verb(Answer, answer),
    Action.ASK: Verb(Ask, ask),
    Action.REJECT: Verb(Reject, reject),
    Action.SIGN: Verb(Sign, sign),
    Action.REQUEST_RETURN: Verb(RequestReturn, request_return),
    Action.DECIDE_RETURN: Verb(DecideReturn, decide_return),
    Action.CONTACT: Verb(Contacted, contact),
    Action.RESOLVE: Verb(Resolve, resolve),
    Action.REVIEW: Verb(Review, review),
    Action.VISIT: Verb(Visit, visit),
    Action.INSTRUCT: Verb(Instruct, instruct),
    Action.TERMINATE: Verb(Terminate, terminate),
    Action.TRANSFER: Verb(Transfer, transfer),
    Action.PROTECT: Verb(Protect, protect),
    Action.MERGE: Verb(Merge, merge),
    Action.SPLIT: Verb(Split, split),
    Action.REQUEST_CALL: Verb(RequestCall, request_call),
    Action.RELAY: Verb(Relay, relay),
}


def act(
    county: County, person: Person, no: str, action: str, raw: bytes, *,
    at: datetime, once: Once | None = None,
) -> Case:  # fmt: skip
    """Do what a person asks to an appeal; returns the case as it stands afterwards.

    Sight, the step, the table, the form, and only then the decision: what is refused reads no further
    and leaves nothing behind. Everything that is decided is saved in one transaction.
    """
    verb, role = _verb(action), _role(action, person)
    case = open_case(county, person, no, at=at)
    _belongs(case, role)
    _current(case, raw)
    permit(case.appeal, Action(action), role)
    form = read(raw, verb.form)
    outcome = verb.decide(case, form)
    deed = Deed(
        Action(action), Actor(role, person.id, person.name, person.unit), at, outcome.target,
        outcome.public, outcome.note, outcome.facts, getattr(form, "evidence", ()),
    )  # fmt: skip
    appeal, event = advance(case.appeal, case.clocks, deed, outcome.changes)
    appeals.save(
        appeal, event, joins=outcome.joins, leaves=outcome.leaves, unlearns=outcome.unlearns,
        once=once,
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


def _role(action: str, person: Person) -> Role:
    fitting = sorted(MOVES[Action(action)].by & person.roles)
    if not fitting:
        raise NotPermitted("您的角色不能做这个操作", "Your role does not include this action")
    return fitting[0]


class _Seen(Struct):
    step: int | None = None


def _current(case: Case, raw: bytes) -> None:
    """Who saw an older step is told so first, whatever else may be wrong with what they send."""
    with suppress(InvalidInput):
        if (step := read(raw, _Seen).step) is not None:
            fresh(case.appeal, step)


def _belongs(case: Case, role: Role) -> None:
    if role is Role.HANDLER and not is_own(case.appeal, case.person, case.units):
        raise NotPermitted("该事项不在您的单位", "The appeal lies with another unit")
