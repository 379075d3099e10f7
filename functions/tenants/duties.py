"""The list of powers and duties (权责清单): imported as CSV, searched, and read by triage."""

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Literal

import msgspec
from msgspec import Struct

from functions.domain.county import County
from functions.domain.forms import Form, seen
from functions.domain.matching import folded
from functions.domain.once import Once
from functions.domain.refusals import FieldError, InvalidInput, Unknown, Words, invalid
from functions.domain.routing import Duty
from functions.domain.wordlists import parted
from functions.store import registry, repeats, versions
from functions.tenants import sheets

IMPORTED_AT_MOST = 2000
COLUMNS = {
    "id": "id", "matter": "matter", "unit": "unit", "keywords": "keywords", "basis": "basis",
    "编号": "id", "事项": "matter", "单位": "unit", "关键词": "keywords", "依据": "basis",
}  # fmt: skip
_ID = re.compile(r"[A-Za-z0-9_.\-]{1,40}")


class DutyImport(Form):
    """Duties as CSV with a line of names: `id,matter,unit,keywords,basis`, or 编号,事项,单位,关键词,依据.

    Keywords are parted by `；`, `、`, `，`, `/` or blanks. `replace` also takes away what the file does not name;
    `dry_run` only says what would change.
    """

    csv: str
    mode: Literal["add", "replace"] = "add"
    dry_run: bool = False


class Imported(Struct, frozen=True):
    """What an import did, or would do."""

    imported: int
    added: int
    changed: int
    removed: int


Row = tuple[int, dict[str, str]]


def load(county: County, form: DutyImport, *, once: Once | None = None) -> Imported:
    """Change the list to what the file says, all of it at once; a fault anywhere changes nothing."""
    rows = list(_rows(form.csv))
    if not 1 <= len(rows) <= IMPORTED_AT_MOST:
        raise invalid("csv", "range", "请提供 1–2000 行", "takes 1 to 2000 lines")
    units = _units(county)
    faults = [e for number, row in rows for e in _faults(number, row, units)]
    duties = {} if faults else {d.id: d for d in (_duty(row, units) for _, row in rows)}
    if not faults and len(duties) < len(rows):
        faults = list(_repeated(rows, units))
    if faults:
        raise InvalidInput(*faults[:20])
    if form.dry_run:
        return _compared(registry.duties(county.id), duties, form)
    return _write(county, duties, form, once)


def remove(county: County, identity: str) -> None:
    """Take one duty off the list."""
    if identity not in registry.duties(county.id):
        raise Unknown("没有这个事项", "No such duty")
    registry.change_duties(
        county.id, lambda known: {i: duty for i, duty in known.items() if i != identity}
    )


def search(county: County, text: str) -> list[Duty]:
    """The duties whose matter, words, basis or id hold the text."""
    asked, known = folded(text), registry.duties(county.id).values()
    return [d for d in known if any(asked in folded(said) for said in _told(d))]


def _told(duty: Duty) -> tuple[str, ...]:
    return (duty.matter, *duty.keywords, duty.basis, duty.id)


def told(made: str) -> Imported:
    """What an import answered, as its mark keeps it."""
    return msgspec.json.decode(made, type=Imported)


def _write(
    county: County, duties: dict[str, Duty], form: DutyImport, once: Once | None
) -> Imported:
    was: dict[str, Duty] = {}

    def change(known: dict[str, Duty]) -> dict[str, Duty]:
        was.clear()
        was.update(known)
        return duties if form.mode == "replace" else known | duties

    mark = repeats.marking(once, lambda: versions.encoded(_compared(was, duties, form)))
    registry.change_duties(county.id, change, beside=mark)
    return _compared(was, duties, form)


def _compared(known: dict[str, Duty], duties: dict[str, Duty], form: DutyImport) -> Imported:
    added = duties.keys() - known.keys()
    changed = sum(known[i] != duty for i, duty in duties.items() if i in known)
    removed = len(known.keys() - duties.keys()) if form.mode == "replace" else 0
    return Imported(0 if form.dry_run else len(duties), len(added), changed, removed)


def _rows(text: str) -> Iterator[Row]:
    """The lines by their numbers in the file, each cell by its column's name."""
    lines = sheets.lines(text)
    names = _columns(next(lines, (1, []))[1])
    for number, cells in lines:
        if any(cell.strip() for cell in cells):
            row = {name: cell.strip() for name, cell in zip(names, cells, strict=False) if name}
            extra = {"": "extra"} if any(c.strip() for c in cells[len(names) :]) else {}
            yield number, row | extra


def _columns(cells: list[str]) -> list[str]:
    """What each column holds, as the first line says; a column without a name is left out."""
    names = [COLUMNS.get(name.strip(), name.strip()) for name in cells]
    named = [name for name in names if name]
    if not {"matter", "unit"} <= set(named) <= set(COLUMNS.values()):
        raise invalid(
            "csv[1]", "columns", "第一行须是列名：编号、事项、单位、关键词、依据（事项、单位必有）",
            "the first line names the columns: id, matter, unit, keywords, basis",
        )  # fmt: skip
    if len(set(named)) < len(named):
        raise invalid(
            "csv[1]", "repeated", "第 1 行有两列是同一个意思",
            "line 1 has two columns that mean the same",
        )  # fmt: skip
    return names


def _units(county: County) -> dict[str, str]:
    """The county's units by what a line may call them: the id, or the name."""
    known = registry.units(county.id).values()
    return {unit.name: unit.id for unit in known} | {unit.id: unit.id for unit in known}


def _keywords(row: dict[str, str]) -> tuple[str, ...]:
    return _said(row) or (row["matter"],)


def _said(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(filter(None, parted([row.get("keywords", "")])))


def _duty(row: dict[str, str], units: dict[str, str]) -> Duty:
    """A line without an id has one that follows from it, so that the same line stays the same."""
    unit, matter = units[row["unit"]], row["matter"]
    drawn = sha256(f"{unit}|{matter}".encode()).hexdigest()[:12]
    return Duty(row.get("id") or drawn, matter, unit, _keywords(row), row.get("basis", ""))


def _repeated(rows: list[Row], units: dict[str, str]) -> Iterator[FieldError]:
    first: dict[str, int] = {}
    for number, row in rows:
        at = first.setdefault(_duty(row, units).id, number)
        if at != number:
            words = Words(f"第 {number} 行与第 {at} 行重复", f"line {number} repeats line {at}")
            yield FieldError(f"csv[{number}].id", "repeated", words)


def _faults(number: int, row: dict[str, str], units: dict[str, str]) -> Iterator[FieldError]:
    for field, code, wrong, zh, en in (
        ("matter", "required", not seen(row.get("matter", "")), "缺少事项", "has no matter"),
        ("matter", "too_short", len(seen(row.get("matter", ""))) == 1 and not _said(row),
         "的事项只有一个字，请写全，或填写关键词", "has a matter of one character and no keywords"),
        ("unit", "choice", row.get("unit") not in units, "的单位不存在", "names an unknown unit"),
        ("id", "format", bool(row.get("id") and not _ID.fullmatch(row["id"])),
         "的编号只能用字母、数字、点和横线，最多 40 位", "has an id of other than letters and digits"),
        ("keywords", "too_short", any(len(seen(word)) < 2 for word in _said(row)),
         "的关键词至少两个字", "has a keyword of a single character"),
        ("basis", "columns", "" in row, "的列比第一行多", "has more columns than the first"),
    ):  # fmt: skip
        if wrong:
            words = Words(f"第 {number} 行{zh}", f"line {number} {en}")
            yield FieldError(f"csv[{number}].{field}", code, words)
