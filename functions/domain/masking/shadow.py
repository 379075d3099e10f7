"""A text as numbers are looked for in it: digits of every script as digits, separators as one sign.

Each sign of a shadow knows where it stands in the text, so that only what was found is masked.
"""

import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple

BLANK, DASH, DOT, LINE, COMMA = " ", "-", ".", "_", ","
_RANK = BLANK + DASH + DOT + LINE + COMMA
_SEPARATORS = (
    (DASH, "()[]{}<>（）［］【】「」〔〕《》−⁃ー~～〜"),
    (DOT, ".·•‧・∙⋅●"),
    (LINE, "_"),
    (COMMA, ",，、。/\\|:;：；!！?？…'‘’\"“”+="),
)
_DASHES = {"一"}  # typed for a dash: 0746一8322345
_BLANK_LIKE = set("\u115f\u1160\u3164\uffa0\u2800")
_SPOKEN = {"洞": "0", "拐": "7", "勾": "9", "○": "0", "◯": "0", "o": "0", "l": "1"}
_X = dict.fromkeys("×✕✖х", "x")


class Shadow(NamedTuple):
    """The text to search, and where each of its signs stands in the original."""

    text: str
    at: list[int]

    def spots(self, start: int, end: int) -> list[int]:
        """Where in the original the signs of a stretch stand, but the separators between them."""
        return [self.at[i] for i in range(start, end) if self.text[i] not in _RANK]


def plain(content: str) -> Shadow:
    """With digits alone as digits; a Han numeral is a word: 张三 138…"""
    return _shadow(content, _plain)


def spoken(content: str) -> Shadow:
    """With all that stands for a digit as one: 一三八, 幺三八, ①③⑧."""
    return _shadow(content, _spoken)


def stripped(content: str) -> Shadow:
    """The text without blanks and signs of no width, but for its line breaks."""
    kept = [(i, c) for i, c in enumerate(content) if c == "\n" or _plain(c) not in {"", BLANK}]
    return Shadow("".join(c for _, c in kept), [i for i, _ in kept])


def star(content: str, spots: Iterable[int]) -> str:
    """The text with these places masked, all else as it is."""
    hidden = set(spots)
    return "".join("*" if i in hidden else c for i, c in enumerate(content)) if hidden else content


def _shadow(content: str, read: Callable[[str], str]) -> Shadow:
    text, at = list[str](), list[int]()
    for i, sign in enumerate(content):
        seen = read(sign)
        if not seen:
            continue
        if text and seen in _RANK and text[-1] in _RANK:
            text[-1] = max(text[-1], seen, key=_RANK.index)  # a run of separators counts as one
        else:
            text.append(seen)
            at.append(i)
    return Shadow("".join(text), at)


class _Reading(dict[str, str]):
    """How each sign is read, worked out once."""

    def __init__(self, read: Callable[[str], str]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, sign: str) -> str:
        self[sign] = self._read(sign)
        return self[sign]


def _as_plain(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind == "Nd":
        return str(unicodedata.digit(sign))
    if kind[0] == "Z" or sign.isspace() or sign in _BLANK_LIKE:
        return BLANK
    if kind in {"Cf", "Mn", "Me", "Cc"}:
        return ""
    if kind == "Pd" or sign in _DASHES:
        return DASH
    folded = unicodedata.normalize("NFKC", sign).casefold()
    folded = folded if len(folded) == 1 else sign
    found = next((to for to, signs in _SEPARATORS if sign in signs or folded in signs), folded)
    return _X.get(found, found)


def _as_spoken(sign: str) -> str:
    if sign in _DASHES:
        return "1"
    value = unicodedata.numeric(sign, -1)
    if value in range(10):
        return str(int(value))
    seen = _as_plain(sign)
    return _SPOKEN.get(seen, seen)


_plain = _Reading(_as_plain).__getitem__
_spoken = _Reading(_as_spoken).__getitem__
