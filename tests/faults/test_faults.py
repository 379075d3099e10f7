"""A stride through all the strikes; `make bench-faults` makes every one of them."""

import itertools
import logging
import random

import pytest

from functions import batch
from functions.domain import codes
from functions.store import appeals, inbox
from functions.store.inbox import Sending
from functions.store.transaction import commit
from tests.conftest import Desk
from tests.county import open_north
from tests.faults.faults import Fault, Strike, strikes
from tests.faults.life import LAMP, LIBRARY, NeverDone, live, world
from tests.faults.promises import broken

STRIDE = 97  # a prime, so that calls and faults are met in ever new pairs
LIVES = [(content, copies) for content in (LAMP, LIBRARY) for copies in (1, 2)]


@pytest.fixture
def county(tables):
    logging.disable(logging.CRITICAL)
    open_north()
    with world(Desk()) as here:
        yield here
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize(("content", "copies"), LIVES)
def test_whatever_fails_whenever_every_promise_is_kept(county, content, copies):
    clean = live(county, content, copies=copies)
    calls = list(county.injector.calls)
    assert clean["undelivered"] == []
    assert len(clean["heard"]) == 1

    for strike in strikes(len(calls))[copies::STRIDE]:
        kept = live(county, content, strike, copies=copies)
        assert county.injector.struck, strike
        assert broken(kept, clean) == [], (strike, calls[strike.call])


def test_what_fails_while_the_robot_is_told_is_told_once_or_visible(county):
    clean = live(county, LAMP, copies=1)
    (robot,) = [i for i, name in enumerate(county.injector.calls) if name == "robot:Post"]

    for call in (robot - 2, robot, robot + 1):
        for fault in (Fault.ERROR_AFTER, Fault.TIMEOUT_AFTER, Fault.KILLED, Fault.KILLED_AFTER):
            kept = live(county, LAMP, Strike(call, fault, always=True), copies=2)
            assert broken(kept, clean) == [], (call, fault)


def test_several_failures_in_one_life_break_no_promise_either(county):
    chance = random.Random(20261123)
    clean = live(county, LIBRARY, copies=2)
    every = strikes(len(county.injector.calls))

    for _ in range(5):
        some = chance.sample(every, chance.choice((2, 3, 4)))
        assert broken(live(county, LIBRARY, *some, copies=2), clean) == [], some


@pytest.fixture
def honest(county):
    """A life in which nothing failed, and what was called in it."""
    return live(county, LAMP, copies=1), list(county.injector.calls)


def noticed(county, clean, *strikes, copies=1):
    """Which promises a life breaks; one that never ends breaks the first of all."""
    try:
        return broken(live(county, LAMP, *strikes, copies=copies), clean)
    except NeverDone:
        return ["it is done at last"]


def test_it_is_noticed_when_a_repeated_request_makes_a_second_appeal(county, honest, monkeypatch):
    numbers = itertools.count(10**11)
    monkeypatch.setattr(codes, "appeal_id", lambda *_: str(next(numbers)))

    assert noticed(county, honest[0])


def test_it_is_noticed_when_a_message_that_came_twice_is_sent_twice(county, honest, monkeypatch):
    monkeypatch.setattr(inbox, "claim", lambda *_: True)

    assert "no robot speaks twice" in noticed(county, honest[0], copies=2)


def test_it_is_noticed_when_a_failure_is_swallowed(county, honest, monkeypatch):
    clean, calls = honest
    strike = Strike(calls.index("dynamodb:PutItem"), Fault.ERROR, always=True)
    monkeypatch.setattr(batch, "answer", _swallowing(batch.answer))

    assert "everybody is told once" in noticed(county, clean, strike)


def test_it_is_noticed_when_silence_is_taken_for_success(county, honest, monkeypatch):
    clean, calls = honest
    strike = Strike(calls.index("robot:Post"), Fault.ERROR)
    settle = inbox.settle
    monkeypatch.setattr(
        inbox,
        "settle",
        lambda tenant, notice, _fate, *rest: settle(tenant, notice, Sending.SENT, *rest),
    )

    assert "what did not arrive is visible" in noticed(county, clean, strike)


def test_it_is_noticed_when_head_and_event_are_written_apart(county, honest, monkeypatch):
    clean, calls = honest
    monkeypatch.setattr(appeals, "commit", _in_pieces)
    later = range(calls.index("robot:Post"), len(calls))
    _settle, _look, sign, *_ = [i for i in later if calls[i] == "dynamodb:TransactWriteItems"]

    found = [noticed(county, clean, Strike(sign + i, Fault.KILLED_AFTER)) for i in range(4)]

    assert any(found)


def _swallowing(answer):
    def swallow(records, do, name):
        answer(records, do, name)
        return {"batchItemFailures": []}

    return swallow


def _in_pieces(stage):
    """Each write of a transaction by itself, as a careless store would."""

    class Recorder:
        def __init__(self):
            self.writes = []

        def __getattr__(self, kind):
            return lambda *args, **keywords: self.writes.append((kind, args, keywords))

    recorder = Recorder()
    stage(recorder)
    for number, (kind, args, keywords) in enumerate(recorder.writes):
        if commit(lambda t: getattr(t, kind)(*args, **keywords)):  # noqa: B023 (it is called at once)
            return {number}
    return set()
