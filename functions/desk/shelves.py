"""Where a person's lists are read: what their units have, and what these help with (协办)."""

from collections.abc import Iterator
from heapq import merge
from operator import itemgetter
from typing import NamedTuple, TypedDict

from functions.domain.county.county import County
from functions.domain.county.roles import Onlooker, Person, Scope, scope_of, subtree
from functions.domain.items.appeal import Appeal
from functions.domain.items.status import Status
from functions.domain.items.tasks import Party, PartyKind
from functions.store import indexes, registry

Rows = Iterator[tuple[str, Appeal]]  # with their due keys


class Shelf(NamedTuple):
    """What a person may see, and the units that are theirs whatever more they see."""

    tenant: str
    scope: Scope
    units: frozenset[str]

    @property
    def onlooker(self) -> Onlooker:
        """Who looks, and the county's units."""
        return self.scope.onlooker or Onlooker(Person("", "", frozenset()), {})


class Stretch(TypedDict):
    """Between which due keys to read, and which end first."""

    after: str
    before: str
    newest_first: bool


def shelf_of(county: County, person: Person) -> Shelf:
    """A person's, by the county's units as they stand."""
    units = registry.units(county.id, fresh=person.guarded)
    own = subtree(units, person.unit) if person.unit else frozenset[str]()
    return Shelf(county.id, scope_of(person, units), own)


def helped(shelf: Shelf, statuses: tuple[Status, ...], span: Stretch) -> Rows:
    """What these units help with, and do not have themselves."""
    return indexes.helped(shelf.tenant, shelf.scope, shelf.units, statuses, **span)


def had(shelf: Shelf, statuses: tuple[Status, ...], unit: str | None, span: Stretch) -> Rows:
    """What these units have; of a person who sees the county, all of it."""
    return indexes.select(shelf.tenant, shelf.scope, statuses, unit=unit, **span)


def both(shelf: Shelf, statuses: tuple[Status, ...], unit: str | None, span: Stretch) -> Rows:
    """All that a person may see, each once: who is not kept to some units meets every head anyway."""
    if shelf.scope.units is None or shelf.scope.visits:
        return had(shelf, statuses, unit, span)
    rows = had(shelf, statuses, unit, span), helped(shelf, statuses, span)
    return merge(*rows, key=itemgetter(0), reverse=span["newest_first"])


def mine(shelf: Shelf, statuses: tuple[Status, ...], span: Stretch) -> Rows:
    """What waits for this person: by name, by role, for their units; where these help, and where they have it."""
    person = shelf.onlooker.person
    parties = [
        Party(PartyKind.PERSON, person.id),
        *(Party(PartyKind.ROLE, role) for role in sorted(person.roles)),
        *(Party(PartyKind.UNIT, unit) for unit in sorted(shelf.units)),
    ]
    rows = indexes.tasks(shelf.tenant, shelf.scope, parties, **span), helped(shelf, statuses, span)
    return _each_once(merge(*rows, key=itemgetter(0), reverse=span["newest_first"]))


def asked(shelf: Shelf, span: Stretch) -> Rows:
    """What this person asked, and what is not closed yet."""
    person = Party(PartyKind.PERSON, shelf.onlooker.person.id)
    return indexes.tasks(shelf.tenant, shelf.scope, [person], asked=True, **span)


def _each_once(rows: Rows) -> Rows:
    met: set[str] = set()
    for key, appeal in rows:
        if appeal.id not in met:
            met.add(appeal.id)
            yield key, appeal
