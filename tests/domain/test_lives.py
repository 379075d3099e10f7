"""Whatever happens to a matter, and whenever: each rung of a promise is told once, in order, none skipped
(F1, F2), and no act but those that may moves the day that the citizen was promised (F7).

The county has its own limits, share of yellow and quiet hours, and sets others meanwhile.
"""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from functions.domain.county.county import County, Settings
from functions.domain.county.limits import DEFAULT_LIMITS
from functions.domain.county.purposes import Purpose
from functions.domain.items import change
from functions.domain.items.change import Order
from functions.domain.items.clocks import lasting
from functions.domain.items.hanging import Main, joined
from functions.domain.items.ladder import due, ended
from functions.domain.items.pause import Pause
from functions.domain.items.rounds import judged
from functions.domain.items.runs import Clock
from functions.domain.items.status import Action, Status
from functions.domain.items.verdict import opened
from functions.domain.kinds import KINDS, clocks_of
from functions.domain.safety import Heard, Tier
from tests.domain.lives import LIMITS, RULES, due_act, next_at

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
UNITS, LEVELS = st.sampled_from(["lights", "heat"]), st.integers(1, 4)
PURPOSES = st.sampled_from([Purpose.UNSAID, Purpose.CONSULT, Purpose.HELP])
QUIET = st.sampled_from(["", "22:00-07:00", "12:00-13:30"])
YELLOW = st.one_of(st.sampled_from([20, 33, 50, 67]), st.integers(1, 90))
_S = Status
AT_UNIT = {_S.DISPATCHED, _S.PROCESSING}


def stands(*statuses, merged=False, paused=False):
    """Only where the table would let it happen."""
    return precondition(
        lambda life: (
            life.state.status in statuses
            and bool(life.state.merged_into) is merged
            and bool(life.state.pause) is paused
        )
    )


def told_at(run, place):
    """When a rung is told, in seconds: by the share of yellow, or by halves of the whole time."""
    began, due_at = run.began_at.timestamp(), run.due_at.timestamp()
    left = {33: 1 / 3, 67: 2 / 3}.get(run.yellow, run.yellow / 100)
    return began + (due_at - began) * (1 - left if place is None else place / 2)


