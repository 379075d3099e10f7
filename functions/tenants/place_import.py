"""Places from a sheet (批量导入点位): seen first, then written; the same sheet again adds nothing.

A row is a place by its name and region. The codes of an import follow from these and from the county's
secret, so that whoever sends a sheet again, because the answer was lost or the line broke, meets what
is there already.
"""

from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from functions.domain import codes
from functions.domain.county.county import County, Place
from functions.domain.refusals import FieldError, InvalidInput, invalid
from functions.domain.sheets.numbers import whole
from functions.domain.sheets.table import Column, Row, Table, fault, formulas, read
from functions.domain.words.matching import folded
from functions.store import placing
from functions.store.versions import Hand
from functions.tenants.sheets import TOLD_AT_MOST, Named, Sheet, named

IMPORTED_AT_MOST = 10_000  # rows of one sheet
SHOWN_AT_MOST = 1000  # of them, in one answer
NAME_AT_MOST, REGION_AT_MOST = 80, 12
COLUMNS = (
    Column("name", ("名称", "点位名称", "点位", "地点", "地点名称", "位置", "位置名称", "张贴位置", "张贴地点", "场所名称", "小区名称", "place", "place name"), required=True),
    Column("unit", ("单位", "所属单位", "单位编号", "单位名称", "责任单位", "管理单位", "主管单位", "承办单位", "部门", "所属部门", "责任部门", "主管部门", "管理部门", "unit id", "unit name")),
    Column("region", ("区划代码", "区划", "行政区划", "行政区划代码", "区域代码", "统计用区划代码", "区划编码", "行政区划编码", "region code")),
)  # fmt: skip


class PlaceImport(Sheet):
    """Places as a sheet with a line of headings: 名称, and 单位, 区划代码 where they are known."""


class Fate(StrEnum):
    """What an import does with a row."""

    NEW = "new"
    CHANGED = "changed"
    DOUBLE = "double"  # there already, or further up in the sheet


class Line(Struct, frozen=True):
    """A row of the preview: its number in the sheet, the place, and what becomes of it."""

    row: int
    fate: Fate
    code: str
    name: str
    unit: str | None
    region: str


class Imported(Struct, frozen=True):
    """What an import did, or would do; `ignored` are headings that mean nothing here."""

    added: int
    changed: int
    doubled: int
    ignored: list[str]
    lines: list[Line]
    places: list[Place]


def load(county: County, form: PlaceImport, *, hand: Hand | None = None) -> Imported:
    """Add what a sheet names, or only say what would be added; a row that is wrong stops all of it."""
    table = read(form.source(), COLUMNS)
    if not 1 <= len(table.rows) <= IMPORTED_AT_MOST:
        raise invalid("csv", "range", "一份表格 1–10000 行", "takes 1 to 10,000 lines")
    units = named(county)
    bad = [error for row in table.rows for error in _faults(row, units)]
    if bad:
        raise InvalidInput(*bad[:TOLD_AT_MOST])
    known = placing.every(county.id)
    planned = _Plan(county, {code: kept.place for code, kept in known.items()})
    lines = [planned.line(row.number, _place(row, units)) for row in table.rows]
    if not form.dry_run:
        placing.write(county.id, planned.written, known, hand=hand)
    return _told(table, lines, planned.written)


def _told(table: Table, lines: list[Line], written: dict[str, Place]) -> Imported:
    count = {fate: sum(line.fate is fate for line in lines) for fate in Fate}
    return Imported(
        count[Fate.NEW], count[Fate.CHANGED], count[Fate.DOUBLE], table.ignored, lines[:SHOWN_AT_MOST],
        [*written.values()],
    )  # fmt: skip


def _place(row: Row, units: Named) -> Place:
    return Place("", row.line("name"), units.of(row["unit"]), whole(row["region"]) or "")


class _Plan:
    """The places as they would be, row after row."""

    def __init__(self, county: County, known: dict[str, Place]) -> None:
        self._county, self._all = county, dict(known)
        self.written: dict[str, Place] = {}
        self._named: dict[str, list[str]] = defaultdict(list)
        for code, place in known.items():
            self._named[folded(place.name)].append(code)

    def line(self, number: int, wanted: Place) -> Line:
        twin = self._twin(wanted)
        place = self._merged(twin, wanted) if twin else replace(wanted, code=self._code(wanted))
        fate = Fate.DOUBLE if place == twin else Fate.CHANGED if twin else Fate.NEW
        if fate is not Fate.DOUBLE:
            self._keep(place, is_new=twin is None)
        return Line(number, fate, place.code, place.name, place.unit, place.region)

    def _keep(self, place: Place, *, is_new: bool) -> None:
        self.written[place.code] = self._all[place.code] = place
        if is_new:
            self._named[folded(place.name)].append(place.code)

    def _twin(self, wanted: Place) -> Place | None:
        """The place of that name in that region; one without a region may be in any."""
        found = [self._all[code] for code in self._named[folded(wanted.name)]]
        exact = (place for place in found if place.region == wanted.region)
        open_ended = (place for place in found if not (place.region and wanted.region))
        return next(exact, None) or next(open_ended, None)

    @staticmethod
    def _merged(twin: Place, wanted: Place) -> Place:
        return replace(
            twin, unit=wanted.unit or twin.unit, region=wanted.region or twin.region
        )  # fmt: skip

    def _code(self, wanted: Place) -> str:
        named = f"{folded(wanted.name)}#{wanted.region}"
        drawn = (
            codes.place_code(self._county.secret, self._county.tag, named, salt)
            for salt in range(1000)
        )
        return next(code for code in drawn if code not in self._all)


def _faults(row: Row, units: Named) -> Iterator[FieldError]:
    name, region = row.line("name"), whole(row["region"])
    yield from formulas(row)
    if not folded(name):
        yield fault(row, "name", "required", "缺少名称", "has no name")
    if len(name) > NAME_AT_MOST:
        yield fault(
            row,
            "name",
            "too_long",
            f"名称最多 {NAME_AT_MOST} 个字",
            f"the name is {NAME_AT_MOST} characters at most",
        )
    if (wrong := units.wrong(row["unit"])) is not None:
        yield fault(row, "unit", "choice", *wrong)
    if region is None:
        yield fault(
            row, "region", "digits", f"区划代码“{row['region']}”被表格改成了科学计数，丢了几位数字；请把这一列设成“文本”再填",
            f"the region {row['region']} has lost digits: make its column text",
        )  # fmt: skip
    elif region and not (region.isascii() and region.isdigit() and len(region) <= REGION_AT_MOST):
        yield fault(
            row, "region", "format", "区划代码是最多 12 位数字", "the region is 12 digits at most"
        )
    if row.extra:
        yield fault(
            row, "extra", "columns", "比列名一行多出几格", "has more cells than the headings"
        )
