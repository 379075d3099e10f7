"""The one table of steps of an appeal (field.md §2.1): a row says all that the domain may know of one."""

from functions.domain.county.roles import COUNTY_WIDE, Role
from functions.domain.items import alarms, tasking, warnings
from functions.domain.items.audiences import Audience, Tells
from functions.domain.items.extension import deciders
from functions.domain.items.flow import Move
from functions.domain.items.rounds import may_be_excluded
from functions.domain.items.status import OPEN, Action, Status
from functions.domain.kinds.appeal import shown, tells
from functions.domain.refusals import Words

_A, _R, _S = Audience, Role, Status
_AT_UNIT = (_S.DISPATCHED, _S.PROCESSING)
_BEFORE_AN_ANSWER = (_S.SUBMITTED, *_AT_UNIT)
_LIVES = tasking.LIVING
_STAYS = ()


def _by(*roles: Role) -> frozenset[Role]:
    return frozenset(roles)


def _tells(zh: str, en: str, *audiences: Audience) -> Tells:
    return Tells(audiences, Words(zh, en))


MOVES: dict[Action, Move] = {
    Action.SUBMIT: Move(
        Words("提交", "Submitted"), (), (_S.SUBMITTED,), _by(_R.CITIZEN),
        shown=shown.submitted, routed=True,
    ),
    Action.QUEUE: Move(
        Words("转人工派单", "To a dispatcher"), (_S.SUBMITTED,), _STAYS, _by(_R.SYSTEM),
        shown=Words("已登记，正在安排承办单位", "Registered; a unit is being chosen"),
        tells=tells.queued,
    ),
    Action.CHECK: Move(
        Words("核实", "Checked"), _BEFORE_AN_ANSWER, (*_BEFORE_AN_ANSWER, _S.DONE),
        _by(_R.DISPATCHER, _R.HANDLER, _R.LEADER),
        when=lambda state: bool(state.doubts), merged=True, paused=True,
        shown=Words("值班人员已核实您说的情况", "Someone on duty has looked into what you told"),
        tells=alarms.checked, routed=True,
    ),
    Action.DISPATCH: Move(
        Words("派单", "Dispatched"), _BEFORE_AN_ANSWER, (_S.DISPATCHED,), _by(_R.SYSTEM, _R.DISPATCHER),
        when=lambda state: not state.return_pending, checked=True,
        shown=Words("已派给承办单位", "Given to the responsible unit"),
        tells=tells.dispatched, routed=True,
    ),
    Action.ANSWER: Move(
        Words("直接答复", "Answered"), (_S.SUBMITTED,), (_S.VISIT,), _by(_R.DISPATCHER),
        checked=True, shown=Words("已答复", "Answered"), routed=True,
    ),
    Action.ASK: Move(
        Words("要求补充", "Asked for more"), (_S.SUBMITTED,), (_S.NEED_INFO,), _by(_R.DISPATCHER),
        checked=True, shown=Words("请您补充情况", "Please tell us more"),
    ),
    Action.REJECT: Move(
        Words("不予受理", "Not accepted"), (_S.SUBMITTED,), (_S.REJECTED,), _by(_R.DISPATCHER),
        checked=True, shown=Words("不予受理", "Not accepted"), routed=True,
    ),
    Action.SIGN: Move(
        Words("签收", "Signed for"), (_S.DISPATCHED,), (_S.PROCESSING,), _by(_R.HANDLER),
        shown=Words("承办单位已签收", "The unit has signed for it"), routed=True,
    ),
    Action.REQUEST_RETURN: Move(
        Words("申请退单", "Return requested"), _AT_UNIT, _STAYS, _by(_R.HANDLER),
        when=lambda state: not (state.return_pending or state.return_refused),
        tells=_tells("有退单申请待审批", "A return to decide on", _A.DISPATCHERS), routed=True,
    ),
    Action.DECIDE_RETURN: Move(
        Words("退单审批", "Return decided"), _AT_UNIT, _AT_UNIT, _by(_R.DISPATCHER),
        when=lambda state: state.return_pending,
        shown=shown.unless_refused("已改派承办单位", "Given to another unit"),
        tells=tells.returned, routed=True,
    ),
    Action.REQUEST_EXTENSION: Move(
        Words("申请延期", "More time requested"), (_S.PROCESSING,), _STAYS, _by(_R.HANDLER),
        when=lambda state: not (state.extension_to or state.return_pending), checked=True,
        tells=tells.more_time_asked,
    ),
    Action.DECIDE_EXTENSION: Move(
        Words("延期审批", "More time decided"), (_S.PROCESSING,), _STAYS, _by(_R.REVIEWER, _R.LEADER),
        when=lambda state: bool(state.extension_to), checked=True,
        of_these=lambda state: deciders(state.level),
        shown=shown.if_promised_anew("需要更多时间办理", "More time is needed"),
        tells=_tells("延期申请已审批", "Your request for more time was decided", _A.UNIT), routed=True,
    ),
    Action.CONTACT: Move(
        Words("联系群众", "Contacted the citizen"), _AT_UNIT, _STAYS, _by(_R.HANDLER),
        paused=True, private=False, left=True, handed=True, shown=shown.contacted,
    ),
    Action.ARRIVE: Move(
        Words("到场", "On the spot"), _AT_UNIT, _STAYS, _by(_R.HANDLER), paused=True, handed=True,
        shown=Words("承办单位已到现场", "The unit is on the spot"),
    ),
    Action.PAUSE: Move(
        Words("挂账", "Put on hold"), (_S.PROCESSING,), _STAYS, _by(_R.REVIEWER, _R.LEADER),
        when=lambda state: not (state.pause or state.return_pending or state.extension_to), checked=True,
        shown=Words("暂缓办理（挂账）", "Put on hold"),
        tells=_tells("事项已挂账", "A matter was put on hold", _A.UNIT), routed=True,
    ),
    Action.REVISIT: Move(
        Words("挂账复查", "Looked at, still on hold"), (_S.PROCESSING,), _STAYS,
        _by(_R.REVIEWER, _R.LEADER), when=lambda state: bool(state.pause), paused=True, checked=True,
        shown=Words("已复查，仍在暂缓办理", "Looked at again, still on hold"),
        tells=_tells("挂账事项已复查", "A matter on hold was looked at", _A.UNIT), routed=True,
    ),
    Action.RESUME: Move(
        Words("解除挂账", "Taken up again"), (_S.PROCESSING,), _STAYS, _by(_R.REVIEWER, _R.LEADER),
        when=lambda state: bool(state.pause), paused=True,
        shown=Words("恢复办理", "Taken up again"),
        tells=_tells("挂账已解除，请继续办理", "Off hold: go on with it", _A.UNIT), routed=True,
    ),
    Action.RESOLVE: Move(
        Words("提交办结", "Resolved"), (_S.PROCESSING,), (_S.REVIEW,), _by(_R.HANDLER), checked=True,
        tells=_tells("有办结事项待审核", "A resolved matter to review", _A.REVIEWERS),
    ),
    Action.REVIEW: Move(
        Words("审核", "Reviewed"), (_S.REVIEW,), (_S.VISIT, _S.PROCESSING), _by(_R.REVIEWER),
        shown=shown.unless_refused("办理结果已审核答复", "The result was reviewed and answered"),
        tells=tells.reviewed, routed=True,
    ),
    Action.VISIT: Move(
        Words("回访", "Call-back"), (_S.VISIT,), (_S.DONE, _S.PROCESSING, _S.SUBMITTED, _S.VISIT),
        _by(_R.VISITOR, _R.DISPATCHER),
        shown=Words("电话回访", "We called you back"), tells=tells.judged,
    ),
    Action.RATE: Move(
        Words("群众评价", "Rated"), (_S.VISIT, _S.DONE), (_S.DONE, *_AT_UNIT, _S.SUBMITTED),
        _by(_R.CITIZEN), when=lambda state: state.rating is None or state.noted,
        shown=shown.rated, tells=tells.rated, routed=True,
    ),
    Action.PANEL: Move(
        Words("研判", "The panel decided"), (_S.DONE,), (_S.DONE, _S.PROCESSING, _S.SUBMITTED),
        _by(_R.REVIEWER, _R.LEADER), when=lambda state: state.panel, paused=True,
        shown=shown.panelled, tells=tells.judged, routed=True,
    ),
    Action.EXCLUDE: Move(
        Words("剔除不满意评价", "A judgement was excluded"), (*OPEN, _S.DONE, _S.ARCHIVED), _STAYS,
        _by(_R.REVIEWER, _R.LEADER), when=may_be_excluded, paused=True, shown=shown.excluded,
    ),
    Action.INSTRUCT: Move(
        Words("批示", "Instruction"), OPEN, _STAYS, _by(_R.LEADER), paused=True,
        tells=_tells("领导有新批示", "A leader gave an instruction", _A.ASKED, _A.ASKED_HEADS),
    ),
    Action.SUPERVISE: Move(
        Words("督办", "Supervision order"), _LIVES, _STAYS, _by(_R.LEADER, _R.REVIEWER), paused=True,
        tells=_tells("收到督办，请按时回复", "A supervision order to answer", _A.ASKED, _A.ASKED_HEADS),
    ),
    Action.COMMENT: Move(
        Words("代表评议", "A deputy’s judgement"), (*_AT_UNIT, _S.REVIEW, _S.VISIT, _S.DONE),
        (*_AT_UNIT, _S.REVIEW, _S.VISIT, _S.DONE, _S.SUBMITTED),
        _by(_R.DEPUTY, _R.LEADER, _R.REVIEWER), paused=True,
        tells=tells.commented,
    ),
    Action.WHISTLE: Move(
        Words("吹哨", "Units are called in"), _AT_UNIT, _STAYS, _by(_R.HANDLER), checked=True,
        tells=_tells("吹哨：请按时到场报到", "Called in: report in time", _A.ASKED, _A.ASKED_HEADS),
    ),
    Action.DELEGATE: Move(
        Words("下派", "Handed down"), _AT_UNIT, _STAYS, _by(_R.HANDLER), checked=True, handed=True,
        tells=_tells("有下派任务待签收", "A task was handed down to you", _A.ASKED),
    ),
    Action.REFER: Move(
        Words("请外部协助", "Help from outside"), _AT_UNIT, _STAYS, _by(_R.HANDLER, _R.DISPATCHER), checked=True,
        shown=Words("已请其他机构协助", "Another body was asked to help"),
    ),
    Action.VERIFY: Move(
        Words("交办核查", "Verification asked"), _AT_UNIT, _STAYS, _by(_R.SYSTEM, _R.DISPATCHER, _R.REVIEWER),
        checked=True, paused=True,
        tells=_tells("有核查任务，请填写核查结果", "Say whether it is as told", _A.ASKED),
    ),
    Action.ESCALATE: Move(
        Words("呈报领导", "Put before a leader"), (_S.SUBMITTED, *_AT_UNIT, _S.REVIEW, _S.VISIT), _STAYS,
        _by(_R.DISPATCHER, _R.REVIEWER), paused=True, checked=True,
        tells=_tells("有建议呈报，请您阅示", "Put before you: a suggestion to answer", _A.ASKED),
    ),
    Action.JOIN: Move(
        Words("增加会办", "Others join in"), (*_AT_UNIT,), _STAYS, _by(_R.DISPATCHER, _R.HANDLER), checked=True,
        tells=_tells("有会办任务待签收", "A matter to handle together with its unit", _A.ASKED),
    ),
    Action.SIGN_TASK: Move(
        Words("签收交办", "A task was signed for"), _LIVES, _STAYS, _by(*COUNTY_WIDE, _R.HANDLER),
        when=tasking.has_open, merged=True, paused=True, task=True,
    ),
    Action.ANSWER_TASK: Move(
        Words("回复交办", "A task was answered"), _LIVES, _STAYS, _by(*COUNTY_WIDE, _R.HANDLER),
        when=tasking.has_open, merged=True, paused=True, task=True,
        tells=_tells("交办事项已回复", "A task was answered", _A.ASKED, _A.ASKERS, _A.UNIT),
    ),
    Action.CLOSE_TASK: Move(
        Words("交办销号", "A task was decided"), _LIVES, _STAYS, _by(*COUNTY_WIDE, _R.HANDLER),
        when=tasking.has_open, merged=True, paused=True, task=True, shown=shown.published,
        tells=tells.task_decided,
    ),
    Action.HAND_OVER: Move(
        Words("工作交接", "Handed over"), _LIVES, _STAYS, _by(_R.SYSTEM), when=tasking.has_open,
        merged=True, paused=True, tells=tells.handed_over,
    ),
    Action.TERMINATE: Move(
        Words("终止", "Terminated"), OPEN, (_S.TERMINATED,), _by(_R.REVIEWER), paused=True, checked=True,
        shown=Words("已终止", "Terminated"),
        tells=_tells("事项已终止", "The matter was terminated", _A.UNIT), routed=True,
    ),
    Action.TRANSFER: Move(
        Words("移送", "Transferred"), _BEFORE_AN_ANSWER, (_S.TERMINATED,), _by(_R.DISPATCHER), checked=True,
        shown=Words("已移送有权机关办理", "Transferred to the competent body"),
        tells=_tells("事项已移送，本平台不再办理", "The matter was transferred: it is closed here", _A.UNIT, _A.CO_UNITS),
        routed=True,
    ),
    Action.PROTECT: Move(
        Words("转入保护通道", "Put on the protected path"), _BEFORE_AN_ANSWER,
        (_S.SUBMITTED, _S.DISPATCHED), _by(_R.DISPATCHER),
        when=lambda state: not state.guarded, merged=True, paused=True,
        shown=Words("已转专人办理", "Given to those who handle such matters"),
        tells=_tells(
            "有诉求转入保护通道", "A matter was put on the protected path", _A.UNIT, _A.DISPATCHERS
        ),
        routed=True,
    ),
    Action.MERGE: Move(
        Words("并单", "Merged"), _BEFORE_AN_ANSWER, (_S.PROCESSING,), _by(_R.DISPATCHER),
        when=lambda state: not (state.guarded or state.return_pending), checked=True,
        shown=Words("与同一事项一并办理", "Handled together with the same matter"), routed=True,
    ),
    Action.SPLIT: Move(
        Words("拆单", "Split"), (_S.PROCESSING,), (_S.SUBMITTED,), _by(_R.DISPATCHER, _R.SYSTEM),
        when=lambda state: bool(state.merged_into), merged=True, paused=True, shown=shown.split_off,
        tells=_tells("拆单后待重新派单", "Split off, to dispatch again", _A.DISPATCHERS), routed=True,
    ),
    Action.FOLLOW: Move(
        Words("随主件答复", "Answered with its main matter"), (_S.PROCESSING,), (_S.VISIT,), _by(_R.SYSTEM),
        when=lambda state: bool(state.merged_into), merged=True, paused=True,
        shown=Words("与您反映的同一事项已办理答复", "Answered together with the same matter"), routed=True,
    ),
    Action.ADJUST: Move(
        Words("随主件调整", "Adjusted with its main matter"), (_S.PROCESSING,), _STAYS, _by(_R.SYSTEM),
        when=lambda state: bool(state.merged_into), merged=True, paused=True,
        shown=shown.adjusted, routed=True,
    ),
    Action.SUPPLEMENT: Move(
        Words("补充情况", "Added"), (_S.SUBMITTED, _S.NEED_INFO, *_AT_UNIT, _S.WITHDRAWN), _BEFORE_AN_ANSWER,
        _by(_R.CITIZEN), when=lambda state: state.status is not _S.WITHDRAWN or state.may_revive, merged=True, paused=True,
        shown=Words("您补充了情况", "You added something"), tells=tells.added, routed=True,
    ),
    Action.WITHDRAW: Move(
        Words("撤回", "Withdrawn"), (_S.SUBMITTED, _S.NEED_INFO, *_AT_UNIT), (_S.WITHDRAWN,),
        _by(_R.CITIZEN, _R.SYSTEM),
        when=lambda state: not (state.guarded and state.unit), merged=True, paused=True,
        shown=shown.withdrawn,
        tells=_tells("群众已撤回事项", "The citizen withdrew the matter", _A.UNIT), routed=True,
    ),
    Action.URGE: Move(
        Words("群众催办", "Urged by the citizen"), (_S.SUBMITTED, *_AT_UNIT, _S.REVIEW), _STAYS, _by(_R.CITIZEN),
        merged=True, shown=Words("您催办了", "You asked for haste"), tells=tells.urged,
    ),
    Action.REQUEST_CALL: Move(
        Words("请平台联系群众", "Asked the platform to call"), _AT_UNIT, _STAYS, _by(_R.HANDLER),
        when=lambda state: not state.call_asked, paused=True, private=True, handed=True,
        tells=_tells("承办单位请平台联系群众", "A unit asks you to call a citizen", _A.DISPATCHERS),
    ),
    Action.RELAY: Move(
        Words("转告承办单位", "Passed on to the unit"), (*_AT_UNIT, _S.REVIEW), _STAYS, _by(_R.DISPATCHER),
        paused=True, private=True, shown=shown.relayed,
        tells=_tells("平台转告了群众的情况", "The platform passed something on", _A.UNIT),
    ),
    Action.RESEND_CODE: Move(
        Words("告知新查询码", "Told a new query code"), tuple(Status), _STAYS, _by(_R.DISPATCHER),
        when=lambda state: not (state.transferred or state.forgotten), merged=True, paused=True,
        shown=Words("热线核对电话后，告知了新的查询码", "The hotline checked the telephone and told a new query code"),
    ),
    Action.CORRECT: Move(
        Words("群众更正个人信息", "Changed what is held of them"), tuple(Status), tuple(Status),
        _by(_R.CITIZEN), paused=True,
        shown=Words("您更改了留存的信息", "You changed what is held of you"), tells=tells.corrected,
    ),
    Action.WARN: Move(
        Words("超时预警", "Warned"), _LIVES, _STAYS, _by(_R.SYSTEM), merged=True, paused=True, tells=warnings.warned
    ),
    Action.RECKON: Move(
        Words("重新计算时限", "Reckoned anew"), tuple(Status), _STAYS, _by(_R.SYSTEM), merged=True, paused=True,
        shown=shown.if_promised_anew("节假日安排已公布", "The days of rest of the year were announced"),
    ),
    Action.CLOSE: Move(
        Words("默认未评价", "Closed unrated"), (_S.VISIT,), (_S.DONE,), _by(_R.SYSTEM),
        shown=Words("已办结（未评价）", "Closed (not rated)"),
    ),
    Action.ARCHIVE: Move(Words("归档", "Archived"), (_S.DONE,), (_S.ARCHIVED,), _by(_R.SYSTEM)),
    Action.FORGET: Move(
        Words("清除联系方式", "Contact erased"),
        (_S.ARCHIVED, _S.REJECTED, _S.TERMINATED, _S.WITHDRAWN), _STAYS, _by(_R.SYSTEM),
    ),
}  # fmt: skip
