"""Who is told of what the nets heard, and told again while nobody has decided it."""

from functions.domain.items.appeal import Event
from functions.domain.items.audiences import Audience
from functions.domain.items.clocks import Rung
from functions.domain.items.state import Doubt, State
from functions.domain.items.status import Action
from functions.domain.refusals import Words

A = Audience
Told = tuple[tuple[A, ...], Words]

REMINDERS = 2  # from this many on, heads and leaders hear of it too
_ALARM = Words(
    "紧急：群众补充了危险情况，请立即处理", "Emergency: the citizen told of danger, act now"
)
_CONFIRMED = Words("紧急：核实有危险，请立即处理", "Emergency: the danger was confirmed, act now")
_PROTECTED = Words("有诉求转入保护通道", "A matter was put on the protected path")
_GO_ON = Words("已核实，请继续办理", "Checked; go on with it")
_TO_CHECK = {
    Doubt.DANGER: Words(
        "待核实：可能有危险，请在 5 分钟内判断", "To check within 5 minutes: it may tell of danger"
    ),
    Doubt.REPORT: Words(
        "待核实：可能是举报，请在 5 分钟内判断", "To check within 5 minutes: it may be a report"
    ),
}


def alarms(event: Event) -> Told | None:
    """Whom an event concerns because of what the nets heard; None where they heard nothing in it."""
    match event.action:
        case Action.WARN if event.facts["rung"] == Rung.UNCHECKED:
            return _reminded(event.state), _to_check(event.state)
        case Action.QUEUE if event.state.doubts:
            return (A.DISPATCHERS,), _to_check(event.state)
        case Action.RATE | Action.SUPPLEMENT:
            return _said_later(event)
        case Action.CHECK:
            return _checked(event)
        case _:
            return None


def _said_later(event: Event) -> Told | None:
    state, facts = event.state, event.facts
    if "alarm" in facts:
        return (_has_it(state), A.HEAD, A.DUTY), _ALARM
    if "maybe_danger" in facts and state.doubts:
        return (_has_it(state), A.DISPATCHERS, A.HEAD, A.DUTY), _to_check(state)
    if state.guarded and {"report", "maybe_report"} & facts.keys():
        return (_has_it(state),), _PROTECTED
    return None


def _checked(event: Event) -> Told:
    state, facts = event.state, event.facts
    if facts.get("danger") == "yes":
        return (_has_it(state), A.HEAD, A.DUTY), _CONFIRMED
    if facts.get("report") == "yes":
        return (_has_it(state),), _PROTECTED
    return ((A.UNIT,) if facts.get("report") and state.unit else ()), _GO_ON


def _reminded(state: State) -> tuple[A, ...]:
    nearest = (A.UNIT, A.DISPATCHERS, A.DUTY)
    return nearest if state.asked < REMINDERS else (*nearest, A.HEAD, A.LEADERS)


def _has_it(state: State) -> A:
    return A.UNIT if state.unit else A.DISPATCHERS


def _to_check(state: State) -> Words:
    return _TO_CHECK[Doubt.DANGER if Doubt.DANGER in state.doubts else Doubt.REPORT]
