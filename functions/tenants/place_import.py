"""Places from a sheet (批量导入点位): seen first, then written; the same sheet again adds nothing.

A row is a place by its name and region. The codes of an import follow from these and from the county's
secret, so that whoever sends a sheet again, because the answer was lost or the line broke, meets what
is there already.
"""

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from functions.domain import codes
from functions.domain.county.codes_needed import COUNTED, codes_needed, parted
from functions.domain.county.county import County, Place
from functions.domain.county.tree import CODE_AT_MOST
from functions.domain.refusals import FieldError
from functions.domain.sheets.numbers import whole
from functions.domain.sheets.table import Column, SheetRow, Table, fault, formulas
from functions.domain.words.matching import folded
from functions.store import placing
from functions.store.versions import Hand
from functions.tenants.sheets import Loaded, RowFate, Sheet, UnitNames, named, refuse, rows_of

IMPORTED_AT_MOST = 10_000  # rows of one sheet
SHOWN_AT_MOST = 1000  # of them, in one answer
NAME_AT_MOST, KIND_AT_MOST, HOUSEHOLDS_AT_MOST = 80, 20, 99_999
COLUMNS = (
    Column(
        "name", ("名称", "点位名称", "点位", "点位名", "地点名称", "place", "place name"), required=True,
        loose=("地点", "位置", "位置名称", "张贴位置", "张贴地点", "张贴点", "场所名称", "小区名称", "安装位置", "安装地点", "点位位置", "二维码点位", "二维码位置", "扫码点", "详细地址", "地址"),
    ),
    Column(
        "unit", ("单位", "所属单位", "单位名称", "责任单位", "管理单位", "主管单位", "承办单位", "部门", "所属部门", "责任部门", "主管部门", "管理部门", "unit name"),
        codes=("单位编号", "单位编码", "单位代码", "unit id"),
        loose=("管辖单位", "权属单位", "归口单位", "牵头单位", "承办部门", "办理单位", "处置单位", "维护单位", "养护单位", "所在单位", "责任主体", "责任科室", "department"),
    ),
    Column(
        "region", ("区划代码", "区划", "行政区划"),
        codes=("区划代码", "行政区划代码", "区域代码", "地区代码", "统计用区划代码", "区划编码", "区划编号", "行政区划编码", "行政区划编号", "region code"),
    ),
    Column("kind", ("类别", "点位类别", "点位类型", "类型")),
    Column("households", ("户数", "住户数", "常住户数")),
)  # fmt: skip


class PlaceImport(Sheet):
    """Places as a sheet with a line of headings: 名称, and 单位, 区划代码, 类别, 户数 where they are known.

    A village group (村组) gets a code for every 30 households.
    """


class PlaceLine(Struct, frozen=True):
    """A row of the preview: its number in the sheet, the place, and what becomes of it."""

    row: int
    fate: RowFate
    code: str
    name: str
    unit: str | None
    region: str


class ImportedPlaces(Loaded[PlaceLine], frozen=True):
    """What an import did, or would do, and the places that it wrote."""

    places: list[Place]


def load(county: County, form: PlaceImport, *, hand: Hand | None = None) -> ImportedPlaces:
    """Add what a sheet names, or only say what would be added; a row that is wrong stops all of it."""
    table = rows_of(form, COLUMNS, IMPORTED_AT_MOST)
    units = named(county)
    refuse(error for row in table.rows for error in _faults(row, units))
    known = placing.every(county.id)
    planned = _Plan(county, {code: kept.place for code, kept in known.items()})
    lines = [planned.line(row.number, place) for row in table.rows for place in _places(row, units)]
    if not form.dry_run:
        placing.write(county.id, planned.written, known, hand=hand)
    return _told(table, lines, planned.written)


def _told(table: Table, lines: list[PlaceLine], written: dict[str, Place]) -> ImportedPlaces:
    count = {fate: sum(line.fate is fate for line in lines) for fate in RowFate}
    return ImportedPlaces(
        count[RowFate.NEW], count[RowFate.CHANGED], count[RowFate.DOUBLE], table.ignored, lines[:SHOWN_AT_MOST],
        [*written.values()],
    )  # fmt: skip


