"""Open a county (开通租户): its identity, its first admin, nothing else."""

from msgspec.structs import replace

from functions.domain import codes
from functions.domain.county.county import County, Settings
from functions.domain.county.roles import Person, Role
from functions.domain.forms import Form, Id, Name, name_of
from functions.domain.refusals import AlreadyExists, Unknown
from functions.store import accounts, registry
from functions.store.accounts import Account
from functions.tenants import passwords


class NewCounty(Form):
    """What the ops team gives: the id in its addresses, its name, its first admin."""

    id: Id
    name: Name
    admin: Id
    password: str


def open_county(form: NewCounty, *, secret: str) -> County:
    """Write the county and its admin, who must change the password at first sign-in."""
    county = County(form.id, _free_tag(form.id), secret, Settings(name_of(form.name)))
    digest = _digest("password", form.password, form.id, form.name, form.admin)
    registry.open_county(county)
    admin = Person(form.admin, "管理员", frozenset({Role.ADMIN}))
    accounts.add_person(county.id, admin, digest)
    return county


def restore_admin(tenant: str, user: str, password: str) -> Person:
    """Give a county an admin again, for the ops team: an account that is there, or a new one.

    All its sessions end, and the password must be changed at the first sign-in.
    """
    county = registry.county(tenant, fresh=True)
    digest = _digest("password", password, county.id, county.name, user)
    if accounts.account(tenant, user) is None:
        admin = Person(user, "管理员", frozenset({Role.ADMIN}))
        accounts.add_person(tenant, admin, digest)
        return admin

    def restored(old: Account) -> Account:
        person = old.person
        admin = replace(
            person, roles=person.roles | {Role.ADMIN}, active=True, must_change_password=True,
            epoch=person.epoch + 1,
        )  # fmt: skip
        return Account(admin, digest)

    return accounts.change_person(tenant, user, restored)


def _digest(field: str, password: str, *around: str) -> str:
    return passwords.digest(passwords.checked(field, password, around))


def _free_tag(tenant: str) -> str:
    for salt in range(20):
        tag = codes.county_tag(tenant, salt)
        try:
            registry.county_of_tag(tag)
        except Unknown:
            return tag
    raise AlreadyExists("没有可用的区县标识", "No tag is free")
