"""A county's calendar: an admin pastes the year's notice, looks at what was read, and saves it."""

from datetime import UTC, date, datetime

import pytest

import app as product
from functions.domain.codes import id_of
from functions.domain.county.calendar import Day
from functions.domain.items.runs import Clock
from functions.domain.moments import rfc3339
from functions.store import appeals, registry
from tests import handed
from tests.county import WALL

NOTICE = """国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕9号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月31日（周日）上班，另行通知2月13日。
"""


@pytest.fixture
def november(monkeypatch):
    monkeypatch.setattr(product, "now", lambda: datetime(2026, 11, 26, 1, tzinfo=UTC))


@pytest.fixture
def http(november, http):
    return http


def calendar(http):
    return http.as_("adam", "GET", "/calendar")[1]


def put(http, **changed):
    kept = {name: calendar(http)[name] for name in ("days", "years", "hours", "version")}
    return http.as_("adam", "PUT", "/calendar", kept | changed)


def test_an_admin_is_warned_of_a_year_that_begins_soon_and_is_not_entered(http):
    shown = calendar(http)

    assert [w["message"] for w in shown["warnings"]] == [
        "2027 年放假安排还没有录入，期限按周一至周五估算"
    ]
    assert [(t["year"], t["known"]) for t in shown["tables"]] == [(2026, True), (2027, False)]


def test_nobody_is_warned_in_summer(http, monkeypatch):
    monkeypatch.setattr(product, "now", lambda: datetime(2026, 7, 1, 1, tzinfo=UTC))

    assert not calendar(http)["warnings"]


def test_the_table_of_a_year_reads_like_its_notice(http):
    days = calendar(http)["tables"][0]["days"]

    assert {day: kind for day, kind in days.items() if day < "2026-03"} == {
        "2026-01-04": "work", "2026-02-14": "work", "2026-02-28": "work",
        **{f"2026-01-{day:02}": "rest" for day in range(1, 4)},
        **{f"2026-02-{day}": "rest" for day in range(15, 24)},
    }  # fmt: skip
    assert "2026-03-07" not in days


def test_a_pasted_notice_is_shown_before_anything_is_kept(http):
    status, seen = http.as_("adam", "POST", "/calendar/notice", {"text": NOTICE})

    assert (status, seen["year"], seen["source"]) == (200, 2027, "国办发明电〔2026〕9号")
    assert seen["days"]["2027-01-01"] == "rest"
    assert [(line["line"], line["message"]) for line in seen["unread"]] == [(4, "没有读懂")]
    assert "清明" in seen["missing"]
    assert calendar(http)["days"] == {}


def test_what_was_read_is_saved_and_the_warning_ends(http):
    seen = http.as_("adam", "POST", "/calendar/notice", {"text": NOTICE})[1]

    status, kept = put(http, days=seen["days"], years={"2027": seen["source"]})

    assert (status, kept["warnings"]) == (200, [])
    assert kept["years"] == {"2027": "国办发明电〔2026〕9号"}
    stored = registry.county("north", fresh=True).calendar
    assert stored.days[date(2027, 2, 5)] is Day.REST
    assert registry.county("north").edits["calendar"].by == "管理员"


@pytest.mark.parametrize(
    ("changed", "field", "code"),
    [
        ({"days": {"1999-01-01": "rest"}}, "days[1999-01-01]", "range"),
        ({"days": {"2027-01-01": "holiday"}}, "days[2027-01-01]", "type"),
        ({"days": {"01-01": "rest"}}, "days", "type"),
        ({"years": {"2027": "通知"}}, "years[2027]", "empty"),
        ({"days": {"2027-01-01": "rest"}, "years": {"2027": " "}}, "years[2027]", "required"),
        ({"days": {"2027-01-01": "rest"}, "years": {"2027": "文" * 101}}, "years[2027]", "too_long"),
        ({"hours": {"3": ["08:30-12:00"]}}, "hours", "choice"),
        ({"hours": {"1": [], "2": [], "3": ["8点到12点"], "4": []}}, "hours[3]", "format"),
        ({"hours": {"1": [], "2": [], "3": ["08:30-12:00", "11:00-17:00"], "4": []}}, "hours[3]", "order"),
        ({"hours": {"1": [], "2": [], "3": ["18:00-08:00"], "4": []}}, "hours[3]", "order"),
        ({"hours": {"1": [], "2": [], "3": ["08:00-09:00", "10:00-11:00", "12:00-13:00", "14:00-15:00", "16:00-17:00"], "4": []}},
         "hours[3]", "too_many"),
        ({"days": {f"20{y}-{m:02}-{d:02}": "rest" for y in range(27, 31) for m in range(1, 13) for d in range(1, 29)}},
         "days", "too_many"),
    ],
)  # fmt: skip
def test_a_calendar_that_cannot_be_understood_is_refused_by_field(http, changed, field, code):
    status, problem = put(http, **changed)

    assert status == 422
    assert (field, code) in [(error["field"], error["code"]) for error in problem["errors"]]
    assert calendar(http)["days"] == {}


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/calendar", None),
        ("PUT", "/calendar", {"days": {}}),
        ("POST", "/calendar/notice", {"text": NOTICE}),
    ],
)
def test_only_an_admin_sees_and_changes_the_calendar(http, method, path, body):
    assert http.as_("dora", method, path, body)[0] == 403


