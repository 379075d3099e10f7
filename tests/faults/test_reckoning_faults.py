"""A change of settings and all that it moves, killed at every call: made up for, and done once."""

import logging
from datetime import UTC, datetime, timedelta

import pytest

import app as product
from functions import settings
from functions.domain.codes import id_of
from functions.store import appeals, registry
from functions.store import reckonings as waiting
from functions.timers import reckonings
from tests.conftest import Desk
from tests.county import WALL, open_north
from tests.faults.faults import DEADLY, Fault, Strike
from tests.faults.life import LAMP, Life, NotYet, world

EVENING = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)  # 23:30 in the county
MORNING = datetime(2026, 11, 24, 23, tzinfo=UTC)


@pytest.fixture
def open_now(tables, monkeypatch):
    """Two matters that a unit has, gone through one by one."""
    logging.disable(logging.CRITICAL)
    monkeypatch.setattr(reckonings, "PART", 1)
    open_north()
    with world(Desk()) as here:
        here.at = EVENING
        here.desk.tokens.clear()
        nos = [here.desk.submit(WALL, f"{LAMP}{n}", key=f"reckon-{n:012}")["no"] for n in range(2)]
        Life(here)._stream("route", product.route_appeals)
        kept = here.desk.as_("adam", "GET", "/settings")[1]
        del kept["version"]
        here.keep()
        yield here, nos, kept | {"quiet_hours": "22:00-07:00"}
    logging.disable(logging.NOTSET)


def gone_through(here, nos, wanted, copies, *strikes):
    """What became of them, when an admin sent it until it was answered and each minute came and went."""
    here.clean()
    here.at = EVENING
    here.injector.begin(*strikes)
    life = Life(here, copies)

    def change():
        status, answer = here.desk.as_("adam", "PUT", "/settings", wanted)
        if status != 200:
            raise NotYet(status, answer)

    life._until(change)
    while is_waiting(here):
        registry.forget_kept()
        here.at += timedelta(minutes=1)
        life._until(lambda: reckonings.ask(at=here.at))
        life._queue(settings.LOOKS_QUEUE_URL, product.look_at_county)
        life._queue(settings.DUE_QUEUE_URL, product.do_due)
    here.injector.watching = False
    logs = [appeals.with_log("north", id_of(no))[1] for no in nos]
    return [[e.facts.looked_at for e in log if e.action == "reckon"] for log in logs]


def is_waiting(here):
    with here.injector.unseen():
        return bool(waiting.waiting())


def test_wherever_a_change_of_settings_is_killed_each_matter_is_moved_once(open_now):
    here, nos, wanted = open_now
    expected = [[MORNING]] * 2
    assert gone_through(here, nos, wanted, 2) == expected
    assert gone_through(here, nos, wanted, 1) == expected
    calls = list(here.injector.calls)

    for strike in all_deaths(calls):
        assert gone_through(here, nos, wanted, 1, strike) == expected, (calls[strike.call], strike)
        assert here.injector.struck


def all_deaths(calls):
    """Before and after each effect; of reads in a row one, since between them nothing else is kept."""
    effect = [name.endswith(("WriteItems", "PutItem", "UpdateItem", "Batch")) for name in calls]
    for call, is_effect in enumerate(effect):
        if is_effect:
            yield from (Strike(call, fault) for fault in DEADLY)
        elif call == 0 or effect[call - 1]:
            yield Strike(call, Fault.KILLED)
