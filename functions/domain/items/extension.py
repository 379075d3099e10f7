"""More time for a unit (延期, transition 13): asked before it is due, seldom, within a county's bound (field.md B08)."""

from datetime import datetime

from functions.domain.codes import BEIJING
from functions.domain.county.calendar import Calendar
from functions.domain.county.county import Settings
from functions.domain.county.roles import Role
from functions.domain.items.clocks import URGENT
from functions.domain.items.runs import Clock, Run
from functions.domain.items.state import State
from functions.domain.refusals import ActionNotAllowed, invalid


def deciders(level: int) -> frozenset[Role]:
    """Whose decision it is: of what is urgent, a leader's (ours)."""
    return frozenset({Role.LEADER} if level <= URGENT else {Role.REVIEWER, Role.LEADER})


def barred(state: State, settings: Settings, at: datetime) -> ActionNotAllowed | None:
    """Why the unit may not ask for more time now; None where it may."""
    run, most = state.run(Clock.FINISH), settings.extensions
    if run is None or at >= run.due_at:
        return ActionNotAllowed(
            "已到办结时限，不能再申请延期", "It is due already: more time must be asked for before"
        )
    if state.extensions >= most:
        return ActionNotAllowed(
            f"一件事最多延期 {most} 次，不能再申请", f"A matter is extended {most} times at most"
        )
    return None


def latest(run: Run, calendar: Calendar, days: int) -> datetime:
    """The last date that may be asked for: so many of the county's working days beyond the present one."""
    return calendar.after(run.due_at, days=days).at


def within(run: Run, to: datetime, calendar: Calendar, days: int) -> datetime:
    """The date that is asked for, where it is later than the present one by a county's working days at most."""
    last = latest(run, calendar, days)
    if to.tzinfo is None or not run.due_at < to <= last:
        shown = f"{last.astimezone(BEIJING):%Y-%m-%d %H:%M}"
        raise invalid(
            "due_at", "range", f"应晚于现在的办结时限，最迟 {shown}（{days} 个工作日）",
            f"must be later than it is due now, by {days} working days at most: {shown}",
        )  # fmt: skip
    return to
