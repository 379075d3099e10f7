"""Staff accounts, as the county's admin keeps them."""

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from functions.domain.county import County
from functions.domain.forms import Change, Form, Id, Name, given, long_enough
from functions.domain.refusals import invalid
from functions.domain.roles import STAFF, Person, Role
from functions.store import registry
from functions.tenants import passwords


class NewPerson(Form):
    """A new account; the password given here must be changed at the first sign-in."""

    id: Id
    name: Name
    roles: tuple[Role, ...]
    password: str
    unit: Id | None = None
    head: bool = False
    guarded: bool = False


class PersonChange(Change):
    """What changes of an account; null takes the person out of their unit."""

    name: Name | UnsetType = UNSET
    roles: tuple[Role, ...] | UnsetType = UNSET
    unit: Id | UnsetType | None = UNSET
    head: bool | UnsetType = UNSET
    guarded: bool | UnsetType = UNSET
    active: bool | UnsetType = UNSET
    password: str | UnsetType = UNSET


def add(county: County, form: NewPerson) -> Person:
    """Open an account."""
    person = Person(form.id, form.name, frozenset(form.roles), form.unit, form.head, form.guarded)
    _check(county, person)
    digest = passwords.digest(passwords.checked("password", form.password))
    registry.save_person(county.id, person, new=True, password_hash=digest)
    return person


def change(county: County, identity: str, form: PersonChange) -> Person:
    """Change an account; a new password must be changed by its owner."""
    person = registry.person(county.id, identity)
    changes = given(form)
    password = changes.pop("password", None)
    person = replace(person, **changes)
    person = replace(
        person, name=long_enough("name", person.name), roles=frozenset(person.roles)
    )  # fmt: skip
    digest = None
    if password is not None:
        digest = passwords.digest(passwords.checked("password", str(password)))
        person = replace(person, must_change_password=True)
    _check(county, person)
    registry.save_person(county.id, person, new=False, password_hash=digest)
    return person


def view(person: Person) -> dict[str, object]:
    """An account as the admin sees it."""
    return {
        "id": person.id,
        "name": person.name,
        "roles": sorted(person.roles),
        "unit": person.unit,
        "head": person.head,
        "guarded": person.guarded,
        "active": person.active,
    }


def _check(county: County, person: Person) -> None:
    if not person.roles or person.roles - STAFF:
        raise invalid("roles", "choice", "请选择角色", "must be staff roles, at least one")
    if person.unit is not None and person.unit not in registry.units(county.id):
        raise invalid("unit", "choice", "没有这个单位", "is no unit of this county")
    if Role.HANDLER in person.roles and person.unit is None:
        raise invalid("unit", "required", "承办人需要单位", "is required for a handler")
