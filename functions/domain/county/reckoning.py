"""That what is open is gone through anew (重新计算) since the county's calendar or settings are others: how far it is."""

from datetime import UTC, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from functions.domain.county.county import County
from functions.domain.editions import Edit

# Until then others may still act by the settings that they read before.
SETTLED = timedelta(seconds=20)
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
_TIMING = ("quiet_hours", "need_info_days", "rating_days")


class Reckoning(Struct, frozen=True):
    """Asked for at a moment; read up to a key of the list, over and over until nothing is to be moved."""

    asked_at: datetime
    after: str = ""
    seen: int = 0  # in this round
    moved: int = 0  # in this round
    moved_before: int = 0  # in the rounds before

    @property
    def moved_in_all(self) -> int:
        """How many were handed out to be moved; one that was not yet moved by the next round counts again."""
        return self.moved_before + self.moved

    def begins_by(self, at: datetime) -> bool:
        """Whether it may begin: nobody acts by the old settings any more."""
        return self.asked_at + SETTLED <= at

    def beyond(self, after: str, seen: int, moved: int) -> "Reckoning":
        """When some more were read, and handed out where they are to be moved."""
        return replace(self, after=after, seen=self.seen + seen, moved=self.moved + moved)

    def again(self) -> "Reckoning | None":
        """The next round, or None where this one found nothing to move any more."""
        if not self.moved:
            return None
        return Reckoning(self.asked_at, moved_before=self.moved_in_all)


def asked_by(old: County, new: County) -> Reckoning | None:
    """What a change of the county asks for: all that is open may be due, or looked at, at another moment."""
    retimed = any(getattr(old.settings, name) != getattr(new.settings, name) for name in _TIMING)
    if old.calendar == new.calendar and not retimed:
        return None
    return Reckoning(max(map(_made_at, new.edits.values()), default=LONG_AGO))


def _made_at(edit: Edit) -> datetime:
    return datetime.fromisoformat(edit.at) if edit.at else LONG_AGO
