"""The sweep, its queue and the function behind it, killed at every call: nothing missed or doubled."""

import logging
from datetime import timedelta

import pytest

import app as product
from functions import settings
from functions.domain.codes import id_of
from functions.store import appeals
from functions.timers import sweep as sweeping
from tests.conftest import Desk
from tests.county import WALL, open_north
from tests.faults.faults import DEADLY, Strike
from tests.faults.life import LAMP, MINUTE, Life, world

RUNGS = ("unsigned", "yellow", "broken", "red")


@pytest.fixture
def overdue(tables):
    """Two appeals that nobody signs for, and a sweep that stood still for six days."""
    logging.disable(logging.CRITICAL)
    open_north()
    with world(Desk()) as here:
        nos = [here.desk.submit(WALL, f"{LAMP}{n}", key=f"overdue-{n:012}")["no"] for n in (1, 2)]
        Life(here)._stream("route", product.route_appeals)
        here.keep()
        yield here, nos
    logging.disable(logging.NOTSET)


def caught_up(here, nos, copies, *strikes):
    """What the sweep made of them, when it and its queue were tried until they were done."""
    here.clean()
    here.at += timedelta(days=6)
    here.injector.begin(*strikes)
    life = Life(here, copies)
    life._until(lambda: product.sweep(MINUTE, None))
    life._queue(settings.DUE_QUEUE_URL, product.do_due)
    here.injector.watching = False
    logs = [appeals.with_log("north", id_of(no))[1] for no in nos]
    return [[(e.step, e.action, e.facts.rung) for e in log[2:]] for log in logs]


@pytest.mark.parametrize(("itself", "copies"), [(200, 1), (0, 2)])
def test_wherever_a_sweep_is_killed_each_step_is_taken_once_and_in_order(
    overdue, monkeypatch, itself, copies
):
    monkeypatch.setattr(sweeping, "ITSELF", itself)
    here, nos = overdue
    expected = [[(3 + n, "warn", rung) for n, rung in enumerate(RUNGS)]] * 2
    assert caught_up(here, nos, copies) == expected
    calls = list(here.injector.calls)
    assert calls.count("dynamodb:TransactWriteItems") == 2 * len(RUNGS)

    for strike in (Strike(call, fault) for call in range(len(calls)) for fault in DEADLY):
        assert caught_up(here, nos, copies, strike) == expected, (calls[strike.call], strike)
        assert here.injector.struck
