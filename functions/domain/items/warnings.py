"""Who is told of a promise of time that is about to be broken, or is (field.md §2.7)."""

from functions.domain.items import alarms
from functions.domain.items.appeal import Event
from functions.domain.items.audiences import Audience, Tells
from functions.domain.items.clocks import URGENT
from functions.domain.items.facts import Facts
from functions.domain.items.rungs import Rung
from functions.domain.items.runs import Clock
from functions.domain.items.state import State
from functions.domain.items.status import Action, Status
from functions.domain.refusals import Lang, Words

_A = Audience
_WARNINGS = {
    Rung.UNSIGNED: Tells(
        (_A.UNIT, _A.HEAD), Words("超时未签收，请立即签收", "Not signed for in time")
    ),
    Rung.UNCONTACTED: Tells(
        (_A.UNIT, _A.HEAD),
        Words("超时未联系群众，请立即联系", "The citizen was not contacted in time"),
    ),
    Rung.UNDECIDED: Tells(
        (_A.DISPATCHERS, _A.LEADERS),
        Words("退单申请超时未审批", "A return was not decided in time"),
    ),
    Rung.UNGRANTED: Tells(
        (_A.REVIEWERS, _A.LEADERS),
        Words("延期申请超时未审批", "A request for more time was not decided in time"),
    ),
    Rung.REVISIT: Tells(
        (_A.REVIEWERS,), Words("挂账事项到了复查的时间", "What is on hold is to be looked at again")
    ),
    Rung.UNVISITED: Tells(
        (_A.REVIEWERS, _A.LEADERS),
        Words("挂账事项超时未复查", "What is on hold was not looked at in time"),
    ),
    Rung.BROKEN: Tells(
        (_A.UNIT, _A.HEAD, _A.DISPATCHERS, _A.LEADERS),
        Words("承诺群众的答复时间已到，仍未答复", "The citizen was promised an answer by now"),
    ),
    Rung.TASK_SOON: Tells(
        (_A.ASKED,), Words("黄灯：交办事项临近时限", "Yellow: a task is due soon")
    ),
    Rung.TASK_MISSED: Tells(
        (_A.ASKED, _A.ASKED_HEADS, _A.ASKERS),
        Words("红灯：交办事项逾期未办", "Red: a task was not done in time"),
    ),
    Rung.TASK_LATE: Tells(
        (_A.ASKED, _A.ASKED_HEADS, _A.ASKERS, _A.LEADERS),
        Words(
            "红灯：交办事项持续逾期，已上报领导", "Red: a task is still not done, leaders are told"
        ),
    ),
    Rung.YELLOW: Tells((_A.UNIT,), Words("黄灯：临近时限，请尽快办理", "Yellow: due soon")),
    Rung.RED: Tells((_A.UNIT, _A.HEAD), Words("红灯：已超时限", "Red: overdue")),
    Rung.LATE: Tells(
        (_A.UNIT, _A.HEAD, _A.LEADERS),
        Words("红灯：持续超时，已上报领导", "Red: still overdue, leaders are told"),
    ),
}

# The promises of who has it in hand climb the place's ladder; what the office owes is the office's.
CLIMBING = frozenset({Clock.SIGN, Clock.CONTACT, Clock.FINISH})


def climbed(event: Event) -> int | None:
    """The how-manieth warning of one promise this is, where it climbs the ladder of the place (B04)."""
    return come_to(event.facts, event.state) if event.action is Action.WARN else None


def come_to(facts: Facts, state: State) -> int | None:
    """The same, by what a warning says and the state that it leaves."""
    run = state.clocks.get(facts.clock) if facts.clock in CLIMBING else None
    return run.told if run else None


def on_level(text: Words, level: int, name: str) -> Words:
    """The words of a warning for who stands on a level of the ladder."""
    return Words(
        f"{text[Lang.ZH]}（责任链第 {level} 级：{name}）",
        f"{text[Lang.EN]} (level {level}: {name})",
    )


def warned(event: Event) -> Tells:
    """What a warning tells, to those who must act where the matter stands."""
    rung = event.facts.rung
    if rung is None or rung is Rung.UNCHECKED:
        return alarms.reminded(event.state)
    audiences, text = _WARNINGS[rung]
    if event.facts.task:
        return Tells(audiences, text)
    there = _where_it_stands(event.state, audiences)
    return Tells((*there, _A.DUTY) if event.state.level <= URGENT else there, text)


def _where_it_stands(state: State, audiences: tuple[Audience, ...]) -> tuple[Audience, ...]:
    """Who must act is told; where no unit has it, that is a dispatcher, in review a reviewer."""
    leaders = tuple(a for a in audiences if a is _A.LEADERS)
    if state.status is Status.REVIEW:
        return (_A.REVIEWERS, *leaders)
    return audiences if state.unit else (_A.DISPATCHERS, *leaders)
