"""Whether a county's calendar (工作日历) can be understood; what can't be is refused by its field."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import msgspec

from functions.domain.county.calendar import Calendar, Day
from functions.domain.county.hours import HOURS
from functions.domain.forms import is_name
from functions.domain.refusals import FieldError, Words

FIRST_YEAR, LAST_YEAR = 2004, 2100
SOURCE_AT_MOST, SPANS_AT_MOST = 100, 4
SIZE_AT_MOST = 12_000  # bytes; with the settings and rules it lies in one row of 400 KB
WARNED_AHEAD = timedelta(days=60)
Fault = tuple[str, str, bool, str, str]


def faults(calendar: Calendar) -> list[FieldError]:
    """What of a calendar can't be understood, each by its field."""
    return [
        FieldError(field, code, Words(zh, en))
        for field, code, wrong, zh, en in (
            *_days(calendar), *_years(calendar), *_hours(calendar), _size(calendar),
        )
        if wrong
    ]  # fmt: skip


def unannounced(calendar: Calendar, today: date) -> int | None:
    """The first year within the coming 60 days whose days of rest are in no table."""
    years = range(today.year, (today + WARNED_AHEAD).year + 1)
    return next((year for year in years if not calendar.knows_year(year)), None)


def warning(year: int) -> Words:
    """What an admin is told of a year that is not entered."""
    return Words(
        f"{year} 年放假安排还没有录入，期限按周一至周五估算",
        f"The days of rest of {year} are not entered; deadlines are estimated by Monday to Friday",
    )


def _days(calendar: Calendar) -> Iterator[Fault]:
    for day in calendar.days:
        wrong = not FIRST_YEAR <= day.year <= LAST_YEAR
        yield (
            f"days[{day}]",
            "range",
            wrong,
            f"{day}：年份不对",
            f"is not of {FIRST_YEAR}–{LAST_YEAR}",
        )


def _years(calendar: Calendar) -> Iterator[Fault]:
    entered = {day.year for day in calendar.days if calendar.days[day] is Day.REST}
    for year, source in calendar.years.items():
        at = f"years[{year}]"
        yield (
            at, "empty", year not in entered,
            f"{year} 年还没有放假日", f"has no day of rest of {year}",
        )  # fmt: skip
        yield at, "required", not is_name(source), f"请写明 {year} 年安排的出处", "needs its source"
        yield (
            at, "too_long", len(source) > SOURCE_AT_MOST,
            f"出处最多 {SOURCE_AT_MOST} 个字", f"is {SOURCE_AT_MOST} characters at most",
        )  # fmt: skip


def _hours(calendar: Calendar) -> Iterator[Fault]:
    yield (
        "hours",
        "choice",
        set(calendar.hours) != {1, 2, 3, 4},
        "请填写四个级别的办公时间",
        "needs levels 1 to 4",
    )
    for level, spans in calendar.hours.items():
        at, zh, en = f"hours[{level}]", f"{level} 级的办公时间", f"level {level}"
        yield (
            at, "too_many", len(spans) > SPANS_AT_MOST,
            f"{zh}最多 {SPANS_AT_MOST} 段", f"{en} has {SPANS_AT_MOST} spans at most",
        )  # fmt: skip
        yield (
            at, "format", not all(map(HOURS.fullmatch, spans)),
            f"{zh}写作 08:30-12:00", f"{en} is written 08:30-12:00",
        )  # fmt: skip
        yield (
            at, "order", not _follow(spans),
            f"{zh}要从早到晚，不能重叠、不能过夜", f"{en} goes from morning to evening, each span apart",
        )  # fmt: skip


def _follow(spans: tuple[str, ...]) -> bool:
    """Whether each moment that is written comes after the one before it."""
    moments = [moment for span in spans for moment in span.split("-")]
    return all(one < other for one, other in pairwise(moments))


def _size(calendar: Calendar) -> Fault:
    wrong = len(msgspec.json.encode(calendar)) > SIZE_AT_MOST
    return (
        "days",
        "too_many",
        wrong,
        "录入的日子太多，请删去往年的",
        "are too many; remove past years",
    )
