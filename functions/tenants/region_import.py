"""Regions from a sheet (批量导入区划): seen first, then written all at once; the same sheet again adds nothing.

What stands above a region is the code or the name that the sheet gives, else follows from its own code.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from functions.domain.county.county import County
from functions.domain.county.tree import FILLED, Region, RegionKind, circles
from functions.domain.refusals import FieldError
from functions.domain.sheets.numbers import whole
from functions.domain.sheets.table import Column, SheetRow, Table, fault, formulas
from functions.domain.words.matching import folded
from functions.store import tree
from functions.store.versions import Hand
from functions.tenants.place_import import region_faults
from functions.tenants.sheets import Loaded, RowFate, Sheet, UnitNames, named, refuse, rows_of

IMPORTED_AT_MOST, SHOWN_AT_MOST, NAME_AT_MOST = 10_000, 1000, 80
COLUMNS = (
    Column("code", ("区划代码", "区划编码", "行政区划代码", "统计用区划代码", "网格编码", "代码", "编码"), required=True),
    Column("name", ("区划名称", "名称", "行政区划名称", "网格名称", "单位名称"), required=True),
    Column("kind", ("级别", "区划级别", "层级", "类别", "类型")),
    Column("parent", ("上级代码", "上级区划代码", "上级区划", "上级", "所属区划", "所属村社区")),
    Column("unit", ("单位", "责任单位", "承办单位", "所属单位"), codes=("单位编号", "单位编码")),
)  # fmt: skip
_KINDS = {
    RegionKind.COUNTY: ("县", "区", "市", "县区", "区县", "县级"),
    RegionKind.TOWN: ("乡镇", "镇", "乡", "街道", "镇街", "乡镇街道", "乡级"),
    RegionKind.VILLAGE: ("村", "社区", "村社区", "村居", "行政村", "居委会", "村级"),
    RegionKind.GRID: ("网格", "小区", "村组", "组", "微网格"),
}
_KIND = {folded(title): kind for kind, titles in _KINDS.items() for title in (kind, *titles)}
_ENDS = (
    (RegionKind.GRID, ("网格", "格", "组")),
    (RegionKind.TOWN, ("街道", "镇", "乡", "开发区", "办事处")),
    (RegionKind.VILLAGE, ("村", "社区", "居委会", "村委会")),
    (RegionKind.COUNTY, ("县", "区", "市", "旗")),
)
_BY_LENGTH = {6: RegionKind.COUNTY, 9: RegionKind.TOWN, FILLED: RegionKind.VILLAGE}


class RegionImport(Sheet):
    """Regions as a sheet with a line of headings: 区划代码, 名称, and 级别, 上级代码, 单位 where they are known."""


class RegionLine(Struct, frozen=True):
    """A row of the preview."""

    row: int
    fate: RowFate
    code: str
    name: str
    kind: RegionKind


def load(county: County, form: RegionImport, *, hand: Hand | None = None) -> Loaded[RegionLine]:
    """Add what a sheet names, or only say what would be added; a row that is wrong stops all of it."""
    table, units = rows_of(form, COLUMNS, IMPORTED_AT_MOST), named(county)
    refuse(error for row in table.rows for error in _faults(row, units))
    known = tree.regions(county.id, fresh=True)
    grown = _grown(table.rows, units, known)
    refuse(_misplaced(table.rows, grown))
    if not form.dry_run:
        tree.change_regions(
            county.id, lambda now: now | {_code(r): grown[_code(r)] for r in table.rows}, hand=hand
        )
    return _told(table, grown, known)


def _grown(
    rows: list[SheetRow], units: UnitNames, known: Mapping[str, Region]
) -> dict[str, Region]:  # fmt: skip
    """The tree as it would be; what a row leaves empty stays as it is."""
    grown, names = dict(known), _names(rows, known)
    for row in rows:
        new = Region(
            _code(row), row.line("name"), _kind(row), _above(row, names), units.of(row["unit"])
        )
        old = grown.get(new.code)
        grown[new.code] = _merged(row, old, new) if old else new
    return grown


def _merged(row: SheetRow, old: Region, new: Region) -> Region:
    return replace(
        old, name=new.name, kind=new.kind if row["kind"] else old.kind,
        parent=new.parent or old.parent, unit=new.unit or old.unit,
    )  # fmt: skip


def _names(rows: list[SheetRow], known: Mapping[str, Region]) -> dict[str, set[str]]:
    names: dict[str, set[str]] = defaultdict(set)
    for code, name in (
        *((r.code, r.name) for r in known.values()),
        *((_code(r), r.line("name")) for r in rows),
    ):
        names[folded(name)].add(code)
    return names


def _above(row: SheetRow, names: dict[str, set[str]]) -> str:
    """The code that is named as the one above; a name counts where only one region has it."""
    said = whole(row["parent"]) or ""
    found = names.get(folded(row["parent"]), set())
    return said if said.isdigit() else next(iter(found)) if len(found) == 1 else ""


def _told(
    table: Table, grown: dict[str, Region], known: Mapping[str, Region]
) -> Loaded[RegionLine]:
    lines: list[RegionLine] = []
    seen: set[str] = set()
    for row in table.rows:
        new = grown[_code(row)]
        fate = _fate(known.get(new.code), new, again=new.code in seen)
        seen.add(new.code)
        lines.append(RegionLine(row.number, fate, new.code, new.name, new.kind))
    count = {fate: sum(line.fate is fate for line in lines) for fate in RowFate}
    return Loaded(
        count[RowFate.NEW],
        count[RowFate.CHANGED],
        count[RowFate.DOUBLE],
        table.ignored,
        lines[:SHOWN_AT_MOST],
    )


def _fate(old: Region | None, new: Region, *, again: bool) -> RowFate:
    if again or old == new:
        return RowFate.DOUBLE
    return RowFate.CHANGED if old else RowFate.NEW


def _code(row: SheetRow) -> str:
    return whole(row["code"]) or ""


def _kind(row: SheetRow) -> RegionKind:
    """What it is: as the sheet says, by what its name ends in, by how long its code is."""
    if row["kind"]:
        return _KIND[folded(row["kind"])]
    name = row.line("name")
    ends = (kind for kind, endings in _ENDS if name.endswith(endings))
    return next(ends, None) or _BY_LENGTH.get(len(_code(row)), RegionKind.GRID)


def _misplaced(rows: list[SheetRow], grown: dict[str, Region]) -> Iterator[FieldError]:
    for row in rows:
        if circles(grown, grown[_code(row)]):
            yield fault(row, "parent", "choice", "上级区划绕成了圈", "goes round in a circle")


def _faults(row: SheetRow, units: UnitNames) -> Iterator[FieldError]:
    name = row.line("name")
    yield from formulas(row)
    yield from region_faults(row, "code")
    if len(_code(row)) == 1 or not row["code"]:
        yield fault(row, "code", "required", "缺少区划代码", "has no code")
    if not folded(name) or len(name) > NAME_AT_MOST:
        yield fault(
            row, "name", "required", f"名称应为 1–{NAME_AT_MOST} 个字", "has no name, or a long one"
        )
    if row["kind"] and folded(row["kind"]) not in _KIND:
        yield fault(
            row, "kind", "choice", f"没有“{row['kind'][:20]}”这个级别", "is no kind of region"
        )
    if (wrong := units.wrong(row["unit"])) is not None:
        yield fault(row, "unit", "choice", *wrong)
    if row.extra:
        yield fault(
            row, "extra", "columns", "比列名一行多出几格", "has more cells than the headings"
        )
