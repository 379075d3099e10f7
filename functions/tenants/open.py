"""Open a county (开通租户): its identity, its first admin, nothing else."""

from functions.domain import codes
from functions.domain.county import County, Settings
from functions.domain.forms import Form, Id, Name, long_enough
from functions.domain.refusals import AlreadyExists, Unknown
from functions.domain.roles import Person, Role
from functions.store import accounts, registry
from functions.tenants import passwords


class NewCounty(Form):
    """What the ops team gives: the id in its addresses, its name, its first admin."""

    id: Id
    name: Name
    admin: Id
    password: str


def open_county(form: NewCounty, *, secret: str) -> County:
    """Write the county and its admin, who must change the password at first sign-in."""
    county = County(form.id, _free_tag(form.id), secret, Settings(long_enough("name", form.name)))
    digest = passwords.digest(passwords.checked("password", form.password))
    registry.open_county(county)
    admin = Person(form.admin, "管理员", frozenset({Role.ADMIN}))
    accounts.add_person(county.id, admin, digest)
    return county


def _free_tag(tenant: str) -> str:
    for salt in range(20):
        tag = codes.county_tag(tenant, salt)
        try:
            registry.county_of_tag(tag)
        except Unknown:
            return tag
    raise AlreadyExists("没有可用的区县标识", "No tag is free")
