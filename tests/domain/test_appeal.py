"""The life of an appeal, as rules: no way around the table, and the log is the truth."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from functions.domain.county.county import Settings
from functions.domain.county.roles import Role, Scope
from functions.domain.items.appeal import (
    Actor,
    Appeal,
    Deed,
    Told,
    advance,
    allowed,
    fold,
    may_see,
    submitted,
)
from functions.domain.items.clocks import clocks_of
from functions.domain.items.rounds import judged
from functions.domain.items.state import State
from functions.domain.items.status import CITIZEN_LABEL, MOVES, STAFF_LABEL, Action, Status
from functions.domain.refusals import ActionNotAllowed, StaleAppeal

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
CLOCKS = clocks_of(Settings("北县"))


def an_appeal(status=Status.SUBMITTED, **state):
    kept = {"clock_from": MONDAY, "since": MONDAY, "due_at": MONDAY + timedelta(days=1)} | state
    return Appeal(
        "north", "1" * 12, "260302" + "1" * 12, Told("路灯坏了", "NTH000000001"), MONDAY, 3,
        State(status=status, **kept),
    )  # fmt: skip


def may(action, status):
    return status in MOVES[action].source


@pytest.mark.parametrize(
    ("status", "action"), [(s, a) for s, a in product(Status, Action) if not may(a, s)]
)
def test_no_step_can_be_taken_that_the_table_does_not_name(status, action):
    role = min(MOVES[action].by)

    with pytest.raises(ActionNotAllowed):
        advance(an_appeal(status), CLOCKS, Deed(action, Actor(role), MONDAY), {})


@pytest.mark.parametrize(
    ("action", "role"), [(a, r) for a, r in product(Action, Role) if r not in MOVES[a].by]
)
def test_no_role_takes_a_step_that_is_not_its_own(action, role):
    for status in MOVES[action].source:
        with pytest.raises(ActionNotAllowed):
            advance(an_appeal(status), CLOCKS, Deed(action, Actor(role), MONDAY), {})


def test_who_saw_an_older_step_is_told_so():
    with pytest.raises(StaleAppeal):
        advance(an_appeal(), CLOCKS, Deed(Action.QUEUE, Actor(Role.SYSTEM), MONDAY), {}, step=2)


def test_every_status_has_its_words():
    assert set(STAFF_LABEL) == set(CITIZEN_LABEL) == set(Status)


@given(st.lists(st.tuples(st.sampled_from(Action), st.integers(0, 2)), max_size=40))
def test_the_head_is_always_the_fold_of_its_events(steps):
    first, event = submitted(replace(an_appeal(), step=1), CLOCKS, {})
    head, log = first, [event]
    for n, (action, choice) in enumerate(steps):
        move = MOVES[action]
        deed = Deed(
            action, Actor(sorted(move.by)[choice % len(move.by)]), MONDAY + timedelta(hours=n),
            move.targets[choice % len(move.targets)] if move.targets else None,
        )  # fmt: skip
        try:
            head, event = advance(head, CLOCKS, deed, {})
        except (ActionNotAllowed, ValueError):
            continue
        log.append(event)

    assert fold(first, log) == head
    assert all(b.step == a.step + 1 for a, b in pairwise(log[1:]))


@given(st.sampled_from(Status), st.sets(st.sampled_from(sorted(Role))), st.booleans())
def test_what_is_offered_can_be_done_and_nothing_else(status, roles, own):
    appeal = an_appeal(status)
    offered = allowed(appeal, frozenset(roles), own=own)

    for action in offered:
        role = next(r for r in sorted(MOVES[action].by) if r in roles)
        target = MOVES[action].targets[0] if MOVES[action].targets else None
        advance(appeal, CLOCKS, Deed(action, Actor(role), MONDAY, target), {})


def test_a_handler_is_offered_nothing_on_what_lies_with_another_unit():
    assert allowed(an_appeal(Status.DISPATCHED), frozenset({Role.HANDLER}), own=False) == ()


@given(
    guarded=st.booleans(),
    right=st.booleans(),
    units=st.none() | st.sets(st.sampled_from(["a", "b", "c"])),
    accused=st.sets(st.sampled_from(["a", "b", "c"])),
    branch=st.sets(st.sampled_from(["a", "b", "c"])),
)
def test_a_protected_report_is_never_seen_without_the_right_or_by_the_accused(
    guarded, right, units, accused, branch
):
    state = an_appeal(guarded=guarded, no_forward=tuple(accused), unit="a").state
    scope = Scope(None if units is None else frozenset(units), right, frozenset(branch))

    if may_see(state, scope) and guarded:
        assert right
        assert not accused & branch
    if may_see(state, scope) and units is not None:
        assert "a" in units


@given(level=st.integers(1, 5), turn=st.integers(1, 3), unit=st.sampled_from([None, "a"]))
def test_a_bad_rating_reopens_twice_and_then_stands(level, turn, unit):
    state = an_appeal(Status.VISIT, round=turn, unit=unit).state

    status, changes, facts = judged(state, CLOCKS, level=level, solved=False, at=MONDAY)

    reopened = level <= 2 and turn < 3
    assert (status is not Status.DONE) == reopened == ("rework" in facts)
    assert changes.get("round", turn) == turn + reopened
    assert (changes["rating"] is None) == reopened


def test_a_title_never_shows_half_of_somebodys_number():
    said = "我叫张大山，家住北县青竹镇青竹村，身份证990101197108230012，想问问低保"
    told = replace(an_appeal(), told=Told(said, "NTH000000001"))

    assert "身份证990" in told.title
    assert "990101" not in told.title
