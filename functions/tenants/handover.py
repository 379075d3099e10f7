"""Hand work over (工作交接): posts, shifts, and all that is open with one person go to another, in one act, on record."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from functions.domain.county.county import County, Shift
from functions.domain.county.roles import HOLDERS, Permission, Person, Role, Scope, scope_of
from functions.domain.forms import Form, Id, Line, one_line
from functions.domain.items import tasking
from functions.domain.items.appeal import Actor, Appeal, Deed, may_see, said
from functions.domain.items.facts import Facts
from functions.domain.items.state import State
from functions.domain.items.status import Action
from functions.domain.items.tasks import Party, PartyKind
from functions.domain.kinds import clocks_of
from functions.domain.kinds.steps import advance
from functions.domain.refusals import StaleAppeal, invalid
from functions.store import appeals, indexes, registry
from functions.store.versions import Hand
from functions.tenants import staff

Json = dict[str, object]
AT_ONCE = 200  # matters in one call; the caller goes on behind the last of them
_EVERYTHING = Scope(None, guarded=True)  # the product itself looks


class PersonHandover(Form):
    """Who takes over, and why; `after` is the `next` of the call before."""

    new: Id
    note: Line = ""
    after: Line = ""


class _Change(NamedTuple):
    """One person's work is another's from now on, by an admin's hand."""

    county: County
    old: Person
    new: Person
    by: Person
    note: str
    hand: Hand


def hand_over(county: County, by: Person, old: str, form: PersonHandover, *, hand: Hand) -> Json:
    """Says how much went over: at how many nodes, of how many shifts, matters; `kept` are reports that who
    takes over may not read, `left` what somebody moved meanwhile or what is too much for one call, which `next` goes on
    with: by their numbers, so that what stays keeps nothing behind it waiting.
    """
    change = _Change(
        county,
        registry.person(county.id, old),
        _taker(county, old, form),
        by,
        one_line(form.note),
        hand,
    )
    posts = staff.hand_over(county, staff.Handover(old, form.new), hand=hand)
    todo = sorted((a for a in _open(change) if a.no > form.after), key=lambda appeal: appeal.no)
    now, later = todo[:AT_ONCE], todo[AT_ONCE:]
    ends = [_moved(change, appeal) for appeal in now]
    told: Json = {"posts": posts, "shifts": _shifts(change), "tasks": ends.count(_MOVED)}
    left = ends.count(_STALE) + len(later)
    return told | {"kept": ends.count(_KEPT), "left": left, "next": now[-1].no if later else None}


_MOVED, _KEPT, _STALE = "moved", "kept", "stale"


def _taker(county: County, old: str, form: PersonHandover) -> Person:
    found = registry.people(county.id, fresh=True).get(form.new)
    able = found is not None and found.active and bool(found.roles & HOLDERS[Permission.DESK])
    if found is None or not able or form.new == old:
        raise invalid(
            "new", "choice", "请选择另一个在用的账号", "must be another open account of the desk"
        )
    return found


def _shifts(change: _Change) -> int:
    """How many shifts of the roster (值班表) are another's now."""
    held = [s for s in change.county.settings.roster if change.old.id in s.people]
    if held:
        registry.change_county(
            change.county.id, lambda now: _rostered(now, change), hand=change.hand
        )
    return len(held)


def _rostered(now: County, change: _Change) -> County:
    roster = tuple(_passed_on(shift, change.old.id, change.new.id) for shift in now.settings.roster)
    return replace(now, settings=replace(now.settings, roster=roster))


def _passed_on(shift: Shift, old: str, new: str) -> Shift:
    people = dict.fromkeys(new if person == old else person for person in shift.people)
    return replace(shift, people=tuple(people))


def _open(change: _Change) -> Iterator[Appeal]:
    """What something is asked of them on by name, or by them; also where it waits for who signs it off."""
    tenant, person = change.county.id, Party(PartyKind.PERSON, change.old.id)
    roles = [Party(PartyKind.ROLE, role) for role in sorted(Role)]
    met: set[str] = set()
    for _, appeal in (
        *indexes.tasks(tenant, _EVERYTHING, [person, *roles]),
        *indexes.tasks(tenant, _EVERYTHING, [person], asked=True),
    ):
        if appeal.id not in met and tasking.is_of(appeal.state, change.old.id):
            met.add(appeal.id)
            yield appeal


def _moved(change: _Change, row: Appeal) -> str:
    """Take the step, on the condition that the matter stands as it was read."""
    appeal, events = appeals.with_log(row.tenant, row.id)
    state = tasking.handed_over(appeal.state, change.old.id, change.new.id)
    if not _reads(change, state, *said(appeal, events)):
        return _KEPT
    try:
        appeals.save(
            *advance(appeal, clocks_of(change.county, appeal.kind), _deed(change, appeal), state)
        )
    except StaleAppeal:
        return _STALE
    return _MOVED


def _reads(change: _Change, state: State, *told: str) -> bool:
    units = registry.units(change.county.id, fresh=True)
    return may_see(state, scope_of(change.new, units), *told)


def _deed(change: _Change, appeal: Appeal) -> Deed:
    named = [t.id for t in tasking.opened(appeal.state) if tasking.is_by_name(t, change.old.id)]
    why = f"：{change.note}" if change.note else ""
    note = f"{change.old.name} → {change.new.name}（{change.by.name} 办理{why}）"
    actor = Actor(Role.SYSTEM, change.by.id, change.by.name)
    facts = Facts(task=tuple(named))
    return Deed(Action.HAND_OVER, actor, change.hand.at, note=note, facts=facts)
