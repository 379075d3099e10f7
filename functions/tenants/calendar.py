"""A county's calendar (工作日历): read with what applies, replaced whole, filled from a pasted notice."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from functions.domain.codes import BEIJING
from functions.domain.county.calendar import Calendar
from functions.domain.county.calendar_check import (
    FIRST_YEAR,
    LAST_YEAR,
    faults,
    unannounced,
    warning,
)
from functions.domain.county.county import County
from functions.domain.county.holiday_notice import HolidayNotice, read_notice
from functions.domain.editions import Edit, edition, expect
from functions.domain.forms import Edition, Form, in_lines
from functions.domain.moments import rfc3339
from functions.domain.refusals import InvalidInput, Lang
from functions.store import reckonings, registry
from functions.store.versions import Hand

PART = "calendar"


class CalendarForm(Calendar, frozen=True, forbid_unknown_fields=True):
    """The calendar, whole, and the `version` of it that it was made from."""

    version: Edition | None = None


class NoticeForm(Form):
    """A notice as it was pasted, and whose year it is where the text does not tell."""

    text: Annotated[str, Meta(min_length=1, max_length=20_000)]
    year: Annotated[int, Meta(ge=FIRST_YEAR, le=LAST_YEAR)] | None = None


def view(tenant: str, calendar: Calendar, *, at: datetime, lang: Lang) -> dict[str, object]:
    """The calendar, its edition, the special days of this year and others, its warnings, and what it sets in motion."""
    today = at.astimezone(BEIJING).date()
    return msgspec.structs.asdict(calendar) | {
        "tables": list(_tables(calendar, today)),
        "warnings": _warnings(calendar, today, lang),
        "version": edition(calendar),
        "reckoning": _reckoning(tenant),
    }


def _reckoning(tenant: str) -> dict[str, object] | None:
    """That what is open is being gone through, since when, and how much of it was read; None once it is done."""
    now = reckonings.of(tenant)
    if now is None:
        return None
    return {"since": rfc3339(now.asked_at), "seen": now.seen, "moved": now.moved_in_all}


def set_calendar(county: County, form: CalendarForm, *, hand: Hand) -> Calendar:
    """Replace the calendar that the caller saw; it applies to what is reckoned from then on."""
    seen = form.version or edition(registry.county(county.id, fresh=True).calendar)
    calendar = Calendar(form.days, in_lines(form.years), form.hours)
    if found := faults(calendar):
        raise InvalidInput(*found[:20])

    def change(now: County) -> County:
        expect(seen, now.calendar, now.edits.get(PART, Edit()))
        return replace(now, calendar=calendar, edits=now.edits | {PART: hand.edit})

    return registry.change_county(county.id, change).calendar


def preview(form: NoticeForm, *, lang: Lang) -> dict[str, object]:
    """What a pasted notice says, before anything is saved."""
    notice = read_notice(form.text, form.year)
    return msgspec.structs.asdict(notice) | {"unread": _unread(notice, lang)}


def _tables(calendar: Calendar, today: date) -> Iterator[dict[str, object]]:
    for year in sorted({today.year, today.year + 1, *calendar.years}):
        yield {
            "year": year,
            "known": calendar.knows_year(year),
            "source": calendar.years.get(year, ""),
            "days": calendar.special_days(year),
        }


def _warnings(calendar: Calendar, today: date, lang: Lang) -> list[dict[str, str]]:
    year = unannounced(calendar, today)
    if year is None:
        return []
    return [{"field": "years", "code": "unannounced", "message": warning(year)[lang]}]


def _unread(notice: HolidayNotice, lang: Lang) -> list[dict[str, object]]:
    return [
        {"line": each.line, "text": each.text, "message": each.message[lang]}
        for each in notice.unread
    ]
