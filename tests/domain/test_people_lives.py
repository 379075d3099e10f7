"""However people, units and posts move: nobody who is accused reads a report, and nothing that is open is left with nobody."""

from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from functions.domain.county.posts import Post, passed_on
from functions.domain.county.responsibility import LadderLevel, holder
from functions.domain.county.roles import Person, Role, Unit, branch, scope_of, subtree, withheld
from functions.domain.items import tasking
from functions.domain.items.appeal import may_see
from functions.domain.items.runs import Run
from functions.domain.items.status import Status
from functions.domain.items.task_offers import Offer, offers
from functions.domain.items.tasking import opened
from functions.domain.items.tasks import Party, PartyKind, Task, TaskEnd, TaskKind
from tests.domain.test_appeal import an_appeal

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
TOLD = "实名举报青竹村支书王建国贪污低保款"
TREE = {
    "gov": None,
    "town": "gov",
    "village": "town",
    "grid": "village",
    "heat": "gov",
    "ccdi": None,
}
NAMES = {
    "gov": "北县人民政府",
    "town": "青竹镇",
    "village": "青竹村",
    "grid": "一网格",
    "heat": "县住建局",
    "ccdi": "县纪委监委",
}
PLACES = [*TREE, None]
R = Role
STAFF = (
    Person("wang", "王建国", frozenset({R.HANDLER}), "village", guarded=True),
    Person("vera", "周一", frozenset({R.HANDLER}), "grid", guarded=True),
    Person("tina", "吴二", frozenset({R.HANDLER}), "town", guarded=True),
    Person("heidi", "郑三", frozenset({R.HANDLER}), "heat", guarded=True),
    Person("cora", "冯四", frozenset({R.HANDLER}), "ccdi", guarded=True),
    Person("cara", "陈五", frozenset({R.HANDLER}), "ccdi", guarded=True),
    Person("lena", "褚六", frozenset({R.LEADER})),
    Person(
        "gina", "卫七", frozenset({R.LEADER}), guarded=True
    ),  # the county keeps somebody who may
)
MOVING = [p.id for p in STAFF if p.id != "gina"]
LADDER = (LadderLevel("村", ("村干部",)), LadderLevel("镇", ("政法委员",)))


