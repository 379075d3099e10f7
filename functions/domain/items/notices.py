"""Who is told of an event, and in which words: number, level and what to do; never content."""

from msgspec import Struct

from functions.domain.items.alarms import alarms
from functions.domain.items.appeal import Event
from functions.domain.items.audiences import Audience
from functions.domain.items.clocks import Rung
from functions.domain.items.state import State
from functions.domain.items.status import Action, Status
from functions.domain.refusals import Words


class Notice(Struct, frozen=True):
    """One thing to tell to one group."""

    audience: Audience
    kind: str
    text: Words


_A = Audience
URGENT = 2  # up to this level, who is on duty is told too (field.md C14)
_TOLD: dict[Action, tuple[tuple[Audience, ...], Words]] = {
    Action.QUEUE: (
        (_A.DISPATCHERS,),
        Words("有新诉求待人工派单", "A new appeal needs a dispatcher"),
    ),
    Action.DISPATCH: ((_A.UNIT, _A.CO_UNITS), Words("有新事项待签收", "A new matter to sign for")),
    Action.DECIDE_RETURN: ((_A.UNIT,), Words("退单申请已审批", "Your return was decided")),
    Action.REQUEST_RETURN: ((_A.DISPATCHERS,), Words("有退单申请待审批", "A return to decide on")),
    Action.RESOLVE: ((_A.REVIEWERS,), Words("有办结事项待审核", "A resolved matter to review")),
    Action.REQUEST_CALL: (
        (_A.DISPATCHERS,),
        Words("承办单位请平台联系群众", "A unit asks you to call a citizen"),
    ),
    Action.RELAY: ((_A.UNIT,), Words("平台转告了群众的情况", "The platform passed something on")),
    Action.CORRECT: ((_A.UNIT,), Words("群众更正了个人信息", "The citizen changed their details")),
    Action.PROTECT: (
        (_A.UNIT, _A.DISPATCHERS),
        Words("有诉求转入保护通道", "A matter was put on the protected path"),
    ),
    Action.SPLIT: ((_A.DISPATCHERS,), Words("拆单后待重新派单", "Split off, to dispatch again")),
    Action.INSTRUCT: ((_A.UNIT, _A.HEAD), Words("领导有新批示", "A leader gave an instruction")),
    Action.WITHDRAW: ((_A.UNIT,), Words("群众已撤回事项", "The citizen withdrew the matter")),
    Action.TERMINATE: ((_A.UNIT,), Words("事项已终止", "The matter was terminated")),
}
_WARNINGS = {
    Rung.UNSIGNED: ((_A.UNIT, _A.HEAD), Words("超时未签收，请立即签收", "Not signed for in time")),
    Rung.YELLOW: ((_A.UNIT,), Words("黄灯：临近时限，请尽快办理", "Yellow: due soon")),
    Rung.RED: ((_A.UNIT, _A.HEAD), Words("红灯：已超时限", "Red: overdue")),
    Rung.LATE: (
        (_A.UNIT, _A.HEAD, _A.LEADERS),
        Words("红灯：持续超时，已上报领导", "Red: still overdue, leaders are told"),
    ),
}


_NOBODY = Words(
    "有诉求没有人有权查看，请在“人员”中指定", "A matter waits and nobody may see it: give somebody the right"
)  # fmt: skip
_UNATTENDED = Words(
    "有诉求没有人处理，请在“人员”中指定", "A matter waits and nobody is there for it"
)


def notices(event: Event) -> list[Notice]:
    """What an event tells, and to whom."""
    audiences, text = alarms(event) or _of(event)
    urgent = event.state.level <= URGENT or event.state.doubts
    if urgent and event.action in {Action.DISPATCH, Action.QUEUE}:
        audiences = (*audiences, _A.DUTY)
    return [Notice(audience, event.action.value, text) for audience in audiences]


def must_be_heard(event: Event) -> bool:
    """Whether somebody has to hear of it, whoever is left: a warning, a doubt, a protected report."""
    return event.action is Action.WARN or event.state.guarded or bool(event.state.doubts)


def unheard(event: Event) -> Notice:
    """What is told of it, by its number alone, to those who can give somebody the right."""
    text = _NOBODY if event.state.guarded else _UNATTENDED
    return Notice(_A.ADMINS, event.action.value, text)


def _of(event: Event) -> tuple[tuple[Audience, ...], Words]:
    nobody: tuple[Audience, ...] = ()
    match event.action:
        case Action.WARN:
            audiences, text = _WARNINGS[Rung(event.facts["rung"])]
            return _where_it_stands(event.state, audiences), text
        case Action.REVIEW if event.facts.get("decision") == "refuse":
            return (_A.UNIT,), Words("办结被驳回，请继续办理", "The review sent it back")
        case Action.RATE | Action.VISIT if event.facts.get("rework"):
            return (_A.UNIT, _A.HEAD, _A.REVIEWERS), Words(
                "群众不满意，已转二次办理", "Badly rated: a new round begins"
            )
        case Action.SUPPLEMENT if "rest" in event.facts:
            return nobody, Words("", "")
        case Action.SUPPLEMENT:
            return (_A.UNIT if event.state.unit else _A.DISPATCHERS,), Words(
                "群众补充了情况", "The citizen added something"
            )
        case _:
            return _TOLD.get(event.action, (nobody, Words("", "")))


def _where_it_stands(state: State, audiences: tuple[Audience, ...]) -> tuple[Audience, ...]:
    """Who must act is told; where no unit has it, that is a dispatcher, in review a reviewer."""
    leaders = tuple(a for a in audiences if a is _A.LEADERS)
    if state.status is Status.REVIEW:
        return (_A.REVIEWERS, *leaders)
    return audiences if state.unit else (_A.DISPATCHERS, *leaders)
