"""What units return (退单): time enough to ask for it, and an end to being sent to and fro."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from functions.domain.county.limits import Limits, WorkingDays
from functions.domain.county.roles import Role
from functions.domain.items.appeal import Actor, Event
from functions.domain.items.audiences import Audience
from functions.domain.items.change import Order, return_by, reworked, taken_back
from functions.domain.items.change import given as handed
from functions.domain.items.facts import Facts
from functions.domain.items.state import State
from functions.domain.items.status import Action, Status
from functions.domain.kinds.appeal import FLOW
from tests.domain.lives import CLOCKS

MONDAY = datetime(2026, 11, 23, 1, tzinfo=UTC)
BY_DAYS = replace(CLOCKS, limits={3: Limits(WorkingDays(1), WorkingDays(5))})


def dispatched(at, to="a", clocks=CLOCKS):
    return handed(State(Status.DISPATCHED, at), clocks, Order(to, 3), at)


@given(hours=st.integers(0, 24 * 14), window=st.integers(1, 96))
def test_a_unit_may_ask_for_a_return_at_least_as_long_as_it_has_to_sign(hours, window):
    at = MONDAY + timedelta(hours=hours)
    state = dispatched(at, clocks=BY_DAYS)

    by = return_by(state, timedelta(hours=window))

    assert by >= at + timedelta(hours=window)
    assert by >= state.clocks["sign"].due_at


def decided(state, decision="approve"):
    facts = Facts(decision=decision)
    actor = Actor(Role.DISPATCHER, "dora")
    event = Event("north", "i", "no", 5, Action.DECIDE_RETURN, MONDAY, actor, state, facts=facts)
    return FLOW.moves[Action.DECIDE_RETURN].told_of(event)


def test_what_units_send_on_is_listed_and_told_once_and_a_new_round_forgets_it():
    state, listed, office = dispatched(MONDAY), [], []
    for unit in ("b", "a", "c"):
        state = taken_back(state, CLOCKS, Order(unit, 3), MONDAY)
        listed.append("returned" in FLOW.marks(state))
        office.append(Audience.REVIEWERS in decided(state).audiences)

    assert state.returned == ("a", "b", "a")
    assert (listed, office) == ([False, True, True], [False, True, False])
    assert (
        Audience.REVIEWERS not in decided(replace(state, returned=("a", "b")), "refuse").audiences
    )
    _, again = reworked(state, CLOCKS, MONDAY, reachable=True)
    assert not FLOW.marks(again).count("returned")
