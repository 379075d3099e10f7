"""How many codes a list of places needs (field.md B01), and what each of them says."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from functions.domain.county.codes_needed import COUNTED, parted
from functions.domain.sheets.numbers import whole
from functions.domain.sheets.table import Column
from functions.domain.sheets.table import SheetRow as Cells
from functions.domain.sheets.table import read as read_table
from functions.qr.codes import read

LONGEST_NAME = 70  # with a number behind it, still one that a place may have

_COLUMNS = (
    Column("place", ("名称", "点位", "点位名称", "name"), required=True),
    Column("kind", ("类别",)),
    Column("households", ("户数",)),
    Column("code", ("编码",)),
    Column("unit", ("单位编号",)),
    Column("posted_by", ("张贴单位",)),
)


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A line of the list: a place, and the code it has already, if any."""

    line: int
    place: str
    kind: str = ""
    households: int = 0
    code: str = ""
    unit: str = ""
    posted_by: str = ""


class BadRowsError(ValueError):
    """Lines that can't be printed; every one is named, and nothing is printed."""

    def __init__(self, problems: Iterable[tuple[int, str]]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(f"第 {line} 行：{what}" for line, what in self.problems))


def rows(source: str | bytes) -> list[PlanLine]:
    """The places of a sheet (CSV or .xlsx) with a line of headings, Chinese or English, in any order."""
    made = [_row(cells.number, cells) for cells in read_table(source, _COLUMNS).rows]
    read_rows = [row for row, _ in made]
    problems = [(row.line, problem) for row, problem in made if problem]
    problems += _repeated(read_rows)
    if problems:
        raise BadRowsError(sorted(problems))
    return read_rows


def planned(places: Iterable[PlanLine]) -> Iterator[PlanLine]:
    """A line for every code: those of a group of several are told apart by a number."""
    for row in places:
        kind = "" if row.code else row.kind
        for name, _ in parted(row.place, kind, row.households):
            yield replace(row, place=name)


def _row(line: int, cells: Cells) -> tuple[PlanLine, str]:
    row = PlanLine(
        line, cells["place"], cells["kind"], unit=cells["unit"], posted_by=cells["posted_by"]
    )
    if not 1 <= len(row.place) <= LONGEST_NAME:
        return row, "名称太长" if row.place else "没有名称"
    if cells["code"]:
        code = read(cells["code"])
        return replace(row, code=code or ""), "" if code else f"“{cells['code']}”不是编码"
    if row.kind not in COUNTED:
        return row, ""
    households = whole(cells["households"]) or ""
    if not re.fullmatch(r"[1-9][0-9]{0,4}", households):
        return row, f"户数“{cells['households']}”不是正整数"
    return replace(row, households=int(households)), ""


def _repeated(places: list[PlanLine]) -> list[tuple[int, str]]:
    """Two lines of one code would send two places' people to one of them."""
    first: dict[str, int] = {}
    for row in places:
        first.setdefault(row.code, row.line)
    return [
        (row.line, f"编码与第 {first[row.code]} 行相同")
        for row in places
        if row.code and first[row.code] != row.line
    ]
