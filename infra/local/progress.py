"""How far a reader has come for good, while several lanes work on its records at once."""

import threading


class Progress:
    """Remembers what is under way; `position` is the last record up to which all is finished."""

    def __init__(self, *, room: int) -> None:
        self._last: str | None = None
        self._under_way: dict[str, None] = {}
        self._room = room
        self._changed = threading.Condition()

    def begin(self, number: str) -> None:
        """Note a record as under way; wait first while too many are."""
        with self._changed:
            self._changed.wait_for(lambda: len(self._under_way) < self._room)
            self._under_way[number] = None

    def finish(self, number: str) -> None:
        with self._changed:
            del self._under_way[number]
            self._changed.notify()

    def seen(self, number: str) -> None:
        """Note that all up to this one is finished or under way."""
        with self._changed:
            self._last = number

    @property
    def position(self) -> str | None:
        """None until there has been a record."""
        with self._changed:
            first = next(iter(self._under_way), None)
            return self._last if first is None else _just_before(first)


def _just_before(number: str) -> str:
    return f"{int(number) - 1:0{len(number)}d}"
