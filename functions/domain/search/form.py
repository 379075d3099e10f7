"""The form in which a search compares: the one of all texts (`matching.py`), letters and figures alone.

What parts a word for the eye (blanks, stops, strokes) parts it for no search. A star of the mask stays,
so that nothing is found across what the mask hides.
"""

import re
from typing import NamedTuple

from functions.domain.words.matching import fold, folded

LEAST = 2  # characters of a word that is looked for; the index knows pairs
_DROPPED = re.compile(r"[^\w*]|_")


class Excerpt(NamedTuple):
    """A stretch of a text around what was found, and where in it that stands."""

    text: str
    marks: tuple[tuple[int, int], ...]


def plain(text: str) -> str:
    """A text as searches compare it."""
    return _DROPPED.sub("", folded(text))


def grams(text: str) -> frozenset[str]:
    """All pairs of neighbours of a text in that form."""
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


def excerpt(text: str, words: tuple[str, ...], around: int = 24) -> Excerpt | None:
    """The text around the first of the words that stands in it, as it was written; None where none does."""
    shown = fold(text)
    kept = [at for at, char in enumerate(shown.text) if not _DROPPED.match(char)]
    said = "".join(shown.text[at] for at in kept)
    spans = sorted(
        (shown.starts[kept[at]], shown.ends[kept[at + len(word) - 1]])
        for word in words
        for at in _places(said, word)
    )
    return _cut(text, _joined(spans), around) if spans else None


def _places(text: str, word: str) -> list[int]:
    return [found.start() for found in re.finditer(f"(?={re.escape(word)})", text)] if word else []


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that touch, as one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _cut(text: str, spans: list[tuple[int, int]], around: int) -> Excerpt:
    begin, end = max(0, spans[0][0] - around), min(len(text), spans[0][0] + 3 * around)
    end = max(end, spans[0][1])
    before, after = "…" if begin else "", "…" if end < len(text) else ""
    move = len(before) - begin
    marks = tuple((start + move, stop + move) for start, stop in spans if stop <= end)
    return Excerpt(before + text[begin:end].replace("\n", " ") + after, marks)
