"""Counties, and what belongs to each: places, units, people. Reads are kept for some seconds."""

import time
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from pynamodb.transactions import TransactWrite

from functions.domain import spots
from functions.domain.county.bounds import settled
from functions.domain.county.county import County, Place
from functions.domain.county.reckoning import Reckoning, asked_by
from functions.domain.county.roles import Person, Unit
from functions.domain.county.rule import Duty
from functions.domain.refusals import AlreadyExists, TooLarge, Unknown
from functions.domain.safety.taught import Check
from functions.domain.triage.learning import KEPT, Example
from functions.store import reckonings
from functions.store.tables import RegistryRow
from functions.store.transaction import commit
from functions.store.versions import (
    NOTHING,
    Filling,
    Hand,
    Stage,
    add,
    alter,
    encoded,
    found,
    put,
    write,
)

Robots = Sequence[dict[str, str]]

KEPT_SECONDS = 15.0
ROW_AT_MOST = 380_000  # characters of a body; DynamoDB takes 400 KB a row
_kept: dict[tuple[str, ...], tuple[float, Any]] = {}


def place_key(tenant: str) -> str:
    """The partition of a county's places."""
    return f"{tenant}#place"


def county(tenant: str, *, fresh: bool = False) -> County:
    """A county by its id; a `fresh` one where something is decided for good."""
    if fresh:
        _kept.pop(("county", tenant), None)
    return _keep(("county", tenant), lambda: settled(_read(f"{tenant}#county", "county", County)))


def county_of_tag(tag: str) -> County:
    """The county that a code's tag names."""
    tenant = _keep(("tag", tag), lambda: _read(f"tag#{tag}", "tag", str))
    return county(tenant)


def open_county(new: County) -> None:
    """Write a new county under its tag; neither may exist."""
    rows = [
        RegistryRow(f"{new.id}#county", "county", body=encoded(new)),
        RegistryRow(f"tag#{new.tag}", "tag", body=encoded(new.id)),
        RegistryRow("counties", new.id, body=encoded(new.id)),
    ]

    def stage(transaction: TransactWrite) -> None:
        for row in rows:
            transaction.save(row, condition=RegistryRow.pk.does_not_exist())

    if commit(stage):
        raise AlreadyExists("该租户已存在", "This county exists already")


def change_county(
    tenant: str, change: Callable[[County], County], *, hand: Hand | None = None
) -> County:
    """Change a county's settings or rules: a function of what they are when it is written.

    What moves the time of open matters leaves the mark that they are gone through, in the same transaction.
    """
    asked: Reckoning | None = None

    def changed(stored: County) -> County:
        nonlocal asked
        old = settled(stored)
        new = change(old)
        asked = asked_by(old, new)
        return new

    def beside(transaction: TransactWrite) -> None:
        reckonings.begin(tenant, asked, transaction)

    write(tenant, "county", "county", alter(County, changed), hand=hand, beside=beside)
    _kept.pop(("county", tenant), None)
    return county(tenant)


def counties() -> list[str]:
    """The ids of all counties."""
    return [row.sk for row in RegistryRow.query("counties")]


def place(tenant: str, code: str) -> Place:
    """A place by its code, retired ones too."""
    return _keep(("place", tenant, code), lambda: _read(place_key(tenant), code, Place))


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
    return [_decode(row.body, Place) for row in rows]


def every_place(tenant: str, *, after: str = "") -> Iterator[Place]:
    """All places in the order of their codes, read page after page as they are asked for."""
    key = RegistryRow.sk > after if after else None
    rows = RegistryRow.query(place_key(tenant), key, consistent_read=True)
    return (_decode(row.body, Place) for row in rows)


def add_place(tenant: str, new: Place, *, hand: Hand | None = None) -> None:
    """Store a new place; its code must be free."""
    write(tenant, "place", new.code, add(encoded(new), active=new.active), hand=hand)
    _kept.pop(("place", tenant, new.code), None)
    _know(tenant, new)


