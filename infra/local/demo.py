"""The demo county (演示县): opened where the local runner's state is empty, and nowhere else.

It is made of invented samples; each account's password is `demo-` and its user name.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from functions import settings
from functions.domain import codes
from functions.domain.county.county import County, Place, Posted, Settings
from functions.domain.county.posts import Post
from functions.domain.county.roles import Person, Unit
from functions.domain.county.rule import Rule
from functions.domain.county.tree import Region, of_region
from functions.domain.refusals import Unknown
from functions.store import accounts, registry, tree
from functions.tenants import passwords

FOLDER = Path(__file__).with_name("demo_county")
HUNG = Posted("葛小川", datetime(2026, 10, 12, 9, 30, tzinfo=codes.BEIJING))


class NamedPlace(Struct, frozen=True):
    """A place of the demo; its code follows from its name."""

    name: str
    unit: str
    region: str = ""
    kind: str = ""
    posted: bool = False


class NamedPost(Struct, frozen=True):
    """Who stands in a region of the demo, as what."""

    region: str
    duty: str
    person: str


class Description(Struct, frozen=True):
    """What county.json holds."""

    id: str
    settings: Settings
    units: tuple[Unit, ...]
    regions: tuple[Region, ...]
    posts: tuple[NamedPost, ...]
    places: tuple[NamedPlace, ...]
    people: tuple[Person, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Demo:
    """What a newcomer needs to know of the demo county."""

    places: tuple[tuple[str, str], ...]
    accounts: tuple[tuple[str, str, str], ...]

    def lines(self) -> Iterator[str]:
        """One line a place (code, name), then one line an account (user, role, unit)."""
        for line in (*self.places, *self.accounts):
            yield "  " + "  ".join(line)


class NotLocal(Exception):
    """The demo county's passwords are known to all: it exists on a local runner only."""


def open_demo() -> Demo:
    """Open the demo county where it is not open yet, and describe it."""
    if not settings.IS_LOCAL:
        raise NotLocal("the demo county refuses to exist outside the local runner")
    described = msgspec.json.decode((FOLDER / "county.json").read_bytes(), type=Description)
    try:
        county = registry.county(described.id)
    except Unknown:
        county = _open(described)
    return _demo(county)


def _open(described: Description) -> County:
    """Write the county's own row last, so that a kill in the middle leaves nothing half open."""
    tag = codes.county_tag(described.id)
    secret = sha256(b"known to all: the demo county holds nothing to protect").hexdigest()
    county = County(described.id, tag, secret, described.settings, described.rules)
    for unit in described.units:
        registry.put_unit(county.id, unit)
    for place in described.places:
        code = tag + codes.spell(int(sha256(place.name.encode()).hexdigest(), 16), 9)
        posted = HUNG if place.posted else None
        there = Place(code, place.name, place.unit, place.region, kind=place.kind, posted=posted)
        registry.put_place(county.id, there)
    _grow(county.id, described)
    for person in described.people:
        settled = msgspec.structs.replace(person, must_change_password=False)
        accounts.put_person(county.id, settled, passwords.digest(f"demo-{person.id}"))
    registry.open_county(county)
    registry.forget_kept()
    return county


def _grow(tenant: str, described: Description) -> None:
    """The tree, and who stands where in it."""
    tree.change_regions(tenant, lambda _: {region.code: region for region in described.regions})
    standing: dict[str, tuple[Post, ...]] = {}
    for post in described.posts:
        node = of_region(post.region)
        standing[node] = (*standing.get(node, ()), Post(post.duty, post.person))
    for node, posts in standing.items():
        tree.change_staff(tenant, node, partial(_stand, posts))


def _stand(posts: tuple[Post, ...], _: tuple[Post, ...]) -> tuple[Post, ...]:
    return posts


def _demo(county: County) -> Demo:
    units = registry.units(county.id)
    return Demo(
        tuple((place.code, place.name) for place in registry.places(county.id)),
        tuple(
            (person.id, "/".join(sorted(person.roles)), _named(person, units))
            for person in registry.people(county.id).values()
        ),
    )


def _named(person: Person, units: dict[str, Unit]) -> str:
    return units[person.unit].name if person.unit in units else "-"
