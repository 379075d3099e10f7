"""How a word list is read: `…` in a word stands for up to a few characters of the same sentence."""

import re
from functools import lru_cache

GAP = "…"
WIDEST = 6  # characters that a gap may hold

Found = tuple[int, int, str]  # where it begins and ends, and the word of the list


def spoken(words: tuple[str, ...], text: str) -> list[Found]:
    """Where the words of a list stand in a text; an empty one stands nowhere."""
    return [
        (*match.span(), word)
        for first, word, pattern in _read(words)
        if first in text
        for match in pattern.finditer(text)
    ]


@lru_cache(maxsize=256)
def _read(words: tuple[str, ...]) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    gap = rf"[^。！？!?；;\n]{{0,{WIDEST}}}?"
    split = [(word.split(GAP), word) for word in words if word]
    return tuple(
        (parts[0], word, re.compile(gap.join(map(re.escape, parts)))) for parts, word in split
    )
