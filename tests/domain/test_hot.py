"""Where many people say the same, it stands out; where it is usual, it does not."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from functions.domain.appeal import Appeal, Told
from functions.domain.hot import hot
from functions.domain.state import State
from functions.domain.status import Status

NOW = datetime(2026, 12, 5, 9, tzinfo=UTC)


def told(n, hours_ago, place="热力家园·2栋", category="公用事业/供暖", **state):
    at = NOW - timedelta(hours=hours_ago)
    kept = State(Status.DISPATCHED, at, at, place_name=place, category=category)
    return Appeal(
        "north",
        f"{n:012}",
        f"261205{n:012}",
        Told("冷", "NTH000000001"),
        at,
        2,
        replace(kept, **state),
    )


def test_five_of_one_kind_in_one_estate_within_a_day_are_one_alert():
    (alert,) = hot([told(n, n, place=f"热力家园·{n}栋") for n in range(5)], NOW)

    assert (alert.place, alert.category, alert.count, alert.usual) == (
        "热力家园",
        "公用事业/供暖",
        5,
        0,
    )


def test_four_are_none_and_five_in_two_places_are_none():
    assert hot([told(n, n) for n in range(4)], NOW) == []
    assert hot([told(n, n, place=f"{n % 2}号院·门口") for n in range(5)], NOW) == []


def test_three_stand_out_where_there_was_next_to_nothing_before():
    quiet = [told(99, 24 * 20)]

    assert [h.count for h in hot([*quiet, *(told(n, n) for n in range(3))], NOW)] == [3]


def test_what_is_usual_does_not_stand_out():
    usual = [told(100 + d * 4 + n, 24 * d + n + 1) for d in range(1, 28) for n in range(4)]

    assert hot([*usual, *(told(n, n) for n in range(4))], NOW) == []


def test_protected_reports_are_not_counted():
    assert hot([told(n, n, guarded=True) for n in range(9)], NOW) == []
