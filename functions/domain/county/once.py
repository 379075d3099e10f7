"""A request that says which one it is (幂等键): however often it is sent, it is done once."""

import re
from datetime import datetime, timedelta

import msgspec
from msgspec import Struct

from functions.domain.codes import fingerprint
from functions.domain.county.county import County
from functions.domain.forms import UNREADABLE
from functions.domain.refusals import InvalidInput, invalid

KEPT = timedelta(days=30)  # a phone may send again what it kept while it was off
_KEY = re.compile(r"[A-Za-z0-9_\-]{16,64}")
_APART = {"step", "challenge", "password"}  # what was seen meanwhile, and what no digest may hold


class Once(Struct, frozen=True):
    """Digests, keyed with the county's secret, of who asks by which key and of what they ask."""

    tenant: str
    key: str
    body: str
    until: int


def once_of(county: County, actor: str, key: str, asked: tuple[str, bytes], at: datetime) -> Once:
    """What `actor` asks by this key: of what (`asked[0]`), and the body. Refuses what is no key."""
    if not valid(key):
        raise refused()
    what, body = asked
    return Once(
        county.id,
        fingerprint(county.secret, "once", actor, key),
        fingerprint(county.secret, "asked", what, _plain(body)),
        int((at + KEPT).timestamp()),
    )


def valid(key: str) -> bool:
    """Whether it may serve as a key."""
    return bool(_KEY.fullmatch(key))


def refused() -> InvalidInput:
    """The refusal of what is no key."""
    return invalid(
        "Idempotency-Key", "format", "请带 16–64 位的幂等键", "takes 16 to 64 characters"
    )  # fmt: skip


def _plain(body: bytes) -> str:
    """The body in one form, in whatever order and with whatever blanks it was written."""
    try:
        said = msgspec.json.decode(body or b"{}")
    except UNREADABLE:
        return repr(body)
    if isinstance(said, dict):
        said = {name: value for name, value in said.items() if name not in _APART}
    return msgspec.json.encode(said, order="sorted").decode()
