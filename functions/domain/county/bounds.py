"""The least and the most of every number that a county sets: whatever is within them, its work goes on.

What was stored before a bound was written is read as the nearest number within it.
"""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from functions.domain.county.county import County, Settings
from functions.domain.county.limits import DAY, DEFAULT_LIMITS, Limits, Span, WorkingDays
from functions.domain.county.purposes import PurposeLimit


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
    "extensions": Bounds(0, 10),  # how often a unit may have more time, 0: never
    "extension_days": Bounds(1, YEAR),  # working days, each time
    "need_info_days": Bounds(1, YEAR),
    "rating_days": Bounds(1, YEAR),
    "archive_days": Bounds(1, 10 * YEAR),
    "keep_contact_days": Bounds(1, 10 * YEAR),
    "hot_many": Bounds(2, 1000),
    "hot_hours": Bounds(1, 168),  # within the four weeks that tell what is usual
    "return_hours": Bounds(1, 24 * YEAR),
    "yellow_percent": Bounds(1, 90),
}
LIMITS = {
    "sign": Bounds(1, YEAR * DAY), "finish": Bounds(1, 2 * YEAR * DAY), "contact": Bounds(1, YEAR * DAY),
    "accept": Bounds(1, YEAR * DAY),
}  # minutes  # fmt: skip
WORKING_DAYS = Bounds(0, 250)  # by the end of the day; about a year's
LEVELS = Bounds(1, 4)


def beyond(settings: Settings) -> Iterator[tuple[str, Bounds]]:
    """The numbers that are out of their bounds."""
    for field, bounds in MEASURES.items():
        if not bounds.hold(getattr(settings, field)):
            yield field, bounds
    for level, limit in settings.limits.items():
        for field, bounds in LIMITS.items():
            span = getattr(limit, field)
            if span is not None and (wrong := _wrong(span, bounds)):
                yield f"limits[{level}].{field}", wrong
    for field, span, bounds in _single(settings):
        if wrong := _wrong(span, bounds):
            yield field, wrong


def _single(settings: Settings) -> Iterator[tuple[str, Span, Bounds]]:
    """The spans that stand in no level, each by its field."""
    yield "decide_return", settings.decide_return, LIMITS["sign"]
    yield "grid_contact", settings.grid_contact, LIMITS["contact"]
    for part, bounds in LIMITS.items():
        if (span := getattr(settings.window_limits, part)) is not None:
            yield f"window_limits.{part}", span, bounds
    for n, limit in enumerate(settings.purpose_limits):
        yield f"purpose_limits[{n}].finish", limit.finish, LIMITS["finish"]


def _wrong(span: Span, minutes: Bounds) -> Bounds | None:
    """The bounds that a span is beyond, of its own kind; None where it is within."""
    bounds, value = (WORKING_DAYS, span.days) if isinstance(span, WorkingDays) else (minutes, span)
    return None if bounds.hold(value) else bounds


def _nearest(span: Span, minutes: Bounds) -> Span:
    if isinstance(span, WorkingDays):
        return WorkingDays(WORKING_DAYS.nearest(span.days))
    return minutes.nearest(span)


def settled(county: County) -> County:
    """The county with every number within its bounds, as it is read from the store."""
    settings = county.settings
    misses = any(beyond(settings)) or set(settings.limits) != set(DEFAULT_LIMITS)
    levels = (*(r.level for r in county.rules), *(p.level for p in settings.purpose_limits))
    strange = not all(map(LEVELS.hold, levels))
    if not misses and not strange:
        return county
    rules = tuple(replace(rule, level=LEVELS.nearest(rule.level)) for rule in county.rules)
    return replace(county, settings=_settled(settings), rules=rules)


def _settled(settings: Settings) -> Settings:
    numbers = {f: bounds.nearest(getattr(settings, f)) for f, bounds in MEASURES.items()}
    limits = {
        level: _limits(settings.limits.get(level, usual)) for level, usual in DEFAULT_LIMITS.items()
    }
    return replace(
        settings, **numbers, limits=limits,
        decide_return=_nearest(settings.decide_return, LIMITS["sign"]),
        grid_contact=_nearest(settings.grid_contact, LIMITS["contact"]),
        window_limits=_limits(settings.window_limits),
        purpose_limits=tuple(
            PurposeLimit(
                each.purpose,
                LEVELS.nearest(each.level),
                _nearest(each.finish, LIMITS["finish"]),
            )
            for each in settings.purpose_limits
        ),
    )  # fmt: skip


def _limits(limits: Limits) -> Limits:
    kept = {f: span for f in LIMITS if (span := getattr(limits, f)) is not None}
    return Limits(**{f: _nearest(span, LIMITS[f]) for f, span in kept.items()})
