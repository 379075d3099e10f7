"""What a work order (工单) says of a matter on paper: as its reader reads it on the page."""

from datetime import datetime

from functions.desk import columns, eyes
from functions.desk.case import Case
from functions.domain.codes import BEIJING
from functions.domain.items.ladder import due as due_next
from functions.domain.items.runs import Clock
from functions.domain.kinds import flow_of
from functions.domain.refusals import Lang

_SHOWN = ("状态", "工单类型", "分类", "紧急程度", "点位", "地址", "承办单位", "协办单位")


def due(case: Case) -> str:
    """What is due, and by when: of who handles it the end of the work, where that runs."""
    finish = case.state.run(Clock.FINISH)
    waits = due_next(case.state, flow_of(case.appeal).clocks)
    if finish:
        return f"办结期限：{_moment(finish.due_at)}"
    if waits:
        label = flow_of(case.appeal).clocks[waits.step].label[Lang.ZH]
        return f"{label}期限：{_moment(waits.by)}"
    return "现在没有在走的时限"


def facts(case: Case) -> tuple[tuple[str, str], ...]:
    """Its lines, by what they are called."""
    said = {column.head.title: column.read(case) for column in columns.COLUMNS}
    named = ((name, str(said.get(name) or "")) for name in _SHOWN)
    return (("提交时间", _moment(case.appeal.submitted_at)), *(pair for pair in named if pair[1]))


def told(case: Case) -> str:
    """What was told, behind its mask."""
    return eyes.told(case)(case.appeal.told.content)


def printed(case: Case) -> str:
    """By whom and when it was printed: paper travels."""
    return f"{case.person.name} {_moment(case.at)}"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(BEIJING):%Y-%m-%d %H:%M}"
