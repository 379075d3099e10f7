"""What a look at a county found, as it is kept for the board; and who was told of what."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec import Struct

from functions.domain.issues.hot import Hot
from functions.domain.issues.tops import Top

ONCE = timedelta(days=1)  # an issue is told so often
LATE = timedelta(hours=2)  # a look that is older than this was missed
A_MINUTE = 100  # appeals may be read for each minute between two looks


class Alert(Struct, frozen=True):
    """A hot issue that people were told of."""

    at: datetime
    place: str
    category: str
    nos: tuple[str, ...]


class Watched(Struct, frozen=True):
    """What was hot at a moment, and what weighed most over the month.

    `complete` is False where a county has more appeals than one look reads.
    """

    at: datetime
    many: int
    hours: int
    read: int
    complete: bool
    hot: tuple[Hot, ...]
    tops: tuple[Top, ...]
    told: tuple[Alert, ...] = ()

    @property
    def next_at(self) -> datetime:
        """When to look again: within the hour, sooner the less there is to read."""
        return self.at + timedelta(minutes=min(60, max(5, self.read // A_MINUTE)))


def untold(hot: Iterable[Hot], told: Iterable[Alert], at: datetime) -> list[Hot]:
    """The hot issues that nobody was told of within a day; a shared appeal makes two the same."""
    lately = [one for one in told if at - one.at < ONCE]
    return [issue for issue in hot if not any(_same(issue, one) for one in lately)]


def told_by(told: Iterable[Alert], fresh: Iterable[Hot], at: datetime) -> tuple[Alert, ...]:
    """What people were told within a day, and now."""
    kept = [one for one in told if at - one.at < ONCE]
    return (*kept, *(Alert(at, issue.place, issue.category, issue.nos) for issue in fresh))


def _same(issue: Hot, one: Alert) -> bool:
    spot = (issue.place, issue.category) == (one.place, one.category)
    return (spot and all((one.place, one.category))) or bool(set(issue.nos) & set(one.nos))
