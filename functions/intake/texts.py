"""How much of what somebody writes is taken, and how it is kept.

Two characters that can be seen are enough, or a photo. What the nets hear is taken whatever its length:
too long for one row it goes on in further events, and where even that has an end, the text says so.
"""

import re
from functools import lru_cache

from functions.domain.forms import LONGEST_TEXT
from functions.domain.refusals import invalid
from functions.domain.words.masking.kinds import ALL
from functions.domain.words.masking.numbers import numbers
from functions.domain.words.matching import speaks, visible

LONGEST_REMARK = 500  # characters said with a rating
LEAST = 2  # characters that can be seen
KEPT_AT_MOST = 6 * LONGEST_TEXT  # of a cry that has no end
_NEAR, _ENDS = 1000, "。！？；，、!?;,"
_SIGNS, _LATIN = re.compile(r"[\W_]+"), re.compile(r"[A-Za-z0-9]{2}")
_AROUND, _CLOSE = (
    80,
    8,
)  # characters that a number may take, and that may stand between two of its signs
_TAIL = 5  # of so many parts that are kept the last is the end of the text


def enough(text: str, photos: tuple[str, ...], *, heard: bool) -> str:
    """The text as it is taken. Refuses what says nothing, and what is too long and no cry."""
    given, text = text, text.strip()
    if heard:
        return bounded(text, KEPT_AT_MOST)
    if not (given or photos):
        raise invalid("content", "required", "请写下情况，或附一张照片", "needs words or a photo")
    if (len(visible(text)) < LEAST or not speaks(text)) and not photos:
        raise invalid(
            "content", "too_short", f"请至少写 {LEAST} 个字，或附一张照片",
            f"needs {LEAST} characters, or a photo",
        )  # fmt: skip
    if len(text) > LONGEST_TEXT:
        raise invalid(
            "content", "too_long", f"最多 {LONGEST_TEXT} 个字，您写了 {len(text)} 个字，请分几次提交，或拨打热线",
            f"is {LONGEST_TEXT} characters at most, not {len(text)}; send it in parts, or call the hotline",
        )  # fmt: skip
    return text


def remark(text: str, *, heard: bool) -> str:
    """What is said with a rating, as it is taken."""
    text = text.strip()
    if len(text) > LONGEST_REMARK and not heard:
        raise invalid(
            "text",
            "too_long",
            f"最多 {LONGEST_REMARK} 个字，您写了 {len(text)} 个字，请删短",
            f"is {LONGEST_REMARK} characters at most, not {len(text)}; please shorten it",
        )
    return bounded(text, LONGEST_TEXT)


@lru_cache(maxsize=4)  # what is refused is asked again for its numbers
def bounded(text: str, most: int) -> str:
    """The beginning and the end of a text that is too long, and how much is left out between them."""
    if len(text) <= most:
        return text
    tail = most // _TAIL
    mark = f"\n……（原文共 {len(text)} 字，此处略去）……\n"
    head = _cut(text, most - tail - len(mark), tail // 2)
    return text[:head] + mark + text[_cut(text, len(text) - tail // 2, tail // 2) :]


def portions(text: str) -> tuple[str, ...]:
    """The text in parts that each fit into one row; one, unless it is very long."""
    parts = list[str]()
    while len(text) > LONGEST_TEXT:
        cut = _cut(text, LONGEST_TEXT, _NEAR)
        parts.append(text[:cut])
        text = text[cut:]
    return (*parts, text)


def _cut(text: str, at: int, near: int) -> int:
    """Where to cut, there or so `near` before: behind a sentence, else within no number.

    Each half of a number would pass every mask.
    """
    start = max(0, at - near - _AROUND)
    told = {start + spot for spot in numbers(text[start : at + _AROUND], whole=True, kinds=ALL)}
    places = [
        place
        for place in range(at, at - near, -1)
        if not (_is_within(text, place) or _parts(told, place))
    ]
    ends = (place for place in places if text[place - 1] in _ENDS)
    return next(ends, places[0] if places else at)


def _parts(told: set[int], at: int) -> bool:
    """Whether signs of a number stand close before and close behind, whatever is said between them."""
    return not told.isdisjoint(range(at - _CLOSE, at)) and not told.isdisjoint(
        range(at, at + _CLOSE)
    )


def _is_within(text: str, at: int) -> bool:
    """Whether numerals stand on both sides, whatever signs between (138，1234，5678), or one run of letters."""
    before, behind = _SIGNS.sub("", text[at - 6 : at]), _SIGNS.sub("", text[at : at + 6])
    run = _LATIN.match(text, at - 1) is not None
    return run or (_counts(before[-1:]) and _counts(behind[:1]))


def _counts(sign: str) -> bool:
    return sign.isnumeric() or sign == "幺"
