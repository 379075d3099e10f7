"""A year that is entered moves what was estimated over it by as many working days as were promised (field.md §2.6)."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from functions.domain.codes import BEIJING
from functions.domain.county.calendar import Day
from functions.domain.county.county import County, Settings
from functions.domain.county.limits import WorkingDays
from functions.domain.items.change import Order, reckoned, redated
from functions.domain.items.change import given as given_to
from functions.domain.items.clocks import Terms, begin
from functions.domain.items.kind import APPEAL
from functions.domain.items.runs import Clock, paused, resumed
from functions.domain.items.verdict import opened
from functions.domain.kinds import clocks_of
from functions.domain.safety import Heard, Tier

AT = datetime(2026, 12, 28, 10, tzinfo=BEIJING)
COUNTY = County("north", "NTH", "s", Settings("北县"))
NEW_YEAR = {datetime(2027, 1, day, tzinfo=BEIJING).date(): Day.REST for day in (1, 2, 3)}
YEARS = {2027: "国办发明电〔2026〕9号"}
BEFORE, KNOWN = (
    clocks_of(county, APPEAL)
    for county in (
        COUNTY,
        replace(COUNTY, calendar=replace(COUNTY.calendar, days=NEW_YEAR, years=YEARS)),
    )
)


@given(st.integers(1, 4), st.integers(1, 30))
def test_whatever_level_or_limits_it_has_by_then(level, days):
    told = opened(BEFORE, Heard(Tier.NO, Tier.NO, (), ()), AT)
    handed = given_to(told, BEFORE, Order("lights", level), AT)
    limits = KNOWN.limits | {level: replace(KNOWN.limits[level], finish=WorkingDays(days))}

    moved = reckoned(handed, replace(KNOWN, limits=limits))

    assert moved.clocks[Clock.ANSWER] == begin(KNOWN, Clock.ANSWER, 3, AT)
    assert moved.clocks[Clock.FINISH] == begin(KNOWN, Clock.FINISH, level, AT)


def test_what_was_stored_before_it_kept_its_days_goes_by_its_level():
    told = opened(BEFORE, Heard(Tier.NO, Tier.NO, (), ()), AT)
    old = replace(told, clocks={c: replace(run, days=0) for c, run in told.clocks.items()})

    assert reckoned(old, KNOWN).clocks[Clock.ANSWER] == begin(KNOWN, Clock.ANSWER, 3, AT)


RESTS = st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 60_000)), max_size=3)
AS_GUESSED = clocks_of(replace(COUNTY, calendar=replace(COUNTY.calendar, years=YEARS)), APPEAL)
LONGER = (Terms(3), Terms(4))


def rested(runs, at, rests):
    """After each of those times at work, and at rest."""
    for used, rest in rests:
        at += timedelta(minutes=used)
        runs = paused(runs, at, Clock.ANSWER)
        at += timedelta(minutes=rest)
        runs = resumed(runs, at)
    return runs


@given(st.integers(0, 20), RESTS, RESTS, st.booleans())
def test_what_rested_is_reckoned_from_where_it_began_and_keeps_its_rest(
    half_days, one, two, harder
):
    at = AT + timedelta(days=half_days / 2)
    told = opened(BEFORE, Heard(Tier.NO, Tier.NO, (), ()), at)
    runs = rested(told.clocks, at, one)
    if harder:
        longer = redated(runs[Clock.ANSWER], BEFORE, Clock.ANSWER, LONGER, at)
        runs = runs | {Clock.ANSWER: longer}
    state = replace(told, clocks=rested(runs, at + timedelta(days=200), two))

    as_guessed, known = (reckoned(state, by).clocks[Clock.ANSWER] for by in (AS_GUESSED, KNOWN))

    rest = timedelta(minutes=sum(minutes for _, minutes in (*one, *two)))
    assert as_guessed.due_at == state.clocks[Clock.ANSWER].due_at
    assert known.due_at == begin(KNOWN, Clock.ANSWER, 4 if harder else 3, at).due_at + rest
