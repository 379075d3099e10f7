"""Who handles a matter records that they are on the spot (到场, B28); the share within half an hour is counted."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.functions.test_joint_handling import seen
from tests.functions.test_tasks import lit, timeline


@pytest.fixture
def lamp(http, deliver):
    return lit(http, deliver)


def arrivals(http):
    return http.as_("lena", "GET", "/overview")[1]["arrivals"]


def test_its_citizen_reads_that_somebody_is_there_and_it_is_counted(http, lamp):
    assert arrivals(http) == {"within": 0, "arrived": 0}
    assert http.act("dora", lamp, "arrive")[0] == 403

    assert http.act("hans", lamp, "arrive", note="灯头烧坏")[0] == 200

    told = str(timeline(http))
    assert "承办单位已到现场" in told
    assert "灯头烧坏" not in told
    assert arrivals(http) == {"within": 1, "arrived": 1}


def test_nobody_was_there_before_it_was_dispatched_or_will_have_been(http, lamp):
    for hours in (-2, 2):
        at = (datetime.now(UTC) + timedelta(hours=hours)).isoformat()
        status, problem = http.act("hans", lamp, "arrive", at=at)
        assert (status, problem["errors"][0]["field"]) == (422, "at")


def test_the_first_arrival_counts_and_another_unit_has_not_arrived_yet(http, lamp):
    http.act("hans", lamp, "arrive")
    http.act("hans", lamp, "arrive", note="又去了一趟")
    assert arrivals(http) == {"within": 1, "arrived": 1}
    assert sum(e["action"] == "arrive" for e in seen(http, "hans", lamp)["events"]) == 2

    http.act("dora", lamp, "dispatch", unit="heat", note="职能不符")

    assert arrivals(http) == {"within": 0, "arrived": 0}
