"""Units from a sheet (批量导入单位): seen first, then written, those above before those below.

A unit without an id of its own gets one that follows from its name and the unit above it, so that the same
sheet again adds nothing. What is there already stays as it is.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256

from functions.domain.county.county import County
from functions.domain.county.roles import Unit
from functions.domain.refusals import AlreadyExists, FieldError
from functions.domain.sheets.numbers import whole
from functions.domain.sheets.table import Column, SheetRow, fault, formulas
from functions.domain.sheets.ticks import ticked
from functions.domain.words.matching import folded
from functions.store import registry
from functions.store.versions import Hand
from functions.tenants.sheets import (
    Opened,
    Planned,
    RowFate,
    Sheet,
    by_name,
    opened,
    refuse,
    rows_of,
)

IMPORTED_AT_MOST = 500
NAME_AT_MOST = 80
COLUMNS = (
    Column("name", ("单位名称", "名称", "单位", "部门", "部门名称", "机构名称", "unit name"), required=True),
    Column("id", ("编号",), codes=("单位编号", "单位编码", "单位代码", "unit id")),
    Column("parent", ("上级单位", "上级", "上级部门", "主管单位", "主管部门", "隶属单位", "parent unit")),
    Column("grid", ("网格、村社区", "网格村社区", "是否网格", "是否村社区")),
)  # fmt: skip
_ID = re.compile(r"[A-Za-z0-9_.\-]{1,40}")


class UnitImport(Sheet):
    """Units as a sheet with a line of headings: 单位名称, and 单位编号, 上级单位, 网格、村社区
    where they are known.
    """


def load(county: County, form: UnitImport, *, hand: Hand | None = None) -> Opened:
    """Add the units that a sheet names, or only say what would be added; a row that is wrong stops all of it."""
    table = rows_of(form, COLUMNS, IMPORTED_AT_MOST)
    refuse(error for row in table.rows for error in _faults(row))
    tree = _Tree(registry.units(county.id, fresh=True))
    lines = tree.grown(table.rows)
    refuse(tree.faults)
    if not form.dry_run:
        for unit in tree.new:
            with suppress(AlreadyExists):  # added by this very import, sent twice at once
                registry.add_unit(county.id, unit, hand=hand)
    return opened(table, lines)


class _Tree:
    """The county's units as they would be, row after row, each once the one above it is known."""

    def __init__(self, known: dict[str, Unit]) -> None:
        self._units = dict(known)
        self.new: list[Unit] = []
        self.faults: list[FieldError] = []

    def grown(self, rows: list[SheetRow]) -> list[Planned]:
        """What becomes of each row."""
        lines: dict[int, Planned] = {}
        while ready := [row for row in rows if row.number not in lines and self._hangs(row)]:
            lines |= {row.number: self._planned(row) for row in ready}
        self.faults += [self._lost(row, rows) for row in rows if row.number not in lines]
        return [lines[number] for number in sorted(lines)]

    def _hangs(self, row: SheetRow) -> bool:
        return not row["parent"] or self._above(row) is not None

    def _above(self, row: SheetRow) -> str | None:
        return by_name(self._units.values()).of(row["parent"])

    def _planned(self, row: SheetRow) -> Planned:
        above = self._above(row) if row["parent"] else None
        twin = self._twin(row, above)
        unit = twin or _unit(row, above)
        if twin is None:
            self._units[unit.id] = unit
            self.new.append(unit)
        elif folded(twin.name) != folded(row.line("name")):
            self.faults.append(
                fault(row, "id", "repeated", f"编号“{twin.id}”已是“{twin.name}”", f"{twin.id} is {twin.name} already")
            )  # fmt: skip
        fate = RowFate.DOUBLE if twin else RowFate.NEW
        return Planned(row.number, fate, unit.id, unit.name, above, unit.grid)

    def _twin(self, row: SheetRow, above: str | None) -> Unit | None:
        """The unit that the row names: by its id, else by its name under the same unit."""
        if _id(row):
            return self._units.get(_id(row))
        name = folded(row.line("name"))
        found = [u for u in self._units.values() if folded(u.name) == name]
        return next((u for u in found if above in {None, u.parent}), None)

    def _lost(self, row: SheetRow, rows: list[SheetRow]) -> FieldError:
        """Why no unit above the row could be found."""
        said = folded(row["parent"])
        why = by_name(self._units.values()).wrong(row["parent"])
        if any(said in {folded(other.line("name")), folded(_id(other))} for other in rows):
            why = ("上级单位绕成了圈", "the units above go round in a circle")
        return fault(row, "parent", "choice", *(why or ("上级单位不对", "has a wrong parent")))


def _id(row: SheetRow) -> str:
    return whole(row["id"]) or ""


def _unit(row: SheetRow, above: str | None) -> Unit:
    grid = ticked(row["grid"]) or False
    return Unit(_id(row) or _drawn(row, above), row.line("name"), above, grid=grid)


def _drawn(row: SheetRow, above: str | None) -> str:
    named = f"{folded(row.line('name'))}#{above or ''}"
    return f"u{sha256(named.encode()).hexdigest()[:10]}"


def _faults(row: SheetRow) -> Iterator[FieldError]:
    name = row.line("name")
    yield from formulas(row)
    if not folded(name):
        yield fault(row, "name", "required", "缺少名称", "has no name")
    if len(name) > NAME_AT_MOST:
        yield fault(
            row, "name", "too_long", f"名称最多 {NAME_AT_MOST} 个字",
            f"the name is {NAME_AT_MOST} characters at most",
        )  # fmt: skip
    if row["id"] and not _ID.fullmatch(_id(row)):
        yield fault(
            row, "id", "format", "编号只能用字母、数字、点和横线，最多 40 位",
            "has an id of other than letters and digits",
        )  # fmt: skip
    if ticked(row["grid"]) is None:
        yield fault(row, "grid", "choice", "网格、村社区请填“是”或“否”", "grid is yes or no")
    if row.extra:
        yield fault(
            row, "extra", "columns", "比列名一行多出几格", "has more cells than the headings"
        )
