"""How each act is come to: who does it, with which body, after which steps. For tests that try every field."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any, NamedTuple

from functions.domain.items.status import Action
from tests.county import VILLAGE, WALL

LAMP = "小区门口的路灯坏了半个月了，晚上看不清路。"
CALM = "想问一下图书馆几点开门，周末开不开。"
DOUBT = "楼下有股煤气味，也可能是别的味道"
REPORT = "举报村支书贪污修路款。"
Step = tuple[str, str, dict[str, Any]]


class Scene(NamedTuple):
    """Whose act it is, the body that it needs, and the steps before it; the matter is confidential, or it could not be."""

    user: str
    body: Mapping[str, Any] = MappingProxyType({})
    before: tuple[Step, ...] = ()
    told: str = LAMP
    place: str = WALL
    confidential: bool = True


def _later(days: int = 2) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).isoformat()


def _soon() -> str:
    return (datetime.now(UTC) + timedelta(minutes=30)).isoformat()


_SOLVED: dict[str, Any] = {
    "result": "solved", "reply_public": "路灯已修好。", "contacted": False,
}  # fmt: skip
_SIGNED: tuple[Step, ...] = (("hans", "sign", {}),)
_RESOLVED: tuple[Step, ...] = (*_SIGNED, ("hans", "resolve", _SOLVED))
_ON_HOLD: tuple[Step, ...] = (
    *_SIGNED, ("rita", "pause", {"reason": "history", "plan_date": "2028-01-01"}),
)  # fmt: skip
_JUDGED: tuple[Step, ...] = (
    ("hans", "resolve", _SOLVED), ("rita", "review", {"decision": "approve"}),
    ("vito", "visit", {"reached": True, "level": 1, "solved": False}),
)  # fmt: skip
_TASKED: tuple[Step, ...] = (*_SIGNED, ("lena", "instruct", {"text": "请办理"}))
_A = Action
SCENES: dict[Action, Callable[[], Scene]] = {
    _A.CHECK: lambda: Scene("dora", {"danger": False}, told=DOUBT),
    _A.DISPATCH: lambda: Scene("dora", {"unit": "lights"}, told=CALM),
    _A.ANSWER: lambda: Scene("dora", {"reply_public": "已答复。"}, told=CALM),
    _A.ASK: lambda: Scene("dora", {"question": "请问是哪里？"}, told=CALM),
    _A.REJECT: lambda: Scene("dora", {"reason": "litigation", "guidance": "请去法院。"}, told=CALM),
    _A.SIGN: lambda: Scene("hans"),
    _A.REQUEST_RETURN: lambda: Scene("hans", {"reason": "not_our_duty", "basis": "清单第三条"}),
    _A.DECIDE_RETURN: lambda: Scene(
        "dora", {"decision": "refuse"},
        (("hans", "request-return", {"reason": "not_our_duty", "basis": "清单第三条"}),),
    ),
    _A.REQUEST_EXTENSION: lambda: Scene(
        "hans", {"reason": "supplies", "note": "等待到货", "due_at": _later(8)}, _SIGNED
    ),
    _A.DECIDE_EXTENSION: lambda: Scene(
        "rita", {"decision": "refuse", "note": "请按时办结"},
        (*_SIGNED, ("hans", "request-extension", {"reason": "supplies", "note": "等待到货", "due_at": _later(8)})),
    ),
    _A.PAUSE: lambda: Scene("rita", {"reason": "history", "plan_date": "2028-01-01"}, _SIGNED),
    _A.REVISIT: lambda: Scene("rita", {"plan_date": "2028-01-01", "note": "还在等规划"}, _ON_HOLD),
    _A.RESUME: lambda: Scene("rita", before=_ON_HOLD),
    _A.CONTACT: lambda: Scene(
        "hans", {"method": "phone", "result": "已联系"}, _SIGNED, confidential=False
    ),
    _A.RESOLVE: lambda: Scene("hans", _SOLVED, _SIGNED),
    _A.REVIEW: lambda: Scene("rita", {"decision": "approve"}, _RESOLVED),
    _A.VISIT: lambda: Scene(
        "vito", {"reached": True, "level": 1, "solved": False},
        (*_RESOLVED, ("rita", "review", {"decision": "approve"})),
    ),
    _A.INSTRUCT: lambda: Scene("lena", {"text": "请办理"}),
    _A.TERMINATE: lambda: Scene("rita", {"reason": "duplicate", "guidance": "另一件已办。"}),
    _A.TRANSFER: lambda: Scene("gwen", {"to": "县公安局"}, told=REPORT, place=VILLAGE),
    _A.PROTECT: lambda: Scene("dora"),
    _A.MERGE: lambda: Scene("dora", {"into": "2" * 18}),
    _A.SPLIT: lambda: Scene("dora"),
    _A.REQUEST_CALL: lambda: Scene("hans", {"question": "请问是哪一盏？"}),
    _A.RELAY: lambda: Scene("dora", {"text": "说是东边那盏", "with_doors": True}),
    _A.COMMENT: lambda: Scene("lena", {"text": "代表不满意", "level": 1}),
    _A.DELEGATE: lambda: Scene("hans", {"unit": "lights2", "due_at": _soon(), "text": "请办理"}, _SIGNED),
    _A.REFER: lambda: Scene("hans", {"to": "司法所", "text": "请调解", "public": "您可到司法所。"}),
    _A.SUPERVISE: lambda: Scene("lena", {"form": "letter", "text": "请说明"}),
    _A.VERIFY: lambda: Scene("dora", {"units": ["heat"], "text": "请核查"}),
    _A.WHISTLE: lambda: Scene("hans", {"units": ["heat"], "text": "请到场"}),
    _A.JOIN: lambda: Scene("dora", {"co_units": ["heat"]}),
    _A.SIGN_TASK: lambda: Scene("hans", {"task": "1"}, _TASKED),
    _A.ANSWER_TASK: lambda: Scene("hans", {"task": "1", "reply": "已完成"}, _TASKED),
    _A.CLOSE_TASK: lambda: Scene(
        "rita", {"task": "1", "decision": "accept"},
        (*_TASKED, ("hans", "answer-task", {"task": "1", "reply": "已完成"})),
    ),
    _A.ESCALATE: lambda: Scene("dora", {"text": "请阅示"}),
    _A.EXCLUDE: lambda: Scene(
        "rita", {"round": 1, "reason": "mistaken", "note": "点错了"}, (*_SIGNED, *_JUDGED)
    ),
    _A.PANEL: lambda: Scene(
        "rita", {"decision": "uphold", "note": "属实"}, (*_SIGNED, *_JUDGED * 3)
    ),
    _A.ARRIVE: lambda: Scene("hans", {"note": "到了现场"}),
    _A.RESEND_CODE: lambda: Scene("dora", {"phone": "13876543219"}),
}  # fmt: skip
