"""What an admin adds or changes: by whose hand, and once."""

from collections.abc import Callable

from functions.domain.county.once import Once
from functions.http.exchange import Request
from functions.http.repeated import once
from functions.store.versions import Hand


def hand_of(r: Request, mark: Once | None = None) -> Hand:
    """Whose hand it is, and when."""
    return Hand(r.person.name, r.at, mark)


def registered[T](r: Request, add: Callable[[Hand], T], known: Callable[[str], T]) -> T:
    """Add something to the county, once; `known` finds what the same request added before."""
    return once(r, r.county, r.person.id, lambda mark: add(hand_of(r, mark)), known)


def altered[T](r: Request, change: Callable[[Hand], T], now: Callable[[], T]) -> T:
    """Change something of the county, once: sent again, it is not told that somebody was first."""
    return registered(r, change, lambda _: now())
