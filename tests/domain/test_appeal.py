"""The life of an appeal, as rules: no way around the table, and the log is the truth."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from functions.domain.county.roles import Role, Scope
from functions.domain.items.appeal import Actor, Appeal, Deed, Told, fold, fresh, may_see
from functions.domain.items.facts import NOTHING
from functions.domain.items.kind import APPEAL
from functions.domain.items.rounds import excluded, judged, may_be_excluded
from functions.domain.items.runs import Clock, Run
from functions.domain.items.state import State
from functions.domain.items.status import Action, Status
from functions.domain.kinds import KINDS
from functions.domain.kinds.appeal import FLOW
from functions.domain.kinds.appeal.moves import MOVES
from functions.domain.kinds.appeal.statuses import CITIZEN_LABEL, STAFF_LABEL
from functions.domain.kinds.steps import advance, allowed, permit, submitted
from functions.domain.refusals import ActionNotAllowed, StaleAppeal
from tests.domain.lives import CLOCKS

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


def an_appeal(status=Status.SUBMITTED, **state):
    runs = {clock: Run(MONDAY, MONDAY + timedelta(days=1)) for clock in Clock}
    kept = {"since": MONDAY, "clocks": runs} | state
    return Appeal(
        "north", "1" * 12, "260302" + "1" * 12, Told("路灯坏了", "NTH000000001"), MONDAY, 3,
        State(status=status, **kept),
    )  # fmt: skip


def may(action, status):
    return status in MOVES[action].source


def is_refused(status, action, role):
    try:
        advance(an_appeal(status), CLOCKS, Deed(action, Actor(role), MONDAY))
    except ActionNotAllowed:
        return True
    return False


@pytest.mark.parametrize("status", Status)
def test_no_step_can_be_taken_that_the_table_does_not_name(status):
    unnamed = {action for action in Action if not may(action, status)}

    assert {a for a in unnamed if is_refused(status, a, min(MOVES[a].by))} == unnamed


@pytest.mark.parametrize("action", Action)
def test_no_role_takes_a_step_that_is_not_its_own(action):
    tries = set(product(MOVES[action].source, set(Role) - MOVES[action].by))

    assert {(s, role) for s, role in tries if is_refused(s, action, role)} == tries


@pytest.mark.parametrize("action", Action)
def test_what_a_kind_does_not_know_cannot_be_done_to_it(action, monkeypatch):
    others = {other: move for other, move in MOVES.items() if other is not action}
    monkeypatch.setitem(KINDS, APPEAL, FLOW._replace(moves=others))

    for status, role in product(Status, MOVES[action].by):
        with pytest.raises(ActionNotAllowed):
            permit(an_appeal(status), action, role)


def test_who_saw_an_older_step_is_told_so():
    with pytest.raises(StaleAppeal):
        fresh(an_appeal(), 2)


def test_every_status_has_its_words():
    assert set(STAFF_LABEL) == set(CITIZEN_LABEL) == set(Status)


@given(st.lists(st.tuples(st.sampled_from(Action), st.integers(0, 2)), max_size=40))
def test_the_head_is_always_the_fold_of_its_events(steps):
    first, event = submitted(replace(an_appeal(), step=1), CLOCKS, NOTHING)
    head, log = first, [event]
    for n, (action, choice) in enumerate(steps):
        move = MOVES[action]
        deed = Deed(
            action, Actor(sorted(move.by)[choice % len(move.by)]), MONDAY + timedelta(hours=n),
            move.targets[choice % len(move.targets)] if move.targets else None,
        )  # fmt: skip
        try:
            head, event = advance(head, CLOCKS, deed)
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
        advance(appeal, CLOCKS, Deed(action, Actor(role), MONDAY, target))


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


@given(
    level=st.integers(1, 5),
    solved=st.sampled_from([True, False, None]),
    turn=st.integers(1, 3),
    unit=st.sampled_from([None, "a"]),
)
def test_a_bad_rating_or_one_of_what_is_not_solved_reopens_twice_and_then_stands(
    level, solved, turn, unit
):
    state = an_appeal(Status.VISIT, round=turn, unit=unit).state

    (status, after), facts = judged(
        state, CLOCKS, level=level, solved=solved, reachable=True, at=MONDAY
    )

    bad = level <= 2 or solved is False
    reopened = bad and turn < 3
    assert after.panel == (bad and not reopened) == may_be_excluded(replace(after, round=1))
    assert (status is not Status.DONE) == reopened == facts.rework
    assert after.round == turn + reopened
    assert (after.rating is None) == reopened


@given(level=st.integers(1, 5), noted=st.integers(3, 5), turn=st.integers(1, 3))
def test_a_citizens_own_judgement_stands_instead_of_one_that_was_noted_for_them(level, noted, turn):
    by_phone = {"rating": noted, "solved": True, "closed_at": MONDAY, "round": turn, "unit": "a"}
    own, said = (an_appeal(Status.DONE, **by_phone, noted=yes) for yes in (False, True))

    assert not MOVES[Action.RATE].fits(own)
    assert MOVES[Action.RATE].fits(said)
    (status, after), facts = judged(
        excluded(said.state, turn), CLOCKS, level=level, solved=True, reachable=True,
        at=MONDAY + timedelta(days=2),
    )  # fmt: skip
    assert facts.instead == noted
    assert not after.noted
    assert turn not in after.excluded
    assert (after.rating, after.closed_at) == (
        (level, MONDAY) if status is Status.DONE else (None, None)
    )


def test_a_title_never_shows_half_of_somebodys_number():
    said = "我叫张大山，家住北县青竹镇青竹村，身份证990101197108230012，想问问低保"
    told = replace(an_appeal(), told=Told(said, "NTH000000001"))

    assert "身份证990" in told.title
    assert "990101" not in told.title
