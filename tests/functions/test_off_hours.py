"""Off hours, who is on duty is told; in quiet hours nobody is woken, whenever the county sets them (field.md C14)."""

from datetime import datetime, timedelta

import pytest

import app as product
from functions.domain.codes import BEIJING, id_of
from functions.store import appeals, registry
from functions.timers.sweep import sweep
from tests import handed
from tests.county import WALL

LAMP = "小区门口的路灯坏了半个月了"


@pytest.fixture
def clock(http, monkeypatch):
    """The time of day in Beijing, as the product has it."""

    def set_to(text):
        at = datetime.fromisoformat(f"2026-03-{text}:00").replace(tzinfo=BEIJING)
        monkeypatch.setattr(product, "now", lambda: at)
        http.tokens.clear()
        return at

    return set_to


def change(http, **changed):
    kept = http.as_("adam", "GET", "/settings")[1]
    status, answer = http.as_("adam", "PUT", "/settings", kept | changed)
    assert status == 200, answer
    registry.forget_kept()


def roster(http, *people):
    change(http, roster=[{"hours": "18:00-08:30", "people": people}, {"hours": "08:30-18:00", "people": people}])  # fmt: skip


def inbox(http, user):
    return http.as_(user, "GET", "/inbox")[1]["items"]


@pytest.mark.parametrize(
    ("at", "is_told"),
    [("03T02:00", True), ("03T20:00", True), ("07T10:00", True), ("03T10:00", False)],
    ids=["at night", "in the evening", "on a Saturday", "in office hours"],
)
def test_what_is_not_urgent_is_told_to_who_is_on_duty_off_hours_alone(
    http, deliver, clock, at, is_told
):
    clock(at)
    roster(http, "rita", "vera")
    no = http.submit(WALL, LAMP)["no"]
    deliver()

    assert [m["no"] for m in inbox(http, "rita")] == [no] * is_told
    assert [(m["no"], m["level"], m["text"]) for m in inbox(http, "vera")] == [
        (no, 3, "值班提醒：有事项待处理，请联系平台")
    ] * is_told
    assert http.as_("vera", "GET", f"/desk/appeals/{no}")[0] == 404


def warned(http, deliver, at):
    sweep(lambda *_: None, at=at)
    deliver()


def test_a_warning_in_the_evening_reaches_who_is_on_duty(http, deliver, clock):
    clock("02T19:30")
    no = http.submit(WALL, LAMP)["no"]
    deliver()
    roster(http, "vera")
    warned(http, deliver, clock("03T19:31"))

    assert {m["no"] for m in inbox(http, "vera")} == {no}


def test_what_came_to_a_warning_overnight_is_one_notice_for_who_is_on_duty_too(
    http, deliver, clock
):
    clock("02T23:30")
    change(http, quiet_hours="22:00-07:00")
    for n in range(3):
        http.submit(WALL, LAMP, key=f"night-{n}-0123456789")
    deliver()
    roster(http, "vera")
    warned(http, deliver, clock("03T23:40"))
    assert inbox(http, "vera") == []
    warned(http, deliver, clock("04T07:00"))

    assert [(m["no"], m["text"]) for m in inbox(http, "vera")] == [
        ("", "早间汇总：夜间有事项到了预警时间，请联系平台")
    ]


@pytest.mark.parametrize(
    ("is_grid", "due"), [(True, "07T10:30"), (False, "08T10:00")], ids=["grid", "other"]
)
def test_a_contact_that_falls_due_on_a_weekend_is_told_then_and_to_who_is_on_duty_too(
    http, deliver, clock, is_grid, due
):
    clock("07T10:00")
    http.as_("adam", "POST", "/units/lights", {"grid": is_grid})
    registry.forget_kept()
    no = http.submit(WALL, LAMP, contact={"name": "", "phone": "19900000061"})["no"]
    deliver()
    http.act("hans", no, "sign")
    roster(http, "vera")
    warned(http, deliver, clock(due) - timedelta(minutes=1))
    assert inbox(http, "vera") == []
    warned(http, deliver, clock(due))

    assert [m["no"] for m in inbox(http, "vera")] == [no]
    for user in ("hans", "boss"):
        assert "超时未联系群众，请立即联系" in [m["text"] for m in inbox(http, user)]


def looked_at(no):
    return appeals.load("north", id_of(no)).state.next_at.astimezone(BEIJING)


def test_other_quiet_hours_move_what_is_open_and_back(http, deliver, clock):
    clock("02T23:30")
    no = http.submit(WALL, LAMP)["no"]
    deliver()
    first = looked_at(no)
    assert first == datetime(2026, 3, 3, 23, 30, tzinfo=BEIJING)

    change(http, quiet_hours="22:00-07:00")
    handed.gone_through()
    assert looked_at(no) == datetime(2026, 3, 4, 7, tzinfo=BEIJING)
    change(http, quiet_hours="23:00-06:15")
    handed.gone_through()
    assert looked_at(no) == datetime(2026, 3, 4, 6, 15, tzinfo=BEIJING)
    change(http, quiet_hours="")
    handed.gone_through()
    assert looked_at(no) == first

    moved = [e.facts for e in appeals.with_log("north", id_of(no))[1] if e.action == "reckon"]
    assert len(moved) == 3
    assert moved[0].looked_at == datetime(2026, 3, 4, 7, tzinfo=BEIJING)


def test_a_sweep_that_comes_before_they_are_moved_wakes_nobody_either(http, deliver, clock):
    clock("02T23:30")
    no = http.submit(WALL, LAMP)["no"]
    deliver()
    change(http, quiet_hours="22:00-07:00")
    night = clock("03T23:40")
    warned(http, deliver, night)

    assert looked_at(no) == datetime(2026, 3, 4, 7, tzinfo=BEIJING)
    assert not [e for e in appeals.with_log("north", id_of(no))[1] if e.action == "warn"]
    sweep(lambda *_: None, at=night + timedelta(hours=7, minutes=20))
    held = [e.facts for e in appeals.with_log("north", id_of(no))[1] if e.action == "warn"]
    assert [facts.held for facts in held] == [datetime(2026, 3, 4, 7, tzinfo=BEIJING)]


def test_settings_that_move_nothing_hand_out_nothing(http, deliver, clock):
    clock("02T10:00")
    http.submit(WALL, LAMP)
    deliver()
    change(http, quiet_hours="02:00-03:00")
    change(http, hotline="12345")

    assert handed.gone_through() == 0
