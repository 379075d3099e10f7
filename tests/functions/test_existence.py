"""What becomes protected leaves no trace with those who may not see it."""

from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from botocore.client import BaseClient

from functions.insight import watch
from functions.store import hot_board
from tests.county import WALL
from tests.functions.telling import item

LAMP = "小区门口的路灯坏了，晚上看不清"
ACCUSES = "村主任贪污了修路灯的钱"


def told(http, deliver, many=5):
    receipts = [
        http.submit(WALL, f"{LAMP}，第{n}家", key=f"trace-{n}-0123456789") for n in range(many)
    ]
    deliver()
    return [r["no"] for r in receipts], [r["query_code"] for r in receipts]


def protect(http, no):
    assert http.act("dora", no, "protect")[0] == 204


def accuse(http, code):
    path = f"/api/appeals/{code}/supplement"
    assert http.call("POST", path, {"content": ACCUSES})[0] == 200


def boards(http, user):
    return str(http.as_(user, "GET", "/hot")[1]) + str(http.as_(user, "GET", "/inbox")[1])


@pytest.mark.parametrize("by", ["a dispatcher", "an addition"])
@pytest.mark.parametrize("delivered", [False, True])
def test_it_vanishes_from_the_hot_board_and_the_alerts_at_once(http, deliver, by, delivered):
    nos, codes = told(http, deliver, 6)
    now = datetime.now(UTC)
    watch.watch("north", at=now)
    newest = hot_board.get("north").hot[0].nos[0]
    assert newest in boards(http, "lena")

    if by == "a dispatcher":
        protect(http, newest)
    else:
        accuse(http, codes[nos.index(newest)])
    if delivered:
        deliver()

    for user in ("lena", "rita"):
        seen = http.as_(user, "GET", "/hot")
        assert newest not in str(seen)
        alerts = [m for m in http.as_(user, "GET", "/inbox")[1]["items"] if m["kind"] == "hot"]
        assert newest not in str(alerts)
    assert http.as_("lena", "GET", "/hot")[1]["hot"][0]["count"] == 5
    if delivered:
        assert newest not in str(hot_board.get("north"))
        assert hot_board.next_at("north") == ""


def test_an_issue_that_is_left_with_too_few_is_no_issue(http, deliver):
    nos, _ = told(http, deliver, 5)
    watch.watch("north", at=datetime.now(UTC))

    protect(http, nos[0])

    assert http.as_("lena", "GET", "/hot")[1]["hot"] == []


@pytest.mark.parametrize("delivered", [False, True])
def test_what_hung_on_it_names_it_to_nobody_who_may_not_see_it(http, deliver, delivered):
    (main, child), _ = told(http, deliver, 2)
    http.act("dora", child, "merge", into=main)
    assert item(http, child)["merged_into"] == main

    protect(http, main)
    if delivered:
        deliver()

    for user in ("dora", "rita", "lena", "hans"):
        status, seen = http.as_(user, "GET", f"/desk/appeals/{child}")
        assert status == 200 or user == "hans"
        assert main not in str(seen)
    assert main in str(item(http, child, "gwen"))


def test_a_main_matter_that_merely_ended_looks_the_same(http, deliver):
    (main, child), _ = told(http, deliver, 2)
    http.act("dora", child, "merge", into=main)
    ended = http.act("rita", main, "terminate", reason="duplicate", guidance="另一件已办。")
    assert ended[0] == 200
    deliver()

    assert main not in str(item(http, child)["events"])


def test_no_list_no_likeness_and_no_refusal_betrays_it(http, deliver):
    (main, other), _ = told(http, deliver, 2)
    protect(http, main)
    deliver()
    unknown = "261126000000000000"

    assert main not in str(http.as_("dora", "GET", "/desk/appeals"))
    assert main not in str(http.as_("dora", "GET", f"/desk/appeals/{other}/similar"))
    for path, body in (
        ("", None),
        ("/sign", {"step": 1}),
        ("/contact", None),
        ("/similar", None),
    ):
        method = "POST" if body else "GET"
        real = http.as_("dora", method, f"/desk/appeals/{main}{path}", body)
        none = http.as_("dora", method, f"/desk/appeals/{unknown}{path}", body)
        assert str(real).replace(main, "") == str(none).replace(unknown, "")
    merged = [http.act("dora", other, "merge", into=into) for into in (main, unknown)]
    assert merged[0] == merged[1]


def test_what_is_there_and_hidden_costs_the_same_reads_as_what_is_not(http, deliver):
    (main,), _ = told(http, deliver, 1)
    protect(http, main)
    deliver()
    http.as_("dora", "GET", "/me")

    def cost(no):
        with counted() as calls:
            assert http.as_("dora", "GET", f"/desk/appeals/{no}")[0] == 404
        return calls

    assert cost(main) == cost("261126000000000000")


@contextmanager
def counted():
    """The calls to AWS that are made meanwhile."""
    calls, true = [], BaseClient._make_api_call

    def note(client, operation, sent):
        calls.append((operation, sent.get("TableName")))
        return true(client, operation, sent)

    BaseClient._make_api_call = note
    try:
        yield calls
    finally:
        BaseClient._make_api_call = true
