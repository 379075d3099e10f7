"""Whole words (整词) in place of n-grams: what a dispatcher is shown as why.

A text is cut where its words are likeliest, by a small lexicon; each word gets what the n-grams that
lie on its characters said. The file is one zlib stream: a note of its licence, the words, and a byte
each for how often they are used; `train/lexicon.py` writes it.
"""

import re
import zlib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from math import exp, log

PATH = __file__.replace("words.py", "lexicon.bin")
LONGEST = 5  # characters of a word
ALONE = -14.0  # how likely a character is that is no word's
_HAN = re.compile("[一-鿿]+")


@cache
def lexicon() -> dict[str, float]:
    """How likely each word is, as a logarithm; read when a first reason is told."""
    with open(PATH, "rb") as file:  # noqa: PTH123 - pathlib takes as long to import as this to read
        _, words, times = zlib.decompress(file.read()).split(b"\n\n", 2)
    whole = log(sum(exp(often / 16) for often in times))
    return {w: n / 16 - whole for w, n in zip(words.decode().split("\n"), times, strict=True)}


def cut(text: str) -> list[str]:
    """The likeliest words of a text, one after the other; what is no word stands alone."""
    known, best = lexicon(), [0.0]
    back = [0]
    for end in range(1, len(text) + 1):
        score, start = best[end - 1] + ALONE, end - 1
        for at in range(max(0, end - LONGEST), end - 1):
            if (likely := known.get(text[at:end])) and best[at] + likely > score:
                score, start = best[at] + likely, at
        best.append(score)
        back.append(start)
    return _walked(text, back)


def _walked(text: str, back: list[int]) -> list[str]:
    words, end = [], len(text)
    while end:
        words.append(text[back[end] : end])
        end = back[end]
    return words[::-1]


def loudest(text: str, said: Mapping[str, float], most: int) -> tuple[str, ...]:
    """The whole words of a plain text that spoke loudest, by what its n-grams said."""
    by_character = _spread(text, said)
    loud: dict[str, float] = defaultdict(float)
    for piece in _HAN.finditer(text):
        at = piece.start()
        spoken = any(by_character[slice(*piece.span())])
        for word in cut(piece[0]) if spoken else ():
            if word in lexicon():
                loud[word] = max(loud[word], sum(by_character[at : at + len(word)]))
            at += len(word)
    return _apart(sorted((w for w in loud if loud[w] > 0), key=lambda w: -loud[w]), most)


def _apart(words: list[str], most: int) -> tuple[str, ...]:
    """The first words, without those that hold or are held by a louder one."""
    kept: list[str] = []
    for word in words:
        if len(kept) < most and not any(word in k or k in word for k in kept):
            kept.append(word)
    return tuple(kept)


def _spread(text: str, said: Mapping[str, float]) -> list[float]:
    """What was said at each character: each n-gram's share of it, wherever it stands."""
    found = [0.0] * len(text)
    for gram, weight in said.items():
        at = text.find(gram)
        while at >= 0:
            for one in range(at, at + len(gram)):
                found[one] += weight / len(gram)
            at = text.find(gram, at + 1)
    return found