def change_place(
    tenant: str, code: str, change: Callable[[Place], Place], *,
    hand: Hand | None = None, beside: Stage = NOTHING,
) -> Place:  # fmt: skip
    """Change a place, with what stands `beside` it; who submits there at this moment meets it as it was, or as it is then."""
    write(tenant, "place", code, alter(Place, change), hand=hand, beside=beside)
    _kept.pop(("place", tenant, code), None)
    changed = place(tenant, code)
    _know(tenant, changed)
    return changed


def spot_owner(tenant: str, name: str) -> str | None:
    """The unit that the codes of an estate or village belong to; "" for none, None where unknown."""

    def read() -> str | None:
        try:
            return _decode(RegistryRow.get(_spot_key(tenant), name).body, str)
        except RegistryRow.DoesNotExist:
            return None

    return _keep(("spot", tenant, name), read)


def units(tenant: str, *, fresh: bool = False) -> dict[str, Unit]:
    """The county's units; `fresh` ones where something is decided for good."""
    return _all(tenant, "unit", Unit, fresh=fresh)


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
    _kept.pop(("unit", tenant), None)
    _kept.pop(("robots", tenant, unit), None)


def people(tenant: str, *, fresh: bool = False) -> dict[str, Person]:
    """The county's staff accounts; written in `accounts`."""
    return _all(tenant, "person", Person, fresh=fresh)


def person(tenant: str, identity: str, *, fresh: bool = False) -> Person:
    """A staff account."""
    found = people(tenant, fresh=fresh).get(identity)
    if found is None:
        raise _unknown()
    return found


def forget_people(tenant: str) -> None:
    """Read the accounts anew."""
    _kept.pop(("person", tenant), None)


def robots(tenant: str, unit: str, *, fresh: bool = False) -> list[dict[str, str]]:
    """The group robots that a unit is told through. Their keys are secrets."""

    def read() -> list[dict[str, str]]:
        try:
            row = RegistryRow.get(f"{tenant}#robots", unit, consistent_read=fresh)
        except RegistryRow.DoesNotExist:
            return []
        return _decode(row.body, list[dict[str, str]])

    if fresh:
        _kept.pop(("robots", tenant, unit), None)
    return _keep(("robots", tenant, unit), read)


def duties(tenant: str) -> dict[str, Duty]:
    """The county's list of powers and duties."""
    return _keep(("duty", tenant), lambda: _duties(tenant))


def change_duties(
    tenant: str, change: Callable[[dict[str, Duty]], dict[str, Duty]], *, beside: Stage = NOTHING
) -> None:
    """Rewrite the list at one stroke: it is one row, so that nobody ever reads half of it."""

    def changed(old: Filling | None) -> Filling:
        listed = change(_unpacked(old.body) if old else {})
        body = b64encode(zlib.compress(msgspec.json.encode(listed))).decode()
        if len(body) > ROW_AT_MOST:
            raise TooLarge("权责清单太大，请缩短依据和关键词", "The list of duties is too large")
        return Filling(body)

    write(tenant, "duties", "duties", changed, beside=beside)
    _kept.pop(("duty", tenant), None)


def _duties(tenant: str) -> dict[str, Duty]:
    row = found(tenant, "duties", "duties")
    return _unpacked(row.body) if row else {}


def _unpacked(body: str) -> dict[str, Duty]:
    return msgspec.json.decode(zlib.decompress(b64decode(body)), type=dict[str, Duty])


def examples(tenant: str) -> tuple[Example, ...]:
    """What the county's people corrected on its newest appeals, in the order of the corrections."""
    return _keep(("example", tenant), lambda: _examples(tenant))


def _examples(tenant: str) -> tuple[Example, ...]:
    """The order number, and with it the row's key, begins with the day: the newest come first."""
    rows = RegistryRow.query(f"{tenant}#example", scan_index_forward=False, limit=KEPT)
    return tuple(sorted((_decode(r.body, Example) for r in rows), key=lambda e: e.at))


def put_example(tenant: str, example: Example, *, beside: Stage = NOTHING) -> None:
    """Remember a correction; the latest one of an appeal counts, in whatever order they come."""

    def later(old: Filling | None) -> Filling:
        known = old and _decode(old.body, Example)
        newest = known if known and known.at > example.at else example
        return Filling(encoded(newest))

    write(tenant, "example", example.no, later, beside=beside)
    _kept.pop(("example", tenant), None)


