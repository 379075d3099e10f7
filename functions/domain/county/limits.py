"""How long each level of urgency may take (时限), by the minute or in working days (field.md §2.3)."""

from msgspec import Struct


class WorkingDays(Struct, frozen=True, forbid_unknown_fields=True):
    """So many working days (工作日) of the county's calendar; none means by 24:00 of the same day (当天)."""

    days: int


Span = int | WorkingDays  # minutes around the clock, or working days
HOUR, DAY = 60, 24 * 60


def is_longer(one: Span, other: Span) -> bool:
    """Whether a span is surely longer than another; a working day is one day at least, the same day no time."""
    if type(one) is type(other):
        return _least(one) > _least(other)
    return _least(other) > 0 and _least(one) > _least(other)


def _least(span: Span) -> int:
    return span.days * DAY if isinstance(span, WorkingDays) else span


class Limits(Struct, frozen=True):
    """How long a level may take: to be signed for, to be finished, to contact the citizen, to be given to a unit.

    What was stored before the last was a limit of its own has as long for it as to sign.
    """

    sign: Span
    finish: Span
    contact: Span = DAY
    accept: Span | None = None

    @property
    def to_accept(self) -> Span:
        """How long a matter may wait to be given to a unit (派单)."""
        return self.sign if self.accept is None else self.accept


SAME_DAY, ONE_DAY = WorkingDays(0), WorkingDays(1)

# Given to a unit on the same day: 长沙县 (field.md C19). 15 and 30 minutes: 天津; 2 and 24 hours: 北京; 1 and 5 working days: 天津, 山东; 15 working days: 山东.
DEFAULT_LIMITS = {
    1: Limits(15, 2 * HOUR, 15, 15),
    2: Limits(30, DAY, 30, 30),
    3: Limits(ONE_DAY, WorkingDays(5), DAY, SAME_DAY),
    4: Limits(ONE_DAY, WorkingDays(15), DAY, SAME_DAY),
}
DECIDE_RETURN = WorkingDays(2)  # 山东
# 办不成事. 广元: contact on the same day; 5 working days: an 022china district centre, 许昌东城.
WINDOW_LIMITS = Limits(SAME_DAY, WorkingDays(5), SAME_DAY, SAME_DAY)
GRID_CONTACT = 30  # minutes, in which a grid or village calls back: 白银
