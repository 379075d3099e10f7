"""What weighs most over a month, and how it reads."""

from datetime import UTC, datetime, timedelta

import pytest

from functions.domain.issues.clusters import Matter
from functions.domain.issues.tops import MONTH, Trend, tops

NOW = datetime(2026, 12, 5, 9, tzinfo=UTC)


def told(n, days_ago, place="热力家园", unit="heat"):
    at = NOW - timedelta(days=days_ago)
    return Matter(f"{n:018}", at, "", "暖气不热", place, "公用事业/供暖", unit)


def test_thirty_of_one_cluster_top_the_list():
    many = [told(n, n % 30) for n in range(30)]
    few = [told(100 + n, n, place="翠竹苑小区") for n in range(4)]

    first, second = tops([*few, *many], NOW)

    assert (first.place, first.count, second.count) == ("热力家园", 30, 4)
    assert (first.unit, len(first.nos), first.nos[0]) == ("heat", 20, f"{0:018}")


@pytest.mark.parametrize(
    ("count", "before", "reading"),
    [(4, 0, Trend.NEW), (6, 4, Trend.RISING), (5, 4, Trend.STANDING), (4, 6, Trend.EASING)],
)
def test_a_month_is_read_beside_the_month_before(count, before, reading):
    this = [told(n, n + 1) for n in range(count)]
    last = [told(50 + n, 31 + n) for n in range(before)]

    (found,) = tops([*this, *last], NOW)

    assert (found.count, found.before, found.reading) == (count, before, reading)
    assert (sum(found.bars[6:]), sum(found.bars[:6])) == (count, before)


def test_what_is_older_than_two_months_and_what_is_rare_do_not_count():
    old = [told(n, 2 * MONTH.days + n) for n in range(9)]

    assert tops([*old, told(20, 1), told(21, 2)], NOW) == []