def drop_example(tenant: str, no: str) -> None:
    """Forget a correction."""
    row = example_row(tenant, no)
    if commit(lambda t: t.delete(row, condition=RegistryRow.pk.exists())):
        raise _unknown()
    examples_changed(tenant)


def example_row(tenant: str, no: str) -> RegistryRow:
    """Where the correction of an appeal lies."""
    return RegistryRow(f"{tenant}#example", no)


def examples_changed(tenant: str) -> None:
    """Read the corrections anew."""
    _kept.pop(("example", tenant), None)


def checks(tenant: str) -> tuple[Check, ...]:
    """What the county's people decided of doubts, the newest."""
    return _keep(("check", tenant), lambda: _checks(tenant))


def _checks(tenant: str) -> tuple[Check, ...]:
    rows = RegistryRow.query(f"{tenant}#check", scan_index_forward=False, limit=KEPT)
    return tuple(_decode(row.body, Check) for row in rows)


def put_check(tenant: str, check: Check) -> None:
    """Remember a decision; the latest one of an appeal counts, in whatever order they come."""

    def later(old: Filling | None) -> Filling:
        known = old and _decode(old.body, Check)
        return Filling(encoded(known if known and known.at > check.at else check))

    write(tenant, "check", check.no, later)
    _kept.pop(("check", tenant), None)


def drop_check(tenant: str, no: str) -> None:
    """Forget a decision."""
    row = RegistryRow(f"{tenant}#check", no)
    if commit(lambda t: t.delete(row, condition=RegistryRow.pk.exists())):
        raise _unknown()
    _kept.pop(("check", tenant), None)


def put_place(tenant: str, kept: Place) -> None:
    """Write a place whether or not it is there, for loading a county from a file."""
    write(tenant, "place", kept.code, put(encoded(kept), active=kept.active))
    _know(tenant, kept)


def put_unit(tenant: str, unit: Unit) -> None:
    """Write a unit, for loading a county from a file."""
    write(tenant, "unit", unit.id, put(encoded(unit)))


def _know(tenant: str, place: Place) -> None:
    """Remember the estate that a place lies in, so that no text is ever matched with all places."""
    name = spots.home(place.name)
    if name and spot_owner(tenant, name) is None:
        with suppress(AlreadyExists):  # by who was there first
            write(tenant, "spot", name, add(encoded(place.unit or "")))
        _kept.pop(("spot", tenant, name), None)


def _spot_key(tenant: str) -> str:
    return f"{tenant}#spot"


def _all[T: Struct](tenant: str, kind: str, form: type[T], *, fresh: bool) -> dict[str, T]:
    def read() -> dict[str, T]:
        rows = RegistryRow.query(f"{tenant}#{kind}", consistent_read=fresh)
        return {row.sk: _decode(row.body, form) for row in rows}

    if fresh:
        _kept.pop((kind, tenant), None)
    return _keep((kind, tenant), read)


def _read[T](pk: str, sk: str, form: type[T]) -> T:
    if not sk:
        raise _unknown()
    try:
        return _decode(RegistryRow.get(pk, sk, consistent_read=True).body, form)
    except RegistryRow.DoesNotExist:
        raise _unknown() from None


def _keep[T](key: tuple[str, ...], read: Callable[[], T]) -> T:
    """What was read less than `KEPT_SECONDS` ago, or a fresh read. A bounded memory."""
    until, value = _kept.get(key, (0.0, None))
    if time.monotonic() < until:
        return value  # type: ignore[no-any-return]
    value = read()
    if len(_kept) > 5000:
        _kept.clear()
    _kept[key] = (time.monotonic() + KEPT_SECONDS, value)
    return value


def kept[T](tenant: str, what: tuple[str, ...], read: Callable[[], T], *, fresh: bool = False) -> T:
    """What was read less than some seconds ago; a `fresh` one is read now."""
    key = (tenant, *what)
    if fresh:
        _kept.pop(key, None)
    return _keep(key, read)


def forget_kept() -> None:
    """Read everything anew."""
    _kept.clear()


def _decode[T](body: str, form: type[T]) -> T:
    return msgspec.json.decode(body, type=form)


def _unknown() -> Unknown:
    return Unknown("没有找到", "No such thing")
