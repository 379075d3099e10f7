"""Of matters that are due at the same moment, who has waited longest comes first; rows of before are read too."""

from datetime import datetime, timedelta

import pytest

import app as product
from functions.domain.codes import BEIJING, id_of
from functions.store import appeals, registry
from functions.store.tables import AppealRow
from infra import replay_events
from tests.county import WALL

MORNING = datetime(2026, 3, 3, 9, tzinfo=BEIJING)
MANY = 5


@pytest.fixture
def told(http, deliver, monkeypatch):
    """Five in one morning: all are to be given to a unit by 24:00."""
    kept = http.as_("adam", "GET", "/settings")[1]
    for level in ("3", "4"):
        kept["limits"][level]["accept"] = {"days": 0}
    assert http.as_("adam", "PUT", "/settings", kept)[0] == 200
    registry.forget_kept()
    nos = []
    for n in range(MANY):
        monkeypatch.setattr(product, "now", lambda n=n: MORNING + timedelta(minutes=n))
        nos.append(
            http.submit(WALL, f"那里有问题，你们管管，{n}", key=f"first-{n}-0123456789")["no"]
        )
        deliver()
    http.tokens.clear()
    assert len({appeals.load("north", id_of(no)).state.clocks["accept"].due_at for no in nos}) == 1
    return nos


def walked(http, user, query, at_once):
    found, cursor = [], ""
    while cursor is not None:
        shown = http.as_(user, "GET", f"/desk/appeals?{query}&limit={at_once}&cursor={cursor}")
        assert shown[0] == 200, shown
        found += [item["no"] for item in shown[1]["items"]]
        cursor = shown[1]["next"] and shown[1]["next"].replace("#", "%23")
    return found


def as_before(no):
    """Its row as it was written when the number alone stood behind the moment."""
    row = AppealRow.get(f"north#{id_of(no)}", "head")
    moment = row.due_key.split("#")[0]
    row.update([AppealRow.due_key.set(f"{moment}#{no}")])
    return moment


@pytest.mark.parametrize("at_once", [1, 3])
def test_the_oldest_of_a_day_stands_first_however_long_a_page_is(http, told, at_once):
    assert walked(http, "dora", "queue=to_dispatch", at_once) == told
    assert [item["no"] for item in http.as_("lena", "GET", "/overview")[1]["oldest"]] == told


@pytest.mark.parametrize("at_once", [1, 2])
def test_rows_of_before_are_met_once_each_and_stand_by_age_once_they_are_written(
    http, told, at_once
):
    for no in told[1::2]:
        as_before(no)
    found = walked(http, "dora", "queue=to_dispatch", at_once)
    assert sorted(found) == sorted(told)
    assert [no for no in found if no in told[::2]] == told[::2]

    for no in told[1::2]:
        assert replay_events.rebuild("north", id_of(no)) == replay_events.WELL
    assert walked(http, "dora", "queue=to_dispatch", at_once) == told


def test_a_cursor_of_before_goes_on_where_it_stood(http, told):
    moments = {as_before(no) for no in told}
    by_number = sorted(told)
    cursor = f"{moments.pop()}%23{by_number[2]}"
    assert not moments
    shown = http.as_("dora", "GET", f"/desk/appeals?queue=to_dispatch&cursor={cursor}")[1]

    assert [item["no"] for item in shown["items"]] == by_number[3:]


def test_the_list_of_tasks_has_further_pages(http, told):
    for no in told:
        http.act("dora", no, "dispatch", unit="lights")
        assert http.act("lena", no, "instruct", text="请抓紧办理。")[0] == 200

    assert sorted(walked(http, "lena", "queue=asked", 2)) == sorted(told)
    assert sorted(walked(http, "hans", "queue=tasks", 2)) == sorted(told)
