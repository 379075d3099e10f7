"""Counties, and what belongs to each: places, units, people. Reads are kept for some seconds."""

import time
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec
from msgspec import Struct
from pynamodb.expressions.condition import Condition
from pynamodb.transactions import TransactWrite

from functions.domain import spots
from functions.domain.appeal import Appeal
from functions.domain.county import County, Place
from functions.domain.learning import KEPT, Example
from functions.domain.refusals import AlreadyExists, Busy, TooLarge, Unknown
from functions.domain.roles import Person, Unit
from functions.domain.routing import Duty
from functions.store.tables import RegistryRow
from functions.store.transaction import TRIES, commit

KEPT_SECONDS = 15.0
ROW_AT_MOST = 380_000  # characters of a body; DynamoDB takes 400 KB a row
_kept: dict[tuple[str, ...], tuple[float, Any]] = {}


def place_key(tenant: str) -> str:
    """The partition of a county's places."""
    return f"{tenant}#place"


def county(tenant: str) -> County:
    """A county by its id."""
    return _keep(("county", tenant), lambda: _read(f"{tenant}#county", "county", County))


def county_of_tag(tag: str) -> County:
    """The county that a code's tag names."""
    tenant = _keep(("tag", tag), lambda: _read(f"tag#{tag}", "tag", str))
    return county(tenant)


def open_county(new: County) -> None:
    """Write a new county under its tag; neither may exist."""
    rows = [
        RegistryRow(f"{new.id}#county", "county", body=_json(new)),
        RegistryRow(f"tag#{new.tag}", "tag", body=_json(new.id)),
        RegistryRow("counties", new.id, body=_json(new.id)),
    ]

    def stage(transaction: TransactWrite) -> None:
        for row in rows:
            transaction.save(row, condition=RegistryRow.pk.does_not_exist())

    if commit(stage):
        raise AlreadyExists("该租户已存在", "This county exists already")


def save_county(changed: County) -> None:
    """Store a county's changed settings or rules."""
    row = RegistryRow(f"{changed.id}#county", "county", body=_json(changed))
    row.save(condition=RegistryRow.pk.exists())
    _kept.pop(("county", changed.id), None)


def counties() -> list[str]:
    """The ids of all counties."""
    return [row.sk for row in RegistryRow.query("counties")]


def place(tenant: str, code: str) -> Place:
    """A place by its code, retired ones too."""
    return _keep(("place", tenant, code), lambda: _read(place_key(tenant), code, Place))


def place_of(appeal: Appeal) -> Place:
    """The place where it was told; where that is gone since, its bare code."""
    try:
        return place(appeal.tenant, appeal.told.place)
    except Unknown:
        return Place(appeal.told.place, appeal.told.place)


def places(tenant: str, *, after: str = "", limit: int = 100) -> list[Place]:
    """The county's places in the order of their codes."""
    key = RegistryRow.sk > after if after else None
    return [_decode(r.body, Place) for r in RegistryRow.query(place_key(tenant), key, limit=limit)]


def save_place(tenant: str, kept: Place, *, new: bool) -> None:
    """Store a place; a new one must not overwrite another."""
    row = RegistryRow(place_key(tenant), kept.code, body=_json(kept), active=kept.active)
    _save(row, new=new)
    _kept.pop(("place", tenant, kept.code), None)
    _know(tenant, kept)


def spot_owner(tenant: str, name: str) -> str | None:
    """The unit that the codes of an estate or village belong to; "" for none, None where unknown."""

    def read() -> str | None:
        try:
            return _decode(RegistryRow.get(_spot_key(tenant), name).body, str)
        except RegistryRow.DoesNotExist:
            return None

    return _keep(("spot", tenant, name), read)


def units(tenant: str) -> dict[str, Unit]:
    """The county's units."""
    return _all(tenant, "unit", Unit)


def save_unit(tenant: str, unit: Unit, *, new: bool) -> None:
    """Store a unit."""
    _save(RegistryRow(f"{tenant}#unit", unit.id, body=_json(unit)), new=new)
    _kept.pop(("unit", tenant), None)


def people(tenant: str) -> dict[str, Person]:
    """The county's staff accounts."""
    return _all(tenant, "person", Person)


def person(tenant: str, identity: str) -> Person:
    """A staff account."""
    found = people(tenant).get(identity)
    if found is None:
        raise _unknown()
    return found


def save_person(tenant: str, kept: Person, *, new: bool, password_hash: str | None = None) -> None:
    """Store an account; without a new hash, the password stays."""
    row = RegistryRow(f"{tenant}#person", kept.id, body=_json(kept))
    row.secret = password_hash or (None if new else password_of(tenant, kept.id))
    _save(row, new=new)
    _kept.pop(("person", tenant), None)


def password_of(tenant: str, identity: str) -> str | None:
    """The hash of an account's password, or None where there is no such account."""
    try:
        return RegistryRow.get(f"{tenant}#person", identity, consistent_read=True).secret
    except RegistryRow.DoesNotExist:
        return None


def robots(tenant: str, unit: str) -> list[dict[str, str]]:
    """The group robots that a unit is told through. Their keys are secrets."""

    def read() -> list[dict[str, str]]:
        try:
            row = RegistryRow.get(f"{tenant}#robots", unit)
        except RegistryRow.DoesNotExist:
            return []
        return _decode(row.body, list[dict[str, str]])

    return _keep(("robots", tenant, unit), read)


