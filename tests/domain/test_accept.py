"""What is told is given to a unit on its day (当天提交当天转办, field.md C19): at 24:00 it is red."""

from datetime import datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.codes import BEIJING
from functions.domain.county.county import County, Settings
from functions.domain.county.limits import Limits
from functions.domain.items.clocks import begin
from functions.domain.items.kind import APPEAL
from functions.domain.items.ladder import Colour, colour
from functions.domain.items.runs import Clock
from functions.domain.items.verdict import opened
from functions.domain.kinds import clocks_of
from functions.domain.safety import Heard, Tier

CLOCKS = clocks_of(County("north", "NTH", "a-secret-of-north", Settings("北县")), APPEAL)
CALM = Heard(Tier.NO, Tier.NO, (), ())


@given(st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 30)))  # noqa: DTZ001 (made Beijing's below)
def test_undispatched_at_the_end_of_its_day_it_is_red_and_not_before(moment):
    at = moment.replace(tzinfo=BEIJING)
    midnight = at.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    told = opened(CLOCKS, CALM, at)

    assert told.clocks[Clock.ACCEPT].due_at == midnight
    assert colour(told, CLOCKS.rules, midnight - timedelta(microseconds=1)) is not Colour.RED
    assert colour(told, CLOCKS.rules, midnight) is Colour.RED


@pytest.mark.parametrize(("level", "minutes"), [(1, 15), (2, 30)])
def test_what_is_urgent_has_minutes(level, minutes):
    at = datetime(2026, 3, 2, 9, tzinfo=BEIJING)
    assert begin(CLOCKS, Clock.ACCEPT, level, at).due_at == at + timedelta(minutes=minutes)


def test_a_county_that_set_no_limit_of_its_own_for_it_keeps_as_long_as_to_sign():
    stored = msgspec.json.decode(b'{"sign":90,"finish":7200,"contact":1440}', type=Limits)
    assert stored.to_accept == 90
