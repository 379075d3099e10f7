"""What time does: re-drive, warn up the ladder, close, archive, forget."""

from datetime import UTC, datetime, timedelta

import boto3
import pytest

from functions.domain.codes import id_of
from functions.router.route import route
from functions.store import appeals
from functions.timers.sweep import SweepIncomplete, sweep
from tests.county import WALL

LAMP = "小区门口的路灯坏了半个月了"


def later(**by):
    return datetime.now(UTC) + timedelta(**by)


def swept(at):
    return sweep(lambda tenant, identity: route(tenant, identity, at=at), at=at)


def state(no):
    return appeals.load("north", id_of(no)).state


def test_what_was_not_dispatched_after_a_minute_is_driven_again(http):
    no = http.submit(WALL, LAMP)["no"]  # and the stream is silent

    assert swept(later(seconds=50)).due == 0
    swept(later(seconds=61))

    assert state(no).status == "dispatched"


def test_an_overdue_appeal_warns_handler_head_and_then_the_leaders(http, deliver):
    no = http.submit(WALL, LAMP)["no"]
    deliver()
    for days in (1.1, 3.5, 5.1, 7.6):
        swept(later(days=days))
        deliver()

    inboxes = {
        u: [m["text"] for m in http.as_(u, "GET", "/inbox")[1]["items"]]
        for u in ("hans", "boss", "lena")
    }
    assert state(no).warned == 4
    assert any("超时未签收" in text for text in inboxes["hans"])
    assert any("黄灯" in text for text in inboxes["hans"])
    assert any("已超时限" in text for text in inboxes["boss"])
    assert inboxes["lena"] == ["红灯：持续超时，已上报领导"]


def test_a_warning_is_given_once(http, deliver):
    no = http.submit(WALL, LAMP)["no"]
    deliver()
    at = later(days=1.1)

    swept(at)
    swept(at)

    assert state(no).warned == 1


def test_who_never_rates_is_closed_unrated_and_never_counted_as_satisfied(http, deliver):
    receipt = http.submit(WALL, "图书馆几点开门呢")
    deliver()
    http.act("dora", receipt["no"], "answer", reply_public="早上八点。")

    swept(later(days=7, minutes=1))

    assert (state(receipt["no"]).status, state(receipt["no"]).rating) == ("done", None)


def test_an_answered_appeal_is_archived_and_its_contact_forgotten(http, deliver):
    receipt = http.submit(WALL, "图书馆几点开门呢", contact={"phone": "19900000061"})
    deliver()
    http.act("dora", receipt["no"], "answer", reply_public="早上八点。")
    for days in (8, 24, 24 + 731):
        swept(later(days=days))

    kept = boto3.client("dynamodb").scan(TableName="appeals")["Items"]
    assert state(receipt["no"]).status == "archived"
    assert all(row["sk"]["S"] != "contact" for row in kept)
    assert swept(later(days=9000)).due == 0


def test_a_question_that_nobody_answers_ends_as_withdrawn(http, deliver):
    receipt = http.submit(WALL, "那里有问题，你们管管")
    deliver()
    http.act("dora", receipt["no"], "ask", question="请问在哪里？")

    swept(later(days=10, minutes=1))

    assert state(receipt["no"]).status == "withdrawn"


def test_one_appeal_that_cannot_be_swept_does_not_stop_the_others(http):
    first, second = (http.submit(WALL, LAMP, key=f"{n}" * 20)["no"] for n in (1, 2))
    at = later(seconds=61)

    def redrive(tenant, identity):
        if identity == id_of(first):
            raise RuntimeError("broken")
        return route(tenant, identity, at=at)

    with pytest.raises(SweepIncomplete):
        sweep(redrive, at=at)

    assert (state(first).status, state(second).status) == ("submitted", "dispatched")
