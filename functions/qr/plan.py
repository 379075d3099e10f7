"""How many codes a list of places needs (field.md B01), and what each of them says.

One a unit (单位) or building (楼栋); one for every 30 households of a village group (村组).
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from functions.qr.codes import read

HOUSEHOLDS_A_CODE = 30
LONGEST_NAME = 70  # with a number behind it, still one that a place may have
COUNTED = ("村组", "group")

_COLUMNS = {
    "place": ("名称", "点位", "name", "place"),
    "kind": ("类别", "kind"),
    "households": ("户数", "households"),
    "code": ("编码", "code"),
    "unit": ("单位编号", "unit"),
    "posted_by": ("张贴单位", "posted_by"),
}


@dataclass(frozen=True, slots=True)
class Row:
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


def codes_needed(kind: str, households: int) -> int:
    """How many codes a place gets."""
    return max(1, -(-households // HOUSEHOLDS_A_CODE)) if kind in COUNTED else 1


def rows(lines: Iterable[str]) -> list[Row]:
    """The places of a CSV file with a header line, Chinese or English, in any order."""
    table = csv.DictReader(line.removeprefix("\ufeff") for line in lines)
    names = {key: _column(table.fieldnames or (), known) for key, known in _COLUMNS.items()}
    read_rows, problems = [], []
    for record in table:
        cells = {key: (record.get(name) or "").strip() for key, name in names.items()}
        row, problem = _row(table.line_num, cells)
        read_rows.append(row)
        problems += [(table.line_num, problem)] if problem else []
    problems += _repeated(read_rows)
    if problems:
        raise BadRowsError(sorted(problems))
    return read_rows


def planned(places: Iterable[Row]) -> Iterator[Row]:
    """A line for every code: those of a group of several are told apart by a number."""
    for row in places:
        count = 1 if row.code else codes_needed(row.kind, row.households)
        for i in range(1, count + 1):
            yield replace(row, place=f"{row.place}·{i}号码") if count > 1 else row


def _column(header: Iterable[str], known: tuple[str, ...]) -> str:
    return next((name for name in header if name.strip().lower() in known), known[0])


def _row(line: int, cells: dict[str, str]) -> tuple[Row, str]:
    row = Row(line, cells["place"], cells["kind"], unit=cells["unit"], posted_by=cells["posted_by"])
    if not 1 <= len(row.place) <= LONGEST_NAME:
        return row, "名称太长" if row.place else "没有名称"
    if cells["code"]:
        code = read(cells["code"])
        return replace(row, code=code or ""), "" if code else f"“{cells['code']}”不是编码"
    if row.kind not in COUNTED:
        return row, ""
    if not re.fullmatch(r"[1-9][0-9]{0,4}", cells["households"]):
        return row, f"户数“{cells['households']}”不是正整数"
    return replace(row, households=int(cells["households"])), ""


def _repeated(places: list[Row]) -> list[tuple[int, str]]:
    """Two lines of one code would send two places' people to one of them."""
    first: dict[str, int] = {}
    for row in places:
        first.setdefault(row.code, row.line)
    return [
        (row.line, f"编码与第 {first[row.code]} 行相同")
        for row in places
        if row.code and first[row.code] != row.line
    ]
