"""Pages of a list that is all in memory: walked to its end without gap, though something is taken out."""

from collections.abc import Callable, Sequence
from hashlib import sha256

KEY_AT_MOST = 150  # characters of a cursor


def paged[T](
    items: Sequence[T], key: Callable[[T], str], *, after: str, limit: int
) -> tuple[list[T], str | None]:
    """The page behind a cursor, and the cursor of the next; None at the end.

    A cursor holds the place and the key of the last item shown: where that was moved, it is looked
    for; where it is gone, the list goes on from where it stood.
    """
    start = _start([_mark(key(item)) for item in items], after)
    page = list(items[start : start + limit])
    end = start + len(page)
    return page, f"{end}.{_mark(key(page[-1]))}" if page and end < len(items) else None


def _mark(key: str) -> str:
    """The key as an address can carry it: what is Chinese or long, by its digest."""
    is_plain = key.isascii() and key.isprintable() and len(key) <= KEY_AT_MOST
    return key if is_plain else sha256(key.encode(errors="replace")).hexdigest()[:32]


def _start(keys: list[str], after: str) -> int:
    number, _, shown = after.partition(".")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return 0
    place = int(number)
    if keys[place - 1 : place] == [shown]:
        return place
    return keys.index(shown) + 1 if shown in keys else max(0, place - 1)
