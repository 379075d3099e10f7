"""What a look at a county found, as it is kept for the board; and who was told of what."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from functions.domain.issues.hot import Hot
from functions.domain.issues.tops import WEIGHS, Top

ONCE = timedelta(days=1)  # an issue is told so often
LATE = timedelta(hours=2)  # a look that is older than this was missed
A_MINUTE = 100  # appeals may be read for each minute between two looks


class Alert(Struct, frozen=True):
    """A hot issue that people were told of."""

    at: datetime
    place: str
    category: str
    nos: tuple[str, ...]


class HotBoard(Struct, frozen=True):
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


def without(seen: HotBoard, gone: Collection[str]) -> HotBoard:
    """What was found, as if some appeals had never been told: no board may betray that they were."""
    hot = (_less(issue, gone) for issue in seen.hot)
    tops = (_less(top, gone) for top in seen.tops)
    told = (replace(one, nos=_rest(one.nos, gone)) for one in seen.told)
    return replace(
        seen,
        hot=tuple(issue for issue in hot if issue.nos and issue.count >= seen.many),
        tops=tuple(top for top in tops if top.nos and top.count >= WEIGHS),
        told=tuple(one for one in told if one.nos),
    )


def names(seen: HotBoard, no: str) -> bool:
    """Whether an appeal's number stands anywhere in what was found."""
    named = (
        *(one.nos for one in seen.hot),
        *(one.nos for one in seen.tops),
        *(one.nos for one in seen.told),
    )
    return any(no in nos for nos in named)


def _less[T: (Hot, Top)](found: T, gone: Collection[str]) -> T:
    rest = _rest(found.nos, gone)
    return replace(found, nos=rest, count=found.count - (len(found.nos) - len(rest)))


def _rest(nos: tuple[str, ...], gone: Collection[str]) -> tuple[str, ...]:
    return tuple(no for no in nos if no not in gone)
