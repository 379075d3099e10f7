"""Do once what is sent with an Idempotency-Key: the same again is done already, and not refused."""

import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable

import msgspec

from functions.domain.county.county import County
from functions.domain.county.once import Once, once_of
from functions.domain.refusals import Refusal
from functions.http.exchange import Request
from functions.store import repeats
from functions.store.registry import ROW_AT_MOST

_ACTORS = {"tenant", "query_code"}  # who asks says it already, in one spelling


def once[T](
    r: Request, county: County, actor: str, do: Callable[[Once | None], T],
    again: Callable[[str], T],
) -> T:  # fmt: skip
    """What `do` gives, or what `again` says of what the same request made before.

    The mark is asked for only after a refusal: whoever sends something for the first time pays nothing.
    """
    mark = mark_of(r, county, actor)
    try:
        return do(mark)
    except Refusal:
        made = repeats.made_by(mark) if mark else None
        if made is None:
            raise
        return again(made)


def whole(r: Request, county: County, actor: str, do: Callable[[], object]) -> object:
    """Do what may be done again to the same end, as an import that knows its rows by what they hold.

    It needs more than one transaction: the answer is kept when all of it is done, and given again.
    """
    mark = mark_of(r, county, actor)
    made = repeats.made_by(mark) if mark else None
    if made:
        return msgspec.json.decode(zlib.decompress(b64decode(made)))
    answer = do()
    packed = b64encode(zlib.compress(msgspec.json.encode(answer))).decode()
    repeats.end(mark, packed if len(packed) < ROW_AT_MOST else "")
    return answer


def mark_of(r: Request, county: County, actor: str) -> Once | None:
    """By which key it was asked for, if by any."""
    key = r.headers.get("idempotency-key", "")
    if not key:
        return None
    named = sorted(f"{name}={r.params[name]}" for name in r.params if name not in _ACTORS)
    return once_of(county, actor, key, ("\x1f".join([r.what, *named]), r.body), r.at)
