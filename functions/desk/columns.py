"""What a line of an exported list says (导出): the columns, and each as its reader may see it.

Nothing in it is a way to the citizen: the text and the address are as the page shows them, masked, and
name and telephone have no column.
"""

from collections.abc import Callable
from typing import NamedTuple

from functions.desk import eyes
from functions.desk.case import Case
from functions.domain.county.purposes import LABELS as PURPOSES
from functions.domain.items.ladder import colour, due, ended
from functions.domain.kinds import flow_of
from functions.domain.refusals import Lang, Words
from functions.domain.sheets.written import Cell, Head
from functions.domain.words.dictionaries import CHANNELS, LEVELS

LONGEST = 1000  # characters of what was told: a line is looked over, a matter is opened
_COLOURS = {"green": "正常", "yellow": "临期", "red": "超期"}


class ExportColumn(NamedTuple):
    """A column: its head, and what it says of a matter."""

    head: Head
    read: Callable[[Case], Cell]


def line(case: Case) -> list[Cell]:
    """The cells of a matter."""
    return [column.read(case) for column in COLUMNS]


def heads() -> list[Head]:
    """What stands above them."""
    return [column.head for column in COLUMNS]


def _status(case: Case) -> str:
    return flow_of(case.appeal).statuses[case.state.status].staff[Lang.ZH]


def _unit(case: Case) -> str:
    return _names(case, case.state.unit)


def _co_units(case: Case) -> str:
    return _names(case, *case.state.co_units)


def _names(case: Case, *units: str | None) -> str:
    return "、".join(case.units[unit].name for unit in units if unit in case.units)


def _purpose(case: Case) -> str:
    purpose = case.state.purpose
    return PURPOSES[purpose][Lang.ZH] if purpose else ""


def _told(case: Case) -> str:
    """What was told, as this person reads it; cut behind the mask, or half a number would show."""
    said = eyes.told(case)(case.appeal.told.content).strip()
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"


def _level(case: Case) -> str:
    level = case.state.level
    return f"{level}级 {_word(LEVELS, str(level))}" if level else ""


def _word(among: dict[str, Words], code: str) -> str:
    return among[code][Lang.ZH] if code in among else code


def _due_step(case: Case) -> str:
    rules = flow_of(case.appeal).clocks
    waits = due(case.state, rules)
    return rules[waits.step].label[Lang.ZH] if waits else ""


def _due_at(case: Case) -> Cell:
    waits = due(case.state, flow_of(case.appeal).clocks)
    return waits.by if waits else None


def _colour(case: Case) -> str:
    return _COLOURS.get(colour(case.state, flow_of(case.appeal).clocks, case.at) or "", "")


def _ended(case: Case) -> str:
    how = ended(case.state)
    return how.label[Lang.ZH] if how else ""


def _stars(case: Case) -> Cell:
    return case.state.rating if eyes.reads_ratings(case) else None


COLUMNS = (
    ExportColumn(Head("工单编号", 22), lambda case: case.appeal.no),
    ExportColumn(Head("提交时间", 17), lambda case: case.appeal.submitted_at),
    ExportColumn(Head("状态", 10), _status),
    ExportColumn(Head("工单类型", 11), lambda case: flow_of(case.appeal).label[Lang.ZH]),
    ExportColumn(Head("渠道", 8), lambda case: _word(CHANNELS, case.appeal.told.channel)),
    ExportColumn(Head("诉求类型", 9), _purpose),
    ExportColumn(Head("分类", 18), lambda case: case.state.category),
    ExportColumn(Head("紧急程度", 10), _level),
    ExportColumn(Head("点位", 22), lambda case: case.state.place_name or case.appeal.told.place),
    ExportColumn(Head("地址", 24), lambda case: eyes.where(case)(case.appeal.told.address)),
    ExportColumn(Head("诉求内容（至多1000字）", 60), _told),
    ExportColumn(Head("承办单位", 18), _unit),
    ExportColumn(Head("协办单位", 18), _co_units),
    ExportColumn(Head("当前时限", 10), _due_step),
    ExportColumn(Head("到期时间", 17), _due_at),
    ExportColumn(Head("时限状态", 9), _colour),
    ExportColumn(Head("办结情况", 12), _ended),
    ExportColumn(Head("第几次办理", 10), lambda case: case.state.round),
    ExportColumn(Head("评价（星）", 10), _stars),
)  # fmt: skip
