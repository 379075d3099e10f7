"""A matter's whole life is one answer, however often and however much staff write on it."""

import pytest

from functions.domain.items import room
from tests.county import WALL
from tests.functions.test_tasks import LAMP, SOLVED


@pytest.fixture
def lamp(http, deliver):
    no = http.submit(WALL, LAMP, contact={"phone": "13876543219"})["no"]
    deliver()
    assert http.act("hans", no, "sign")[0] == 200
    return no


def noted(http, no, text):
    return http.act("hans", no, "contact", method="phone", result=text)[0]


def test_what_is_written_has_an_end_and_a_short_note_never_meets_it(http, monkeypatch, lamp):
    monkeypatch.setattr(room, "WRITTEN_AT_MOST", 9_000)

    assert [noted(http, lamp, "长" * 4000) for _ in range(3)] == [200, 200, 409]
    assert noted(http, lamp, "长" * room.SHORT) == 200
    assert http.act("hans", lamp, "resolve", **SOLVED)[0] == 200
