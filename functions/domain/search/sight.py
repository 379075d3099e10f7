"""The sight file: which appeal stands under which number of the shelves, and whose it is.

It filters what the shelves give before any head is read. What is in nobody's sight has no set.
"""

import struct
import zlib
from array import array
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from functions.domain.county.roles import Scope
from functions.domain.search.entry import TO_CALL

GONE = 0xFFFF
Sees = tuple[str, ...]


class Sight(NamedTuple):
    """The order numbers by their place in the shelves, and the set of units of each."""

    nos: array[int]
    sets: tuple[Sees, ...]
    which: array[int]

    @property
    def whose(self) -> list[Sees | None]:
        """Whose each of them is; None what is in nobody's sight."""
        return [None if n == GONE else self.sets[n] for n in self.which]

    def seen(self, scope: Scope) -> list[bool]:
        """Which of the sets a scope covers."""
        return [covers(scope, units) for units in self.sets]


EMPTY = Sight(array("Q"), (), array("H"))


def covers(scope: Scope, sees: Sees) -> bool:
    """Whether a scope may find what these units may."""
    if scope.units is None or (scope.visits and TO_CALL in sees):
        return True
    return not scope.units.isdisjoint(sees)


def made(nos: list[int], whose: list[Sees | None]) -> Sight:
    """A sight of these."""
    sets: dict[Sees, int] = {}
    which = (GONE if sees is None else sets.setdefault(sees, len(sets)) for sees in whose)
    numbers = array("H", which)
    return Sight(array("Q", nos), tuple(sets), numbers)


def pack(sight: Sight) -> bytes:
    """The file."""
    sets = msgspec.json.encode(sight.sets)
    head = struct.pack("<II", len(sight.nos), len(sets))
    return zlib.compress(head + sets + sight.nos.tobytes() + sight.which.tobytes(), 6)


def unpack(body: bytes) -> Sight:
    """What the file holds."""
    data = zlib.decompress(body)
    many, length = struct.unpack_from("<II", data)
    at = 8 + length
    nos, which = array("Q"), array("H")
    nos.frombytes(data[at : at + 8 * many])
    which.frombytes(data[at + 8 * many :])
    return Sight(nos, msgspec.json.decode(data[8:at], type=tuple[Sees, ...]), which)


def in_sight(sight: Sight, scope: Scope) -> Iterator[int]:
    """The places in the shelves of what a scope may see."""
    seen = sight.seen(scope)
    return (place for place, n in enumerate(sight.which) if n != GONE and seen[n])
