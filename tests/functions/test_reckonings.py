"""What a county's new calendar or settings move is gone through apart, part by part, and done once."""

from datetime import datetime, timedelta

import pytest

import app as product
from functions import settings
from functions.domain.codes import BEIJING, id_of
from functions.store import appeals, registry
from functions.store import reckonings as waiting
from functions.timers import reckonings
from tests import handed
from tests.county import WALL

AT = datetime(2026, 3, 2, 23, 30, tzinfo=BEIJING)
MORNING = datetime(2026, 3, 4, 7, tzinfo=BEIJING)
TICK = dict.fromkeys(
    ("version", "account", "region", "detail", "detail-type", "source", "time", "id", "resources"), ""
)  # fmt: skip


@pytest.fixture
def five(http, deliver, monkeypatch):
    """Five matters of one evening, in parts of two."""
    monkeypatch.setattr(product, "now", lambda: AT)
    monkeypatch.setattr(reckonings, "PART", 2)
    http.tokens.clear()
    nos = [
        http.submit(WALL, f"路灯坏了，第{n}处", key=f"five-{n}-0123456789ab")["no"]
        for n in range(5)
    ]
    deliver()
    return nos


def set_quiet(http, hours):
    kept = http.as_("adam", "GET", "/settings")[1]
    assert http.as_("adam", "PUT", "/settings", kept | {"quiet_hours": hours})[0] == 200
    registry.forget_kept()


def running(http):
    return http.as_("adam", "GET", "/calendar")[1]["reckoning"]


def looked_at(nos):
    return {appeals.load("north", id_of(no)).state.next_at.astimezone(BEIJING) for no in nos}


def moved(nos):
    logs = [appeals.with_log("north", id_of(no))[1] for no in nos]
    return [sum(event.action == "reckon" for event in log) for log in logs]


def test_a_change_is_answered_at_once_and_the_admin_sees_how_far_it_is(http, five, monkeypatch):
    assert running(http) is None
    set_quiet(http, "22:00-07:00")
    assert moved(five) == [0] * 5
    assert running(http) == {"since": "2026-03-02T23:30:00+08:00", "seen": 0, "moved": 0}

    monkeypatch.setattr(reckonings, "SECONDS", 0.0)
    reckonings.ask(at=AT + timedelta(minutes=1))
    handed.deliver(settings.LOOKS_QUEUE_URL, product.look_at_county)
    monkeypatch.setattr(reckonings, "SECONDS", 30.0)

    assert running(http) == {"since": "2026-03-02T23:30:00+08:00", "seen": 2, "moved": 2}
    assert handed.gone_through(at=AT + timedelta(minutes=1)) == 5
    assert (running(http), moved(five), looked_at(five)) == (None, [1] * 5, {MORNING})
    assert handed.gone_through() == 0


def test_another_change_meanwhile_begins_anew_and_the_first_goes_no_further(http, five):
    set_quiet(http, "22:00-06:15")
    first = waiting.of("north")
    set_quiet(http, "22:00-07:00")

    assert not waiting.go_on("north", first.beyond("x", 1, 1), None)
    assert handed.gone_through() == 5
    assert (moved(five), looked_at(five)) == ([1] * 5, {MORNING})


def test_nothing_begins_while_others_may_still_act_by_the_settings_of_before(http, five):
    set_quiet(http, "22:00-07:00")

    assert reckonings.ask(at=AT + timedelta(seconds=19)) == 0
    assert reckonings.ask(at=AT + timedelta(seconds=20)) == 1


def test_what_moves_no_time_leaves_no_mark(http, five):
    kept = http.as_("adam", "GET", "/settings")[1]
    http.as_(
        "adam", "PUT", "/settings", kept | {"hotline": "12333", "rating_days": kept["rating_days"]}
    )
    calendar = http.as_("adam", "GET", "/calendar")[1]
    http.as_(
        "adam", "PUT", "/calendar", {name: calendar[name] for name in ("days", "years", "hours")}
    )

    assert waiting.waiting() == {}


def test_the_minute_that_looks_for_counties_asks_for_them_too(http, five, monkeypatch):
    set_quiet(http, "22:00-07:00")
    monkeypatch.setattr(product, "now", lambda: AT + timedelta(minutes=1))

    assert product.ask_for_looks(TICK, None)["reckonings"] == 1
    handed.deliver(settings.LOOKS_QUEUE_URL, product.look_at_county)
    handed.deliver(settings.DUE_QUEUE_URL, product.do_due)
    assert moved(five) == [1] * 5
    assert running(http)["moved"] == 5
    assert handed.gone_through(at=AT + timedelta(minutes=2)) == 0
