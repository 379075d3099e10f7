"""The hourly look at a county: what the board shows, who is told, what never counts."""

import json
from datetime import UTC, datetime, timedelta
from urllib.parse import quote
from zlib import crc32

import boto3
import pytest

import app as product
from functions import settings
from functions.domain.issues.hot_board import HotBoard
from functions.insight import watch
from functions.store import hot_board
from tests import handed
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


def test_the_board_says_what_people_say_in_the_words_of_one_of_them(http, deliver):
    tell(http, deliver)
    look()

    (issue,) = board(http)["hot"]

    newest = http.as_("lena", "GET", f"/desk/appeals/{issue['nos'][0]}")[1]
    assert issue["example"] == newest["title"]


def test_nobody_whose_number_is_masked_speaks_for_the_others(http, deliver):
    tell(http, deliver)
    tell(http, deliver, "路灯坏了，身份证431102199001011234，请来修", many=1)
    look()

    (issue,) = board(http)["hot"]

    assert "*" in http.as_("lena", "GET", f"/desk/appeals/{issue['nos'][0]}")[1]["title"]
    assert issue["example"]
    assert "*" not in issue["example"]


@pytest.mark.parametrize("kind", ["hot", "tops"])
def test_all_of_what_is_hot_or_weighs_most_is_listed_for_who_may_see_it(http, deliver, kind):
    tell(http, deliver)
    look()
    (issue,) = board(http)[kind]
    path = f"/desk/appeals?issue={kind.removesuffix('s')}.{issue['nos'][0]}"

    seen = http.as_("lena", "GET", path)[1]
    others = http.as_("vera", "GET", path)[1]

    assert [item["no"] for item in seen["items"]] == list(issue["nos"])
    assert others == {"items": [], "next": None}


@pytest.mark.parametrize(
    "asked", ["hot.1", "hot", "cold.123456789012345678", "hot.1234567890123456789"]
)
def test_an_issue_of_another_shape_is_refused_by_its_name(http, asked):
    status, body = http.as_("lena", "GET", f"/desk/appeals?issue={asked}")
    assert (status, "issue" in str(body)) == (422, True)


def test_an_issue_that_is_no_more_lists_nothing(http):
    path = "/desk/appeals?issue=hot.123456789012345678"
    assert http.as_("lena", "GET", path) == (200, {"items": [], "next": None})


def test_an_alert_is_read_and_listed_as_any_other_message_is(http, deliver):
    tell(http, deliver)
    look(hours=1)  # the newest of all
    newest = http.as_("dora", "GET", "/inbox?limit=1")[1]
    assert newest["items"][0]["kind"] == "hot"

    assert http.as_("dora", "GET", f"/inbox?limit=1&cursor={quote(newest['next'])}")[0] == 200
    upto = http.as_("dora", "GET", "/inbox/matters")[1]["upto"]
    assert http.as_("dora", "POST", "/inbox/read", {"upto": upto})[0] == 200
    assert http.as_("dora", "GET", "/me")[1]["unread"] == 0


def test_before_the_first_look_the_board_says_so(http):
    assert board(http) == {"at": None, "late": False, "hot": [], "tops": []}


def test_a_look_that_was_missed_is_told(http):
    look(hours=-3)

    assert board(http)["late"]


def test_a_late_look_does_not_overwrite_a_later_one(http, deliver):
    tell(http, deliver)
    newest = look()
    look(hours=-2)

    assert hot_board.get("north") == newest


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


def ask(monkeypatch, at):
    """The minute's search for counties to look at; how many were asked for."""
    monkeypatch.setattr(product, "now", lambda: at)
    return product.ask_for_looks(TICK, None)["asked"]


def answer(**copies):
    """Their function looks at them; how many messages there were."""
    return handed.deliver(settings.LOOKS_QUEUE_URL, product.look_at_county, **copies)


def test_each_county_is_looked_at_when_its_time_has_come(http, deliver, monkeypatch):
    tell(http, deliver)
    now = datetime.now(UTC)
    looked = []
    for minutes in (0, 4, 5):
        at = now + timedelta(minutes=minutes)
        looked.append((ask(monkeypatch, at), answer()))

    assert looked == [(1, 1), (0, 0), (1, 1)]
    assert hot_board.get("north").at == at


def test_a_county_that_waits_for_its_look_is_not_asked_for_twice(http, monkeypatch):
    now = datetime.now(UTC)
    ask(monkeypatch, now)
    answer()
    for minutes in (5, 6, 7):
        assert ask(monkeypatch, now + timedelta(minutes=minutes)) == 1

    assert answer() == 1


def test_a_look_that_comes_again_reads_nothing(http, deliver, monkeypatch):
    ask(monkeypatch, datetime.now(UTC))
    looks = []
    monkeypatch.setattr(product.looks, "watch", lambda *a, **k: looks.append(watch.watch(*a, **k)))

    answer(copies=2)

    assert len(looks) == 1


def test_a_look_that_was_killed_before_its_end_tells_nobody_twice(http, deliver, monkeypatch):
    tell(http, deliver)
    at = datetime.now(UTC)
    with monkeypatch.context() as patch:
        patch.setattr(watch.hot_board, "put", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            watch.watch("north", at=at)
    assert alerts(http, "lena")
    tell(http, deliver, "路灯又坏了", many=2)

    watch.watch("north", at=at)

    assert len(alerts(http, "lena")) == 1


def test_a_large_county_is_looked_at_once_an_hour():
    at = datetime.now(UTC)
    waits = [
        (HotBoard(at, 5, 24, read, complete=True, hot=(), tops=()).next_at - at).total_seconds()
        / 60
        for read in (0, 1000, 5900, 20_000)
    ]

    assert waits == [5, 10, 59, 60]


def test_a_county_that_cannot_be_looked_at_stops_no_other_and_comes_back(http, monkeypatch):
    monkeypatch.setattr(product.looks.registry, "counties", lambda: ["gone", "north"])
    assert ask(monkeypatch, datetime.now(UTC)) == 2

    sent = boto3.client("sqs").receive_message(
        QueueUrl=settings.LOOKS_QUEUE_URL, MaxNumberOfMessages=10
    )
    records = [{"messageId": m["MessageId"], "body": m["Body"]} for m in sent["Messages"]]
    failed = product.look_at_county({"Records": records}, None)["batchItemFailures"]

    (lost,) = (r["messageId"] for r in records if "gone" in r["body"])
    assert [each["itemIdentifier"] for each in failed] == [lost]
    assert hot_board.get("north")


def test_how_long_a_county_has_waited_for_its_look_is_said(http, monkeypatch, capsys):
    now = datetime.now(UTC)
    ask(monkeypatch, now)
    answer()
    ask(monkeypatch, now + timedelta(minutes=35))

    first, late = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (first["LagSeconds"], late["LagSeconds"]) == (0, 30 * 60)


def test_leaders_dispatchers_and_reviewers_see_the_board_and_handlers_do_not(http):
    seen = {user: http.as_(user, "GET", "/hot")[0] for user in ("lena", "dora", "rita", "hans")}

    assert seen == {"lena": 200, "dora": 200, "rita": 200, "hans": 403}


def test_what_was_told_two_months_ago_is_not_read(http, deliver):
    tell(http, deliver)

    assert look(days=61).read == 0
