"""Who does what next, and when: units that answer late or never, citizens who rate badly, returns, doubts."""

from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from bench.simulate import deeds
from bench.simulate.arrivals import opened
from bench.simulate.days import DAY, END, HOUR, MINUTE
from bench.simulate.deeds import Verb
from functions.domain.items import tasking
from functions.domain.items.appeal import Appeal
from functions.domain.items.runs import Clock
from functions.domain.items.status import Status
from functions.domain.items.tasks import TaskKind


class Plan(NamedTuple):
    """What somebody will do, and when."""

    at: float
    verb: Verb


class Way(NamedTuple):
    """One thing that may come next: its weight, what it is, after how long on the average, in office hours or not."""

    weight: float
    verb: Verb
    mean: float
    office: bool = True


_ROUTED = (Way(100, deeds.route, 3, office=False),)
_CHECKED = (
    Way(85, deeds.check, 3 * MINUTE, office=False), Way(15, deeds.check, 25 * MINUTE, office=False),
)  # fmt: skip
_QUEUED = (
    Way(68, deeds.dispatch, 2 * HOUR), Way(8, deeds.dispatch, 4 * DAY), Way(10, deeds.ask, 3 * HOUR),
    Way(6, deeds.answer, 4 * HOUR), Way(6, deeds.merge, 5 * HOUR), Way(2, deeds.withdraw, DAY),
)  # fmt: skip
_ASKED = (Way(70, deeds.tell_more, 2 * DAY, office=False), Way(30, deeds.withdraw, 90 * DAY))
_UNSIGNED = (
    Way(84, deeds.sign, 3 * HOUR), Way(4, deeds.sign, 9 * DAY), Way(5, deeds.ask_return, 5 * HOUR),
    Way(2, deeds.dispatch, DAY), Way(3, deeds.relevel, 5 * HOUR), Way(1, deeds.cry, 6 * HOUR, office=False),
    Way(1, deeds.merge, 4 * HOUR),
)  # fmt: skip
_RETURNED = (Way(80, deeds.decide_return, DAY), Way(20, deeds.decide_return, 6 * DAY))
_UNCALLED = (Way(75, deeds.contact, 6 * HOUR), Way(25, deeds.resolve, 3 * DAY))
_WORKED_ON = (
    Way(76, deeds.resolve, 2.5 * DAY), Way(10, deeds.resolve, 16 * DAY), Way(4, deeds.relevel, 2 * DAY),
    Way(2, deeds.cry, 2 * DAY, office=False), Way(3, deeds.dispatch, 3 * DAY), Way(3, deeds.ask_return, DAY),
    Way(2, deeds.merge, 2 * DAY),
)  # fmt: skip
_ASKED_MORE = (
    Way(6, deeds.ask_extension, DAY),
    Way(4, deeds.pause, 2 * DAY),
    Way(5, deeds.instruct, DAY),
    Way(1, deeds.protect, DAY),
)
_EXTENDING = (Way(80, deeds.decide_extension, 3 * HOUR), Way(20, deeds.decide_extension, 4 * DAY))
_HELD = (
    Way(50, deeds.resume, 15 * DAY),
    Way(30, deeds.revisit, 25 * DAY),
    Way(20, deeds.resume, 150 * DAY),
)
_TASK = (Way(60, deeds.answer_task, DAY), Way(20, deeds.answer_task, 9 * DAY))
_ANSWERED_TASK = (Way(80, deeds.close_task, DAY),)
_HANGS = (Way(20, deeds.split, 2 * DAY), Way(80, deeds.split, 300 * DAY))
_REVIEWED = (Way(85, deeds.review, 4 * HOUR), Way(15, deeds.review, 3 * DAY))
_ANSWERED = (Way(45, deeds.rate, 2 * DAY, office=False), Way(55, deeds.rate, 400 * DAY))
_DONE = (Way(3, deeds.rate, 4 * DAY, office=False), Way(97, deeds.rate, 900 * DAY))


def plan(appeal: Appeal, at: float, chance: Random, slow: float, until: float = END) -> Plan | None:
    """What somebody does next where a matter stands; None where nobody does until then."""
    ways = [way for way in _ways(appeal) if _may(way, appeal)]
    if not ways:
        return None
    way = chance.choices(ways, [way.weight for way in ways])[0]
    moment = at + 1 + chance.expovariate(1 / way.mean) * (slow if way.office else 1.0)
    if moment >= until:
        return None
    is_calm = way.office and appeal.state.level > 2
    return Plan(float(round(opened(moment) if is_calm else moment)), way.verb)


def _ways(appeal: Appeal) -> Sequence[Way]:
    found = _BY_STATUS.get(appeal.status)
    return found(appeal) if found else ()


def _submitted(appeal: Appeal) -> Sequence[Way]:
    if not appeal.state.manual:
        return _ROUTED
    return _CHECKED if appeal.state.doubts else _QUEUED


def _dispatched(appeal: Appeal) -> Sequence[Way]:
    return _RETURNED if appeal.state.return_pending else _UNSIGNED


def _processing(appeal: Appeal) -> Sequence[Way]:
    state = appeal.state
    if state.merged_into:
        return _HANGS
    if state.return_pending:
        return _RETURNED
    if state.pause:
        return _HELD
    if state.extension_to:
        return _EXTENDING
    if appeal.is_reachable and not state.contacted_at:
        return _UNCALLED
    return (*_WORKED_ON, *_ASKED_MORE, *_tasks(appeal))


def _tasks(appeal: Appeal) -> Sequence[Way]:
    """What a leader asked is answered, and signed off."""
    asked = [task for task in tasking.opened(appeal.state) if task.kind is TaskKind.INSTRUCTION]
    if not asked:
        return ()
    return _TASK if any(map(tasking.is_due, asked)) else _ANSWERED_TASK


def _after(ways: Sequence[Way]) -> Callable[[Appeal], Sequence[Way]]:
    """What is still asked keeps an answered matter from the archive."""
    return lambda appeal: _tasks(appeal) or ways


_BY_STATUS: dict[Status, Callable[[Appeal], Sequence[Way]]] = {
    Status.SUBMITTED: _submitted,
    Status.NEED_INFO: lambda _: _ASKED,
    Status.DISPATCHED: _dispatched,
    Status.PROCESSING: _processing,
    Status.REVIEW: lambda _: _REVIEWED,
    Status.VISIT: _after(_ANSWERED),
    Status.DONE: lambda appeal: _after(_DONE if appeal.state.rating is None else ())(appeal),
}


def _may(way: Way, appeal: Appeal) -> bool:
    state = appeal.state
    if way.verb is deeds.ask_return:
        return not (state.return_pending or state.return_refused)
    if way.verb is deeds.ask_extension:
        return not state.extensions and state.run(Clock.FINISH) is not None
    if way.verb in {deeds.protect, deeds.merge}:
        return not state.guarded
    if way.verb is deeds.instruct:
        return not tasking.opened(state)
    return way.verb is not deeds.cry or state.level > 1
