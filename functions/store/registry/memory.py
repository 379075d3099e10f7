"""What was read is kept for some seconds, so that a warm function asks for a county once."""

import time
from collections.abc import Callable
from typing import Any

KEPT_SECONDS = 15.0

_kept: dict[tuple[str, ...], tuple[float, Any]] = {}


def forget(*key: str) -> None:
    """Read this anew."""
    _kept.pop(key, None)


def keep[T](key: tuple[str, ...], read: Callable[[], T]) -> T:
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
        forget(*key)
    return keep(key, read)


def forget_kept() -> None:
    """Read everything anew."""
    _kept.clear()
