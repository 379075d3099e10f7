"""The hourly look at a county: what the board shows, who is told, what never counts."""

from datetime import UTC, datetime, timedelta
from zlib import crc32

import pytest

import app as product
from functions.domain.issues.watched import Watched
from functions.insight import watch
from functions.store import watched
from tests.county import VILLAGE, WALL

LAMP = "小区门口的路灯坏了，晚上看不清"
TICK = {
    "version": "0", "id": "", "account": "", "region": "", "time": "", "detail-type": "",
    "source": "aws.events", "resources": [], "detail": {},
}  # fmt: skip
AD = "专业代办各类证件刻章 无抵押当天放款 正规发票 需要的老板加V"


def tell(http, deliver, content=LAMP, many=5, code=WALL):
    told = [
        http.submit(code, f"{content}，第{n}家", key=f"hot-{crc32(content.encode())}-{n}-01234567")
        for n in range(many)
    ]
    deliver()
    return told


def look(**later):
    return watch.watch("north", at=datetime.now(UTC) + timedelta(**later))


def board(http, user="lena"):
    return http.as_(user, "GET", "/hot")[1]


def alerts(http, user):
    return [m for m in http.as_(user, "GET", "/inbox")[1]["items"] if m["kind"] == "hot"]


def test_what_the_look_found_stands_on_the_board_with_its_growth_words_and_appeals(http, deliver):
    told = tell(http, deliver)
    look()

    seen = board(http)
    (issue,) = seen["hot"]
    assert (issue["place"], issue["category"]) == ("翠竹苑小区", "市政设施/路灯")
    assert (issue["count"], issue["before"], seen["many"], seen["hours"]) == (5, 0, 5, 24)
    assert set(issue["nos"]) == {t["no"] for t in told}
    assert (seen["late"], seen["complete"], seen["read"]) == (False, True, 5)


def test_the_board_tells_the_months_heaviest_matters_with_their_unit(http, deliver):
    tell(http, deliver, many=4)
    look()

    (top,) = board(http)["tops"]

    assert (top["count"], top["before"], top["reading"]) == (4, 0, "new")
    assert top["unit"] == {"id": "lights", "name": "县城管局"}


def test_before_the_first_look_the_board_says_so(http):
    assert board(http) == {"at": None, "late": False, "hot": [], "tops": []}


def test_a_look_that_was_missed_is_told(http):
    look(hours=-3)

    assert board(http)["late"]


def test_a_late_look_does_not_overwrite_a_later_one(http, deliver):
    tell(http, deliver)
    newest = look()
    look(hours=-2)

    assert watched.get("north") == newest


def test_reports_advertisements_withdrawn_and_merged_ones_never_count(http, deliver):
    tell(http, deliver, "举报村支书贪污公款", code=VILLAGE)
    tell(http, deliver, AD)
    first, *others = tell(http, deliver, many=6)
    for gone in others[:2]:
        http.call("POST", f"/api/appeals/{gone['query_code']}/withdraw")
    for child in others[2:4]:
        http.act("dora", child["no"], "merge", into=first["no"])
    look()

    seen = board(http)
    assert (seen["hot"], seen["read"]) == ([], 2)
    assert [top["count"] for top in seen["tops"]] == []


def test_leaders_and_dispatchers_are_told_once_a_day_of_an_issue_that_grows(http, deliver):
    tell(http, deliver)
    look()
    tell(http, deliver, "路灯不亮，老人摔了", many=3)
    look(hours=1)

    for user in ("lena", "dora"):
        (alert,) = alerts(http, user)
        assert "翠竹苑小区" in alert["text"]
        assert "5 件" in alert["text"]
        assert not alert["read"]
    assert alerts(http, "hans") == []


def test_an_alert_is_unread_though_other_messages_were_read_that_day(http, deliver):
    tell(http, deliver, many=4)
    newest = http.as_("lena", "GET", "/inbox")[1]["items"]
    http.as_("lena", "POST", "/inbox/read", {"upto": newest[0]["id"] if newest else "1"})
    tell(http, deliver, "路灯又坏了", many=1)
    look()

    assert [alert["read"] for alert in alerts(http, "lena")] == [False]


def test_the_county_sets_how_many_in_how_many_hours(http, deliver):
    settings = http.as_("adam", "GET", "/settings")[1]
    assert (settings["hot_many"], settings["hot_hours"]) == (5, 24)
    changed = settings | {"hot_many": 2, "hot_hours": 1}
    assert http.as_("adam", "PUT", "/settings", changed)[0] == 200
    tell(http, deliver, many=2)
    look()

    assert [issue["count"] for issue in board(http)["hot"]] == [2]


@pytest.mark.parametrize("wrong", [{"hot_many": 1}, {"hot_hours": 0}, {"hot_hours": 169}])
def test_a_measure_that_counts_nothing_is_refused_by_its_field(http, wrong):
    settings = http.as_("adam", "GET", "/settings")[1]

    status, problem = http.as_("adam", "PUT", "/settings", settings | wrong)

    assert (status, [e["field"] for e in problem["errors"]]) == (422, list(wrong))


def test_the_sweep_looks_at_each_county_when_its_time_has_come(http, deliver, monkeypatch):
    tell(http, deliver)
    now = datetime.now(UTC)
    looked = []
    for minutes in (0, 4, 5):
        at = now + timedelta(minutes=minutes)
        monkeypatch.setattr(product, "now", lambda at=at: at)
        looked.append(product.sweep(TICK, None)["watched"])

    assert looked == [1, 0, 1]
    assert watched.get("north").at == at


def test_a_large_county_is_looked_at_once_an_hour():
    at = datetime.now(UTC)
    waits = [
        (Watched(at, 5, 24, read, complete=True, hot=(), tops=()).next_at - at).total_seconds() / 60
        for read in (0, 1000, 5900, 20_000)
    ]

    assert waits == [5, 10, 59, 60]


def test_a_county_that_cannot_be_looked_at_stops_no_other_and_is_told(http, monkeypatch):
    monkeypatch.setattr(watch.registry, "counties", lambda: ["gone", "north"])

    with pytest.raises(watch.WatchIncomplete, match="1 of 2"):
        watch.watch_due(at=datetime.now(UTC))

    assert watched.get("north")


def test_leaders_dispatchers_and_reviewers_see_the_board_and_handlers_do_not(http):
    seen = {user: http.as_(user, "GET", "/hot")[0] for user in ("lena", "dora", "rita", "hans")}

    assert seen == {"lena": 200, "dora": 200, "rita": 200, "hans": 403}


def test_what_was_told_two_months_ago_is_not_read(http, deliver):
    tell(http, deliver)

    assert look(days=61).read == 0
