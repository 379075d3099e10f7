"""What time does: re-drive, warn up the ladder, close, archive, forget."""

import json
from datetime import UTC, datetime, timedelta

import boto3
import pytest

import app as product
from functions import queued, settings
from functions.domain.codes import id_of
from functions.domain.items.runs import Clock
from functions.router.route import route
from functions.store import appeals
from functions.timers import sweep as sweeping
from functions.timers.sweep import SweepIncomplete, sweep
from infra import template
from tests import handed
from tests.county import WALL
from tests.functions.hand import Hand

LAMP = "小区门口的路灯坏了半个月了"
TICK = {
    "version": "0", "id": "", "account": "", "region": "", "time": "", "detail-type": "",
    "source": "aws.events", "resources": [], "detail": {},
}  # fmt: skip


def later(**by):
    return datetime.now(UTC) + timedelta(**by)


def swept(at):
    return sweep(lambda tenant, identity: route(tenant, identity, at=at), at=at)


def several(http, many):
    return [http.submit(WALL, LAMP, key=f"several-{n:013}")["no"] for n in range(many)]


def hand_over(monkeypatch, at):
    """The queue's function does what was handed out."""
    monkeypatch.setattr(product, "now", lambda: at)
    return handed.deliver(settings.DUE_QUEUE_URL, product.do_due)


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
    for days in (1.1, 3.5, 5.1, 5.1, 7.6):
        swept(later(days=days))
        deliver()

    inboxes = {
        u: [m["text"] for m in http.as_(u, "GET", "/inbox")[1]["items"]]
        for u in ("hans", "boss", "lena")
    }
    assert {clock: run.told for clock, run in state(no).clocks.items() if run.told} == {
        Clock.SIGN: 1, Clock.FINISH: 3, Clock.ANSWER: 1,
    }  # fmt: skip
    assert any("超时未签收" in text for text in inboxes["hans"])
    assert any("黄灯" in text for text in inboxes["hans"])
    assert any("已超时限" in text for text in inboxes["boss"])
    assert inboxes["lena"] == ["红灯：持续超时，已上报领导", "承诺群众的答复时间已到，仍未答复"]


def test_a_warning_is_given_once(http, deliver):
    no = http.submit(WALL, LAMP)["no"]
    deliver()
    at = later(days=1.1)

    swept(at)
    swept(at)

    assert state(no).clocks[Clock.SIGN].told == 1


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


def test_what_was_asked_goes_on_if_it_comes_late_and_is_forgotten_after_that(
    http, deliver, monkeypatch
):
    late, never = (
        http.submit(WALL, "那里有问题，你们管管", key=key * 20, contact={"phone": "19900000061"})
        for key in "ln"
    )
    deliver()
    hand = Hand(http, deliver, monkeypatch)
    for receipt in (late, never):
        http.act("dora", receipt["no"], "ask", question="请问在哪里？")
    page = http.call("GET", f"/api/appeals/{late['query_code']}")[1]
    assert page["asked"]["until"] < page["asked"]["revive_until"]

    hand.to(days=11)

    page = http.call("GET", f"/api/appeals/{late['query_code']}")[1]
    assert (page["status"], page["can"]) == ("withdrawn", ["supplement"])
    assert page["timeline"][-1]["label"] == "没有等到您补充，先停办了"
    assert page["held"]["phone"]
    said = {"content": "在三号楼后面，路灯不亮"}
    status, page = http.call("POST", f"/api/appeals/{late['query_code']}/supplement", said)
    assert (status, page["status"], page["asked"]) == (200, "submitted", None)
    assert page["due_at"] > page["submitted_at"]
    assert state(late["no"]).closed_at is None

    hand.to(days=60)

    assert state(never["no"]).forgotten
    status, _ = http.call("POST", f"/api/appeals/{never['query_code']}/supplement", said)
    assert status == 409


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


def test_where_more_is_due_than_one_run_does_well_it_is_handed_out(http, monkeypatch):
    monkeypatch.setattr(sweeping, "ITSELF", 2)
    nos, at = several(http, 3), later(seconds=61)

    found = swept(at)
    assert (found.due, found.handed) == (0, 3)
    assert {state(no).status for no in nos} == {"submitted"}

    assert hand_over(monkeypatch, at) == 3
    assert {state(no).status for no in nos} == {"dispatched"}
    assert swept(at).handed == 0


