"""Digits that are told as an amount is (一百三十八，零零一三，八千), or by letters that look like them (13oo13B…)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from functions.domain.words import late
from functions.domain.words.masking.shadow import Shadow, spoken

_UNITS = {"十": 1, "百": 2, "千": 3}
_ALIKE = str.maketrans("bszgq", "85299")
# 零 stands only where a place is skipped, so that 一百三十零零一三 is 130 and 0013.
_ONE, _MEASURES = r"[1-9](?![十百千])", "瓦克米卡伏升赫帕焦安字"
_TENS = rf"[1-9]?十(?:{_ONE})?"
_HUNDREDS = rf"[1-9]百(?:0{_ONE}|[1-9]十(?:{_ONE})?)?"
_THOUSANDS = rf"[1-9]千(?![{_MEASURES}])(?:0[1-9]十(?:{_ONE})?|0{_ONE}|{_HUNDREDS})?"
_SECTION = rf"(?:{_THOUSANDS}|{_HUNDREDS}|{_TENS})"
_AMOUNT = late.pattern(rf"(?:{_SECTION}|[1-9])万{_SECTION}|{_SECTION}")


@lru_cache(maxsize=4)
def reckoned(content: str) -> Shadow:
    """With an amount in words as its digits, each of which stands for the whole of it."""
    told = spoken(content)  # whose 拾, 佰, 仟 are 十, 百, 千
    if not any(unit in told.text for unit in "十百千"):
        return told
    parts = list(_parts(told))
    text = "".join(text for text, _ in parts)
    spots = [spot for _, spots in parts for spot in spots]
    return Shadow(text, [at for at, _ in spots], [upto for _, upto in spots])


@lru_cache(maxsize=4)
def disguised(content: str) -> Shadow:
    """With letters that look like a digit as that digit: B for 8, S for 5."""
    told = spoken(content)
    return Shadow(told.text.translate(_ALIKE), told.at, told.upto)


def _parts(told: Shadow) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """The text in pieces, an amount as its digits; with each sign where it stands."""
    done = 0
    for match in _AMOUNT.finditer(told.text):
        start, end = match.span()
        yield told.text[done:start], _spots(told, done, start)
        digits = _digits(match[0])
        yield digits, [(told.at[start], told.upto[end - 1])] * len(digits)
        done = end
    yield told.text[done:], _spots(told, done, len(told.text))


def _spots(told: Shadow, start: int, end: int) -> list[tuple[int, int]]:
    return list(zip(told.at[start:end], told.upto[start:end], strict=True))


def _digits(amount: str) -> str:
    high, wan, low = amount.partition("万")
    return f"{_value(high)}{_value(low):04}" if wan else str(_value(high))


def _value(section: str) -> int:
    """1百3十8 as 138."""
    told: list[tuple[str, str]] = re.findall("([1-9]?)([十百千]|$)", section)
    return sum(int(count or bool(unit)) * 10 ** _UNITS.get(unit, 0) for count, unit in told)
