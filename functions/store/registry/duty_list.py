"""The list of powers and duties (权责清单), one row that is rewritten at one stroke."""

import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable

import msgspec

from functions.domain.county.rule import Duty
from functions.domain.refusals import TooLarge
from functions.store.registry.memory import forget, keep
from functions.store.versions import NOTHING, Filling, Stage, found, write

ROW_AT_MOST = 380_000  # characters of a body; DynamoDB takes 400 KB a row


def duties(tenant: str) -> dict[str, Duty]:
    """The county's list of powers and duties."""
    return keep(("duty", tenant), lambda: _duties(tenant))


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
    forget("duty", tenant)


def _duties(tenant: str) -> dict[str, Duty]:
    row = found(tenant, "duties", "duties")
    return _unpacked(row.body) if row else {}


def _unpacked(body: str) -> dict[str, Duty]:
    return msgspec.json.decode(zlib.decompress(b64decode(body)), type=dict[str, Duty])
