"""The least and the most of every number that a county sets: whatever is within them, its work goes on.

What was stored before a bound was written is read as the nearest number within it.
"""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from functions.domain.county.county import DAY, DEFAULT_LIMITS, County, Limits, Settings


class Bounds(Struct, frozen=True):
    """From the least to the most, both included."""

    least: int
    most: int

    def hold(self, value: int) -> bool:
        """Whether a number lies within."""
        return self.least <= value <= self.most

    def nearest(self, value: int) -> int:
        """The number itself, or the bound that it is beyond."""
        return max(self.least, min(self.most, value))


YEAR = 366
MEASURES = {
    "rate_per_place": Bounds(1, 1_000_000),
    "rate_per_address": Bounds(1, 1_000_000),
    "need_info_days": Bounds(1, YEAR),
    "rating_days": Bounds(1, YEAR),
    "archive_days": Bounds(1, 10 * YEAR),
    "keep_contact_days": Bounds(1, 10 * YEAR),
    "hot_many": Bounds(2, 1000),
    "hot_hours": Bounds(1, 168),  # within the four weeks that tell what is usual
}
LIMITS = {"sign": Bounds(1, YEAR * DAY), "finish": Bounds(1, 2 * YEAR * DAY)}  # minutes
LEVELS = Bounds(1, 4)


def beyond(settings: Settings) -> Iterator[tuple[str, Bounds]]:
    """The numbers that are out of their bounds."""
    for field, bounds in MEASURES.items():
        if not bounds.hold(getattr(settings, field)):
            yield field, bounds
    for level, limit in settings.limits.items():
        for field, bounds in LIMITS.items():
            if not bounds.hold(getattr(limit, field)):
                yield f"limits[{level}].{field}", bounds


def settled(county: County) -> County:
    """The county with every number within its bounds, as it is read from the store."""
    settings = county.settings
    misses = any(beyond(settings)) or set(settings.limits) != set(DEFAULT_LIMITS)
    strange = any(not LEVELS.hold(rule.level) for rule in county.rules)
    if not misses and not strange:
        return county
    rules = tuple(replace(rule, level=LEVELS.nearest(rule.level)) for rule in county.rules)
    return replace(county, settings=_settled(settings), rules=rules)


def _settled(settings: Settings) -> Settings:
    numbers = {f: bounds.nearest(getattr(settings, f)) for f, bounds in MEASURES.items()}
    limits = {
        level: _limits(settings.limits.get(level, usual)) for level, usual in DEFAULT_LIMITS.items()
    }
    return replace(settings, **numbers, limits=limits)


def _limits(limits: Limits) -> Limits:
    return Limits(**{f: bounds.nearest(getattr(limits, f)) for f, bounds in LIMITS.items()})
