"""The same decisions as `deeds`, through the product's own use cases: forms, tables, rights and the store."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from bench.simulate import deeds
from bench.simulate.deeds import Verb
from functions.desk.acts import act
from functions.domain.codes import BEIJING
from functions.domain.county.county import County
from functions.domain.county.roles import Role
from functions.domain.items.appeal import Appeal
from functions.domain.items.runs import Clock
from functions.domain.items.state import Doubt
from functions.domain.items.tasking import opened
from functions.domain.items.tasks import Task, TaskKind
from functions.domain.words.dictionaries import EXTENSION, PAUSE
from functions.intake.forms import Rating, Supplement
from functions.intake.respond import rate, withdraw
from functions.intake.supplement import supplement
from functions.store import registry

REPLY = "您反映的问题已派人到现场处理完毕，感谢您的监督。"
ADDRESS = "192.0.2.7"
RATINGS = ((1, 12), (2, 8), (3, 10), (4, 25), (5, 45))
COMPLAINTS, PRAISE = ("slow", "unsolved", "attitude"), ("fast", "solved", "kind")
DESK, REVIEWER, GUARDIAN, LEADER = "dispatcher", "reviewer", "guardian", "leader"


class Door(Struct, frozen=True):
    """A matter, and somebody before it who means to do something."""

    county: County
    appeal: Appeal
    at: datetime
    chance: Random
    main: Callable[[str], Appeal | None]

    @property
    def handlers(self) -> dict[str, str]:
        """Who works for which unit."""
        people = registry.people(self.county.id).values()
        return {p.unit: p.id for p in people if p.unit and Role.HANDLER in p.roles and not p.head}

    def by(self, user: str, action: str, **facts: object) -> Appeal:
        """Have one of the staff do it."""
        raw = json.dumps({"step": self.appeal.step} | facts).encode()
        person = registry.people(self.county.id)[user]
        return act(self.county, person, self.appeal.no, action, raw, at=self.at).appeal

    def by_unit(self, action: str, **facts: object) -> None:
        """Have the unit do it; where nobody works there, another unit gets it."""
        user = self.handlers.get(self.appeal.state.unit or "")
        if user:
            self.by(user, action, **facts)
        else:
            _dispatch(self)

    def other_unit(self) -> str:
        """Any unit but the one that has it, in which somebody works on what is no report."""
        mine = {self.appeal.state.unit, self.county.settings.guarded_unit}
        return self.chance.choice([unit for unit in sorted(self.handlers) if unit not in mine])


def _dispatch(door: Door) -> None:
    user = GUARDIAN if door.appeal.state.guarded else DESK
    unit = door.county.settings.guarded_unit if door.appeal.state.guarded else door.other_unit()
    door.by(user, "dispatch", unit=unit, category="市政设施/其他", note="经核对转办")


def _relevel(door: Door) -> None:
    unit, level = door.appeal.state.unit, door.chance.randint(2, 4)
    door.by(DESK, "dispatch", unit=unit, level=level, note="按现场情况调整紧急程度")


def _check(door: Door) -> None:
    """One doubt in three was danger; none was a report."""
    doubts = door.appeal.state.doubts
    answers = {d.value: d is Doubt.DANGER and door.chance.random() < 1 / 3 for d in doubts}
    door.by(GUARDIAN if door.appeal.state.guarded else DESK, "check", **answers)


def _merge(door: Door) -> None:
    main = door.main(door.appeal.id)
    if main is None or door.appeal.state.emergency or door.appeal.state.level < main.state.level:
        _dispatch(door)
    else:
        door.by(DESK, "merge", into=main.no)


def _contact(door: Door) -> None:
    reached = door.chance.random() >= 0.25
    door.by_unit("contact", method="phone", result="已电话联系来电人", reached=reached)


def _ask_return(door: Door) -> None:
    door.by_unit("request-return", reason="not_our_duty", basis="不属于本单位三定职责")


def _decide_return(door: Door) -> None:
    guarded = door.appeal.state.guarded
    refused = {"decision": "refuse", "note": "属于你单位职责，请继续办理"}
    if guarded or door.chance.random() < 0.4:
        door.by(GUARDIAN if guarded else DESK, "decide-return", **refused)
    else:
        door.by(DESK, "decide-return", decision="approve", unit=door.other_unit())


def _review(door: Door) -> None:
    refused = door.chance.random() < 0.1
    if door.appeal.state.guarded:
        return  # nobody of the demo county reviews reports
    door.by(
        REVIEWER,
        "review",
        **({"decision": "refuse", "reason": "wording"} if refused else {"decision": "approve"}),
    )


def _rate(door: Door) -> None:
    stars = door.chance.choices(*zip(*RATINGS, strict=True))[0]
    tags = (door.chance.choice(COMPLAINTS if stars <= 2 else PRAISE),)
    rate(door.county, door.appeal, Rating(stars, stars > 2, tags), at=door.at)


def _withdraw(door: Door) -> None:
    withdraw(door.county, door.appeal, at=door.at)


def _add(text: str) -> Callable[[Door], None]:
    def add(door: Door) -> None:
        supplement(door.county, door.appeal, Supplement(text), address=ADDRESS, at=door.at)

    return add


def _resolve(door: Door) -> None:
    """Who helps replies first; where nobody works there, a coordinator excuses it."""
    for task in opened(door.appeal.state):
        if task.kind is TaskKind.CO:
            user = door.handlers.get(task.to.id)
            told = (
                {"reply": REPLY} if user else {"decision": "excuse", "note": "由主办单位一并答复"}
            )
            verb = "answer-task" if user else "close-task"
            door = replace(door, appeal=door.by(user or DESK, verb, task=task.id, **told))
    door.by_unit("resolve", result="solved", reply_public=REPLY, contacted=False)


def _ask_extension(door: Door) -> None:
    """Some days more, of those that may be asked for."""
    run = door.appeal.state.run(Clock.FINISH)
    if run is None or run.due_at <= door.at:
        return door.by_unit("resolve", result="solved", reply_public=REPLY, contacted=False)
    to = run.due_at + timedelta(days=door.chance.randint(1, 6))
    return door.by_unit(
        "request-extension",
        reason=next(iter(EXTENSION)),
        note="已在办理，还需要等材料",
        due_at=to.isoformat(),
    )


def _decide_extension(door: Door) -> None:
    asked = door.appeal.state.extension_to
    refused = asked is None or asked <= door.at or door.chance.random() < 0.3
    door.by(
        LEADER, "decide-extension", decision="refuse" if refused else "approve", note="经研究决定"
    )


def _hold(door: Door, action: str, **facts: object) -> None:
    """Put on hold, or left so: to be solved by a day of the next months."""
    plan = door.at.astimezone(BEIJING).date() + timedelta(days=door.chance.randint(2, 90))
    door.by(LEADER, action, plan_date=plan.isoformat(), note="资金尚未落实", **facts)


def _task(door: Door) -> Task:
    return next(t for t in opened(door.appeal.state) if t.kind is TaskKind.INSTRUCTION)


def _protect(door: Door) -> None:
    door.by(DESK, "protect", note="反映干部问题")


DOORS: dict[Verb, Callable[[Door], object]] = {
    deeds.dispatch: _dispatch,
    deeds.relevel: _relevel,
    deeds.check: _check,
    deeds.ask: lambda door: door.by(DESK, "ask", question="请补充具体位置和时间"),
    deeds.tell_more: _add("补充：在三单元门口，早上八点左右"),
    deeds.cry: _add("着火了，快来救人"),
    deeds.answer: lambda door: door.by(DESK, "answer", reply_public=REPLY),
    deeds.withdraw: _withdraw,
    deeds.sign: lambda door: door.by_unit("sign"),
    deeds.contact: _contact,
    deeds.ask_return: _ask_return,
    deeds.decide_return: _decide_return,
    deeds.resolve: _resolve,
    deeds.review: _review,
    deeds.rate: _rate,
    deeds.merge: _merge,
    deeds.split: lambda door: door.by(DESK, "split"),
    deeds.ask_extension: _ask_extension,
    deeds.decide_extension: _decide_extension,
    deeds.pause: lambda door: _hold(door, "pause", reason=next(iter(PAUSE))),
    deeds.revisit: lambda door: _hold(door, "revisit"),
    deeds.resume: lambda door: door.by(LEADER, "resume", note="可以办理了"),
    deeds.instruct: lambda door: door.by(LEADER, "instruct", text="请尽快办理并回复"),
    deeds.answer_task: lambda door: door.by_unit("answer-task", task=_task(door).id, reply=REPLY),
    deeds.close_task: lambda door: door.by(
        REVIEWER, "close-task", task=_task(door).id, decision="accept"
    ),
    deeds.protect: _protect,
}
