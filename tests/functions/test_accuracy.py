"""First-dispatch accuracy: every dispatch counts once, in its week, whatever happens to it later."""

from datetime import UTC, datetime, timedelta

import pytest

import app as product
from functions.domain.codes import id_of
from functions.insight import accuracy
from functions.store import appeals, first_dispatches, registry
from infra import template
from infra.local import filters
from tests.conftest import stream_records
from tests.county import VILLAGE, WALL, settle

LAMP = "小区门口的路灯坏了，晚上看不清"
TREE = "门口那棵大树要倒了，压着电线，很危险"


@pytest.fixture
def clock(monkeypatch):
    """The product's one clock, moved by hand."""

    def move(**by):
        at = datetime.now(UTC) + timedelta(**by)
        monkeypatch.setattr(product, "now", lambda: at)

    return move


def told(http, deliver, n=0, content=LAMP, code=WALL):
    no = http.submit(code, content, key=f"first-{n}-0123456789")["no"]
    deliver()
    return no


def rate(right, settled, pending):
    return {
        "right": right, "settled": settled, "pending": pending, "dispatched": settled + pending,
        "rate": right / settled if settled else None,
    }  # fmt: skip


def table(http, weeks=8):
    return http.as_("lena", "GET", f"/accuracy?weeks={weeks}")[1]


def signed(http, deliver, no, user="hans"):
    assert http.act(user, no, "sign")[0] == 200
    deliver()


def give_back(http, deliver, no):
    http.act("hans", no, "request-return", reason="not_our_duty", basis="权责清单第三条")
    http.act("dora", no, "decide-return", decision="approve", unit="heat")
    deliver()


def test_a_return_weeks_later_moves_the_week_of_the_dispatch(http, deliver, clock):
    clock(weeks=-3)
    old = told(http, deliver, 1)
    http.act("hans", old, "request-return", reason="not_our_duty", basis="权责清单第三条")
    clock()
    http.tokens.clear()
    signed(http, deliver, told(http, deliver, 2))
    http.act("dora", old, "decide-return", decision="approve", unit="heat")
    deliver()

    before, now = table(http)["items"]
    assert (before["right"], before["dispatched"], before["rate"]) == (0, 1, 0.0)
    assert (now["right"], now["dispatched"], now["rate"]) == (1, 1, 1.0)
    assert table(http, weeks=2)["total"] == rate(1, 1, 0)


def test_an_event_that_the_stream_delivers_again_counts_once(http, deliver):
    give_back(http, deliver, told(http, deliver))
    events = [r for r in stream_records() if r["dynamodb"]["Keys"]["sk"]["S"][:5] == "event"]
    product.route_appeals({"Records": events}, None)

    assert table(http)["total"] == rate(0, 1, 0)


def test_machine_and_person_are_counted_apart_and_kinds_too(http, deliver):
    signed(http, deliver, told(http, deliver, 1))
    tree = told(http, deliver, 2, TREE)
    http.act("dora", tree, "dispatch", unit="heat", category="园林/树木")
    signed(http, deliver, tree, "heidi")

    seen = table(http)
    assert [(by["by"], by["right"], by["dispatched"]) for by in seen["by"]] == [
        ("machine", 1, 1), ("person", 1, 1),
    ]  # fmt: skip
    assert [(i["category"], i["dispatched"]) for i in seen["items"]] == [
        ("园林", 1),
        ("市政设施", 1),
    ]


def test_a_dispatch_to_the_same_unit_once_more_corrects_nothing_and_to_another_does(http, deliver):
    no = told(http, deliver)
    http.act("dora", no, "dispatch", unit="lights", level=2, note="更急")
    signed(http, deliver, no)
    same = table(http)["total"]
    http.act("dora", no, "dispatch", unit="heat")
    deliver()

    assert (same["right"], table(http)["total"]["right"]) == (1, 0)


