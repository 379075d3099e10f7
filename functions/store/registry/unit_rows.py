"""Units, and the robots that they are told through."""

from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace
from pynamodb.transactions import TransactWrite

from functions.domain.county.roles import Unit
from functions.store.registry.memory import forget, keep
from functions.store.registry.reading import all_of, decoded
from functions.store.tables import RegistryRow
from functions.store.versions import NOTHING, Hand, add, alter, encoded, put, write

Robots = Sequence[dict[str, str]]


def units(tenant: str, *, fresh: bool = False) -> dict[str, Unit]:
    """The county's units; `fresh` ones where something is decided for good."""
    return all_of(tenant, "unit", Unit, fresh=fresh)


def is_unit(tenant: str, identity: str) -> bool:
    """Whether there is such a unit; one that was added a moment ago counts."""
    return identity in units(tenant) or identity in units(tenant, fresh=True)


def add_unit(
    tenant: str, new: Unit, robots: Robots = (), *, hand: Hand | None = None
) -> None:  # fmt: skip
    """Store a new unit with its robots."""
    beside = partial(_put_robots, tenant, new.id, robots) if robots else NOTHING
    write(tenant, "unit", new.id, add(encoded(new)), hand=hand, beside=beside)
    _forget_unit(tenant, new.id)


def change_unit(
    tenant: str, identity: str, change: Callable[[Unit], Unit],
    robots: Robots | None = None, *, hand: Hand | None = None,
) -> Unit:  # fmt: skip
    """Change a unit; with robots, these replace its own: both or neither."""
    beside = NOTHING if robots is None else partial(_put_robots, tenant, identity, robots)

    def changed(old: Unit) -> Unit:
        new = change(old)
        return new if robots is None else replace(new, robots_set=old.robots_set + 1)

    write(tenant, "unit", identity, alter(Unit, changed), hand=hand, beside=beside)
    _forget_unit(tenant, identity)
    return units(tenant, fresh=True)[identity]


def _put_robots(tenant: str, unit: str, robots: Robots, transaction: TransactWrite) -> None:
    transaction.save(RegistryRow(f"{tenant}#robots", unit, body=encoded(robots)))


def _forget_unit(tenant: str, unit: str) -> None:
    forget("unit", tenant)
    forget("robots", tenant, unit)


def robots(tenant: str, unit: str, *, fresh: bool = False) -> list[dict[str, str]]:
    """The group robots that a unit is told through. Their keys are secrets."""

    def read() -> list[dict[str, str]]:
        try:
            row = RegistryRow.get(f"{tenant}#robots", unit, consistent_read=fresh)
        except RegistryRow.DoesNotExist:
            return []
        return decoded(row.body, list[dict[str, str]])

    if fresh:
        forget("robots", tenant, unit)
    return keep(("robots", tenant, unit), read)


def put_unit(tenant: str, unit: Unit) -> None:
    """Write a unit, for loading a county from a file."""
    write(tenant, "unit", unit.id, put(encoded(unit)))
