"""What is asked of somebody on a matter (交办): one value for nine things of the field.

Its words lie in the log, at the steps that it names; here is what rules need of it.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from functions.domain.county.limits import ONE_DAY, Span, WorkingDays
from functions.domain.county.roles import Role
from functions.domain.items.runs import Run
from functions.domain.items.status import Action
from functions.domain.refusals import Words


class TaskKind(StrEnum):
    """The nine: 会办 · 吹哨报到 · 下派 · 批示 · 督办 · 代表监督 · 协助 · 核查 · 呈报."""

    CO = "co"
    CALLED = "called"
    DELEGATED = "delegated"
    INSTRUCTION = "instruction"
    SUPERVISION = "supervision"
    JUDGEMENT = "judgement"
    REFERRAL = "referral"
    VERIFICATION = "verification"
    PROPOSAL = "proposal"


class PartyKind(StrEnum):
    """To whom: whichever unit has the matter (主办单位), a unit, a person, a role, a body outside the tree."""

    MAIN = "main"
    UNIT = "unit"
    PERSON = "person"
    ROLE = "role"
    OUTSIDE = "outside"


class Party(Struct, frozen=True, omit_defaults=True):
    """Of whom something is asked; `id` is a body's name where it is outside."""

    kind: PartyKind = PartyKind.MAIN
    id: str = ""


class TaskEnd(StrEnum):
    """How a task came to its end."""

    DONE = "done"
    EXCUSED = "excused"
    UNASKED = "unasked"  # reads along; so did all who helped before they were asked to answer
    OVER = "over"  # with the matter, or with the unit's turn


class Task(Struct, frozen=True, omit_defaults=True):
    """Something that is asked: of whom, by whom, until when, signed for, answered, closed.

    `step`, `answered` and `closed` are the events that asked, answered and closed it.
    """

    id: str
    kind: TaskKind
    to: Party
    asked_at: datetime
    step: int = 0  # set as the step is taken
    by: str = ""  # a person; empty: the system
    unit: str | None = None  # for which unit they asked
    run: Run | None = None
    form: str = ""  # of a supervision order
    parent: str = ""  # the task that it was handed down from
    signed_at: datetime | None = None
    answered: int = 0
    declined: bool = False  # the answer is that it is not theirs
    return_refused: bool = False  # and they may not say so again
    closed: int = 0
    outcome: TaskEnd | None = None
    level: int | None = None  # how who came was rated

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.outcome is None


class TaskRule(NamedTuple):
    """What the domain may know of a kind of task.

    `closers` accept, send back and excuse; with `by_asker` that is the unit that asked. Without
    `signed_off` the answer closes it. What is `of_turn` ends where another unit gets the matter.
    """

    label: Words
    to: frozenset[PartyKind]
    bars: frozenset[Action] = frozenset()  # what may not happen while it is open
    closers: frozenset[Role] = frozenset()
    by_asker: bool = False
    signed_off: bool = True
    declines: bool = False  # who is asked may say that it is not theirs
    by_signing: bool = False  # its time is met by coming, not by an answer
    of_turn: bool = False
    within: Span | None = None  # where nobody said until when; none: as long as the unit has
    results: Mapping[str, Words] = {}  # what an answer must choose from


_K, _P, _A, _R = TaskKind, PartyKind, Action, Role
ANSWERING = frozenset({_A.RESOLVE, _A.REVIEW, _A.ANSWER})
CLOSING = ANSWERING | {_A.REJECT, _A.TERMINATE, _A.MERGE, _A.ARCHIVE}
_OFFICE = frozenset({_R.REVIEWER, _R.LEADER})  # 督查室: signs off what leaders asked
_DISPATCHER = frozenset({_R.DISPATCHER})
_ASKED_INSIDE = frozenset({_P.MAIN, _P.UNIT, _P.PERSON})
FOUND = {
    "true": Words("属实", "As told"),
    "partly": Words("部分属实", "Partly as told"),
    "untrue": Words("不属实", "Not as told"),
}
# How long is ours, but for what rests on the unit's time; a county says another due time as it asks.
TASKS: dict[TaskKind, TaskRule] = {
    _K.CO: TaskRule(
        Words("会办", "Joint handling"), frozenset({_P.UNIT}), ANSWERING, _DISPATCHER,
        signed_off=False, declines=True, of_turn=True,
    ),
    _K.CALLED: TaskRule(
        Words("吹哨报到", "Called in"), frozenset({_P.UNIT}), closers=_DISPATCHER, by_asker=True,
        by_signing=True, of_turn=True, within=30,
    ),
    _K.DELEGATED: TaskRule(
        Words("下派", "Handed down"), frozenset({_P.UNIT}), ANSWERING, by_asker=True, of_turn=True,
    ),
    _K.INSTRUCTION: TaskRule(
        Words("批示", "Instruction"), _ASKED_INSIDE, frozenset({_A.MERGE, _A.ARCHIVE}), _OFFICE,
        within=WorkingDays(3),
    ),
    _K.SUPERVISION: TaskRule(
        Words("督办", "Supervision order"), _ASKED_INSIDE, CLOSING, _OFFICE, within=WorkingDays(3),
    ),
    _K.JUDGEMENT: TaskRule(
        Words("代表监督", "Deputies' supervision"), frozenset({_P.MAIN}), CLOSING, _OFFICE,
        within=WorkingDays(5),
    ),
    _K.REFERRAL: TaskRule(
        Words("协助", "Help from outside"), frozenset({_P.OUTSIDE}), closers=_DISPATCHER,
        signed_off=False, within=WorkingDays(5),
    ),
    _K.VERIFICATION: TaskRule(
        Words("核查", "Verification"), frozenset({_P.UNIT}), frozenset({_A.ARCHIVE}),
        _DISPATCHER, signed_off=False, declines=True, within=ONE_DAY, results=FOUND,
    ),
    _K.PROPOSAL: TaskRule(
        Words("呈报", "Put before a leader"), frozenset({_P.ROLE, _P.PERSON}), closers=_OFFICE,
        within=WorkingDays(5),
    ),
}  # fmt: skip
FORMS = {
    "letter": Words("提示函", "Reminder letter"),
    "talk": Words("约谈", "Called to account"),
    "listed": Words("挂牌督办", "Listed supervision"),
    "raised": Words("提级办理", "Raised a level"),
    "leader": Words("领导包案", "A leader takes it on"),
}


def rule(task: Task) -> TaskRule:
    """What is known of its kind."""
    return TASKS[task.kind]
