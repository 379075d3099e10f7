"""A county's working days (工作日) and working hours, in China's time zone (field.md §2.6).

Whether a day is worked is said by the county's own day table first, then by the national one
(`chinesecalendar`: 调休 too), and where neither knows the year, by Monday to Friday. What rests on
that last one is *estimated* (估算): the State Council has not announced that year yet.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import count, groupby, islice

import chinese_calendar
from msgspec import Struct, field

from functions.domain.codes import BEIJING
from functions.domain.county.hours import HOURS, within

ONE_DAY = timedelta(days=1)
SATURDAY = 5  # as `date.weekday` counts
NATIONAL_YEARS = {day.year for day in chinese_calendar.holidays}

# Ours, as many counties keep; levels 1 and 2 run around the clock.
DEFAULT_HOURS = {1: (), 2: (), 3: ("08:30-12:00", "14:30-17:30"), 4: ("08:30-12:00", "14:30-17:30")}


class Day(StrEnum):
    """What a day of the county's own table is for: work (上班) or rest (放假)."""

    WORK = "work"
    REST = "rest"


class Moment(Struct, frozen=True):
    """A moment that was reckoned, and whether a day on the way to it is in no table yet (估算)."""

    at: datetime
    estimated: bool = False


class Calendar(Struct, frozen=True):
    """The days and hours on which a county works (工作日历).

    `days` are those that differ from Monday to Friday; `years` are those whose notice was entered,
    with where it stands; `hours` are the spans of each level, none meaning around the clock.
    """

    days: dict[date, Day] = field(default_factory=dict)
    years: dict[int, str] = field(default_factory=dict)
    hours: dict[int, tuple[str, ...]] = field(default_factory=lambda: dict(DEFAULT_HOURS))

    def is_working_day(self, day: date) -> bool:
        """Whether a day is worked, by the first table that knows it; by Monday to Friday else."""
        if day in self.days:
            return self.days[day] is Day.WORK
        if day.year in NATIONAL_YEARS:
            return _is_worked_in_the_nation(day)
        return not _is_weekend(day)

    def knows(self, day: date) -> bool:
        """Whether a table says what a day is; what is reckoned over another one is estimated."""
        return day in self.days or self.knows_year(day.year)

    def knows_year(self, year: int) -> bool:
        """Whether the days of rest of a whole year are in a table."""
        return year in self.years or year in NATIONAL_YEARS

    def special_days(self, year: int) -> dict[date, Day]:
        """What a notice would say of a year: rests with more than a weekend, and worked weekends."""
        days = _span(date(year, 1, 1), date(year, 12, 31))
        runs = ((worked, list(run)) for worked, run in groupby(days, self.is_working_day))
        return {
            day: Day.WORK if worked else Day.REST
            for worked, run in runs
            for day in run
            if (_is_weekend(day) if worked else not all(map(_is_weekend, run)))
        }

    def after(self, moment: datetime, *, days: int) -> Moment:
        """The moment so many working days later, or earlier, at the same time of the day.

        The day itself does not count. What begins on a day of rest counts as begun when the rest
        is over: it runs to the end of its last working day, so that nothing that came earlier is due later.
        """
        if days == 0:
            return Moment(moment)
        begun, step = moment.astimezone(BEIJING), ONE_DAY if days > 0 else -ONE_DAY
        last = next(islice(self._worked(begun.date() + step, step), abs(days) - 1, None))
        rest_over = time.max if days > 0 else time.min
        kept = begun.time() if self.is_working_day(begun.date()) else rest_over
        return self._moment(moment, datetime.combine(last, kept, BEIJING))

    def between(self, start: datetime, end: datetime) -> int:
        """How many working days lie between two moments: those after the first, to the last one's."""
        if end < start:
            return -self.between(end, start)
        first, last = start.astimezone(BEIJING).date(), end.astimezone(BEIJING).date()
        return sum(map(self.is_working_day, _span(first + ONE_DAY, last)))

    def within_hours(self, moment: datetime, level: int) -> bool:
        """Whether a level is worked on at a moment (办公时间)."""
        spans = self.hours.get(level, ())
        worked = self.is_working_day(moment.astimezone(BEIJING).date())
        return not spans or (worked and any(within(span, moment) for span in spans))

    def next_working_moment(self, moment: datetime, level: int) -> Moment:
        """The moment itself where a level is worked on, else when it is taken up again."""
        if not self.hours.get(level):
            return Moment(moment)
        if self.within_hours(moment, level):
            return self._moment(moment, moment)
        return self._moment(moment, next(at for at in self._opens(moment, level) if at > moment))

    def _opens(self, moment: datetime, level: int) -> Iterator[datetime]:
        starts = sorted(_start(span) for span in self.hours[level])
        for day in self._worked(moment.astimezone(BEIJING).date(), ONE_DAY):
            yield from (datetime.combine(day, start, BEIJING) for start in starts)

    def _worked(self, day: date, step: timedelta) -> Iterator[date]:
        return filter(self.is_working_day, (day + n * step for n in count()))

    def _moment(self, start: datetime, end: datetime) -> Moment:
        first, last = sorted(at.astimezone(BEIJING).date() for at in (start, end))
        known = all(map(self.knows, _span(first, last)))
        return Moment(end.astimezone(start.tzinfo), estimated=not known)


@lru_cache(4096)
def _is_worked_in_the_nation(day: date) -> bool:
    """Kept, because the library looks through all of its days each time."""
    return bool(chinese_calendar.is_workday(day))


def _is_weekend(day: date) -> bool:
    return day.weekday() >= SATURDAY


def _span(first: date, last: date) -> Iterator[date]:
    return (first + n * ONE_DAY for n in range((last - first).days + 1))


def _start(span: str) -> time:
    parts = HOURS.fullmatch(span)
    return time(int(parts[1]), int(parts[2])) if parts else time.min
