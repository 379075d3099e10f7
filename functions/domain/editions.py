"""Which edition of something a page shows: it goes back with a change, so that a later one is noticed."""

from hashlib import sha256

import msgspec
from msgspec import Struct

from functions.domain.refusals import Overtaken


class Edit(Struct, frozen=True):
    """Who changed something last, and when (RFC 3339)."""

    by: str = ""
    at: str = ""


def edition(shown: object) -> str:
    """A short name of exactly this content."""
    plain = msgspec.to_builtins(shown, str_keys=True)
    encoded = msgspec.json.encode(plain, order="deterministic")
    return sha256(encoded).hexdigest()[:16]


def expect(seen: object, shown: object, last: Edit = Edit()) -> None:  # noqa: B008 (frozen)
    """Refuse where the caller saw another edition than this one; who names none has seen this one."""
    if isinstance(seen, str) and seen != edition(shown):
        raise Overtaken(last.by, last.at)
