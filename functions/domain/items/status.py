"""The statuses of an appeal and the one table of steps between them (field.md §2.1)."""

from enum import StrEnum
from typing import NamedTuple

from functions.domain.county.roles import Role
from functions.domain.refusals import Words


class Status(StrEnum):
    """Where an appeal stands (诉求状态)."""

    SUBMITTED = "submitted"
    NEED_INFO = "need_info"
    DISPATCHED = "dispatched"
    PROCESSING = "processing"
    REVIEW = "review"
    VISIT = "visit"
    DONE = "done"
    ARCHIVED = "archived"
    REJECTED = "rejected"
    TERMINATED = "terminated"
    WITHDRAWN = "withdrawn"


OPEN = (
    Status.SUBMITTED,
    Status.NEED_INFO,
    Status.DISPATCHED,
    Status.PROCESSING,
    Status.REVIEW,
    Status.VISIT,
)

STAFF_LABEL = {
    Status.SUBMITTED: Words("待受理", "To accept"),
    Status.NEED_INFO: Words("待补充", "Awaiting more information"),
    Status.DISPATCHED: Words("待签收", "To sign for"),
    Status.PROCESSING: Words("办理中", "In progress"),
    Status.REVIEW: Words("待审核", "To review"),
    Status.VISIT: Words("待评价", "Awaiting a rating"),
    Status.DONE: Words("已办结", "Done"),
    Status.ARCHIVED: Words("已归档", "Archived"),
    Status.REJECTED: Words("不予受理", "Not accepted"),
    Status.TERMINATED: Words("已终止", "Terminated"),
    Status.WITHDRAWN: Words("已撤回", "Withdrawn"),
}

CITIZEN_LABEL = STAFF_LABEL | {
    Status.SUBMITTED: Words("已提交", "Received"),
    Status.NEED_INFO: Words("请补充情况", "Please tell us more"),
    Status.DISPATCHED: Words("已受理", "Accepted"),
    Status.REVIEW: Words("办理中", "In progress"),
    Status.VISIT: Words("已答复·请评价", "Answered · please rate"),
    Status.ARCHIVED: Words("已办结", "Done"),
}


class Action(StrEnum):
    """What can be done to an appeal; the names are those of the HTTP contract."""

    SUBMIT = "submit"
    QUEUE = "queue"
    CHECK = "check"
    DISPATCH = "dispatch"
    ANSWER = "answer"
    ASK = "ask"
    REJECT = "reject"
    SIGN = "sign"
    REQUEST_RETURN = "request-return"
    DECIDE_RETURN = "decide-return"
    CONTACT = "contact"
    RESOLVE = "resolve"
    REVIEW = "review"
    VISIT = "visit"
    INSTRUCT = "instruct"
    TERMINATE = "terminate"
    TRANSFER = "transfer"
    PROTECT = "protect"
    MERGE = "merge"
    SPLIT = "split"
    FOLLOW = "follow"
    SUPPLEMENT = "supplement"
    WITHDRAW = "withdraw"
    RATE = "rate"
    REQUEST_CALL = "request-call"
    RELAY = "relay"
    CORRECT = "correct"
    WARN = "warn"
    CLOSE = "close"
    ARCHIVE = "archive"
    FORGET = "forget"


class Move(NamedTuple):
    """From which statuses an action leads where, and whose it is."""

    label: Words
    source: tuple[Status, ...]
    targets: tuple[Status, ...]  # () means that the status stays as it is
    by: frozenset[Role]


def _move(
    zh: str, en: str, source: tuple[Status, ...], targets: tuple[Status, ...], *by: Role
) -> Move:
    return Move(Words(zh, en), source, targets, frozenset(by))


_S = Status
_AT_UNIT = (_S.DISPATCHED, _S.PROCESSING)
_STAYS = ()

