"""What every import takes: pasted text or a file, seen first or written; how a unit is named in it, and what it tells."""

from base64 import b64decode
from binascii import Error
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from itertools import islice
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from functions.domain.county.county import County
from functions.domain.county.roles import Unit
from functions.domain.forms import Form
from functions.domain.refusals import FieldError, InvalidInput, invalid
from functions.domain.sheets.numbers import whole
from functions.domain.sheets.table import Column, Table, read
from functions.domain.words.matching import folded
from functions.store import registry

TOLD_AT_MOST = 200  # wrong rows that one answer names


class Sheet(Form):
    """A sheet: `csv` as text, or `file` (.xlsx or .csv, base64). `dry_run` only says what would change.

    A long one comes in parts, each under its headings: `skipped` lines of it came before, so that rows keep their numbers.
    """

    csv: str = ""
    skipped: Annotated[int, Meta(ge=0, le=10_000_000)] = 0
    file: Annotated[str, Meta(max_length=1_400_000)] = ""
    dry_run: bool = False

    def source(self) -> str | bytes:
        """The text, or the file's bytes."""
        if not self.file:
            return self.csv
        try:
            return b64decode(self.file, validate=True)
        except (Error, ValueError):
            raise invalid(
                "file", "base64", "文件没有传完整，请重试", "is not valid base64"
            ) from None


class RowFate(StrEnum):
    """What an import does with a row."""

    NEW = "new"
    CHANGED = "changed"
    DOUBLE = "double"  # there already, or further up in the sheet


class Loaded[Line](Struct, frozen=True):
    """What an import did, or would do, with a preview of its rows; `ignored` is what of it means nothing here."""

    added: int
    changed: int
    doubled: int
    ignored: list[str]
    lines: list[Line]


class Planned(Struct, frozen=True):
    """A row of the preview of units or people: its number in the sheet, and what becomes of it."""

    row: int
    fate: RowFate
    id: str
    name: str
    unit: str | None  # whose it is, or under which it stands
    grid: bool = False  # a unit that is a grid's, village's or community's


class Opened(Struct, frozen=True):
    """What an import of units or people did, or would do; what is there already it leaves as it is."""

    added: int
    changed: int
    doubled: int
    ignored: list[str]
    lines: list[Planned]


def opened(table: Table, lines: list[Planned]) -> Opened:
    """What is told of them."""
    added = sum(line.fate is RowFate.NEW for line in lines)
    return Opened(added, 0, len(lines) - added, table.ignored, lines)


def rows_of(form: Sheet, columns: Sequence[Column], most: int) -> Table:
    """The sheet's rows, where there are some and not too many."""
    table = read(form.source(), columns)
    if not 1 <= len(table.rows) <= most:
        raise invalid("csv", "range", f"一份表格 1–{most} 行", f"takes 1 to {most} lines")
    rows = [replace(row, number=row.number + form.skipped) for row in table.rows]
    return replace(table, rows=rows)


def refuse(faults: Iterable[FieldError]) -> None:
    """Nothing of a sheet is taken in which something is wrong."""
    if told := [*islice(faults, TOLD_AT_MOST)]:
        raise InvalidInput(*told)


class UnitNames(Struct, frozen=True):
    """The county's units by what people call them: the id, or the name, however it is written."""

    units: dict[str, set[str]]

    def of(self, said: str) -> str | None:
        """The unit that is meant; None where none is named."""
        found = self._found(said)
        return next(iter(found)) if len(found) == 1 else None

    def wrong(self, said: str) -> tuple[str, str] | None:
        """Why it can't be told which unit is meant, in Chinese and English; None where it can."""
        if not said or len(self._found(said)) == 1:
            return None
        shown = said[:40]
        if self._found(said):
            return (
                f"有几个单位都叫“{shown}”，请填单位编号",
                f"several units are called {shown}: give an id",
            )
        return f"单位“{shown}”不存在", f"there is no unit {shown}"

    def _found(self, said: str) -> set[str]:
        digits = whole(said) or said
        return self.units.get(folded(said), set()) or self.units.get(folded(digits), set())


def named(county: County) -> UnitNames:
    """The units of a county, by id first."""
    return by_name(registry.units(county.id).values())


def by_name(units: Collection[Unit]) -> UnitNames:
    """Units by what people call them, by id first."""
    found: dict[str, set[str]] = defaultdict(set)
    for unit in units:
        found[folded(unit.name)].add(unit.id)
    return UnitNames({**found, **{folded(unit.id): {unit.id} for unit in units}})
