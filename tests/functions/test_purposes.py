"""What a citizen wants (诉求类型) is said by who dispatches, or heard in a plain question; it gives the unit its time."""

from datetime import datetime, timedelta

import pytest

from functions.domain.codes import id_of
from functions.domain.items.runs import Clock
from functions.store import appeals, registry
from tests.county import WALL

ASKS = "请问路灯报装要带哪些材料？在哪里申请？"
LAMP = "小区门口的路灯坏了半个月了"
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def a_county(http):
    """A question of level 3 has a day, all else five."""
    kept = http.as_("adam", "GET", "/settings")[1]
    limit = {"purpose": "consult", "level": 3, "finish": 1440}
    assert http.as_("adam", "PUT", "/settings", kept | {"purpose_limits": [limit]})[0] == 200
    registry.forget_kept()


def period(no, clock=Clock.FINISH):
    return appeals.load("north", id_of(no)).state.clocks[clock].period


def told(http, deliver, content):
    receipt = http.submit(WALL, content)
    deliver()
    return receipt


def test_a_plain_question_is_heard_as_one_and_has_a_day(http, deliver):
    no = told(http, deliver, ASKS)["no"]
    http.act("dora", no, "dispatch", unit="lights")

    assert period(no) == DAY
    shown = http.as_("hans", "GET", f"/desk/appeals/{no}")[1]
    assert shown["purpose"] == {"id": "consult", "label": "咨询"}


def test_who_dispatches_says_another_and_says_why_where_a_unit_has_it(http, deliver):
    no = told(http, deliver, LAMP)["no"]
    assert (period(no), period(no, Clock.ANSWER)) == (5 * DAY, 5 * DAY)

    status, problem = http.act("dora", no, "dispatch", unit="lights", purpose="consult")
    assert (status, problem["errors"][0]["field"]) == (422, "note")
    status, _ = http.act("dora", no, "dispatch", unit="lights", purpose="consult", note="只是咨询")
    assert status == 200
    assert (period(no), period(no, Clock.ANSWER)) == (DAY, DAY)

    status, _ = http.act("dora", no, "dispatch", unit="heat")
    assert (status, period(no)) == (200, DAY)
    last = appeals.with_log("north", id_of(no))[1][-1]
    assert (last.actor.id, last.state.purpose) == ("dora", "consult")


def test_a_purpose_that_is_none_is_refused_by_its_field(http, deliver):
    no = told(http, deliver, LAMP)["no"]
    status, problem = http.act("dora", no, "dispatch", unit="lights", purpose="gossip", note="x")

    assert (status, problem["errors"][0]["field"]) == (422, "purpose")


def test_a_unit_that_is_marked_as_a_grid_s_calls_back_in_half_an_hour(http, deliver):
    status, unit = http.as_("adam", "POST", "/units/village", {"grid": True})
    assert (status, unit["grid"]) == (200, True)
    registry.forget_kept()
    receipt = http.submit(WALL, LAMP, contact={"name": "", "phone": "19900000061"})
    deliver()
    no = receipt["no"]
    assert period(no, Clock.CONTACT) == DAY

    http.act("dora", no, "dispatch", unit="village")
    assert period(no, Clock.CONTACT) == timedelta(minutes=30)
    http.act("dora", no, "dispatch", unit="heat")
    assert period(no, Clock.CONTACT) == DAY


def test_the_citizen_is_promised_a_sooner_answer_once_it_is_known_to_be_a_question(http, deliver):
    receipt = told(http, deliver, LAMP)
    no, path = receipt["no"], f"/api/appeals/{receipt['query_code']}"
    before = http.call("GET", path)[1]["due_at"]
    assert before == receipt["answer_by"]

    http.act("dora", no, "dispatch", unit="lights", purpose="consult", note="只是咨询")
    page = http.call("GET", path)[1]
    assert datetime.fromisoformat(before) - datetime.fromisoformat(page["due_at"]) > 3 * DAY
    assert "答复时间提前到" in page["timeline"][-1]["text"]
    item = http.as_("hans", "GET", f"/desk/appeals/{no}")[1]
    assert (item["answer_by"], item["finish_by"]) == (page["due_at"], page["due_at"])
    assert item["events"][-1]["data"]["answer_by_was"] == before

    http.act("dora", no, "dispatch", unit="lights", purpose="complaint", note="是投诉")
    later = http.call("GET", path)[1]
    assert later["due_at"] == page["due_at"]
    assert later["timeline"][-1]["text"] == "县城管局"


def test_a_question_that_is_heard_at_once_is_answered_as_soon_as_its_unit_has_to(http, deliver):
    receipt = told(http, deliver, ASKS)
    http.act("dora", receipt["no"], "dispatch", unit="lights")
    page = http.call("GET", f"/api/appeals/{receipt['query_code']}")[1]

    assert "purpose" not in page
    assert datetime.fromisoformat(page["due_at"]) < datetime.now().astimezone() + 2 * DAY