def test_a_return_that_was_refused_leaves_the_dispatch_right(http, deliver):
    no = told(http, deliver)
    http.act("hans", no, "request-return", reason="not_our_duty", basis="权责清单第三条")
    http.act("dora", no, "decide-return", decision="refuse", note="属于你单位")
    deliver()

    assert table(http)["total"]["right"] == 1


def test_a_protected_report_is_not_counted(http, deliver):
    told(http, deliver, content="举报村支书贪污公款", code=VILLAGE)

    assert table(http)["total"]["dispatched"] == 0
    assert accuracy.recount("north", at=datetime.now(UTC)) == (0, 0)


def test_counting_again_gives_the_same_numbers(http, deliver):
    give_back(http, deliver, told(http, deliver, 1))
    told(http, deliver, 2)
    signed(http, deliver, told(http, deliver, 3))
    seen = table(http)

    assert seen["total"] == rate(1, 2, 1)
    assert accuracy.recount("north", at=datetime.now(UTC)) == (3, 0)
    assert table(http) == seen


def test_counting_again_mends_what_the_stream_lost(http, deliver):
    no = http.submit(WALL, LAMP, key="lost-0123456789abc")["no"]
    product.dispatch("north", id_of(no), at=datetime.now(UTC))  # and no stream
    assert table(http)["total"]["dispatched"] == 0

    assert accuracy.recount("north", at=datetime.now(UTC)) == (1, 1)
    assert table(http)["total"] == rate(0, 0, 1)
    assert appeals.load("north", id_of(no)).state.dispatches == 1


def test_counting_again_beside_the_stream_never_makes_wrong_right(http, deliver):
    no = told(http, deliver)
    as_read = first_dispatches.counted("north", id_of(no))
    give_back(http, deliver, no)

    assert not first_dispatches.settle("north", id_of(no), as_read, datetime.now(UTC))
    assert table(http)["total"]["right"] == 0


@pytest.mark.parametrize("hours", [5, 48, 200])
def test_what_nobody_has_looked_at_counts_for_neither_side_while_it_can_be_given_back(
    http, deliver, clock, hours
):
    settle(return_hours=hours)
    registry.forget_kept()
    clock(days=-20)
    told(http, deliver, 1)
    clock(days=-20, hours=hours - 1)
    http.tokens.clear()
    young = table(http)
    clock(days=-20, hours=hours + 1)
    http.tokens.clear()
    old = table(http)

    assert (young["total"], old["total"]) == (rate(0, 0, 1), rate(1, 1, 0))
    assert young["by"][0] == {"by": "machine"} | rate(0, 0, 1)
    assert [i["pending"] for i in young["items"]] == [1]


def test_what_a_return_is_asked_of_is_pending_until_that_is_decided(http, deliver, clock):
    clock(days=-20)
    kept, given = (told(http, deliver, n) for n in (1, 2))
    for no in (kept, given):
        http.act("hans", no, "request-return", reason="not_our_duty", basis="权责清单第三条")
    deliver()
    clock(days=-15)
    http.tokens.clear()
    asked = table(http)["total"]
    http.act("dora", kept, "decide-return", decision="refuse", note="由你单位管养")
    http.act("dora", given, "decide-return", decision="approve", unit="heat")
    deliver()

    assert (asked, table(http)["total"]) == (rate(0, 0, 2), rate(1, 2, 0))
    assert accuracy.recount("north", at=product.now())[1] == 0


def test_who_signs_settles_it_and_a_return_afterwards_still_counts(http, deliver):
    no = told(http, deliver)
    unseen = table(http)["total"]
    signed(http, deliver, no)
    taken = table(http)["total"]
    give_back(http, deliver, no)

    assert [unseen, taken, table(http)["total"]] == [rate(0, 0, 1), rate(1, 1, 0), rate(0, 1, 0)]


def test_the_stream_hands_over_what_settles_a_dispatch():
    (pattern,) = filters.patterns_of(template.mapping("route_appeals"))

    assert all(
        f'"{action}"' in pattern
        for action in ("dispatch", "sign", "request-return", "decide-return")
    )