def test_what_waits_in_the_queue_is_not_put_there_again(http, monkeypatch):
    monkeypatch.setattr(sweeping, "ITSELF", 2)
    several(http, 3)

    swept(later(seconds=61))
    swept(later(seconds=121))

    assert hand_over(monkeypatch, later(seconds=122)) == 3


def test_a_sweep_whose_messages_were_not_taken_has_not_come_to_its_end(http, monkeypatch, capsys):
    monkeypatch.setattr(sweeping, "ITSELF", 2)
    several(http, 3)
    refused = boto3.client("sqs")
    refused.send_message_batch = lambda **_: {"Failed": [{"Id": "1", "Code": "InternalError"}]}
    with monkeypatch.context() as patch:
        patch.setattr(queued, "_sqs", lambda: refused)
        with pytest.raises(queued.NotQueued):
            swept(later(seconds=61))

    assert beats(capsys) == []
    assert swept(later(seconds=121)).handed == 3


def test_what_was_handed_out_and_done_meanwhile_is_left_alone(http, deliver, monkeypatch):
    monkeypatch.setattr(sweeping, "ITSELF", 0)
    (no,), at = several(http, 1), later(seconds=61)
    swept(at)
    deliver()
    before = state(no)

    hand_over(monkeypatch, at)

    assert state(no) == before


def test_a_clock_that_is_behind_the_sweeps_delays_nothing(http, monkeypatch):
    monkeypatch.setattr(sweeping, "ITSELF", 0)
    (no,) = several(http, 1)
    swept(later(seconds=61))

    hand_over(monkeypatch, later(seconds=59))

    assert state(no).status == "dispatched"


def test_what_was_missed_is_made_up_in_order(http, deliver):
    no = http.submit(WALL, LAMP)["no"]
    deliver()

    swept(later(days=6))

    _, events = appeals.with_log("north", id_of(no))
    told = [event.facts.rung for event in events if event.action == "warn"]
    assert told == ["unsigned", "yellow", "broken", "red"]


def test_the_longest_overdue_is_looked_at_first(http):
    nos, looked = several(http, 5), []

    sweep(lambda _, identity: looked.append(identity), at=later(seconds=61))

    assert looked == [id_of(no) for no in nos]


def test_a_sweep_begins_nothing_when_its_time_is_over(http, monkeypatch):
    monkeypatch.setattr(sweeping, "SECONDS", 0)
    (no,) = several(http, 1)

    assert swept(later(seconds=61)).due == 0
    assert state(no).status == "submitted"


def test_a_sweep_leaves_itself_time_for_what_it_has_begun():
    function = template.resources()["Sweep"]["Properties"]

    assert function["Timeout"] - sweeping.SECONDS >= 15


def beats(capsys):
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_sweep_says_at_its_end_how_late_the_oldest_was(http, capsys):
    swept(later())
    several(http, 1)
    swept(later(seconds=90))

    idle, busy = beats(capsys)
    assert (idle["LagSeconds"], idle["due"]) == (0, 0)
    assert 29 < busy["LagSeconds"] < 31
    assert (busy["due"], busy["failed"]) == (1, 0)


def test_a_sweep_says_so_though_an_appeal_could_not_be_swept(http, capsys):
    several(http, 1)

    with pytest.raises(SweepIncomplete):
        sweep(lambda *_: 1 / 0, at=later(seconds=61))

    (beat,) = beats(capsys)
    assert beat["failed"] == 1


@pytest.mark.parametrize(("task", "alarm"), [("sweep", "Sweep"), ("looks", "Looks")])
def test_an_alarm_goes_off_where_the_sign_of_life_is_missing_or_late(http, capsys, task, alarm):
    {"sweep": product.sweep, "looks": product.ask_for_looks}[task](TICK, None)
    (beat,) = beats(capsys)
    (metric,) = beat["_aws"]["CloudWatchMetrics"]
    ((*dimensions,),) = metric["Dimensions"]

    for kind, missing in (("Silent", "breaching"), ("Late", "notBreaching")):
        watching = template.resources()[f"{alarm}{kind}Alarm"]["Properties"]
        assert watching["Namespace"] == metric["Namespace"]
        assert [watching["MetricName"]] == [each["Name"] for each in metric["Metrics"]]
        assert watching["Dimensions"] == [
            {"Name": "Stage", "Value": {"Ref": "Stage"}},
            {"Name": "Task", "Value": beat["Task"]},
        ]
        assert dimensions == [each["Name"] for each in watching["Dimensions"]]
        assert watching["TreatMissingData"] == missing
        assert watching["MetricName"] in beat
