"""Who is on duty at which moment; 2026-07-24 is a Friday."""

from datetime import datetime

import pytest

from functions.domain.codes import BEIJING
from functions.domain.county.county import Shift, on_duty

ROSTER = (
    Shift("18:00-08:00", ("friday",), (5,)),
    Shift("18:00-08:00", ("sunday",), (7,)),
    Shift("08:00-18:00", ("daily",)),
    Shift("00:00-06:00", ("early",), (6,)),
)


def at(day, hour, minute=0):
    return on_duty(ROSTER, datetime(2026, 7, day, hour, minute, tzinfo=BEIJING))


@pytest.mark.parametrize(
    ("moment", "people"),
    [
        ((24, 2), set()),
        ((24, 7, 59), set()),
        ((24, 17, 59), {"daily"}),
        ((24, 18), {"friday"}),
        ((24, 23, 59), {"friday"}),
        ((25, 0), {"friday", "early"}),
        ((25, 2), {"friday", "early"}),
        ((25, 6), {"friday"}),
        ((25, 7, 59), {"friday"}),
        ((25, 8), {"daily"}),
        ((25, 18), set()),
        ((26, 2), set()),
        ((26, 18), {"sunday"}),
        ((27, 7, 59), {"sunday"}),  # from a Sunday into Monday, as the week turns
        ((27, 8), {"daily"}),
    ],
)
def test_a_night_shift_belongs_to_the_day_it_begins_on(moment, people):
    assert at(*moment) == people