def test_a_notice_is_read_up_to_a_length(http):
    status, problem = http.as_("adam", "POST", "/calendar/notice", {"text": "一" * 20_001})

    assert (status, problem["errors"][0]["field"]) == (422, "text")


def test_what_was_not_read_is_said_in_english_to_who_reads_english(http):
    http.as_("adam", "GET", "/calendar")
    _, seen = http.call(
        "POST", "/api/t/north/calendar/notice", {"text": NOTICE},
        Authorization=f"Bearer {http.tokens['adam']}", Accept_Language="en",
    )  # fmt: skip

    assert seen["unread"][0]["message"] == "was not understood"


@pytest.fixture
def december(http, deliver, monkeypatch):
    """Told three days before a year that nobody announced, in a county that counts working days."""
    monkeypatch.setattr(product, "now", lambda: datetime(2026, 12, 28, 2, tzinfo=UTC))
    http.tokens.clear()
    settings_ = http.as_("adam", "GET", "/settings")[1]
    settings_["limits"]["3"] = {"sign": {"days": 1}, "finish": {"days": 5}, "contact": 1440}
    assert http.as_("adam", "PUT", "/settings", settings_)[0] == 200
    receipt = http.submit(WALL, "小区门口的路灯坏了")
    deliver()
    return receipt


def page(http, receipt):
    return http.call("GET", f"/api/appeals/{receipt['query_code']}")[1]


def reckoned(receipt):
    _, events = appeals.with_log("north", id_of(receipt["no"]))
    return [event for event in events if event.action == "reckon"]


def enter_the_year(http):
    notice = http.as_("adam", "POST", "/calendar/notice", {"text": NOTICE})[1]
    return put(http, days=notice["days"], years={"2027": "国办发明电〔2026〕9号"})


def test_what_was_estimated_is_reckoned_anew_once_the_year_is_entered(http, december):
    before = page(http, december)

    assert enter_the_year(http)[0] == 200
    handed.gone_through()
    handed.gone_through()

    after, (event,) = page(http, december), reckoned(december)
    assert (before["due_at"][:10], before["due_estimated"]) == ("2027-01-04", True)
    assert (after["due_at"][:10], after["due_estimated"]) == ("2027-01-05", False)
    moved = event.facts.moved[Clock.ANSWER]
    assert (rfc3339(moved.was), rfc3339(moved.to)) == (before["due_at"], after["due_at"])
    assert "答复时间顺延到 1 月 5 日" in after["timeline"][-1]["text"]


def test_a_calendar_makes_nothing_late_that_ended(http, december, deliver):
    no = december["no"]
    http.act("hans", no, "sign")
    http.act("hans", no, "resolve", result="solved", reply_public="路灯已修好。", contacted=False)
    http.act("rita", no, "review", decision="approve")
    before = appeals.load("north", id_of(no))

    enter_the_year(http)
    handed.gone_through()

    assert appeals.load("north", id_of(no)) == before


def test_what_rests_on_no_estimate_is_left_alone(http, november, deliver):
    receipt = http.submit(WALL, "小区门口的路灯坏了")
    deliver()

    enter_the_year(http)

    assert handed.gone_through() == 0
    assert not reckoned(receipt)
