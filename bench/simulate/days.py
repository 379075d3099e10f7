"""The working days of 2026 in China, typed from the State Council's notice; seconds since 1970.

By hand, and not asked of the product's calendar: what judges the product may not lean on it.
"""

from bisect import bisect_right
from datetime import UTC, datetime

DAY, HOUR, MINUTE = 86_400.0, 3_600.0, 60.0
BEIJING = 8 * HOUR
QUIET = (22.0, 7.0)  # hours of the day, in which nobody is woken
YEAR = 2026
_NOTICE = (  # 放假: from, to
    "0101-0103 0215-0223 0404-0406 0501-0505 0619-0621 0925-0927 1001-1007"
)
_MADE_UP = "0104 0214 0228 0509 0920 1010"  # 上班


def day_of(at: float) -> int:
    """The number of a day in Beijing."""
    return int((at + BEIJING) // DAY)


def hour_of(at: float) -> float:
    """The time of the day in Beijing, in hours."""
    return (at + BEIJING) % DAY / HOUR


def morning(at: float, quiet: tuple[float, float] = QUIET) -> float:
    """The moment itself by day; in the night, from 22:00 to 07:00 or as the county says, when that is over (免打扰)."""
    begun, hour = midnight(day_of(at)), hour_of(at)
    since, until = quiet
    if until <= hour < since:
        return at
    return begun + (DAY if hour >= since else 0.0) + until * HOUR


def midnight(day: int) -> float:
    """When a day begins in Beijing."""
    return day * DAY - BEIJING


def _day(text: str, year: int = YEAR) -> int:
    return int(datetime(year, int(text[:2]), int(text[2:]), tzinfo=UTC).timestamp() // DAY)


def _worked() -> list[int]:
    """Monday to Friday, but for the notice; of the years around it nothing is announced."""
    rest = {
        day
        for span in _NOTICE.split()
        for day in range(_day(span[:4]), _day(span[5:]) + 1)
    }  # fmt: skip
    made_up = set(map(_day, _MADE_UP.split()))
    days = range(_day("0101", YEAR - 1), _day("1231", YEAR + 20) + 1)
    return [d for d in days if d in made_up or ((d + 3) % 7 < 5 and d not in rest)]


WORKED = _worked()
_WORKED = frozenset(WORKED)
FIRST, LAST = _day("0101"), _day("1231")
END = midnight(LAST + 1)


def is_worked(day: int) -> bool:
    """Whether a day is worked."""
    return day in _WORKED


def working_days_after(at: float, days: int) -> float:
    """So many working days later: the time of the day kept; what comes on a day of rest has all of its last day."""
    day = day_of(at)
    last = WORKED[bisect_right(WORKED, day) + days - 1]
    kept = at - midnight(day) if day in _WORKED else DAY - 1e-6
    return midnight(last) + kept
