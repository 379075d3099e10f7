"""The county's calendar: its working days and hours, and a pasted notice before it is kept."""

from functions.domain.county.roles import Permission
from functions.http.exchange import Request
from functions.http.routes.declared import T, on
from functions.http.routes.registered import hand_of
from functions.store import registry
from functions.tenants import calendar


@on("GET", T + "/calendar", Permission.ADMIN)
def show_calendar(r: Request) -> object:
    """The county's working days and hours, and which year is not entered yet."""
    kept = registry.county(r.county.id, fresh=True).calendar
    return calendar.view(r.county.id, kept, at=r.at, lang=r.lang)


@on("PUT", T + "/calendar", Permission.ADMIN, form=calendar.CalendarForm)
def set_calendar(r: Request) -> object:
    """Replace the county's working days and hours; what was only estimated is then reckoned anew."""
    kept = calendar.set_calendar(r.county, r.form(calendar.CalendarForm), hand=hand_of(r))
    return calendar.view(r.county.id, kept, at=r.at, lang=r.lang)


@on("POST", T + "/calendar/notice", Permission.ADMIN, form=calendar.NoticeForm, keyed=False)
def read_notice(r: Request) -> object:
    """See what a pasted notice of days of rest says; nothing is kept."""
    return calendar.preview(r.form(calendar.NoticeForm), lang=r.lang)
