"""Working days and hours as a county keeps them (field.md §2.6)."""

from datetime import UTC, date, datetime, time, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.codes import BEIJING
from functions.domain.county.calendar import Calendar, Day, Moment
from functions.domain.county.county import County, Settings

PLAIN = Calendar()
DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))
MOMENTS = st.builds(
    datetime.fromtimestamp,
    st.floats(1_748_736_000, 1_843_430_400),  # June of 2025 to June of 2028
    st.sampled_from([BEIJING, UTC]),
)
COUNTS = st.integers(1, 25)
CALENDARS = st.builds(
    Calendar,
    st.dictionaries(DAYS, st.sampled_from(Day), max_size=20),
    st.dictionaries(st.sampled_from([2027, 2028]), st.just("notice")),
)


def on(day, hour=10, minute=0):
    return datetime.combine(date.fromisoformat(day), time(hour, minute), BEIJING)


def day_of(moment):
    return moment.astimezone(BEIJING).date()


def days_of(start, end):
    first, last = sorted(map(day_of, (start, end)))
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2026-02-13", 5, "2026-02-27"),
        ("2026-09-18", 5, "2026-09-24"),
        ("2026-04-30", 10, "2026-05-18"),
        ("2026-09-30", 1, "2026-10-08"),
    ],
)
def test_days_of_rest_and_make_up_days_are_counted_as_the_nation_keeps_them(start, days, due):
    assert PLAIN.after(on(start), days=days) == Moment(on(due))


def test_a_year_that_is_not_announced_is_answered_as_estimated():
    assert PLAIN.after(on("2026-12-31"), days=1) == Moment(on("2027-01-01"), estimated=True)


def test_a_year_whose_notice_was_entered_is_no_estimate():
    entered = Calendar({date(2027, 1, 1): Day.REST}, {2027: "notice"})

    assert entered.after(on("2026-12-31"), days=1) == Moment(on("2027-01-04"))


def test_a_single_day_of_a_year_to_come_leaves_the_rest_of_it_estimated():
    entered = Calendar({date(2027, 1, 1): Day.REST})

    assert entered.after(on("2026-12-31"), days=1) == Moment(on("2027-01-04"), estimated=True)


def test_the_countys_own_table_comes_before_the_nations():
    own = Calendar({date(2026, 3, 3): Day.REST, date(2026, 3, 7): Day.WORK})

    assert not own.is_working_day(date(2026, 3, 3))
    assert own.is_working_day(date(2026, 3, 7))
    assert own.after(on("2026-03-02"), days=5) == Moment(on("2026-03-09"))


@pytest.mark.parametrize(
    "day", ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]
)
def test_the_make_up_days_of_2026_are_worked(day):
    assert PLAIN.is_working_day(date.fromisoformat(day))


def test_the_day_is_that_of_beijing_wherever_the_clock_stands():
    friday_night = datetime(2026, 3, 5, 16, 30, tzinfo=UTC)  # 00:30 on Friday in Beijing

    due = PLAIN.after(friday_night, days=1)

    assert due == Moment(on("2026-03-09", 0, 30))
    assert due.at.tzinfo is UTC


def test_what_comes_on_a_day_of_rest_has_all_of_its_last_day():
    saturday = on("2026-03-07", 9)

    assert PLAIN.after(saturday, days=1).at == datetime.combine(date(2026, 3, 9), time.max, BEIJING)


def test_no_days_later_is_now_and_no_estimate():
    assert PLAIN.after(on("2027-03-07"), days=0) == Moment(on("2027-03-07"))


@given(CALENDARS, MOMENTS, COUNTS)
def test_so_many_days_forward_and_back_meet(calendar, moment, days):
    due = calendar.after(moment, days=days).at
    back = calendar.after(due, days=-days).at

    assert calendar.between(moment, due) == days
    assert calendar.between(due, moment) == -days
    assert calendar.after(back, days=days).at == due
    assert back == moment or not calendar.is_working_day(day_of(moment))


@given(CALENDARS, MOMENTS, COUNTS, COUNTS)
def test_days_counted_in_two_parts_end_where_they_end_at_once(calendar, moment, first, then):
    part = calendar.after(moment, days=first).at

    assert calendar.after(part, days=then).at == calendar.after(moment, days=first + then).at


