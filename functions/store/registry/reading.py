"""A row of the registry read as a value."""

import msgspec
from msgspec import Struct

from functions.domain.refusals import Unknown
from functions.store.registry.memory import forget, keep
from functions.store.tables import RegistryRow


def all_of[T: Struct](tenant: str, kind: str, form: type[T], *, fresh: bool) -> dict[str, T]:
    """All of a kind by their ids; `fresh` where something is decided for good."""

    def read() -> dict[str, T]:
        rows = RegistryRow.query(f"{tenant}#{kind}", consistent_read=fresh)
        return {row.sk: decoded(row.body, form) for row in rows}

    if fresh:
        forget(kind, tenant)
    return keep((kind, tenant), read)


def read[T](pk: str, sk: str, form: type[T]) -> T:
    """One of them. Raises `Unknown`."""
    if not sk:
        raise unknown()
    try:
        return decoded(RegistryRow.get(pk, sk, consistent_read=True).body, form)
    except RegistryRow.DoesNotExist:
        raise unknown() from None


def decoded[T](body: str, form: type[T]) -> T:
    """The value that a row holds."""
    return msgspec.json.decode(body, type=form)


def unknown() -> Unknown:
    """That there is no such thing."""
    return Unknown("没有找到", "No such thing")
