"""What hangs on a main matter stands as it stands, whatever happens to either, in whatever order: the same unit,
on hold as long, promised as late; and nothing of it is warned of that the main matter is warned of."""

from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from functions.domain.items import change
from functions.domain.items.change import Order
from functions.domain.items.hanging import Main, adjusted, joined
from functions.domain.items.ladder import climbs
from functions.domain.items.pause import Pause
from functions.domain.items.runs import Clock
from functions.domain.items.status import Status
from functions.domain.items.verdict import opened
from functions.domain.safety import Heard, Tier
from tests.domain.lives import CLOCKS, RULES

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
UNITS, LEVELS = st.sampled_from(["lights", "heat", "village"]), st.integers(1, 4)
HELPERS = st.sets(st.sampled_from(["water", "police"])).map(lambda units: tuple(sorted(units)))
CALM = Heard(Tier.NO, Tier.NO, (), ())
_S = Status


def on_hold(resting):
    return precondition(lambda pair: bool(pair.main.pause) is resting)


class Pair(RuleBasedStateMachine):
    """A main matter and one that hangs on it; the stream tells each step, some of them twice."""

    @initialize(unit=UNITS, level=LEVELS, first=UNITS)
    def hung(self, unit, level, first):
        self.at, self.step, self.told = START, 5, []
        order = Order(unit, level, reachable=True)
        main = change.given(opened(CLOCKS, CALM, START), CLOCKS, order, START)
        self.main = replace(change.signed(main, START), status=_S.PROCESSING)
        own = Order(first, 3, co_units=("police",), reachable=True)
        child = change.given(opened(CLOCKS, CALM, START), CLOCKS, own, START)
        self.promise = child.promised_at
        hung = joined(child, Main("main", 5, self.main), START)
        self.child, self.raised = replace(hung, status=_S.PROCESSING), False

    def becomes(self, main, granted=None):
        self.main, self.step = main, self.step + 1
        self.told.append((Main("main", self.step, main), granted, self.at))
        self.hears(self.told[-1])

    def hears(self, told):
        main, granted, at = told
        if main.step > self.child.followed:
            self.child = adjusted(self.child, main, granted, at)

    @rule(minutes=st.integers(0, 20_000))
    def time_passes(self, minutes):
        self.at += timedelta(minutes=minutes)

    @rule(unit=UNITS, level=LEVELS, helpers=HELPERS)
    def given(self, unit, level, helpers):
        order = Order(unit, level, category="路灯", co_units=helpers, reachable=True)
        self.becomes(change.given(self.main, CLOCKS, order, self.at))

    @rule()
    def split_off_itself(self):
        self.becomes(change.waiting(self.main, CLOCKS, self.at))

    @rule(days=st.integers(1, 400))
    @on_hold(resting=False)
    def put_on_hold(self, days):
        hold = Pause("history", self.at, self.at.date() + timedelta(days=days))
        self.since, self.before = self.at, self.child.promised_at
        self.becomes(change.put_on_hold(self.main, hold, self.at))

    @rule(days=st.integers(1, 400))
    @on_hold(resting=True)
    def looked_at_again(self, days):
        plan = self.at.date() + timedelta(days=days)
        self.becomes(change.revisited(self.main, plan, self.at))

    @rule()
    @on_hold(resting=True)
    def resumed(self):
        rested = self.child.pause is not None
        self.becomes(change.taken_up(self.main, self.at))
        if rested:
            assert self.child.promised_at == self.before + (self.at - self.since)

    @rule(days=st.integers(1, 30))
    @on_hold(resting=False)
    def extended(self, days):
        finish = self.main.run(Clock.FINISH)
        if finish:
            to = finish.due_at + timedelta(days=days)
            asked = change.extension_asked(self.main, CLOCKS, to, self.at)
            self.becomes(change.extended(asked, self.at), granted=to)
            assert self.child.promised_at >= to

    @rule()
    def danger_is_heard_in_the_main_matter(self):
        self.becomes(change.raised(self.main, CLOCKS, self.at))

    @rule()
    def danger_is_heard_in_what_hangs_on_it(self):
        self.child, self.raised = change.raised(self.child, CLOCKS, self.at), True

    @rule(nth=st.integers(0, 9))
    @precondition(lambda pair: pair.told)
    def an_old_step_is_told_again(self, nth):
        stood = self.child
        self.hears(self.told[nth % len(self.told)])
        assert self.child == stood

    @invariant()
    def it_stands_as_its_main_matter_stands(self):
        child, main = self.child, self.main
        assert (child.unit, child.co_units) == (main.unit, main.co_units)
        assert child.level == (1 if self.raised else main.level)
        assert child.pause == (None if self.raised else main.pause)

    @invariant()
    def only_the_promise_to_its_citizen_runs_and_rests_with_it(self):
        running = {clock for clock, run in self.child.clocks.items() if run.is_running}
        assert running == (set() if self.child.pause else {Clock.ANSWER})
        assert {climb.clock for climb in climbs(self.child, RULES)} <= {Clock.ANSWER}
        assert self.child.promised_at >= self.promise

    @invariant()
    def split_off_it_has_a_time_again(self):
        free = change.waiting(self.child, CLOCKS, self.at)
        assert (free.unit, free.co_units, free.pause) == (None, (), None)
        assert {c for c, run in free.clocks.items() if run.is_running} == {
            Clock.ACCEPT,
            Clock.ANSWER,
        }


Pair.TestCase.settings = settings(max_examples=100, stateful_step_count=25, deadline=None)
TestPair = Pair.TestCase