class Life(RuleBasedStateMachine):
    """One matter, the people who act on it, and a sweep that never comes late."""

    @initialize(
        danger=st.sampled_from(Tier), reachable=st.booleans(), kind=st.sampled_from(sorted(KINDS)),
        limits=st.sampled_from([LIMITS, DEFAULT_LIMITS]), yellow=YELLOW, quiet=QUIET,
    )  # fmt: skip
    def told(self, *, danger, reachable, kind, limits, yellow, quiet):
        self.at, self.reachable = START, reachable
        own = Settings("北县", limits=limits, yellow_percent=yellow, quiet_hours=quiet)
        self.clocks = clocks_of(County("north", "NTH", "s", own), kind)
        self.heard = {clock: [] for clock in Clock}
        self.state = opened(self.clocks, Heard(danger, Tier.NO, (), ()), START)
        checked = change.settled(self.state, START, *self.state.doubts)
        self.state = replace(checked, manual=True)

    def becomes(self, state, *, anew=(), moved=timedelta(), sooner=None):
        """The next state; `anew` are the promises that may begin again with it, `sooner` is what a purpose promises."""
        state = replace(state, since=self.at if state.status != self.state.status else state.since)
        for clock, run in self.state.clocks.items():
            now = state.clocks[clock]
            begun = now.began_at == self.at and now.told == 0
            assert now.told == run.told or begun, (clock, run, now)
            if now.told == 0:
                self.heard[clock] = []
            if run.is_running and now.due_at > run.due_at:
                assert clock in anew or (clock is Clock.ANSWER and moved), (clock, run, now)
        promise, was = state.clocks[Clock.ANSWER], self.state.clocks[Clock.ANSWER]
        if Clock.ANSWER not in anew:
            assert promise.due_at == min(was.due_at + moved, sooner or was.due_at + moved)
        self.state = state
        self.sweep()

    def sweep(self):
        """All that is due is told: each rung at its moment, the next of its promise, once, and none above the top."""
        while (act := due_act(self.state, self.clocks)) and act.at <= self.at:
            if act.action is not Action.WARN:
                break
            clock, run = act.climb.clock, self.state.clocks[act.climb.clock]
            place, rung = self.clocks.rules[clock].rungs[run.told]
            assert act.climb.rung == rung
            assert act.climb.at.timestamp() == pytest.approx(told_at(run, place), abs=0.001)
            assert act.at == next_at(self.state, self.clocks) >= act.climb.at
            self.heard[clock].append(rung)
            every = [each for _, each in self.clocks.rules[clock].rungs]
            assert self.heard[clock] == every[: run.told + 1]
            self.state = change.warned(self.state, clock)

    @rule(minutes=st.integers(0, 20_000))
    def time_passes(self, minutes):
        self.at += timedelta(minutes=minutes)
        self.sweep()

    @rule(yellow=YELLOW, quiet=QUIET)
    def the_county_sets_others(self, yellow, quiet):
        was = {clock: run.yellow for clock, run in self.state.clocks.items()}
        self.clocks = replace(self.clocks, yellow=yellow, quiet=quiet)
        self.sweep()
        assert was == {clock: run.yellow for clock, run in self.state.clocks.items()}

    def order(self, unit, level, purpose):
        return Order(
            unit, level, reachable=self.reachable, purpose=purpose, grid=unit == "lights"
        )  # fmt: skip

    @rule(unit=UNITS, level=LEVELS, purpose=PURPOSES)
    @stands(_S.SUBMITTED, *AT_UNIT)
    def dispatched(self, unit, level, purpose):
        was = self.state
        state = change.given(was, self.clocks, self.order(unit, level, purpose), self.at)
        other = unit != was.unit or level > was.level
        said = level == was.level and purpose != was.purpose
        anew = (*change.HANDED, Clock.CONTACT) if other or said else ()
        own = self.clocks.purposes.get((level, purpose))
        says = own is not None and (level, purpose) != (was.level, was.purpose)
        sooner = lasting(self.clocks, own, self.at).due_at if says else None
        self.becomes(replace(state, status=_S.DISPATCHED), anew=anew, sooner=sooner)

    @rule()
    @stands(_S.DISPATCHED)
    def signed(self):
        self.becomes(replace(change.signed(self.state, self.at), status=_S.PROCESSING))

    @rule()
    @stands(_S.PROCESSING)
    def resolved(self):
        self.becomes(replace(change.handed_in(self.state, self.at), status=_S.REVIEW))

    @rule(good=st.booleans())
    @stands(_S.REVIEW)
    def reviewed(self, good):
        state = (change.answered if good else change.sent_back)(self.state, self.at)
        self.becomes(replace(state, status=_S.VISIT if good else _S.PROCESSING))

    @rule()
    @stands(_S.SUBMITTED)
    def asked(self):
        self.becomes(replace(change.asked(self.state, self.at), status=_S.NEED_INFO))
        self.paused_at = self.at

    @rule()
    @stands(_S.NEED_INFO)
    def told_more(self):
        rested = self.at - self.paused_at
        state = change.told_more(self.state, self.clocks, self.at)
        self.becomes(replace(state, status=_S.SUBMITTED), moved=rested)

    @rule(grant=st.booleans(), unit=UNITS)
    @stands(*AT_UNIT)
    def asked_to_return(self, grant, unit):
        asked = change.return_asked(self.state, self.clocks, self.at)
        if not grant:
            self.becomes(change.return_refused(asked, self.at), anew=(Clock.RETURN,))
            return
        given = change.given(
            asked, self.clocks, self.order(unit, asked.level, asked.purpose), self.at
        )
        anew = set(Clock) - {Clock.ANSWER} if unit != asked.unit else {Clock.RETURN}
        self.becomes(replace(given, status=_S.DISPATCHED), anew=anew)

    @rule(later=st.timedeltas(timedelta(minutes=1), timedelta(days=14)))
    @stands(_S.PROCESSING)
    def asked_for_more_time(self, later):
        if self.at < self.state.run(Clock.FINISH).due_at:
            to = self.state.run(Clock.FINISH).due_at + later
            asked = change.extension_asked(self.state, self.clocks, to, self.at)
            self.becomes(asked, anew=(Clock.EXTENSION,))

    @rule(grant=st.booleans())
    @stands(_S.PROCESSING)
    def decided_on_more_time(self, grant):
        was, to = self.state, self.state.extension_to
        if to is None:
            return
        if not grant:
            self.becomes(change.extension_refused(was, self.at))
            return
        promise = was.clocks[Clock.ANSWER].due_at
        moved = max(to - promise, timedelta())
        self.becomes(change.extended(was, self.at), anew=(Clock.FINISH,), moved=moved)
        assert self.state.clocks[Clock.FINISH].due_at >= to

    @rule(days=st.integers(1, 400))
    @stands(_S.PROCESSING)
    def put_on_hold(self, days):
        if self.state.extension_to is None:
            held = Pause("history", self.at, self.at.date() + timedelta(days=days))
            self.becomes(change.put_on_hold(self.state, held, self.at), anew=(Clock.REVISIT,))

    @rule(days=st.integers(1, 400))
    @stands(_S.PROCESSING, paused=True)
    def looked_at_again(self, days):
        plan = self.at.date() + timedelta(days=days)
        self.becomes(change.revisited(self.state, plan, self.at), anew=(Clock.REVISIT,))

    @rule(ends=st.sampled_from(["resumed", "raised", "protected"]))
    @stands(_S.PROCESSING, paused=True)
    def taken_up(self, ends):
        was, rested = self.state, self.at - self.state.pause.since
        how = {
            "resumed": lambda: change.taken_up(was, self.at),
            "raised": lambda: change.raised(was, self.clocks, self.at),
            "protected": lambda: change.given(
                was, self.clocks, self.order("ccdi", was.level, was.purpose), self.at
            ),
        }
        state = how[ends]()
        status = _S.DISPATCHED if ends == "protected" else _S.PROCESSING
        self.becomes(replace(state, status=status), moved=rested)
        assert all(run.paused_at is None or run.stopped_at for run in state.clocks.values())

    @rule()
    @stands(_S.PROCESSING, paused=True)
    def ended_on_hold(self):
        late = self.state.clocks[Clock.FINISH].due_at < self.state.pause.since
        self.becomes(
            replace(change.closed(self.state, self.at), status=_S.TERMINATED), anew=set(Clock)
        )
        assert bool(ended(self.state).late_days) is late

    @rule()
    @stands(_S.SUBMITTED, *AT_UNIT)
    def merged(self):
        hung = joined(self.state, Main("main", 3, replace(self.state, unit="lights")), self.at)
        self.becomes(replace(hung, status=_S.PROCESSING))

    @rule()
    @stands(_S.PROCESSING, merged=True)
    def split(self):
        free = change.waiting(self.state, self.clocks, self.at)
        self.becomes(replace(free, status=_S.SUBMITTED), anew=(Clock.ACCEPT,))

    @rule()
    @stands(_S.PROCESSING, merged=True)
    def answered_with_its_main_matter(self):
        self.becomes(replace(change.answered(self.state, self.at), status=_S.VISIT))

    @rule()
    @stands(_S.SUBMITTED, *AT_UNIT)
    def raised(self):
        self.becomes(change.raised(self.state, self.clocks, self.at), anew=())

    @rule(level=st.integers(1, 5))
    @precondition(lambda life: life.state.status in {_S.VISIT, _S.DONE})
    def rated(self, level):
        (target, state), _ = judged(
            self.state, self.clocks, level=level, solved=None, reachable=self.reachable, at=self.at
        )
        self.becomes(replace(state, status=target), anew=set(Clock))

    @invariant()
    def nothing_is_missed(self):
        act = due_act(self.state, self.clocks)
        assert act is None or act.action is not Action.WARN or act.at > self.at

    @invariant()
    def what_is_on_hold_is_looked_at_and_nothing_else_is_asked(self):
        if self.state.pause:
            assert [clock for clock, run in self.state.clocks.items() if run.is_running] == [
                Clock.REVISIT
            ]
            assert due(self.state, RULES) is None

    @invariant()
    def nobody_decides_on_what_nobody_asks(self):
        assert bool(self.state.run(Clock.EXTENSION)) is bool(self.state.extension_to)

    @invariant()
    def who_waits_has_a_promise_and_whoever_has_it_a_time(self):
        state = self.state
        if state.status in {_S.SUBMITTED, _S.DISPATCHED, _S.PROCESSING, _S.REVIEW}:
            assert state.pause or state.run(Clock.ANSWER)
            assert (
                state.merged_into
                or state.pause
                or state.run(Clock.ACCEPT if state.status is _S.SUBMITTED else Clock.FINISH)
            )


Life.TestCase.settings = settings(max_examples=80, stateful_step_count=25, deadline=None)
TestLife = Life.TestCase
