"""Who works here, what each role may do, and which rows each person's queries may touch."""

from enum import StrEnum

from msgspec import Struct


class Role(StrEnum):
    """A role of the contract; CITIZEN and SYSTEM act without an account."""

    CITIZEN = "citizen"
    SYSTEM = "system"
    DISPATCHER = "dispatcher"
    HANDLER = "handler"
    REVIEWER = "reviewer"
    VISITOR = "visitor"
    LEADER = "leader"
    DEPUTY = "deputy"
    ADMIN = "admin"


STAFF = frozenset(Role) - {Role.CITIZEN, Role.SYSTEM}
COUNTY_WIDE = frozenset({Role.DISPATCHER, Role.REVIEWER, Role.VISITOR, Role.LEADER})


class Permission(StrEnum):
    """What a route asks of its caller. Each route declares one."""

    PUBLIC = "public"
    QUERY_CODE = "query_code"
    STAFF = "staff"
    OFFICE = "office"
    DESK = "desk"
    MATTERS = "matters"
    OVERVIEW = "overview"
    TEACH = "teach"
    FILE = "file"
    ADMIN = "admin"


HOLDERS: dict[Permission, frozenset[Role]] = {
    Permission.STAFF: STAFF,
    Permission.OFFICE: STAFF - {Role.DEPUTY},
    Permission.DESK: COUNTY_WIDE | {Role.HANDLER},
    Permission.MATTERS: COUNTY_WIDE | {Role.HANDLER, Role.DEPUTY},
    Permission.OVERVIEW: frozenset({Role.LEADER, Role.DISPATCHER, Role.REVIEWER}),
    Permission.FILE: frozenset({Role.DISPATCHER}),
    Permission.TEACH: frozenset({Role.DISPATCHER, Role.ADMIN}),
    Permission.ADMIN: frozenset({Role.ADMIN}),
}


class Slice(Struct, frozen=True):
    """What a people's deputy (人大代表) looks at: regions and categories; where none is named, all of them."""

    regions: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


class Unit(Struct, frozen=True):
    """A unit that handles appeals (承办单位); units form a tree. Its robots lie apart: they are secrets."""

    id: str
    name: str
    parent: str | None = None
    robots_set: int = 0  # how often
    grid: bool = False  # of a grid, village or community (网格、村社区): it calls back at once


class Person(Struct, frozen=True):
    """A staff account. `guarded` opens protected reports; `head` is told when the unit is late.

    A session is of one epoch: the next one begins with a new password, or when the account is closed.
    `regions` and `categories` are a deputy's slice.
    """

    id: str
    name: str
    roles: frozenset[Role]
    unit: str | None = None
    head: bool = False
    guarded: bool = False
    active: bool = True
    must_change_password: bool = True
    epoch: int = 0
    regions: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()

    @property
    def slice(self) -> Slice | None:
        """What they look at as a deputy; None of who is none. Whatever else a deputy were, this is all they see."""
        return Slice(self.regions, self.categories) if Role.DEPUTY in self.roles else None

    @property
    def administers(self) -> bool:
        """Whether the county can be administered by this account."""
        return self.active and Role.ADMIN in self.roles


class Scope(Struct, frozen=True):
    """The rows that one person's queries may touch. `units` None means the whole county.

    `visits`: beside those units, what is to be called back (待回访) in the whole county. `slice`: nothing but
    a deputy's ordinary matters (`items/slices.py`).
    """

    units: frozenset[str] | None
    guarded: bool = False
    own_branch: frozenset[str] = frozenset()
    visits: bool = False
    onlooker: "Onlooker | None" = None  # None where the product itself looks
    slice: Slice | None = None


class Onlooker(Struct, frozen=True):
    """Somebody who looks, and the county's units as they stand."""

    person: Person
    units: dict[str, Unit]


def subtree(units: dict[str, Unit], root: str) -> frozenset[str]:
    """The unit and all units below it."""
    found, frontier = {root}, {root}
    while frontier:
        frontier = {u.id for u in units.values() if u.parent in frontier} - found
        found |= frontier
    return frozenset(found)


def branch(units: dict[str, Unit], leaf: str | None) -> frozenset[str]:
    """The unit and all units above it."""
    found: set[str] = set()
    while leaf and leaf in units and leaf not in found:
        found.add(leaf)
        leaf = units[leaf].parent
    return frozenset(found)


def withheld(units: dict[str, Unit], place: str | None, given: str | None) -> tuple[str, ...]:
    """From whom a protected report is kept: the place's own unit and those above it, but who is given it."""
    place_itself = {place} if place else set[str]()  # also where nothing is known of it yet
    return tuple(sorted((branch(units, place) | place_itself) - {given}))


def _leads_a_branch(person: Person, units: dict[str, Unit]) -> bool:
    """Whether somebody leads a street or a bureau and not the county (包街领导, L06): its unit stands below another."""
    unit = units.get(person.unit or "")
    return person.roles & COUNTY_WIDE == {Role.LEADER} and bool(unit and unit.parent)


def scope_of(person: Person, units: dict[str, Unit]) -> Scope:
    """What this person may see: the county, or only the own unit and those below it; a leader of one, that alone."""
    own, looks = branch(units, person.unit), Onlooker(person, units)
    if person.slice is not None:
        return Scope(frozenset(), onlooker=looks, slice=person.slice)
    if person.roles & (COUNTY_WIDE - {Role.VISITOR}) and not _leads_a_branch(person, units):
        return Scope(None, person.guarded, own, onlooker=looks)
    visits = Role.VISITOR in person.roles
    if person.unit is None or (visits and Role.HANDLER not in person.roles):
        return Scope(frozenset(), person.guarded, own, visits, looks)
    return Scope(subtree(units, person.unit), person.guarded, own, visits, looks)
