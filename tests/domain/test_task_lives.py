"""Whatever is asked of whom, whenever: nothing is closed while it is barred, no task's clock runs in an end,
what is refused changes nothing, the log has no gap and folds to the head, and each rung of a task is told once and in
order. That this finds what is broken, `test_broken_rules.py` shows.
"""

from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.json import encode
from msgspec.structs import replace

from functions.domain.county.roles import Person, Role, Unit
from functions.domain.items import change, tasking
from functions.domain.items.appeal import Actor, Deed, fold
from functions.domain.items.change import Order
from functions.domain.items.facts import NOTHING
from functions.domain.items.pause import Pause
from functions.domain.items.rounds import judged
from functions.domain.items.runs import Run
from functions.domain.items.status import Action, Status
from functions.domain.items.task_offers import Offer, offers
from functions.domain.items.tasking import LIVING, RUNGS, barring, opened, seats, task_of
from functions.domain.items.tasks import TASKS, Party, PartyKind, Task, TaskEnd, TaskKind
from functions.domain.items.tasks import rule as rule_of
from functions.domain.kinds.appeal.moves import MOVES
from functions.domain.kinds.steps import advance, submitted
from functions.domain.refusals import ActionNotAllowed
from tests.domain.lives import CLOCKS, due_act
from tests.domain.test_appeal import an_appeal

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
NAMES = ("lights", "heat", "town", "village")
UNITS = {name: Unit(name, name, "town" if name == "village" else None) for name in NAMES}
PEOPLE = [
    *(Person(f"of-{name}", name, frozenset({Role.HANDLER}), name) for name in NAMES),
    *(Person(role, role, frozenset({role})) for role in (Role.DISPATCHER, Role.REVIEWER, Role.LEADER)),
]  # fmt: skip
_S = Status
ENDS = {
    Action.TERMINATE: (Role.REVIEWER, _S.TERMINATED), Action.ARCHIVE: (Role.SYSTEM, _S.ARCHIVED),
    Action.WITHDRAW: (Role.CITIZEN, _S.WITHDRAWN), Action.REJECT: (Role.DISPATCHER, _S.REJECTED),
}  # fmt: skip


def stands(*statuses):
    return precondition(lambda life: life.state.status in statuses)


