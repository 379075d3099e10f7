"""Around a matter: who else has it open, and how much the units have in hand."""

from datetime import UTC, datetime, timedelta

import pytest

import app as product
from functions.store.presence import STAYS
from tests.county import WALL

LAMP = "小区门口的路灯坏了半个月了"


@pytest.fixture
def lamp(http, deliver):
    no = http.submit(WALL, LAMP)["no"]
    deliver()
    return no


def opened(http, user, no):
    return http.as_(user, "POST", f"/desk/appeals/{no}/open")


def test_who_opens_a_matter_hears_who_else_has_it_open(http, lamp):
    assert opened(http, "dora", lamp) == (200, {"others": []})

    assert opened(http, "hans", lamp)[1]["others"] == ["派单员"]
    assert len(opened(http, "dora", lamp)[1]["others"]) == 1


@pytest.mark.parametrize(("later", "there"), [(STAYS - timedelta(seconds=2), 1), (STAYS, 0)])
def test_who_looked_away_is_there_no_longer(http, lamp, monkeypatch, later, there):
    now = datetime.now(UTC)
    monkeypatch.setattr(product, "now", lambda: now)
    opened(http, "hans", lamp)

    monkeypatch.setattr(product, "now", lambda: now + later)

    assert len(opened(http, "dora", lamp)[1]["others"]) == there


def test_who_may_not_see_a_matter_leaves_no_trace_at_it(http, lamp):
    assert opened(http, "heidi", lamp)[0] == 404
    assert opened(http, "dora", lamp)[1]["others"] == []


def test_where_a_unit_is_chosen_one_sees_what_it_has_in_hand(http, lamp):
    found = http.as_("dora", "GET", "/desk/load?units=lights,heat,nowhere")

    assert found[1]["items"] == [{"unit": "lights", "in_hand": 1}, {"unit": "heat", "in_hand": 0}]


def test_a_unit_sees_the_load_of_its_own_alone(http, lamp):
    found = http.as_("heidi", "GET", "/desk/load?units=lights,heat")

    assert [one["unit"] for one in found[1]["items"]] == ["heat"]


def test_a_report_is_no_load(http, deliver):
    http.submit(WALL, "举报路灯管理处负责人收受好处费，请查处")
    deliver()

    found = http.as_("gwen", "GET", "/desk/load?units=lights,heat,ccdi")

    assert {one["in_hand"] for one in found[1]["items"]} == {0}
