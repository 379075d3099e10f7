"""Staff accounts, as the county's admin keeps them."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType
from msgspec.structs import replace

from functions.domain.county.county import County
from functions.domain.county.roles import STAFF, Person, Role
from functions.domain.county.tree import area
from functions.domain.editions import edition, expect
from functions.domain.forms import Change, Edition, Form, Id, Name, given, name_of
from functions.domain.items.readers import appointed
from functions.domain.refusals import invalid
from functions.store import accounts, registry, tree
from functions.store.accounts import Account, Keep, Need
from functions.store.versions import Hand
from functions.tenants import passwords
from functions.tenants.passwords import Secret

Names = Annotated[tuple[Name, ...], Meta(max_length=60)]  # of a deputy's slice
_LAST = invalid(
    "guarded", "last", "这是举报受理单位最后一个能看举报的承办人，请先指定别人",
    "is the last who may read reports in the unit for them: give somebody else the right first",
)  # fmt: skip


class NewPerson(Form):
    """A new account; the password given here must be changed at the first sign-in."""

    id: Id
    name: Name
    roles: tuple[Role, ...]
    password: Secret
    unit: Id | None = None
    head: bool = False
    guarded: bool = False
    regions: Names = ()
    categories: Names = ()


class PersonChange(Change):
    """What changes of an account; null takes the person out of their unit."""

    name: Name | UnsetType = UNSET
    roles: tuple[Role, ...] | UnsetType = UNSET
    unit: Id | UnsetType | None = UNSET
    head: bool | UnsetType = UNSET
    guarded: bool | UnsetType = UNSET
    regions: Names | UnsetType = UNSET
    categories: Names | UnsetType = UNSET
    active: bool | UnsetType = UNSET
    password: Secret | UnsetType = UNSET
    version: Edition | UnsetType = UNSET


def add(county: County, form: NewPerson, *, hand: Hand) -> Person:
    """Open an account."""
    person = wanted(county, form)
    accounts.add_person(county.id, person, passwords.digest(form.password), hand=hand)
    return person


def wanted(county: County, form: NewPerson) -> Person:
    """The person whose account it would be. Refuses what no account may be, its first password too."""
    name = name_of(form.name)
    person = Person(
        form.id, name, frozenset(form.roles), form.unit, form.head, form.guarded,
        regions=form.regions, categories=form.categories,
    )  # fmt: skip
    _check(county, person)
    passwords.checked("password", form.password, passwords.context(county, person))
    return person


def change(county: County, identity: str, form: PersonChange, *, hand: Hand) -> Person:
    """Change an account; a new password must be changed by its owner, and ends their sessions."""
    fields = given(form)
    seen, password = fields.pop("version", None), fields.pop("password", None)
    digest = None
    if password is not None:
        digest = _digest(county, registry.person(county.id, identity), str(password))

    def changed(old: Account) -> Account:
        expect(seen, _shown(old.person))
        person = _altered(old.person, fields)
        _check(county, person)
        return _ended(person, digest) if digest else Account(person, old.password_hash)

    return accounts.change_person(
        county.id, identity, changed, hand=hand, keeps=(_reports_read(county),)
    )


def _digest(county: County, person: Person, password: str) -> str:
    around = passwords.context(county, person)
    return passwords.digest(passwords.checked("password", password, around))


def _altered(old: Person, fields: dict[str, object]) -> Person:
    person = replace(old, **fields)
    closed = old.active and not person.active
    return replace(
        person, name=name_of(person.name), roles=frozenset(person.roles),
        epoch=old.epoch + closed,
    )  # fmt: skip


def _ended(person: Person, digest: str) -> Account:
    """With a password that somebody else gave; nobody goes on with a session of the old one."""
    renewed = replace(person, must_change_password=True, epoch=person.epoch + 1)
    return Account(renewed, digest)


def view(person: Person) -> dict[str, object]:
    """An account as the admin sees it, and which edition of it that is."""
    shown = _shown(person)
    return shown | {"version": edition(shown)}


def _shown(person: Person) -> dict[str, object]:
    return {
        "id": person.id,
        "name": person.name,
        "roles": sorted(person.roles),
        "unit": person.unit,
        "head": person.head,
        "guarded": person.guarded,
        "regions": person.regions,
        "categories": person.categories,
        "active": person.active,
    }


def _reports_read(county: County) -> Keep:
    """The unit for reports keeps somebody who may read them, also where two are taken away at once."""
    given = registry.county(county.id, fresh=True).settings.guarded_unit
    units = registry.units(county.id, fresh=True)

    def reads(person: Person) -> bool:
        return given is not None and appointed([person], units, given)

    return lambda old, new: Need(reads, _LAST) if reads(old) and not reads(new) else None


def _check(county: County, person: Person) -> None:
    if not person.roles or person.roles - STAFF:
        raise invalid("roles", "choice", "请选择角色", "must be staff roles, at least one")
    if person.unit is not None and not registry.is_unit(county.id, person.unit):
        raise invalid("unit", "choice", "没有这个单位", "is no unit of this county")
    if Role.HANDLER in person.roles and person.unit is None:
        raise invalid("unit", "required", "承办人需要单位", "is required for a handler")
    _check_slice(county, person)


def _check_slice(county: County, person: Person) -> None:
    """A deputy is nothing else here, and looks at regions of the tree; nobody else has a slice."""
    if person.slice is None:
        if person.regions or person.categories:
            raise invalid(
                "regions", "choice", "只有人大代表按区划和分类查看", "is for deputies only"
            )
        return
    if person.roles != {Role.DEPUTY} or person.unit or person.head or person.guarded:
        raise invalid(
            "roles", "alone", "人大代表账号不能兼其他角色、单位、负责人或举报专办",
            "a deputy's account has no other role, no unit, and reads no reports",
        )  # fmt: skip
    known = tree.regions(county.id, fresh=bool(person.regions))
    if any(not area(known, code) or code not in known for code in person.regions):
        raise invalid(
            "regions", "choice", "请选择乡镇、村社区或网格；看全县的不用选",
            "must be towns, villages or grids of the tree; none for the whole county",
        )  # fmt: skip
