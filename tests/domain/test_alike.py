"""Twins: the same estate, the same kind, within a month; the text only ranks them."""

import json
import time
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path

import pytest

from functions.domain.items.appeal import Appeal, Told
from functions.domain.items.state import State
from functions.domain.items.status import Status
from functions.domain.triage.alike import ALIKE, WINDOW, same_matter
from functions.domain.words.likeness import likeness, pairs

NOW = datetime(2026, 12, 5, 9, tzinfo=UTC)


def appeal(n, content="路灯坏了", days_ago=0.0, status=Status.DISPATCHED, **state):
    at = NOW - timedelta(days=days_ago)
    named = {"place_name": "翠竹苑小区·大门口", "category": "市政设施/路灯"} | state
    told = Told(content, "NTH000000001")
    return Appeal("north", f"{n:012}", f"261205{n:012}", told, at, 2, State(status, at, **named))


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


SAMPLES = {
    each["id"]: each
    for each in json.loads(
        (Path(__file__).parents[2] / "infra/local/demo_county/sample_appeals.json").read_text()
    )
}
ONE_MATTER = [("P01", "P02"), ("P03", "P04")]


def told(name, n):
    sample = SAMPLES[name]
    place = sample["place"].removesuffix("码")
    return appeal(n, sample["text"], place_name=place, category=f"{n // 10}/一类")


@pytest.mark.parametrize(("one", "other"), ONE_MATTER)
def test_two_tellings_of_one_matter_are_offered_by_place_and_kind_and_not_called_alike(one, other):
    (found,) = same_matter(told(one, 11), [told(other, 12)])

    assert (found.same_kind, found.alike) == (True, False)


def test_no_two_strangers_of_the_samples_are_called_alike():
    texts = {name: pairs(sample["text"]) for name, sample in SAMPLES.items()}
    strangers = [pair for pair in combinations(texts, 2) if pair not in ONE_MATTER]

    assert not [(a, b) for a, b in strangers if likeness(texts[a], texts[b]) >= ALIKE]


def test_what_is_alike_in_words_comes_before_what_is_only_of_the_place_and_kind():
    far = appeal(1, "黑灯瞎火摔了一跤")
    near = appeal(2, "路灯坏了好久", category="")

    found = same_matter(appeal(0, "路灯坏了很久"), [far, near])

    assert [(c.appeal.id, c.alike, c.same_kind) for c in found] == [
        (near.id, True, False), (far.id, False, True),
    ]  # fmt: skip
