"""The lists that the work on appeals is done from (待办): what stands in each, and whose work it is."""

from functions.domain.county.roles import COUNTY_WIDE, Role
from functions.domain.items.extension import deciders
from functions.domain.items.flow import Queue
from functions.domain.items.runs import Clock
from functions.domain.items.state import State
from functions.domain.items.status import OPEN, Status
from functions.domain.items.tasking import LIVING, opened
from functions.domain.items.tasks import TaskKind
from functions.domain.kinds.appeal.clocks import CLOCKS
from functions.domain.refusals import Words

_R, _S = Role, Status
DESK = COUNTY_WIDE | {_R.HANDLER}
_AT_UNIT = (_S.DISPATCHED, _S.PROCESSING)


def _of(*roles: Role) -> frozenset[Role]:
    return frozenset(roles)


def _awaits(state: State, role: Role) -> bool:
    """Whether a request for more time is this role's to decide."""
    return bool(state.extension_to) and role in deciders(state.level)


def _asks(state: State, kind: TaskKind) -> bool:
    """Whether something of this kind is asked and not closed."""
    return any(task.kind is kind for task in opened(state))


QUEUES: dict[str, Queue] = {
    "to_check": Queue(
        Words("待核实", "To check"), tuple(CLOCKS[Clock.CHECK].asked_in), _of(_R.DISPATCHER),
        lambda state: bool(state.doubts), marked=True,
    ),
    "to_dispatch": Queue(
        Words("待派单", "To dispatch"), (_S.SUBMITTED,), _of(_R.DISPATCHER),
        lambda state: not state.spam, but="quarantine",
    ),
    "quarantine": Queue(
        Words("疑似广告", "Quarantine"), (_S.SUBMITTED,), _of(_R.DISPATCHER),
        lambda state: state.spam, marked=True,
    ),
    "requests": Queue(
        Words("退单申请", "Returns to decide"), _AT_UNIT, _of(_R.DISPATCHER),
        lambda state: state.return_pending, marked=True,
    ),
    "to_relay": Queue(
        Words("请平台联系", "Calls asked for"), _AT_UNIT, _of(_R.DISPATCHER),
        lambda state: state.call_asked, marked=True,
    ),
    "to_sign": Queue(Words("待签收", "To sign for"), (_S.DISPATCHED,), _of(_R.HANDLER)),
    "processing": Queue(Words("办理中", "In progress"), (_S.PROCESSING,), _of(_R.HANDLER)),
    "helping": Queue(
        Words("协办", "As co-unit"), (*_AT_UNIT, _S.REVIEW), _of(_R.HANDLER), helped=True
    ),
    "tasks": Queue(
        Words("我的任务", "My tasks"), LIVING, DESK, mine=True,
    ),
    "asked": Queue(
        Words("交办跟踪", "What I asked"), LIVING, _of(_R.LEADER, _R.REVIEWER), asked=True,
    ),
    "to_review": Queue(Words("待审核", "To review"), (_S.REVIEW,), _of(_R.REVIEWER)),
    "to_visit": Queue(Words("待回访", "To call back"), (_S.VISIT,), _of(_R.DISPATCHER, _R.VISITOR)),
    "extensions": Queue(
        Words("延期申请", "More time to decide"), (_S.PROCESSING,), _of(_R.REVIEWER, _R.LEADER),
        lambda state: _awaits(state, _R.REVIEWER), marked=True,
    ),
    "urgent_extensions": Queue(
        Words("紧急延期申请", "More time, urgent"), (_S.PROCESSING,), _of(_R.LEADER),
        lambda state: _awaits(state, _R.LEADER) and not _awaits(state, _R.REVIEWER),
        marked=True,
    ),
    "unsigned": Queue(
        Words("未签收特急", "Urgent, not signed for"), (_S.DISPATCHED,), _of(_R.LEADER),
        lambda state: state.level == 1, marked=True,
    ),
    "rework": Queue(
        Words("二次办理", "Second round"), (_S.SUBMITTED, *_AT_UNIT, _S.REVIEW),
        _of(_R.REVIEWER, _R.LEADER), lambda state: state.round > 1, marked=True,
    ),
    "returned": Queue(
        Words("多次退单", "Returned again and again"), (_S.SUBMITTED, *_AT_UNIT, _S.REVIEW),
        _of(_R.DISPATCHER, _R.REVIEWER, _R.LEADER), lambda state: state.is_returned_often, marked=True,
    ),
    "overdue": Queue(
        Words("已超时", "Overdue"), (_S.SUBMITTED, *_AT_UNIT, _S.REVIEW),
        _of(_R.DISPATCHER, _R.HANDLER, _R.REVIEWER, _R.LEADER), late=True,
    ),
    "open": Queue(Words("在办", "Open"), tuple(OPEN), _of()),  # nobody's work: what a number opens
    "answered": Queue(Words("已答复", "Answered"), (_S.VISIT, _S.DONE), _of()),  # what deputies judge afterwards
    "paused": Queue(
        Words("挂账台账", "On hold"), (_S.PROCESSING,), _of(_R.REVIEWER, _R.LEADER),
        lambda state: state.pause is not None and not state.merged_into,
    ),
    "supervised": Queue(
        Words("督办台账", "Supervised"), LIVING, _of(_R.REVIEWER, _R.LEADER),
        lambda state: _asks(state, TaskKind.SUPERVISION), marked=True,
    ),
    "judged": Queue(
        Words("代表监督", "Deputies’ supervision"), LIVING, _of(_R.REVIEWER, _R.LEADER),
        lambda state: _asks(state, TaskKind.JUDGEMENT), marked=True,
    ),
    "panel": Queue(
        Words("待研判", "To the panel"), (_S.DONE,), _of(_R.REVIEWER, _R.LEADER),
        lambda state: state.panel, marked=True,
    ),
    "excluded": Queue(
        Words("剔除清单", "Excluded judgements"), tuple(_S), _of(_R.REVIEWER, _R.LEADER),
        lambda state: bool(state.excluded), marked=True,
    ),
}  # fmt: skip
