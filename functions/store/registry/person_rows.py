"""Staff accounts, as they are read; `accounts` writes them."""

from functions.domain.county.roles import Person
from functions.store.registry.memory import forget
from functions.store.registry.reading import all_of, unknown


def people(tenant: str, *, fresh: bool = False) -> dict[str, Person]:
    """The county's staff accounts; written in `accounts`."""
    return all_of(tenant, "person", Person, fresh=fresh)


def person(tenant: str, identity: str, *, fresh: bool = False) -> Person:
    """A staff account."""
    found = people(tenant, fresh=fresh).get(identity)
    if found is None:
        raise unknown()
    return found


def forget_people(tenant: str) -> None:
    """Read the accounts anew."""
    forget("person", tenant)
