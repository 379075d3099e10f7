"""Who is told of a doubt, and told again while nobody decides it: always those on duty, in the end their heads."""

from datetime import UTC, datetime

import pytest

from functions.domain.items.appeal import SYSTEM, Event
from functions.domain.items.audiences import Audience as Of
from functions.domain.items.facts import Facts
from functions.domain.items.rungs import LADDER_TOP, Rung
from functions.domain.items.runs import Clock, Run
from functions.domain.items.state import Doubt, State
from functions.domain.items.status import Action, Status
from functions.domain.kinds.notices import notices, unheard

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
DOUBTS = [(Doubt.DANGER,), (Doubt.REPORT,), (Doubt.DANGER, Doubt.REPORT)]


def event(action, *doubts, unit=None, asked=0, **facts):
    state = State(Status.SUBMITTED, AT, {Clock.CHECK: Run(AT, AT, asked)}, doubts=doubts, unit=unit)
    return Event("north", "1", "1", 2, action, AT, SYSTEM, state, facts=Facts(**facts))


def told(said):
    return {notice.audience for notice in notices(said)}


@pytest.mark.parametrize("doubts", DOUBTS)
def test_a_doubt_is_told_to_the_dispatchers_and_to_who_is_on_duty(doubts):
    queued = event(Action.QUEUE, *doubts)

    assert told(queued) == {Of.DISPATCHERS, Of.DUTY}
    assert all("待核实" in notice.text["zh"] for notice in notices(queued))


@pytest.mark.parametrize("doubts", DOUBTS)
@pytest.mark.parametrize("asked", range(1, LADDER_TOP + 1))
def test_it_climbs_from_the_second_reminder_on(doubts, asked):
    reminded = told(event(Action.WARN, *doubts, asked=asked, rung=Rung.UNCHECKED))

    assert {Of.DISPATCHERS, Of.DUTY} <= reminded
    assert ({Of.LEADERS, Of.HEAD} <= reminded) is (asked >= 2)


@pytest.mark.parametrize("doubts", DOUBTS)
@pytest.mark.parametrize(("action", "rung"), [(Action.QUEUE, ""), (Action.WARN, Rung.UNCHECKED)])
def test_where_nobody_else_may_know_the_admins_are_told(doubts, action, rung):
    notice = unheard(event(action, *doubts, rung=rung))

    assert notice
    assert notice.audience is Of.ADMINS


@pytest.mark.parametrize("action", [Action.SUPPLEMENT, Action.RATE])
@pytest.mark.parametrize("unit", ["lights", None])
def test_danger_that_is_told_later_reaches_who_has_it_and_who_is_on_duty(action, unit):
    first = Of.UNIT if unit else Of.DISPATCHERS

    sure = told(event(action, unit=unit, alarm=("跳楼",)))
    unsure = told(event(action, Doubt.DANGER, unit=unit, maybe_danger=("药",)))

    assert sure == {first, Of.HEAD, Of.DUTY}
    assert unsure == {first, Of.DISPATCHERS, Of.HEAD, Of.DUTY}
