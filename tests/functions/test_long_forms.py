"""The form without script at any length: refused soon with every word kept, or taken, where it cries."""

import time
from html import escape
from urllib.parse import urlencode

import pytest

from tests.county import WALL, settle

SECONDS = (
    10  # of a processor: a text without end is heard to its end, and API Gateway waits 29 seconds
)
CALM = {
    "one letter": "a" * 409_000,
    "sentences": "路灯坏了。" * 27_000,
    "no end": "灯" * 136_000,
    "signs": "+" * 400_000,
    "numbers": "一三八" * 45_000,
    "markup": "<b>" * 136_000,
    "marks": "\u0301" * 200_000,
}
CRIES = {
    "at the beginning": "楼道着火了快来人，" + "路灯坏了。" * 27_000,
    "at the end": "路灯坏了。" * 27_000 + "楼道着火了快来人",
    "all the time": "fire in the hall " * 24_000,
}


def sent(http, text):
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    began = time.thread_time()
    answer = http.client.http.post(f"/q/{WALL}", headers=form, body=urlencode({"content": text}).encode())  # fmt: skip
    assert time.thread_time() - began < SECONDS
    return answer.status_code, answer.body.decode()


@pytest.fixture
def room(http):
    settle(rate_per_place=9000, rate_per_address=9000)
    sent(http, "路灯坏了")
    return http


def test_what_is_calm_and_has_no_end_is_refused_soon_and_every_word_stands_there_again(room):
    for case, text in CALM.items():
        status, page = sent(room, text)
        assert (status, "tel:110" in page) == (422, False), case
        assert escape(text) in page, case


def test_what_cries_is_taken_at_any_length(room):
    for case, text in CRIES.items():
        status, page = sent(room, text)
        assert (status, "tel:119" in page) == (201, True), case
