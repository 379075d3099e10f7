"""On hold (挂账, transition 14): what can't be solved yet, for a reason of the county's list, until a planned day."""

from datetime import date, datetime, time, timedelta

from msgspec import Struct

from functions.domain.codes import BEIJING
from functions.domain.refusals import Words, invalid

REVISIT = timedelta(days=30)  # it is looked at again each month (field.md §2.1)
YEARS = 5  # no plan reaches further (ours)


class Pause(Struct, frozen=True):
    """Why it is on hold, since when, and the day by which it is planned to be solved."""

    reason: str
    since: datetime
    plan: date

    @property
    def ends(self) -> datetime:
        """When the planned day is over."""
        return datetime.combine(self.plan, time.max, BEIJING)


def planned(day: date, at: datetime) -> date:
    """The day, where it is one to come. Refuses what has passed, or lies years ahead."""
    today = at.astimezone(BEIJING).date()
    if not today < day <= today + YEARS * timedelta(days=366):
        raise invalid(
            "plan_date", "range", f"应在今天之后、{YEARS} 年之内",
            f"lies after today, within {YEARS} years",
        )  # fmt: skip
    return day


def told_plan(day: date) -> Words:
    """The plan, as the citizen is told of it."""
    return Words(
        f"计划 {day.year} 年 {day.month} 月 {day.day} 日前解决",
        f"It is planned to be solved by {day.day} {day:%B %Y}",
    )
