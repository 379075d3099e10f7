"""How a word list is read: `…` in a word stands for up to a few characters of the same sentence."""

import re
from collections.abc import Iterator
from functools import cache

GAP = "…"
WIDEST = 6  # characters that a gap may hold


def spans(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a word of a list stands in a text; an empty one stands nowhere."""
    first, pattern = _read(word)
    if word and first in text:
        for match in pattern.finditer(text):
            yield match.span()


def standing(words: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The words of a list that stand in a text."""
    return tuple(word for word in words if any(spans(word, text)))


@cache
def _read(word: str) -> tuple[str, re.Pattern[str]]:
    parts = word.split(GAP)
    gap = rf"[^。！？!?；;\n]{{0,{WIDEST}}}?"
    return parts[0], re.compile(gap.join(map(re.escape, parts)))