def save_robots(tenant: str, unit: str, kept: list[dict[str, str]]) -> None:
    """Store a unit's robots; an empty list takes them away."""
    RegistryRow(f"{tenant}#robots", unit, body=_json(kept)).save()
    _kept.pop(("robots", tenant, unit), None)


def duties(tenant: str) -> dict[str, Duty]:
    """The county's list of powers and duties."""
    return _keep(("duty", tenant), lambda: _duties(tenant)[0])


def change_duties(tenant: str, change: Callable[[dict[str, Duty]], dict[str, Duty]]) -> None:
    """Rewrite the list at one stroke: it is one row, so that nobody ever reads half of it."""
    for _ in range(TRIES):
        known, version = _duties(tenant)
        body = b64encode(zlib.compress(msgspec.json.encode(change(known)))).decode()
        if len(body) > ROW_AT_MOST:
            raise TooLarge("权责清单太大，请缩短依据和关键词", "The list of duties is too large")
        row = RegistryRow(f"{tenant}#duties", "duties", body=body, version=version + 1)
        unchanged = (RegistryRow.version == version) if version else RegistryRow.pk.does_not_exist()
        if not commit(partial(_put, row, unchanged)):
            _kept.pop(("duty", tenant), None)
            return
    raise Busy("有人正在修改清单，请稍后再试", "Somebody is changing the list; send it again")


def _put(row: RegistryRow, condition: Condition, transaction: TransactWrite) -> None:
    transaction.save(row, condition=condition)


def _duties(tenant: str) -> tuple[dict[str, Duty], int]:
    try:
        row = RegistryRow.get(f"{tenant}#duties", "duties", consistent_read=True)
    except RegistryRow.DoesNotExist:
        return {}, 0
    packed = zlib.decompress(b64decode(row.body))
    return msgspec.json.decode(packed, type=dict[str, Duty]), int(row.version or 0)


def examples(tenant: str) -> tuple[Example, ...]:
    """What the county's people corrected on its newest appeals, in the order of the corrections."""
    return _keep(("example", tenant), lambda: _examples(tenant))


def _examples(tenant: str) -> tuple[Example, ...]:
    """The order number, and with it the row's key, begins with the day: the newest come first."""
    rows = RegistryRow.query(f"{tenant}#example", scan_index_forward=False, limit=KEPT)
    return tuple(sorted((_decode(r.body, Example) for r in rows), key=lambda e: e.at))


def put_example(tenant: str, example: Example) -> None:
    """Remember a correction; the latest one of an appeal counts."""
    RegistryRow(f"{tenant}#example", example.no, body=_json(example)).save()
    _kept.pop(("example", tenant), None)


def drop_example(tenant: str, no: str) -> None:
    """Forget a correction."""
    row = RegistryRow(f"{tenant}#example", no)
    if commit(lambda t: t.delete(row, condition=RegistryRow.pk.exists())):
        raise _unknown()
    _kept.pop(("example", tenant), None)


def put_place(tenant: str, kept: Place) -> None:
    """Write a place whether or not it is there, for loading a county from a file."""
    RegistryRow(place_key(tenant), kept.code, body=_json(kept), active=kept.active).save()
    _know(tenant, kept)


def put_unit(tenant: str, unit: Unit) -> None:
    """Write a unit, for loading a county from a file."""
    RegistryRow(f"{tenant}#unit", unit.id, body=_json(unit)).save()


def put_person(tenant: str, kept: Person, password_hash: str) -> None:
    """Write an account, for loading a county from a file."""
    RegistryRow(f"{tenant}#person", kept.id, body=_json(kept), secret=password_hash).save()


def _know(tenant: str, place: Place) -> None:
    """Remember the estate that a place lies in, so that no text is ever matched with all places."""
    name = spots.home(place.name)
    if name and spot_owner(tenant, name) is None:
        RegistryRow(_spot_key(tenant), name, body=_json(place.unit or "")).save()
        _kept.pop(("spot", tenant, name), None)


def _spot_key(tenant: str) -> str:
    return f"{tenant}#spot"


def _all[T: Struct](tenant: str, kind: str, form: type[T]) -> dict[str, T]:
    return _keep(
        (kind, tenant),
        lambda: {r.sk: _decode(r.body, form) for r in RegistryRow.query(f"{tenant}#{kind}")},
    )


def _read[T](pk: str, sk: str, form: type[T]) -> T:
    try:
        return _decode(RegistryRow.get(pk, sk, consistent_read=True).body, form)
    except RegistryRow.DoesNotExist:
        raise _unknown() from None


def _save(row: RegistryRow, *, new: bool) -> None:
    exists = RegistryRow.pk.exists()
    condition = RegistryRow.pk.does_not_exist() if new else exists
    if commit(lambda t: t.save(row, condition=condition)):
        raise AlreadyExists("该编号已存在", "Exists already") if new else _unknown()


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


def forget_kept() -> None:
    """Read everything anew."""
    _kept.clear()


def _decode[T](body: str, form: type[T]) -> T:
    return msgspec.json.decode(body, type=form)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _unknown() -> Unknown:
    return Unknown("没有找到", "No such thing")
