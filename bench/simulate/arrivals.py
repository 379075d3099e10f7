"""When a county's people tell what is wrong: by hour, weekday, season and feast."""

from datetime import date
from itertools import accumulate
from random import Random

from bench.simulate.days import DAY, FIRST, HOUR, LAST, is_worked, midnight

# Ours, after the shape that hotlines publish: a morning and an afternoon hill, little at night.
BY_HOUR = (1, 1, 1, 1, 1, 2, 4, 7, 11, 13, 12, 9, 7, 8, 11, 12, 11, 9, 8, 8, 7, 5, 3, 2)
BY_MONTH = (
    12,
    7,
    9,
    9,
    10,
    11,
    13,
    13,
    10,
    9,
    11,
    13,
)  # heating in winter, water and noise in summer
EPOCH = date(1970, 1, 1).toordinal()
AT_REST = 0.55  # of a working day's
STORM = 6.0  # times as many, on a day of a hundred


def moments(many: int, chance: Random, first: int = FIRST, last: int = LAST) -> list[float]:
    """So many moments from one day to another, in order, in whole seconds."""
    span = range(first, last + 1)
    weights = [_weight(day, chance) for day in span]
    days = chance.choices(span, cum_weights=list(accumulate(weights)), k=many)
    hours = chance.choices(range(24), weights=BY_HOUR, k=many)
    return sorted(
        midnight(day) + hour * HOUR + chance.randrange(int(HOUR))
        for day, hour in zip(days, hours, strict=True)
    )


def _weight(day: int, chance: Random) -> float:
    calm = BY_MONTH[date.fromordinal(EPOCH + day).month - 1] * (1.0 if is_worked(day) else AT_REST)
    return calm * (STORM if chance.random() < 0.01 else 1.0)


def opened(at: float) -> float:
    """The moment itself in office hours, else when the office opens next."""
    day, second = divmod(at + 8 * HOUR, DAY)
    if is_worked(int(day)):
        for begins, ends in ((8.5, 12.0), (14.5, 17.5)):
            if second < ends * HOUR:
                return midnight(int(day)) + max(second, begins * HOUR)
    tomorrow = next(d for d in range(int(day) + 1, int(day) + 30) if is_worked(d))
    return midnight(tomorrow) + 8.5 * HOUR
