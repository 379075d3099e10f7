"""Twins: the same estate, the same kind, within a month; the text only ranks them."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from functions.domain.alike import WINDOW, same_matter
from functions.domain.appeal import Appeal, Told
from functions.domain.state import State
from functions.domain.status import Status

NOW = datetime(2026, 12, 5, 9, tzinfo=UTC)


def appeal(n, content="路灯坏了", days_ago=0.0, status=Status.DISPATCHED, **state):
    at = NOW - timedelta(days=days_ago)
    named = {"place_name": "翠竹苑小区·大门口", "category": "市政设施/路灯"} | state
    told = Told(content, "NTH000000001")
    return Appeal(
        "north", f"{n:012}", f"261205{n:012}", told, at, 2, State(status, at, at, **named)
    )


def twins(*others):
    return [c.appeal.id for c in same_matter(appeal(0), others)]


def test_the_likeliest_text_comes_first():
    found = twins(appeal(1, "黑灯瞎火摔了一跤"), appeal(2, "门口路灯坏了"))

    assert found == [f"{2:012}", f"{1:012}"]


@pytest.mark.parametrize(
    ("other", "is_offered"),
    [
        ({"place_name": "翠竹苑小区·3栋"}, True),
        ({"place_name": "热力家园·3栋"}, False),
        ({"category": "市政设施/井盖"}, True),
        ({"category": "公用事业/供暖"}, False),
        ({"category": ""}, True),
        ({"merged_into": "1" * 18}, False),
        ({"status": Status.DONE}, False),
        ({"days_ago": WINDOW.days - 1}, True),
        ({"days_ago": WINDOW.days + 1}, False),
    ],
)
def test_place_kind_and_time_decide_what_is_offered(other, is_offered):
    assert bool(twins(appeal(1, **other))) is is_offered


def test_a_thousand_long_texts_cost_no_seconds():
    long = "小区门口的路灯坏了，晚上看不清路。" * 600  # 10,000 characters
    others = [appeal(n, f"{n}{long}") for n in range(1, 1000)]
    began = time.process_time()

    assert len(same_matter(appeal(0, long), others)) == 5
    assert time.process_time() - began < 2
