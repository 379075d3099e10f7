"""Rows of before a matter had several promises of time: opened, shown, warned and acted on as they stood."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from functions.domain.items.facts import spoken
from functions.domain.items.kind import APPEAL
from functions.domain.items.ladder import climbs, due
from functions.domain.items.rungs import Rung
from functions.domain.items.runs import Clock
from functions.domain.items.status import Action, Status
from functions.domain.items.tasking import barring, opened, seats
from functions.domain.kinds import KINDS, flow_of
from functions.store.logs import HEAD, appeal_in, event_in
from tests.domain.lives import CLOCKS, RULES, next_at

ROWS = Path(__file__).parent / "rows_of_one_clock.jsonl"
LIVES = {
    life["life"]: dict(life["rows"])
    for life in map(json.loads, ROWS.read_text("utf-8").splitlines())
}
# What events of each action said, before what they say was typed.
BY_NAME = list(
    map(json.loads, (ROWS.parent / "facts_by_name.jsonl").read_text("utf-8").splitlines())
)
# What each was due for next when it was written, by which of its old fields.
DUE = {
    "waiting": (Clock.ACCEPT, "due_at"),
    "unsigned": (Clock.SIGN, "sign_by"),
    "fresh": (Clock.SIGN, "sign_by"),
    "in_hand": (Clock.ANSWER, "promised_at"),
    "main": (Clock.ANSWER, "promised_at"),
    "review": (Clock.ANSWER, "promised_at"),
    "doubted": (Clock.CHECK, "check_by"),
    "suspected": (Clock.CHECK, "check_by"),
    **dict.fromkeys(("asked", "merged", "visit", "withdrawn"), (None, "")),
}


def head(life):
    return appeal_in(LIVES[life][HEAD])


def old(life):
    return json.loads(LIVES[life][HEAD])["state"]


@pytest.mark.parametrize("life", LIVES)
def test_what_is_due_next_is_what_was_due(life):
    step, field = DUE[life]
    found = due(head(life).state, RULES)

    assert (found and found.step) == step
    if found:
        assert found.by == datetime.fromisoformat(old(life)[field])


@pytest.mark.parametrize("life", LIVES)
def test_it_is_looked_at_again_no_later_than_it_was_to_be(life):
    was, now = old(life).get("next_at"), next_at(head(life).state, CLOCKS)

    assert now is not None
    assert life == "merged" or now <= datetime.fromisoformat(was)


@pytest.mark.parametrize("life", LIVES)
def test_the_citizen_keeps_their_promise(life):
    assert head(life).state.promised_at == datetime.fromisoformat(old(life)["promised_at"])


@pytest.mark.parametrize(
    ("life", "told"),
    [
        ("unsigned", {Clock.SIGN: 1, Clock.FINISH: 3}),
        ("in_hand", {Clock.FINISH: 3}),
        ("waiting", {Clock.ACCEPT: 4}),
        ("doubted", {Clock.CHECK: 1}),
    ],
)
def test_what_was_told_is_not_told_again(life, told):
    clocks = head(life).state.clocks

    assert {clock: run.told for clock, run in clocks.items() if run.told} == told
    late = [climb for climb in climbs(head(life).state, RULES) if climb.clock is Clock.FINISH]
    assert all(climb.rung is Rung.LATE for climb in late if clocks[Clock.FINISH].told == 3)


def test_what_rested_rests():
    merged, asked = head("merged").state, head("asked").state

    assert merged.clocks[Clock.FINISH].paused_at == merged.since
    assert asked.clocks[Clock.ANSWER].paused_at == asked.since
    assert [climb.clock for climb in climbs(merged, RULES)] == [Clock.ANSWER]


@pytest.mark.parametrize("life", LIVES)
def test_the_log_is_read_as_the_head_is(life):
    rows = LIVES[life]
    events = [event_in(body) for key, body in sorted(rows.items()) if key != HEAD]

    assert events[-1].state == head(life).state
    assert {event.state.status for event in events} <= set(Status)


@pytest.mark.parametrize("life", LIVES)
def test_what_names_no_kind_is_an_appeal_and_is_written_without_one(life):
    assert flow_of(head(life)) is KINDS[APPEAL]
    assert "kind" not in json.loads(msgspec.json.encode(head(life)))


def test_a_row_of_before_signing_had_a_date_goes_by_the_usual_limit():
    body = json.loads(LIVES["fresh"][HEAD])
    since = datetime.fromisoformat(body["state"]["since"])
    del body["state"]["sign_by"]

    assert due(appeal_in(json.dumps(body)).state, RULES).by == since + timedelta(minutes=15)


def test_who_helped_before_they_were_asked_to_reply_still_helps_and_bars_nothing():
    body = json.loads(LIVES["in_hand"][HEAD])
    body["state"]["co_units"] = ["heat", "town"]

    state = appeal_in(json.dumps(body, separators=(",", ":"))).state

    assert (state.co_units, state.helpers) == (("heat", "town"), ("heat", "town"))
    assert (opened(state), barring(state, Action.RESOLVE)) == ((), None)
    assert set(seats(state)) == {"co#heat", "co#town"}
    assert "co_units" not in json.loads(msgspec.json.encode(state))


def by_name(said):
    body = msgspec.json.decode(LIVES["main"]["event#0001"]) | said
    return msgspec.json.encode(body).decode()


@pytest.mark.parametrize(
    "said", BY_NAME, ids=lambda said: f"{said['action']} {' '.join(said['facts'])}"
)
def test_what_events_said_by_name_reads_as_it_did(said):
    event = event_in(by_name(said))

    why = {"why": json.dumps(event.facts.why, ensure_ascii=False, separators=(",", ":"))}
    choices = {"choices": msgspec.json.encode(event.facts.choices).decode()}
    lines = {"lines": " ".join(event.facts.lines)}
    read = spoken(event.facts) | why | choices | lines
    assert {name: read.get(name, "") for name in said["facts"]} == said["facts"]
    assert not spoken(event.facts).keys() - said["facts"].keys()


def test_what_was_said_by_name_is_kept_as_it_is_said_today():
    old = event_in(by_name(BY_NAME[-1]))

    assert event_in(msgspec.json.encode(old).decode()) == old
    assert b'"facts":' not in msgspec.json.encode(old)
