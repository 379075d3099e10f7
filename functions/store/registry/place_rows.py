"""Places, by the codes on their walls; and whose an estate or village is."""

from collections.abc import Callable, Iterator
from contextlib import suppress

from functions.domain import spots
from functions.domain.county.county import Place
from functions.domain.refusals import AlreadyExists, Unknown
from functions.store.registry.memory import forget, keep
from functions.store.registry.reading import decoded, read
from functions.store.tables import RegistryRow
from functions.store.versions import NOTHING, Hand, Stage, add, alter, encoded, put, write


def place_key(tenant: str) -> str:
    """The partition of a county's places."""
    return f"{tenant}#place"


def place(tenant: str, code: str) -> Place:
    """A place by its code, retired ones too."""
    return keep(("place", tenant, code), lambda: read(place_key(tenant), code, Place))


def is_place(tenant: str, code: str) -> bool:
    """Whether there is such a place."""
    try:
        return place(tenant, code).code == code
    except Unknown:
        return False


def places(tenant: str, *, after: str = "", limit: int = 100) -> list[Place]:
    """The county's places in the order of their codes."""
    key = RegistryRow.sk > after if after else None
    rows = RegistryRow.query(place_key(tenant), key, limit=limit, consistent_read=True)
    return [decoded(row.body, Place) for row in rows]


def every_place(tenant: str, *, after: str = "") -> Iterator[Place]:
    """All places in the order of their codes, read page after page as they are asked for."""
    key = RegistryRow.sk > after if after else None
    rows = RegistryRow.query(place_key(tenant), key, consistent_read=True)
    return (decoded(row.body, Place) for row in rows)


def add_place(tenant: str, new: Place, *, hand: Hand | None = None) -> None:
    """Store a new place; its code must be free."""
    write(tenant, "place", new.code, add(encoded(new), active=new.active), hand=hand)
    forget("place", tenant, new.code)
    _know(tenant, new)


def change_place(
    tenant: str, code: str, change: Callable[[Place], Place], *,
    hand: Hand | None = None, beside: Stage = NOTHING,
) -> Place:  # fmt: skip
    """Change a place, with what stands `beside` it; who submits there at this moment meets it as it was, or as it is then."""
    write(tenant, "place", code, alter(Place, change), hand=hand, beside=beside)
    forget("place", tenant, code)
    changed = place(tenant, code)
    _know(tenant, changed)
    return changed


def spot_owner(tenant: str, name: str) -> str | None:
    """The unit that the codes of an estate or village belong to; "" for none, None where unknown."""

    def read() -> str | None:
        try:
            return decoded(RegistryRow.get(_spot_key(tenant), name).body, str)
        except RegistryRow.DoesNotExist:
            return None

    return keep(("spot", tenant, name), read)


def put_place(tenant: str, kept: Place) -> None:
    """Write a place whether or not it is there, for loading a county from a file."""
    write(tenant, "place", kept.code, put(encoded(kept), active=kept.active))
    _know(tenant, kept)


def _know(tenant: str, place: Place) -> None:
    """Remember the estate that a place lies in, so that no text is ever matched with all places."""
    name = spots.home(place.name)
    if name and spot_owner(tenant, name) is None:
        with suppress(AlreadyExists):  # by who was there first
            write(tenant, "spot", name, add(encoded(place.unit or "")))
        forget("spot", tenant, name)


def _spot_key(tenant: str) -> str:
    return f"{tenant}#spot"
