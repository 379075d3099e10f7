"""How a word list is read: `…` in a word stands for up to a few characters of the same sentence."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

from functions.domain.words import late
from functions.domain.words.matching import fold
from functions.domain.words.wordlists import comparable

GAP = "…"
WIDEST = 6  # characters that a gap may hold
_STOP = late.pattern(r"[。！？!?；;\n]")

Spotted = tuple[int, int, str]  # where it begins and ends, and the word of the list
_Span = tuple[int, int]


def spoken(words: tuple[str, ...], text: str) -> list[Spotted]:
    """Where the words of a list stand in a folded text; an empty one stands nowhere.

    The time grows with the text and with the parts of a word, whatever somebody put on a list.
    """
    return [
        (*span, word)
        for parts, word in _read(words)
        if parts[0] in text and all(part in text for part in parts)
        for span in _spans(parts, text)
    ]


def written(text: str, found: Iterable[Spotted]) -> tuple[str, ...]:
    """What was found in a folded text, each once, as it was written."""
    spans = [(start, end) for start, end, _ in found]
    told = fold(text) if spans else None
    return tuple(dict.fromkeys(told.said(*span) for span in spans)) if told else ()


def _spans(parts: tuple[str, ...], text: str) -> list[_Span]:
    first, *rest = parts
    found = [(at, at + len(first)) for at in _places(first, text)]
    for part in rest:
        found = list(_joined(found, part, text))
    return found


def _joined(before: list[_Span], part: str, text: str) -> Iterator[_Span]:
    """Each place of a part, with the nearest before it of what it goes on."""
    ends = [end for _, end in before]
    for at in _places(part, text):
        nearest = bisect_right(ends, at) - 1
        near = nearest >= 0 and at - ends[nearest] <= WIDEST
        if near and not _STOP.search(text, ends[nearest], at):
            yield before[nearest][0], at + len(part)


def _places(part: str, text: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


@lru_cache(maxsize=256)
def _read(words: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], str], ...]:
    split = ((tuple(filter(None, word.split(GAP))), word) for word in comparable(words))
    return tuple((parts, word) for parts, word in split if parts)
