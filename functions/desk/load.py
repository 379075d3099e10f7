"""How much a unit has in hand (在办), told where somebody chooses one."""

from functions.domain.county.county import County
from functions.domain.county.roles import Person, Scope, scope_of
from functions.domain.items.status import Status
from functions.store import indexes, registry

AT_ONCE = 12  # units of one question: two counts each
_IN_HAND = (Status.DISPATCHED, Status.PROCESSING)


def load(county: County, person: Person, named: str) -> dict[str, int]:
    """What each of these units has in hand, as far as this person sees it; of reports nothing."""
    units = registry.units(county.id)
    seen = scope_of(person, units).units
    asked = [unit for unit in named.split(",")[:AT_ONCE] if unit in units]
    return {unit: _count(county.id, unit) for unit in asked if seen is None or unit in seen}


def _count(tenant: str, unit: str) -> int:
    scope = Scope(frozenset({unit}))
    return sum(indexes.count(tenant, scope, status) for status in _IN_HAND)
