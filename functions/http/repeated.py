"""Do once what is sent with an Idempotency-Key: the same again is done already, and not refused."""

from collections.abc import Callable

from functions.domain.once import Once, once_of
from functions.domain.refusals import Refusal
from functions.http.exchange import Request
from functions.store import repeats

_ACTORS = {"tenant", "query_code"}  # who asks says it already, in one spelling


def once[T](r: Request, tenant: str, actor: str, do: Callable[[Once | None], T]) -> T | None:
    """What `do` gives, or None where the same request did it before. Without a key it is always done.

    The mark is asked for only after a refusal: whoever sends something for the first time pays nothing.
    """
    key = r.headers.get("idempotency-key", "")
    if not key:
        return do(None)
    asked = sorted(f"{name}={r.params[name]}" for name in r.params if name not in _ACTORS)
    mark = once_of(tenant, actor, key, ("\x1f".join([r.what, *asked]), r.json()), r.at)
    try:
        return do(mark)
    except Refusal:
        if repeats.was_done(mark):
            return None
        raise
