"""Spans of the day (时段), written `18:00-08:00`, in Beijing; they may cross midnight."""

import re
from datetime import datetime, time, timedelta

from functions.domain.codes import BEIJING

HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)", re.ASCII)
ALL_DAY = range(24 * 60)


def within(hours: str, at: datetime) -> bool:
    """Whether a moment lies within a span; what is no span holds every moment."""
    parts = HOURS.fullmatch(hours)
    if parts is None:
        return True
    start, end = time(int(parts[1]), int(parts[2])), time(int(parts[3]), int(parts[4]))
    local = at.astimezone(BEIJING).time()
    return start <= local < end if start <= end else local >= start or local < end


def end_of(hours: str, at: datetime) -> datetime | None:
    """When the span that a moment lies within ends; None where it lies in none, or what is given is none."""
    parts = HOURS.fullmatch(hours)
    if parts is None or not within(hours, at):
        return None
    local = at.astimezone(BEIJING)
    end = local.replace(hour=int(parts[3]), minute=int(parts[4]), second=0, microsecond=0)
    return (end if end > local else end + timedelta(days=1)).astimezone(at.tzinfo)


def weekday(hours: str, at: datetime) -> int:
    """The day (1 Monday … 7) on which the span that a moment lies within began, at most a night ago."""
    local = at.astimezone(BEIJING)
    start, _, end = hours.partition("-")
    over_night = start > end > f"{local:%H:%M}"
    return (local - timedelta(days=over_night)).isoweekday()


def minutes(hours: str) -> frozenset[int]:
    """The minutes of the day that a span holds."""
    parts = HOURS.fullmatch(hours)
    if parts is None:
        return frozenset(ALL_DAY)
    start, end = (int(parts[n]) * 60 + int(parts[n + 1]) for n in (1, 3))
    return frozenset(
        m for m in ALL_DAY if (start <= m < end) or (start > end and not end <= m < start)
    )