class Moves(RuleBasedStateMachine):
    """A report about the village, what is asked of people on it by name, and everybody moving."""

    @initialize()
    def told(self):
        self.units = {i: Unit(i, NAMES[i], parent) for i, parent in TREE.items()}
        self.people = {person.id: person for person in STAFF}
        self.kept_from = withheld(self.units, "village", "ccdi")
        fresh = an_appeal(manual=True, clocks={}, since=START).state
        self.state = replace(
            fresh, status=Status.PROCESSING, unit="ccdi", guarded=True, no_forward=self.kept_from
        )
        self.posts = (Post("村干部", "vera"), Post("政法委员", "tina"))

    def reads(self, person, state=None):
        scope = scope_of(self.people[person], self.units)
        return self.people[person].active and may_see(state or self.state, scope, TOLD)

    @rule(person=st.sampled_from(MOVING), unit=st.sampled_from(PLACES))
    def somebody_moves(self, person, unit):
        roles = self.people[person].roles
        if unit is None and R.HANDLER in roles:
            roles = frozenset({R.REVIEWER})
        self.people[person] = replace(self.people[person], unit=unit, roles=roles)

    @rule(
        person=st.sampled_from(MOVING),
        role=st.sampled_from([R.HANDLER, R.DISPATCHER, R.REVIEWER, R.VISITOR, R.LEADER]),
    )
    def somebody_gets_another_role(self, person, role):
        if role is not R.HANDLER or self.people[person].unit:
            self.people[person] = replace(self.people[person], roles=frozenset({role}))

    @rule(person=st.sampled_from(MOVING))
    def an_account_is_closed_or_opened(self, person):
        self.people[person] = replace(self.people[person], active=not self.people[person].active)

    @rule(person=st.sampled_from(MOVING))
    def somebody_is_given_the_right_to_reports_or_loses_it(self, person):
        self.people[person] = replace(self.people[person], guarded=not self.people[person].guarded)

    @rule(unit=st.sampled_from([*TREE]), parent=st.sampled_from(PLACES))
    def a_unit_is_put_elsewhere_in_the_tree(self, unit, parent):
        if parent is None or unit not in branch(self.units, parent):
            self.units[unit] = replace(self.units[unit], parent=parent)

    @rule(
        person=st.sampled_from([*MOVING, "gina"]),
        kind=st.sampled_from([TaskKind.INSTRUCTION, TaskKind.SUPERVISION]),
    )
    def something_is_asked_by_name(self, person, kind):
        if len(opened(self.state)) > 5:
            return
        run = Run(START, START + timedelta(days=3))
        task = Task("", kind, Party(PartyKind.PERSON, person), START, by="gina", run=run)
        asked = tasking.added(self.state, task)
        if self.reads(person, asked):  # `desk/tasked.py` asks the same
            self.state = asked

    @rule(
        who=st.sampled_from([*MOVING, "gina"]),
        which=st.integers(0, 9),
        offer=st.sampled_from([Offer.ANSWER, Offer.ACCEPT, Offer.REFUSE, Offer.EXCUSE]),
    )
    def something_is_done_about_it(self, who, which, offer):
        tasks = opened(self.state)
        if not tasks or not self.reads(who):
            return
        task = tasks[which % len(tasks)]
        if offer not in offers(task, self.state, self.people[who], self.units):
            return
        self.state = {
            Offer.ANSWER: lambda: tasking.answered(self.state, task, step=9, at=START),
            Offer.ACCEPT: lambda: tasking.closed(self.state, task, TaskEnd.DONE, step=9, at=START),
            Offer.REFUSE: lambda: tasking.sent_back(self.state, task, None, at=START),
            Offer.EXCUSE: lambda: tasking.closed(
                self.state, task, TaskEnd.EXCUSED, step=9, at=START
            ),
        }[offer]()

    @rule(old=st.sampled_from(MOVING), new=st.sampled_from([*MOVING, "gina"]))
    def work_is_handed_over(self, old, new):
        if old == new or not self.people[new].active:
            return
        before = [holder(LADDER, n, (self.posts,)) for n in (1, 2)]
        self.posts = passed_on(self.posts, old, new)
        assert [h.level for h in before] == [holder(LADDER, n, (self.posts,)).level for n in (1, 2)]
        assert old not in {post.person for post in self.posts}
        over = tasking.handed_over(self.state, old, new)
        if self.reads(new, over):
            asked = {task.id for task in opened(self.state)}
            self.state = over
            assert not tasking.is_of(over, old)
            assert {task.id for task in opened(over)} == asked  # none is lost on the way

    @invariant()
    def nobody_who_is_accused_reads_it(self):
        near = {*branch(self.units, "village"), *subtree(self.units, "village"), *self.kept_from}
        for person in self.people.values():
            if person.unit in near or person.name == "王建国":
                assert not self.reads(person.id), person

    @invariant()
    def nobody_reads_it_without_the_right(self):
        assert all(self.people[p].guarded for p in self.people if self.reads(p))

    @invariant()
    def nothing_that_is_open_is_left_with_nobody(self):
        for task in opened(self.state):
            able = [
                p
                for p in self.people
                if self.reads(p) and offers(task, self.state, self.people[p], self.units)
            ]
            assert able, task

    @invariant()
    def who_takes_over_is_asked_and_nobody_twice_for_one_task(self):
        numbers = [task.id for task in self.state.tasks]
        assert len(numbers) == len(set(numbers))


Moves.TestCase.settings = settings(max_examples=200, stateful_step_count=30, deadline=None)
TestMoves = Moves.TestCase
