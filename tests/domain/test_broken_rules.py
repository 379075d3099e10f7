"""The random lives find what is broken: each deliberately broken rule of a product makes them fail.

One broken rule a case, in the product's own modules, and the lives are played against it as they are.
"""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from msgspec.structs import replace

from functions.domain.items import change, tasking
from functions.domain.items.runs import Clock
from functions.domain.kinds import steps
from tests.domain import test_lives, test_task_lives

PLAYED = settings(
    max_examples=500, stateful_step_count=30, deadline=None, derandomize=True, database=None,
    phases=[Phase.generate], suppress_health_check=list(HealthCheck),
)  # fmt: skip


def what_bars_closing_is_not_asked(broken):
    broken.setattr(tasking, "barring", lambda _state, _action: None)


def a_number_of_the_log_is_passed_over(broken):
    def gapped(tenant, appeal, no, step, *rest, **named):
        return true(tenant, appeal, no, step + (step > 1), *rest, **named)

    true = steps.Event
    broken.setattr(steps, "Event", gapped)


def an_event_says_another_state_than_the_head(broken):
    def older(*fields, **named):
        event = true(*fields, **named)
        return replace(event, state=replace(event.state, tasks_asked=0))

    true = steps.Event
    broken.setattr(steps, "Event", older)


def a_clock_goes_on_in_an_end(broken):
    broken.setattr(tasking, "ended", lambda run, _at: run)


def a_task_stays_open_in_an_end(broken):
    broken.setattr(tasking, "ended_where", lambda state, _at, _which: state)


def a_refused_act_takes_a_clock_away(broken):
    def careless(appeal, action, role):
        try:
            true(appeal, action, role)
        except steps.ActionNotAllowed:
            appeal.state.clocks.clear()
            raise

    true = steps.permit
    broken.setattr(steps, "permit", careless)


def a_rung_of_a_task_is_told_twice(broken):
    broken.setattr(tasking, "warned", lambda state, _task: state)


def a_rung_of_a_task_is_left_out(broken):
    true = tasking.warned
    broken.setattr(tasking, "warned", lambda state, task: true(true(state, task), task))


def a_rung_of_a_promise_is_told_twice(broken):
    broken.setattr(change, "warned", lambda state, _clock: state)


def another_unit_gives_the_citizen_another_date(broken):
    def begun_anew(state, clocks, order, at):
        given = true(state, clocks, order, at)
        run = given.clocks[Clock.ANSWER]
        moved = replace(run, due_at=run.due_at + (at - run.began_at))
        return replace(given, clocks=given.clocks | {Clock.ANSWER: moved})

    true = change.given
    broken.setattr(change, "given", begun_anew)


CAUGHT = {
    test_task_lives.Life: (
        what_bars_closing_is_not_asked, a_number_of_the_log_is_passed_over,
        an_event_says_another_state_than_the_head, a_clock_goes_on_in_an_end, a_task_stays_open_in_an_end,
        a_refused_act_takes_a_clock_away, a_rung_of_a_task_is_told_twice, a_rung_of_a_task_is_left_out,
    ),
    test_lives.Life: (a_rung_of_a_promise_is_told_twice, another_unit_gives_the_citizen_another_date),
}  # fmt: skip


@pytest.mark.parametrize(
    ("life", "rule"), [(life, rule) for life, rules in CAUGHT.items() for rule in rules],
    ids=lambda each: each.__name__,
)  # fmt: skip
def test_a_broken_rule_is_found_by_random_lives(life, rule, monkeypatch):
    rule(monkeypatch)

    with pytest.raises((AssertionError, KeyError, IndexError)):
        run_state_machine_as_test(life, settings=PLAYED)


@pytest.mark.parametrize("life", CAUGHT, ids=lambda each: each.__module__)
def test_the_same_lives_find_nothing_in_the_rules_as_they_are(life):
    run_state_machine_as_test(life, settings=settings(PLAYED, max_examples=20))