def _places(row: SheetRow, units: UnitNames) -> Iterator[Place]:
    """The places of a row: of a village group, one for every code that it needs."""
    for name, served in parted(row.line("name"), row.line("kind"), _households(row) or 0):
        yield Place(
            "", name, units.of(row["unit"]), whole(row["region"]) or "", kind=row.line("kind"),
            households=served,
        )  # fmt: skip


def _households(row: SheetRow) -> int | None:
    """How many; None where that is no number."""
    said = whole(row["households"]) or ""
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 8 else None
    return 0 if not row["households"] else number


class _Plan:
    """The places as they would be, row after row."""

    def __init__(self, county: County, known: dict[str, Place]) -> None:
        self._county, self._all = county, dict(known)
        self.written: dict[str, Place] = {}
        self._named: dict[str, list[str]] = defaultdict(list)
        for code, place in known.items():
            self._named[folded(place.name)].append(code)

    def line(self, number: int, wanted: Place) -> PlaceLine:
        twin = self._twin(wanted)
        place = self._merged(twin, wanted) if twin else replace(wanted, code=self._code(wanted))
        fate = RowFate.DOUBLE if place == twin else RowFate.CHANGED if twin else RowFate.NEW
        if fate is not RowFate.DOUBLE:
            self._keep(place, is_new=twin is None)
        return PlaceLine(number, fate, place.code, place.name, place.unit, place.region)

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
            twin, unit=wanted.unit or twin.unit, region=wanted.region or twin.region,
            kind=wanted.kind or twin.kind, households=wanted.households or twin.households,
        )  # fmt: skip

    def _code(self, wanted: Place) -> str:
        named = f"{folded(wanted.name)}#{wanted.region}"
        drawn = (
            codes.place_code(self._county.secret, self._county.tag, named, salt)
            for salt in range(1000)
        )
        return next(code for code in drawn if code not in self._all)


def _faults(row: SheetRow, units: UnitNames) -> Iterator[FieldError]:
    name = row.line("name")
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
    yield from region_faults(row, "region")
    yield from _counted(row)
    if row.extra:
        yield fault(
            row, "extra", "columns", "比列名一行多出几格", "has more cells than the headings"
        )


def region_faults(row: SheetRow, field: str) -> Iterator[FieldError]:
    """What is wrong with the code of a region."""
    code = whole(row[field])
    if code is None:
        yield fault(
            row, field, "digits", f"区划代码“{row[field]}”被表格改成了科学计数，丢了几位数字；请把这一列设成“文本”再填",
            f"the region {row[field]} has lost digits: make its column text",
        )  # fmt: skip
    elif code and not (code.isascii() and code.isdigit() and len(code) <= CODE_AT_MOST):
        yield fault(
            row, field, "format", f"区划代码是最多 {CODE_AT_MOST} 位数字",
            f"the region is {CODE_AT_MOST} digits at most",
        )  # fmt: skip


def _counted(row: SheetRow) -> Iterator[FieldError]:
    """What is wrong with what a place is, and with its households; a village group needs them."""
    kind, households = row.line("kind"), _households(row)
    if len(kind) > KIND_AT_MOST:
        yield fault(
            row, "kind", "too_long", f"类别最多 {KIND_AT_MOST} 个字", "has a kind that is too long"
        )
    if (
        households is None
        or households > HOUSEHOLDS_AT_MOST
        or (kind in COUNTED and not households)
    ):
        yield fault(
            row, "households", "range", f"户数“{row['households'][:20]}”不是 1–{HOUSEHOLDS_AT_MOST} 的整数",
            f"has no number of households from 1 to {HOUSEHOLDS_AT_MOST}",
        )  # fmt: skip
    elif codes_needed(kind, households) > 1 and len(row.line("name")) > NAME_AT_MOST - 10:
        yield fault(
            row, "name", "too_long", "名称加上编号太长", "has a name too long to be numbered"
        )
