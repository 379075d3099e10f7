"""How much of what somebody writes is taken, and how it is kept.

Two characters that can be seen are enough, or a photo. What the nets hear is taken whatever its length:
too long for one row it goes on in further events, and where even that has an end, the text says so, and keeps
what cried.
"""

import re

from functions.domain.county.county import Settings
from functions.domain.forms import LONGEST_TEXT
from functions.domain.refusals import invalid
from functions.domain.words.masking.kinds import ALL
from functions.domain.words.masking.numbers import numbers
from functions.domain.words.matching import speaks, visible
from functions.intake.listening import Extent, cries

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
_ROOM = 2_000  # characters of what cried between beginning and end
_SENTENCE = 60  # characters within which what cried is made whole sentences
_GAP = "\n……\n"


def enough(text: str, photos: tuple[str, ...], *, heard: bool) -> str:
    """The text as it was told. Refuses what says nothing, and what is too long and no cry."""
    given, text = text, text.strip()
    if heard:
        return text
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


def remark(settings: Settings, text: str, *, heard: bool) -> str:
    """What is said with a rating, as it is taken."""
    text = text.strip()
    if len(text) > LONGEST_REMARK and not heard:
        raise invalid(
            "text",
            "too_long",
            f"最多 {LONGEST_REMARK} 个字，您写了 {len(text)} 个字，请删短",
            f"is {LONGEST_REMARK} characters at most, not {len(text)}; please shorten it",
        )
    return bounded(settings, text, LONGEST_TEXT)


def bounded(settings: Settings, text: str, most: int) -> str:
    """The beginning and the end of a text that is too long, what cried between them, and how much is left out."""
    if len(text) <= most:
        return text
    tail, mark = most // _TAIL, f"\n……（原文共 {len(text)} 字，此处略去）……\n"
    end = _cut(text, len(text) - tail // 2, tail // 2)
    room = min(_ROOM, most // 3)
    head = _cut(text, most - tail - len(mark) - room, tail // 2)
    cried = _cried(settings, text, head, end, room)
    if not cried:
        head = _cut(text, most - tail - len(mark), tail // 2)
    return text[:head] + mark + cried + text[end:]


def _cried(settings: Settings, text: str, head: int, end: int, most: int) -> str:
    """The sentences between two places in which the text cries, as many as there is room for."""
    said = ""
    for span in cries(settings, text, head, end):
        start, stop = _sentences(text, span, head, end)
        piece = text[start:stop] + _GAP
        if text[start:stop] not in said and len(said) + len(piece) <= most:
            said += piece
    return said


def _sentences(text: str, span: Extent, least: int, most: int) -> Extent:
    """A stretch made whole sentences, as far as they are near and lie between two places."""
    start = _cut(text, max(least, span[0]), min(_SENTENCE, span[0] - least + 1))
    return start, min(most, _cut(text, min(most, span[1] + _SENTENCE), _SENTENCE))


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
