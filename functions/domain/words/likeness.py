"""How like two texts are, by the pairs of characters that they share; nobody reads the text out of these."""

import math
from collections.abc import Collection
from zlib import crc32

from functions.domain.words.matching import folded


def pairs(text: str) -> tuple[int, ...]:
    """The text's pairs of characters as numbers, each once."""
    return pairs_in("".join(c for c in folded(text) if c.isalnum()))


def pairs_in(letters: str) -> tuple[int, ...]:
    """The same of what is folded already."""
    found = {crc32(letters[i : i + 2].encode()) for i in range(len(letters) - 1)}
    return tuple(sorted(found))


def likeness(one: Collection[int], other: Collection[int]) -> float:
    """From 0 (no pair shared) to 1 (the same pairs)."""
    if not one or not other:
        return 0.0
    return len(frozenset(one).intersection(other)) / math.sqrt(len(one) * len(other))
