"""The list of powers and duties (权责清单): imported as a sheet, searched, and read by triage."""

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from functions.domain.county.county import County
from functions.domain.county.once import Once
from functions.domain.county.rule import Duty
from functions.domain.forms import seen
from functions.domain.refusals import FieldError, InvalidInput, Unknown, invalid
from functions.domain.safety.wording import GAP
from functions.domain.sheets.numbers import whole
from functions.domain.sheets.table import Column, SheetRow, fault, formulas
from functions.domain.words.matching import folded
from functions.domain.words.wordlists import parted
from functions.store import registry, repeats, versions
from functions.tenants.sheets import TOLD_AT_MOST, Sheet, UnitNames, named, rows_of

IMPORTED_AT_MOST, MATTER_AT_MOST = 2000, 200
COLUMNS = (
    Column("matter", ("事项", "事项名称", "职责", "权责事项", "职权名称"), required=True),
    Column("unit", ("单位", "单位名称", "责任单位", "主管单位", "实施主体", "主管部门", "责任部门"), required=True, codes=("单位编号", "单位编码", "单位代码", "unit id")),
    Column("id", ("编号", "序号编码", "事项编码", "权责编码")),
    Column("keywords", ("关键词", "关键字", "关键词语", "keyword")),
    Column("basis", ("依据", "法律依据", "设定依据", "实施依据")),
)  # fmt: skip
_ID = re.compile(r"[A-Za-z0-9_.\-]{1,40}")


class DutyImport(Sheet):
    """Duties as a sheet with a line of headings: `id,matter,unit,keywords,basis`, or 编号,事项,单位,关键词,依据.

    Keywords are parted by `；`, `、`, `，`, `/` or blanks. `replace` also takes away what the file does not name.
    """

    mode: Literal["add", "replace"] = "add"


class ImportedDuties(Struct, frozen=True, omit_defaults=True):
    """What an import did, or would do."""

    imported: int
    added: int
    changed: int
    removed: int
    ignored: list[str] = []


def load(county: County, form: DutyImport, *, once: Once | None = None) -> ImportedDuties:
    """Change the list to what the file says, all of it at once; a fault anywhere changes nothing."""
    table = rows_of(form, COLUMNS, IMPORTED_AT_MOST)
    rows = table.rows
    if form.mode == "replace" and form.skipped:
        raise invalid(
            "mode", "whole", "替换清单要一次传完，不能分批", "needs the whole list at once"
        )
    units = named(county)
    faults = [error for row in rows for error in _faults(row, units)]
    duties = {} if faults else {d.id: d for d in (_duty(row, units) for row in rows)}
    if not faults and len(duties) < len(rows):
        faults = list(_repeated(rows, units))
    if faults:
        raise InvalidInput(*faults[:TOLD_AT_MOST])
    if form.dry_run:
        return replace(_compared(registry.duties(county.id), duties, form), ignored=table.ignored)
    return replace(_write(county, duties, form, once), ignored=table.ignored)


def remove(county: County, identity: str) -> None:
    """Take one duty off the list."""
    if identity not in registry.duties(county.id):
        raise Unknown("没有这个事项", "No such duty")
    registry.change_duties(
        county.id, lambda known: {i: duty for i, duty in known.items() if i != identity}
    )


def search(county: County, text: str) -> list[Duty]:
    """The duties whose matter, words, basis or id hold each part of the text, in any writing."""
    asked = [folded(part) for part in text.split()]
    known = [(d, _told(d)) for d in registry.duties(county.id).values()]
    return [d for d, said in known if all(any(part in one for one in said) for part in asked)]


def _told(duty: Duty) -> tuple[str, ...]:
    return tuple(map(folded, (duty.matter, *duty.keywords, duty.basis, duty.id)))


def told(made: str) -> ImportedDuties:
    """What an import answered, as its mark keeps it."""
    return msgspec.json.decode(made, type=ImportedDuties)


def _write(
    county: County, duties: dict[str, Duty], form: DutyImport, once: Once | None
) -> ImportedDuties:
    was: dict[str, Duty] = {}

    def change(known: dict[str, Duty]) -> dict[str, Duty]:
        was.clear()
        was.update(known)
        return duties if form.mode == "replace" else known | duties

    mark = repeats.marking(once, lambda: versions.encoded(_compared(was, duties, form)))
    registry.change_duties(county.id, change, beside=mark)
    return _compared(was, duties, form)


def _compared(known: dict[str, Duty], duties: dict[str, Duty], form: DutyImport) -> ImportedDuties:
    added = duties.keys() - known.keys()
    changed = sum(known[i] != duty for i, duty in duties.items() if i in known)
    removed = len(known.keys() - duties.keys()) if form.mode == "replace" else 0
    return ImportedDuties(0 if form.dry_run else len(duties), len(added), changed, removed)


def _keywords(row: SheetRow) -> tuple[str, ...]:
    return _said(row) or (row.line("matter"),)


def _said(row: SheetRow) -> tuple[str, ...]:
    return tuple(filter(None, parted([row["keywords"]])))


def _duty(row: SheetRow, units: UnitNames) -> Duty:
    """A row without an id has one that follows from it, so that the same row stays the same."""
    unit, matter = units.of(row["unit"]) or "", row.line("matter")
    drawn = sha256(f"{unit}|{matter}".encode()).hexdigest()[:12]
    return Duty(_id(row) or drawn, matter, unit, _keywords(row), row["basis"])


def _id(row: SheetRow) -> str:
    return whole(row["id"]) or ""


def _repeated(rows: list[SheetRow], units: UnitNames) -> Iterator[FieldError]:
    first: dict[str, int] = {}
    for row in rows:
        at = first.setdefault(_duty(row, units).id, row.number)
        if at != row.number:
            yield fault(row, "id", "repeated", f"与第 {at} 行重复", f"repeats line {at}")


def _faults(row: SheetRow, units: UnitNames) -> Iterator[FieldError]:
    matter, unit = row.line("matter"), row["unit"]
    yield from formulas(row)
    strange = units.wrong(unit) if unit else ("缺少单位", "has no unit")
    for field, code, wrong, zh, en in (
        ("matter", "required", not seen(matter), "缺少事项", "has no matter"),
        ("matter", "too_short", len(seen(matter)) == 1 and not _said(row),
         "事项只有一个字，请写全，或填写关键词", "has a matter of one character and no keywords"),
        ("matter", "too_long", len(matter) > MATTER_AT_MOST, f"事项最多 {MATTER_AT_MOST} 个字",
         f"has a matter of more than {MATTER_AT_MOST} characters"),
        ("unit", "choice", strange is not None, *(strange or ("", ""))),
        ("id", "format", bool(row["id"] and not _ID.fullmatch(_id(row))),
         "编号只能用字母、数字、点和横线，最多 40 位", "has an id of other than letters and digits"),
        ("keywords", "too_short", any(len(seen(word)) < 2 for word in _said(row)),
         "关键词至少两个字", "has a keyword of a single character"),
        ("keywords", "gap", any(GAP in folded(word) for word in _said(row)),
         "关键词不支持“…”，请写连着的几个字", "has a keyword with “…” in it"),
        ("basis", "columns", row.extra, "比列名一行多出几格", "has more cells than the headings"),
    ):  # fmt: skip
        if wrong:
            yield fault(row, field, code, zh, en)