class Life(RuleBasedStateMachine):
    """One matter, what is asked on it, and a sweep that never comes late."""

    @initialize()
    def told(self):
        self.at = START
        fresh = an_appeal(manual=True, clocks={}, since=START)
        self.appeal, _ = submitted(replace(fresh, step=1), CLOCKS, NOTHING)
        self.heard, self.first, self.log = {}, self.appeal, []

    @property
    def state(self):
        return self.appeal.state

    def does(self, action, role, state=None, target=None):
        """Take a step through the table; a refusal leaves everything as it was."""
        was, barred = self.appeal, barring(self.state, action)
        stood = encode(was)
        deed = Deed(action, Actor(role), self.at, target)
        try:
            self.appeal, event = advance(was, CLOCKS, deed, state)
        except ActionNotAllowed:
            assert encode(was) == stood
            return False
        finally:
            assert encode(was) == stood  # what was is not written over, whatever comes of it
        self.log.append(event)
        assert not barred or tasking.goes_on(self.state.status)
        assert event.step == was.step + 1
        assert set(event.freed) == set(seats(was.state)) - set(seats(self.state))
        return True

    @rule(minutes=st.integers(0, 20_000))
    def time_passes(self, minutes):
        end = self.at + timedelta(minutes=minutes)
        while (act := due_act(self.state, CLOCKS)) and act.at <= end and act.action is Action.WARN:
            self.at = max(self.at, act.at)
            climb = act.climb
            if isinstance(climb, tasking.TaskClimb):
                run = task_of(self.state, climb.task).run
                told = self.heard.setdefault((climb.task, run.began_at, run.due_at), [])
                assert climb.rung == RUNGS[len(told)][1]
                told.append(climb.rung)
                assert self.does(Action.WARN, Role.SYSTEM, tasking.warned(self.state, climb.task))
            else:
                assert self.does(Action.WARN, Role.SYSTEM, change.warned(self.state, climb.clock))
        self.at = end

    @rule(unit=st.sampled_from(NAMES), helpers=st.sets(st.sampled_from(NAMES), max_size=3))
    @stands(_S.SUBMITTED, _S.DISPATCHED, _S.PROCESSING)
    def dispatched(self, unit, helpers):
        order = Order(unit, 3, co_units=tuple(sorted(helpers)))
        state = change.given(self.state, CLOCKS, order, self.at)
        if self.does(Action.DISPATCH, Role.DISPATCHER, state):
            assert set(self.state.co_units) == helpers - {unit}

    @rule()
    @stands(_S.DISPATCHED)
    def signed(self):
        self.does(Action.SIGN, Role.HANDLER, change.signed(self.state, self.at))

    @rule(
        kind=st.sampled_from(TaskKind), unit=st.sampled_from(NAMES), minutes=st.integers(1, 9_000),
        under=st.integers(0, 3),
    )  # fmt: skip
    @stands(*LIVING)
    def asked(self, kind, unit, minutes, under):
        late = TASKS[kind].of_turn and self.state.status not in {_S.DISPATCHED, _S.PROCESSING}
        if self.state.unit is None or late or len(self.state.tasks) > 8:
            return
        to = PartyKind.ROLE if PartyKind.ROLE in TASKS[kind].to else min(TASKS[kind].to)
        named = {PartyKind.MAIN: "", PartyKind.ROLE: Role.LEADER}
        party = Party(to, named.get(to, unit))
        handed = [t for t in opened(self.state) if t.kind is TaskKind.DELEGATED]
        parent = handed[under % len(handed)].id if handed and kind is TaskKind.DELEGATED else ""
        run = Run(self.at, self.at + timedelta(minutes=minutes))
        task = Task("", kind, party, self.at, unit=self.state.unit, by="leader", run=run, parent=parent)  # fmt: skip
        self.does(Action.WARN, Role.SYSTEM, tasking.added(self.state, task))

    @rule(person=st.sampled_from(PEOPLE), which=st.integers(0, 8), offer=st.sampled_from(Offer))
    def something_is_done_about_a_task(self, person, which, offer):
        if not self.state.tasks:
            return
        task = self.state.tasks[which % len(self.state.tasks)]
        if offer not in offers(task, self.state, person, UNITS):
            return
        step = self.appeal.step + 1
        done = {
            Offer.SIGN: lambda: tasking.signed(self.state, task, self.at),
            Offer.ANSWER: lambda: tasking.answered(self.state, task, step=step, at=self.at),
            Offer.DECLINE: lambda: tasking.answered(
                self.state, task, step=step, at=self.at, declined=True
            ),
            Offer.ACCEPT: lambda: tasking.closed(
                self.state, task, TaskEnd.DONE, step=step, at=self.at
            ),
            Offer.REFUSE: lambda: tasking.sent_back(self.state, task, None, at=self.at),
            Offer.EXCUSE: lambda: tasking.closed(
                self.state, task, TaskEnd.EXCUSED, step=step, at=self.at
            ),
        }[offer]()
        verb = {Offer.SIGN: Action.SIGN_TASK}.get(offer, Action.CLOSE_TASK)
        self.does(verb, min(person.roles), done)

    @rule(days=st.integers(1, 40))
    @stands(_S.PROCESSING)
    def put_on_hold(self, days):
        if not self.state.pause and not self.state.merged_into:
            held = Pause("history", self.at, self.at.date() + timedelta(days=days))
            self.does(Action.PAUSE, Role.REVIEWER, change.put_on_hold(self.state, held, self.at))

    @rule()
    @stands(_S.PROCESSING)
    def taken_up(self):
        self.does(Action.RESUME, Role.REVIEWER, change.taken_up(self.state, self.at))

    @rule()
    @stands(_S.PROCESSING)
    def resolved(self):
        self.does(Action.RESOLVE, Role.HANDLER, change.handed_in(self.state, self.at))

    @rule(good=st.booleans())
    @stands(_S.REVIEW)
    def reviewed(self, good):
        state = change.answered(self.state, self.at) if good else self.state
        self.does(Action.REVIEW, Role.REVIEWER, state, _S.VISIT if good else _S.PROCESSING)

    @rule(level=st.integers(1, 5))
    @stands(_S.VISIT, _S.DONE)
    def rated(self, level):
        (target, state), _ = judged(
            self.state, CLOCKS, level=level, solved=None, reachable=True, at=self.at
        )
        self.does(Action.RATE, Role.CITIZEN, state, target)

    @rule(end=st.sampled_from(sorted(ENDS)))
    def ended(self, end):
        role, target = ENDS[end]
        if self.state.status in MOVES[end].source:
            self.does(end, role, change.closed(self.state, self.at), target)

    @invariant()
    def the_log_has_no_gap_and_folds_to_the_head(self):
        assert [event.step for event in self.log] == [*range(2, self.appeal.step + 1)]
        assert fold(self.first, self.log) == self.appeal

    @invariant()
    def in_an_end_no_time_runs_and_nobody_is_asked(self):
        if self.state.status not in LIVING:
            assert not opened(self.state)
            assert not any(t.run and not t.run.stopped_at for t in self.state.tasks)
            assert tasking.task_climbs(self.state) == []

    @invariant()
    def what_bars_an_answer_is_closed_once_it_is_out(self):
        if self.state.status is _S.REVIEW:
            assert not [t for t in opened(self.state) if t.kind is TaskKind.CO]

    @invariant()
    def whoever_has_to_do_something_finds_it_in_a_list(self):
        for task in opened(self.state):
            party = tasking.waits_on(task, self.state)
            assert party in {seat.party for seat in seats(self.state).values()}, task

    @invariant()
    def no_rung_is_missed_and_numbers_are_given_once(self):
        assert not [c for c in tasking.task_climbs(self.state) if c.at < self.at]
        numbers = [int(task.id) for task in self.state.tasks]
        assert len(set(numbers)) == len(numbers)
        assert max(numbers, default=0) <= self.state.tasks_asked
        assert all(task.step for task in self.state.tasks)

    @invariant()
    def on_hold_only_what_is_of_the_matter_runs(self):
        if self.state.pause:
            assert not any(
                t.run and t.run.is_running for t in opened(self.state) if rule_of(t).of_turn and t.asked_at < self.state.pause.since
            )  # fmt: skip


Life.TestCase.settings = settings(max_examples=80, stateful_step_count=30, deadline=None)
TestLife = Life.TestCase
