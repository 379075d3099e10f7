"""The bar of six steps says where a matter stands, whatever it went through (X02)."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.items.appeal import SYSTEM, Event
from functions.domain.items.six_steps import LABELS, Progress, Step, steps
from functions.domain.items.state import State
from functions.domain.items.status import Action, Status
from functions.domain.kinds import KINDS
from functions.domain.refusals import Lang

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
SIGNS = {
    Progress.DONE: "✓", Progress.SKIPPED: "–", Progress.NOW: "●", Progress.WAITING: "…",
    Progress.ENDED: "✕", Progress.AHEAD: "·",
}  # fmt: skip
# What a matter went through, one step an hour, and the bar that it ends with.
LIVES = {
    "submit": "✓●····",
    "submit queue": "✓●····",
    "submit ask:need_info": "✓…····",
    "submit ask:need_info supplement:submitted": "✓●····",
    "submit reject:rejected": "✓✕····",
    "submit ask:need_info withdraw:withdrawn": "✓✕····",
    "submit answer:visit": "✓✓–✓–●",
    "submit answer:visit rate:done": "✓✓–✓–✓",
    "submit answer:visit rate:submitted dispatch:dispatched": "✓✓●···",
    "submit dispatch:dispatched": "✓✓●···",
    "submit dispatch:dispatched request-return decide-return:submitted": "✓●····",
    "submit dispatch:dispatched withdraw:withdrawn": "✓✓✕···",
    "submit dispatch:dispatched sign:processing": "✓✓✓●··",
    "submit dispatch:dispatched sign:processing contact supplement": "✓✓✓●··",
    "submit dispatch:dispatched sign:processing dispatch:dispatched": "✓✓●···",
    "submit dispatch:dispatched sign:processing protect:submitted": "✓●····",
    "submit dispatch:dispatched protect:dispatched transfer:terminated": "✓✓✕···",
    "submit merge:processing": "✓✓✓●··",
    "submit merge:processing split:submitted": "✓●····",
    "submit merge:processing follow:visit": "✓✓✓✓✓●",
    "submit dispatch:dispatched sign:processing resolve:review": "✓✓✓✓●·",
    "submit dispatch:dispatched sign:processing resolve:review review:processing": "✓✓✓●··",
    "submit dispatch:dispatched sign:processing resolve:review terminate:terminated": "✓✓✓✓✕·",
    "submit dispatch:dispatched sign:processing resolve:review review:visit": "✓✓✓✓✓●",
    "submit dispatch:dispatched sign:processing resolve:review review:visit rate:done": "✓✓✓✓✓✓",
    "submit dispatch:dispatched sign:processing resolve:review review:visit close:done archive:archived": "✓✓✓✓✓✓",
    "submit dispatch:dispatched sign:processing resolve:review review:visit rate:processing": "✓✓✓●··",
    "submit reject:rejected forget correct": "✓✕····",
}


def log(*walk):
    """The events of a life; each names an action, and the status that it leads to where it moves."""
    events, state = [], State(Status.SUBMITTED, since=START)
    for hour, (action, target) in enumerate(walk):
        at = START + timedelta(hours=hour)
        if target and target is not state.status:
            state = State(target, since=at)
        events.append(Event("north", "1", "no", hour + 1, Action(action), at, SYSTEM, state))
    return events


def lived(life):
    names = (name.partition(":") for name in life.split())
    return log(*((action, Status(target) if target else None) for action, _, target in names))


@pytest.mark.parametrize("life", LIVES)
def test_the_bar_says_where_a_matter_stands(life):
    assert "".join(SIGNS[each.standing] for each in steps(lived(life))) == LIVES[life]


def test_every_status_stands_somewhere_on_the_bar():
    assert {lived(life)[-1].state.status for life in LIVES} == set(Status)


def test_the_steps_are_the_fields():
    assert "→".join(LABELS[step][Lang.ZH] for step in Step) == "上报→受理→派单→办理→核查→评价结案"
    assert [each.step for each in steps(lived("submit"))] == list(Step)


def hours(life):
    return [each.at and int((each.at - START) / timedelta(hours=1)) for each in steps(lived(life))]


def test_a_step_is_done_when_the_next_one_begins():
    life = (
        "submit dispatch:dispatched sign:processing contact resolve:review review:visit rate:done"
    )

    assert hours(life) == [0, 1, 2, 4, 5, 6]


def test_a_new_round_takes_later_steps_back_and_leaves_the_first():
    round_two = (
        "submit dispatch:dispatched sign:processing resolve:review review:visit rate:processing"
    )

    assert hours(round_two) == [0, 1, 2, None, None, None]
    assert hours(f"{round_two} resolve:review") == [0, 1, 2, 6, None, None]


def test_what_is_skipped_has_no_time_and_what_ended_has_that_of_its_end():
    assert hours("submit answer:visit") == [0, 1, None, 1, None, None]
    assert hours("submit dispatch:dispatched withdraw:withdrawn forget") == [
        0,
        1,
        2,
        None,
        None,
        None,
    ]


def test_a_doubt_that_was_none_puts_back_what_stood():
    before = "submit dispatch:dispatched sign:processing resolve:review review:visit rate:done"
    doubted = f"{before} rate:submitted"

    assert hours(doubted) == [0, None, None, None, None, None]
    assert hours(f"{doubted} check:done") == [0, 1, 2, 3, 4, 5]
    assert hours(f"{doubted} dispatch:dispatched check:done") == [0, 7, 8, 8, 8, 8]


def moves_from(kind, status):
    return [
        (action, target)
        for action, move in KINDS[kind].moves.items()
        if status in move.source and action is not Action.CORRECT  # which the nets alone let move
        for target in (move.targets or (status,))
    ]


@st.composite
def walks(draw):
    """A life that the table of its kind allows, however unlikely."""
    walk, status = [(Action.SUBMIT, Status.SUBMITTED)], Status.SUBMITTED
    kind = draw(st.sampled_from(sorted(KINDS)))
    for _ in range(draw(st.integers(0, 25))):
        action, status = draw(st.sampled_from(moves_from(kind, status)))
        walk.append((action, status))
    return log(*walk)


STANDS_AT = {
    Status.SUBMITTED: [Step.ACCEPT], Status.NEED_INFO: [Step.ACCEPT], Status.DISPATCHED: [Step.DISPATCH],
    Status.PROCESSING: [Step.HANDLE], Status.REVIEW: [Step.CHECK], Status.VISIT: [Step.CLOSE],
    Status.DONE: [], Status.ARCHIVED: [],
}  # fmt: skip
BEHIND = {Progress.DONE, Progress.SKIPPED}
ENDED = {Status.REJECTED, Status.TERMINATED, Status.WITHDRAWN}


@given(walks())
def test_whatever_happens_one_step_is_the_present_one_and_time_runs_forward(events):
    bar, status = steps(events), events[-1].state.status
    here = [each for each in bar if each.standing not in BEHIND | {Progress.AHEAD}]
    at = bar.index(here[0]) if here else len(bar)
    times = [each.at for each in bar if each.at]

    assert status in ENDED or [each.step for each in here] == STANDS_AT[status]
    assert len(here) == (status not in {Status.DONE, Status.ARCHIVED})
    assert all(each.standing in BEHIND for each in bar[:at])
    assert all(each.standing is Progress.AHEAD for each in bar[at + 1 :])
    assert times == sorted(times)
    assert (status in ENDED) == any(each.standing is Progress.ENDED for each in bar)
