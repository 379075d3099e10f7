"""Who is told of what the nets heard, and told again while nobody has decided it."""

from functions.domain.items.appeal import Event
from functions.domain.items.audiences import Audience, Tells
from functions.domain.items.runs import Clock
from functions.domain.items.state import Doubt, State
from functions.domain.refusals import Words

A = Audience

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


def doubted(state: State) -> Tells | None:
    """A new matter in which the nets may have heard something; None where they did not."""
    return Tells((A.DISPATCHERS,), _to_check(state)) if state.doubts else None


def reminded(state: State) -> Tells:
    """A doubt that nobody has decided in time."""
    nearest = (A.UNIT, A.DISPATCHERS, A.DUTY)
    far = nearest if _asked(state) < REMINDERS else (*nearest, A.HEAD, A.LEADERS)
    return Tells(far, _to_check(state))


def said_later(event: Event) -> Tells | None:
    """Danger or a report in what was said after the first words; None where there is neither."""
    state, facts = event.state, event.facts
    if facts.alarm:
        return Tells((_has_it(state), A.HEAD, A.DUTY), _ALARM)
    if facts.maybe_danger and state.doubts:
        return Tells((_has_it(state), A.DISPATCHERS, A.HEAD, A.DUTY), _to_check(state))
    if state.guarded and facts.report_words:
        return Tells((_has_it(state),), _PROTECTED)
    return None


def checked(event: Event) -> Tells:
    """What a person decided of a doubt."""
    state, facts = event.state, event.facts
    if facts.danger:
        return Tells((_has_it(state), A.HEAD, A.DUTY), _CONFIRMED)
    if facts.report:
        return Tells((_has_it(state),), _PROTECTED)
    return Tells((A.UNIT,) if facts.report is not None and state.unit else (), _GO_ON)


def _asked(state: State) -> int:
    check = state.clocks.get(Clock.CHECK)
    return check.told if check else 0


def _has_it(state: State) -> A:
    return A.UNIT if state.unit else A.DISPATCHERS


def _to_check(state: State) -> Words:
    return _TO_CHECK[Doubt.DANGER if Doubt.DANGER in state.doubts else Doubt.REPORT]
