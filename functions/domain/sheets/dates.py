"""Dates of a workbook: numbers that a format shows as days (45659 is 2025-01-02)."""

import re
from datetime import datetime, timedelta

_FIRST = datetime(1899, 12, 30)  # noqa: DTZ001 (a sheet's day has no zone)
_LAST = 2_958_466  # the year 10000
_BUILT_IN = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_SAID = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')  # words, colours and room in a format
_PARTS = re.compile("[ymdhs年月日]", re.IGNORECASE)


def shows_date(number: int, code: str) -> bool:
    """Whether the format of this number, or of this code where the book has its own, shows a date."""
    if code:
        return bool(_PARTS.search(_SAID.sub("", code)))
    return number in _BUILT_IN


def spelled(value: str) -> str:
    """The date, or the time, that a number is shown as; another number stays what it is."""
    number = float(value)
    if not 0 <= number < _LAST:
        return value
    at = _FIRST + timedelta(minutes=round(number * 24 * 60))
    time = f"{at:%H:%M}" if number % 1 else ""
    return " ".join(filter(None, (f"{at:%Y-%m-%d}" if number >= 1 else "", time)))