MOVES: dict[Action, Move] = {
    Action.SUBMIT: _move("提交", "Submitted", (), (_S.SUBMITTED,), Role.CITIZEN),
    Action.QUEUE: _move("转人工派单", "To a dispatcher", (_S.SUBMITTED,), _STAYS, Role.SYSTEM),
    Action.CHECK: _move(
        "核实", "Checked", (_S.SUBMITTED, *_AT_UNIT),
        (_S.SUBMITTED, *_AT_UNIT, _S.DONE), Role.DISPATCHER, Role.HANDLER, Role.LEADER,
    ),
    Action.DISPATCH: _move(
        "派单", "Dispatched", (_S.SUBMITTED, *_AT_UNIT), (_S.DISPATCHED,), Role.SYSTEM, Role.DISPATCHER
    ),
    Action.ANSWER: _move("直接答复", "Answered", (_S.SUBMITTED,), (_S.VISIT,), Role.DISPATCHER),
    Action.ASK: _move("要求补充", "Asked for more", (_S.SUBMITTED,), (_S.NEED_INFO,), Role.DISPATCHER),
    Action.REJECT: _move("不予受理", "Not accepted", (_S.SUBMITTED,), (_S.REJECTED,), Role.DISPATCHER),
    Action.SIGN: _move("签收", "Signed for", (_S.DISPATCHED,), (_S.PROCESSING,), Role.HANDLER),
    Action.REQUEST_RETURN: _move("申请退单", "Return requested", _AT_UNIT, _STAYS, Role.HANDLER),
    Action.DECIDE_RETURN: _move(
        "退单审批", "Return decided", _AT_UNIT, _AT_UNIT, Role.DISPATCHER
    ),
    Action.CONTACT: _move("联系群众", "Contacted the citizen", _AT_UNIT, _STAYS, Role.HANDLER),
    Action.RESOLVE: _move("提交办结", "Resolved", (_S.PROCESSING,), (_S.REVIEW,), Role.HANDLER),
    Action.REVIEW: _move(
        "审核", "Reviewed", (_S.REVIEW,), (_S.VISIT, _S.PROCESSING), Role.REVIEWER
    ),
    Action.VISIT: _move(
        "回访", "Call-back", (_S.VISIT,), (_S.DONE, _S.PROCESSING, _S.SUBMITTED, _S.VISIT), Role.VISITOR,
        Role.DISPATCHER,
    ),
    Action.RATE: _move(
        "群众评价", "Rated", (_S.VISIT, _S.DONE), (_S.DONE, *_AT_UNIT, _S.SUBMITTED), Role.CITIZEN
    ),
    Action.INSTRUCT: _move("批示", "Instruction", OPEN, _STAYS, Role.LEADER),
    Action.TERMINATE: _move("终止", "Terminated", OPEN, (_S.TERMINATED,), Role.REVIEWER),
    Action.TRANSFER: _move(
        "移送", "Transferred", (_S.SUBMITTED, *_AT_UNIT), (_S.TERMINATED,), Role.DISPATCHER
    ),
    Action.PROTECT: _move(
        "转入保护通道", "Put on the protected path", (_S.SUBMITTED, *_AT_UNIT),
        (_S.SUBMITTED, _S.DISPATCHED), Role.DISPATCHER,
    ),
    Action.MERGE: _move(
        "并单", "Merged", (_S.SUBMITTED, *_AT_UNIT), (_S.PROCESSING,), Role.DISPATCHER
    ),
    Action.SPLIT: _move("拆单", "Split", (_S.PROCESSING,), (_S.SUBMITTED,), Role.DISPATCHER, Role.SYSTEM),
    Action.FOLLOW: _move(
        "随主件答复", "Answered with its main matter", (_S.PROCESSING,), (_S.VISIT,), Role.SYSTEM
    ),
    Action.SUPPLEMENT: _move(
        "补充情况", "Added", (_S.SUBMITTED, _S.NEED_INFO, *_AT_UNIT),
        (_S.SUBMITTED, *_AT_UNIT), Role.CITIZEN,
    ),
    Action.WITHDRAW: _move(
        "撤回", "Withdrawn", (_S.SUBMITTED, _S.NEED_INFO, *_AT_UNIT), (_S.WITHDRAWN,), Role.CITIZEN,
        Role.SYSTEM,
    ),
    Action.REQUEST_CALL: _move(
        "请平台联系群众", "Asked the platform to call", _AT_UNIT, _STAYS, Role.HANDLER
    ),
    Action.RELAY: _move(
        "转告承办单位", "Passed on to the unit", (*_AT_UNIT, _S.REVIEW), _STAYS, Role.DISPATCHER
    ),
    Action.CORRECT: _move(
        "群众更正个人信息", "Changed what is held of them", tuple(Status), _STAYS, Role.CITIZEN
    ),
    Action.WARN: _move("超时预警", "Warned", OPEN, _STAYS, Role.SYSTEM),
    Action.CLOSE: _move("默认未评价", "Closed unrated", (_S.VISIT,), (_S.DONE,), Role.SYSTEM),
    Action.ARCHIVE: _move("归档", "Archived", (_S.DONE,), (_S.ARCHIVED,), Role.SYSTEM),
    Action.FORGET: _move(
        "清除联系方式", "Contact erased",
        (_S.ARCHIVED, _S.REJECTED, _S.TERMINATED, _S.WITHDRAWN), _STAYS, Role.SYSTEM,
    ),
}  # fmt: skip
