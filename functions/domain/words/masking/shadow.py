"""A text as numbers are looked for in it: digits of every script as digits, separators as one sign.

Each sign of a shadow knows where it stands in the text, so that only what was found is masked. What is
longer than the sign that it stands for (an entity, 三个零, `three`) is masked as a whole.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from functions.domain.words import late
from functions.domain.words.masking.tokens import BELONGS, UNSEEN, between, counted, markup, spelt
from functions.domain.words.matching import LATIN

BLANK, DASH, DOT, LINE, COMMA = " ", "-", ".", "_", ","
_RANK = BLANK + DASH + DOT + LINE + COMMA
_WEIGHT = UNSEEN + _RANK
_RUNS = late.pattern(r"\0[\0 \-._,]*|[ \-._,][\0 \-._,]+")
_GONE = late.pattern(r"\0+")
_SEPARATORS = (
    (DASH, "()[]{}<>（）［］【】「」〔〕《》−⁃ー~～〜丨ㄧㅡ"),
    (DOT, ".·•‧・∙⋅●"),
    (LINE, "_"),
    (COMMA, ",，、。/\\|:;：；!！?？…'‘’\"“”+="),
)
_SAYING = "@#*%$¥€&☎"
_DASHES = {"一"}  # typed for a dash: 0746一8322345
_BLANK_LIKE = set("\u115f\u1160\u3164\uffa0\u2800")
_BIG = {"拾": "十", "佰": "百", "仟": "千", "萬": "万"}
_TOLD = {"洞": "0", "拐": "7", "勾": "9", "○": "0", "◯": "0", "o": "0", "l": "1", "i": "1"}
_AS = (
    dict.fromkeys("×✕✖", "x") | dict.fromkeys("☎📞📱☏📲", "☎") | dict.fromkeys("🐒🐵🐭🐁🐀", "@")
)  # a monkey or a mouse is said for @


class Shadow(NamedTuple):
    """The text to search, and where in the original what each of its signs stands for begins and ends."""

    text: str
    at: list[int]
    upto: list[int]

    def signs(self, start: int, end: int) -> list[range]:
        """Where in the original the signs of a stretch stand, but the separators between them."""
        return [
            range(self.at[i], self.upto[i]) for i in range(start, end) if self.text[i] not in _RANK
        ]

    def spots(self, start: int, end: int) -> list[int]:
        """The same, place by place."""
        return [spot for sign in self.signs(start, end) for spot in sign]


@lru_cache(maxsize=4)  # what looks for numbers, names and doors reads the same text
def plain(content: str) -> Shadow:
    """With digits alone as digits; a Han numeral is a word: 张三 138…"""
    return _shadow(between(markup(content).translate(_PLAIN)))


@lru_cache(maxsize=4)
def spoken(content: str) -> Shadow:
    """With all that stands for a digit as one: 一三八, 幺三八, ①③⑧, 三个零, one three eight."""
    return _shadow(between(counted(spelt(markup(content)).translate(_SPOKEN))))


@lru_cache(maxsize=4)
def numeral(content: str) -> Shadow:
    """With numerals of every script as digits, and letters as letters: 湘E八Z七六五."""
    return _shadow(between(markup(content).translate(_NUMERAL)))


@lru_cache(maxsize=4)
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
    return _whole("".join([*parts, read[begun:]]), [*at, *range(begun, len(read))])


def _whole(text: str, at: list[int]) -> Shadow:
    """With what belongs to the sign before it counted to that sign."""
    upto = [place + 1 for place in at]
    if BELONGS not in text:
        return Shadow(text, at, upto)
    kept = list[int]()
    for i, sign in enumerate(text):
        if sign == BELONGS and kept:
            upto[kept[-1]] = upto[i]
        else:
            kept.append(i)
    return Shadow("".join(text[i] for i in kept), [at[i] for i in kept], [upto[i] for i in kept])


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
    folded = folded if len(folded) == 1 else sign
    folded = _AS.get(sign) or LATIN.get(sign) or LATIN.get(folded) or folded
    if parted := next((to for to, signs in _SEPARATORS if sign in signs or folded in signs), ""):
        return parted
    is_letter = folded.isascii() and folded.isalpha()
    return COMMA if kind[0] in "PS" and not is_letter and folded not in _SAYING else folded


def _as_spoken(sign: str) -> str:
    if sign in _DASHES:
        return "1"
    value = unicodedata.numeric(sign, -1)
    if value in range(10):
        return str(int(value))
    seen = _as_plain(sign)
    return _BIG.get(sign) or _TOLD.get(sign) or _TOLD.get(seen, seen)


def _as_numeral(sign: str) -> str:
    """Only numerals are digits: the letters of a plate stay letters."""
    seen = _as_plain(sign)
    return seen if seen.isalpha() and seen.isascii() else _as_spoken(sign)


def _as_stripped(sign: str) -> str:
    return sign if sign == "\n" or _as_plain(sign) not in {UNSEEN, BLANK} else UNSEEN


_PLAIN, _SPOKEN, _NUMERAL, _STRIPPED = map(
    _Reading, (_as_plain, _as_spoken, _as_numeral, _as_stripped)
)
