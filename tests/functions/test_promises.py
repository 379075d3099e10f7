"""One promised date: what the receipt said is what the page says, whatever happens to the matter."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

import app as product
from functions.domain.codes import id_of
from functions.domain.items.promises import Promise, promised
from functions.domain.kinds import clocks_of
from functions.store import appeals, registry
from tests.county import WALL

LAMP = "小区门口的路灯坏了半个月了"


@pytest.fixture
def later(monkeypatch):
    """The product's one clock, moved by hand."""

    def move(**by):
        at = datetime.now(UTC) + timedelta(**by)
        monkeypatch.setattr(product, "now", lambda: at)

    return move


def told(http, deliver, content=LAMP, key="promise-0123456789"):
    receipt = http.submit(WALL, content, key=key)
    deliver()
    return receipt


def page(http, receipt):
    return http.call("GET", f"/api/appeals/{receipt['query_code']}")[1]


def dispatched_again(http, no):
    http.act("dora", no, "dispatch", unit="heat", level=4, note="需要立杆")


def returned(http, no):
    http.act("hans", no, "request-return", reason="not_our_duty", basis="权责清单第三条")
    http.act("dora", no, "decide-return", decision="approve", unit="heat")


def merged(http, no):
    main = http.submit(WALL, LAMP, key="main-0123456789abc")["no"]
    http.act("dora", main, "dispatch", unit="lights")
    http.act("dora", no, "merge", into=main)


def merged_and_split(http, no):
    merged(http, no)
    http.act("dora", no, "split")


def protected(http, no):
    http.act("dora", no, "protect")


def refused_by_review(http, no):
    http.act("hans", no, "sign")
    http.act("hans", no, "resolve", result="solved", reply_public="路灯已修好。", contacted=False)
    http.act("rita", no, "review", decision="refuse", reason="no_evidence")


def other_limits(http, _no):
    settings = http.as_("adam", "GET", "/settings")[1]
    settings["limits"] = {level: {"sign": 1, "finish": 2} for level in "1234"}
    assert http.as_("adam", "PUT", "/settings", settings)[0] == 200


@pytest.mark.parametrize(
    "happens",
    [
        dispatched_again, returned, merged, merged_and_split, protected, refused_by_review,
        other_limits,
    ],
)  # fmt: skip
def test_the_page_keeps_to_the_receipt(http, deliver, later, happens):
    receipt = told(http, deliver)
    later(minutes=17)

    happens(http, receipt["no"])
    deliver()

    seen = page(http, receipt)
    assert (seen["due_at"], seen["dispatch_by"]) == (receipt["answer_by"], receipt["dispatch_by"])
    assert http.submit(WALL, LAMP, key="promise-0123456789")["answer_by"] == receipt["answer_by"]


def test_danger_that_is_added_and_what_is_asked_for_leave_the_promise(http, deliver):
    for words, key in (
        (LAMP, "1-0123456789abcdef"),
        ("那里有问题，你们管管", "2-0123456789abcdef"),
    ):
        receipt = told(http, deliver, words, key)
        http.act("dora", receipt["no"], "ask", question="请问在哪里？")
        path = f"/api/appeals/{receipt['query_code']}/supplement"
        assert http.call("POST", path, {"content": "楼道着火了，快来"})[0] == 200
        deliver()
        assert page(http, receipt)["due_at"] == receipt["answer_by"]


def test_a_new_round_gives_a_new_promise_and_says_so(http, deliver, later):
    receipt = told(http, deliver)
    no = receipt["no"]
    http.act("hans", no, "sign")
    http.act("hans", no, "resolve", result="solved", reply_public="路灯已修好。", contacted=False)
    http.act("rita", no, "review", decision="approve")
    answered = page(http, receipt)
    later(days=2)

    http.call(
        "POST", f"/api/appeals/{receipt['query_code']}/rating",
        {"level": 1, "solved": False, "tags": ["unsolved"]},
    )  # fmt: skip

    seen = page(http, receipt)
    assert (answered["due_at"], answered["colour"]) == (receipt["answer_by"], None)
    assert seen["due_at"] > receipt["answer_by"]
    by = datetime.fromisoformat(seen["due_at"])
    assert f"最迟 {by.month} 月 {by.day} 日 {by:%H:%M} 答复" in seen["timeline"][-1]["text"]
    dispatched_again(http, no)
    assert page(http, receipt)["due_at"] == seen["due_at"]


def test_the_promise_to_be_dispatched_was_kept_or_was_not(http, deliver, later):
    receipt = http.submit(WALL, LAMP, key="1-0123456789abcdef")
    waiting = page(http, receipt)
    deliver()
    kept = page(http, receipt)
    asked = told(http, deliver, "想问一下图书馆几点开门", key="2-0123456789abcdef")
    later(days=1, minutes=1)
    http.tokens.clear()
    late = page(http, asked)
    http.act("dora", asked["no"], "dispatch", unit="heat")

    said = [v["dispatched_in_time"] for v in (waiting, kept, late, page(http, asked))]

    assert said == [None, True, False, False]


def test_the_unit_sees_its_own_limit_beside_the_promise(http, deliver, later):
    receipt = told(http, deliver)
    later(minutes=17)
    http.act("dora", receipt["no"], "dispatch", unit="heat")

    item = http.as_("heidi", "GET", f"/desk/appeals/{receipt['no']}")[1]

    assert item["answer_by"] == receipt["answer_by"]
    assert item["sign_by"] < receipt["answer_by"] < item["finish_by"]
    assert (item["due_step"]["id"], item["due_at"]) == ("sign", item["sign_by"])


def test_a_promise_that_is_broken_is_seen_at_the_desk_and_by_the_citizen(http, deliver, later):
    receipt = told(http, deliver)
    http.act("dora", receipt["no"], "dispatch", unit="lights", level=4, note="需要立杆")
    http.act("hans", receipt["no"], "sign")
    later(days=5, minutes=1)
    http.tokens.clear()

    item = http.as_("hans", "GET", f"/desk/appeals/{receipt['no']}")[1]

    assert (item["colour"], "promise_broken" in item["flags"]) == ("red", True)
    seen = page(http, receipt)
    assert (seen["colour"], seen["due_step"]["id"]) == ("red", "answer")


def test_a_row_of_before_promises_were_kept_says_what_its_receipt_said(http, deliver):
    receipt = told(http, deliver)
    appeal = appeals.load("north", id_of(receipt["no"]))
    kept = appeal.state
    old = replace(appeal, state=replace(kept, dispatch_by=None, clocks={}))
    settings = registry.county("north").settings

    assert promised(old, clocks_of(registry.county("north"), old.kind), settings) == Promise(
        kept.dispatch_by, kept.promised_at
    )