@given(CALENDARS, MOMENTS, MOMENTS, st.integers(-25, 25))
def test_what_comes_later_is_never_due_sooner(calendar, one, other, days):
    earlier, later = sorted([one, other])

    assert calendar.after(earlier, days=days).at <= calendar.after(later, days=days).at


@given(CALENDARS, MOMENTS, COUNTS, st.sampled_from([1, -1]))
def test_it_is_estimated_exactly_where_a_day_on_the_way_is_in_no_table(calendar, moment, days, way):
    due = calendar.after(moment, days=way * days)
    unknown = [
        day for day in days_of(moment, due.at)
        if day not in calendar.days and day.year not in calendar.years and day.year > 2026
    ]  # fmt: skip

    assert due.estimated == bool(unknown)


@given(CALENDARS, MOMENTS, COUNTS)
def test_a_deadline_falls_on_a_day_that_is_worked_at_the_same_hour(calendar, moment, days):
    due = calendar.after(moment, days=days).at.astimezone(BEIJING)

    assert calendar.is_working_day(due.date())
    if calendar.is_working_day(day_of(moment)):
        assert due.time() == moment.astimezone(BEIJING).time()


@pytest.mark.parametrize(
    ("moment", "worked"),
    [
        (on("2026-03-06", 8, 29), False),
        (on("2026-03-06", 8, 30), True),
        (on("2026-03-06", 12), False),
        (on("2026-03-06", 14, 30), True),
        (on("2026-03-06", 17, 30), False),
        (on("2026-03-07", 10), False),
        (on("2026-02-14", 10), True),  # a Saturday that makes up for the Spring Festival
    ],
)
def test_what_is_no_emergency_is_worked_on_in_office_hours(moment, worked):
    assert PLAIN.within_hours(moment, 3) is worked
    assert PLAIN.within_hours(moment, 1)
    assert PLAIN.within_hours(moment, 2)


@pytest.mark.parametrize(
    ("moment", "taken_up"),
    [
        (on("2026-03-06", 8), on("2026-03-06", 8, 30)),
        (on("2026-03-06", 12, 15), on("2026-03-06", 14, 30)),
        (on("2026-03-06", 15), on("2026-03-06", 15)),
        (on("2026-03-06", 20), on("2026-03-09", 8, 30)),
        (on("2026-02-14", 20), on("2026-02-24", 8, 30)),
    ],
)
def test_what_comes_outside_office_hours_is_taken_up_when_they_begin(moment, taken_up):
    assert PLAIN.next_working_moment(moment, 3) == Moment(taken_up)


def test_when_the_next_office_hours_are_is_estimated_too():
    assert PLAIN.next_working_moment(on("2026-12-31", 20), 4).estimated
    assert not PLAIN.next_working_moment(on("2027-01-02", 20), 1).estimated


@given(CALENDARS, MOMENTS, st.integers(1, 4))
def test_the_next_working_moment_is_worked_and_none_before_it_is(calendar, moment, level):
    taken_up = calendar.next_working_moment(moment, level).at

    assert taken_up >= moment
    assert calendar.within_hours(taken_up, level)
    assert taken_up == moment or not calendar.within_hours(taken_up - timedelta.resolution, level)


@given(CALENDARS)
def test_a_calendar_is_kept_as_it_is(calendar):
    assert msgspec.json.decode(msgspec.json.encode(calendar), type=Calendar) == calendar


def test_a_county_that_was_stored_before_it_had_a_calendar_has_the_usual_one():
    stored = msgspec.to_builtins(County("north", "NTH", "secret", Settings("北县")), str_keys=True)
    del stored["calendar"]

    assert msgspec.convert(stored, County, strict=False).calendar == PLAIN


@given(CALENDARS, st.integers(2025, 2028))
def test_the_special_days_of_a_year_tell_each_of_its_days(calendar, year):
    special = calendar.special_days(year)

    for day in days_of(on(f"{year}-01-01"), on(f"{year}-12-31")):
        usual = Day.REST if day.weekday() >= 5 else Day.WORK
        assert (special.get(day, usual) is Day.WORK) == calendar.is_working_day(day)
