"""A text as numbers are looked for in it: digits of every script as digits, separators as one sign.

Each sign of a shadow knows where it stands in the text, so that only what was found is masked.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

BLANK, DASH, DOT, LINE, COMMA = " ", "-", ".", "_", ","
UNSEEN = "\0"
_RANK = BLANK + DASH + DOT + LINE + COMMA
_WEIGHT = UNSEEN + _RANK
_RUNS = re.compile(r"\0[\0 \-._,]*|[ \-._,][\0 \-._,]+")
_GONE = re.compile(r"\0+")
_SEPARATORS = (
    (DASH, "()[]{}<>（）［］【】「」〔〕《》−⁃ー~～〜"),
    (DOT, ".·•‧・∙⋅●"),
    (LINE, "_"),
    (COMMA, ",，、。/\\|:;：；!！?？…'‘’\"“”+="),
)
_SAYING = "@#*%$¥€&"
_DASHES = {"一"}  # typed for a dash: 0746一8322345
_BLANK_LIKE = set("\u115f\u1160\u3164\uffa0\u2800")
_TOLD = {"洞": "0", "拐": "7", "勾": "9", "○": "0", "◯": "0", "o": "0", "l": "1"}
_X = dict.fromkeys("×✕✖х", "x")


class Shadow(NamedTuple):
    """The text to search, and where each of its signs stands in the original."""

    text: str
    at: list[int]

    def spots(self, start: int, end: int) -> list[int]:
        """Where in the original the signs of a stretch stand, but the separators between them."""
        return [self.at[i] for i in range(start, end) if self.text[i] not in _RANK]


@lru_cache(maxsize=4)  # what looks for numbers, names and doors reads the same text
def plain(content: str) -> Shadow:
    """With digits alone as digits; a Han numeral is a word: 张三 138…"""
    return _shadow(content.translate(_PLAIN))


@lru_cache(maxsize=4)
def spoken(content: str) -> Shadow:
    """With all that stands for a digit as one: 一三八, 幺三八, ①③⑧."""
    return _shadow(content.translate(_SPOKEN))


def stripped(content: str) -> Shadow:
    """The text without blanks and signs of no width, but for its line breaks."""
    return _shadow(content.translate(_STRIPPED), _GONE)


def star(content: str, spots: Iterable[int]) -> str:
    """The text with these places masked, all else as it is."""
    hidden = set(spots)
    return "".join("*" if i in hidden else c for i, c in enumerate(content)) if hidden else content


def _shadow(read: str, runs: re.Pattern[str] = _RUNS) -> Shadow:
    """What was read sign by sign, without what is not seen; a run of separators counts as one."""
    parts, at, begun = list[str](), list[int](), 0
    for run in runs.finditer(read):
        parts.append(read[begun : run.start()])
        at += range(begun, run.start())
        if sign := max(run[0], key=_WEIGHT.index).strip(UNSEEN):
            parts.append(sign)
            at.append(run.start())
        begun = run.end()
    return Shadow("".join([*parts, read[begun:]]), [*at, *range(begun, len(read))])


class _Reading(dict[int, str]):
    """How each sign is read, as one sign; worked out once."""

    def __init__(self, read: Callable[[str], str]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, sign: int) -> str:
        self[sign] = self._read(chr(sign))
        return self[sign]


def _as_plain(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind == "Nd":
        return str(unicodedata.digit(sign))
    if kind[0] == "Z" or sign.isspace() or sign in _BLANK_LIKE:
        return BLANK
    if kind in {"Cf", "Mn", "Me", "Cc"}:
        return UNSEEN
    return DASH if kind == "Pd" or sign in _DASHES else _as_written(sign, kind)


def _as_written(sign: str, kind: str) -> str:
    """A letter as its plain form; whatever else parts two groups, a heart or a bell, as a comma."""
    folded = unicodedata.normalize("NFKC", sign).casefold()
    folded = _X.get(sign) or (folded if len(folded) == 1 else sign)
    if parted := next((to for to, signs in _SEPARATORS if sign in signs or folded in signs), ""):
        return parted
    return COMMA if kind[0] in "PS" and folded not in _SAYING + "x" else folded


def _as_spoken(sign: str) -> str:
    if sign in _DASHES:
        return "1"
    value = unicodedata.numeric(sign, -1)
    if value in range(10):
        return str(int(value))
    seen = _as_plain(sign)
    return _TOLD.get(sign) or _TOLD.get(seen, seen)


def _as_stripped(sign: str) -> str:
    return sign if sign == "\n" or _as_plain(sign) not in {UNSEEN, BLANK} else UNSEEN


_PLAIN, _SPOKEN, _STRIPPED = map(_Reading, (_as_plain, _as_spoken, _as_stripped))
