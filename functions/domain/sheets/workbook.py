"""The cells of an .xlsx workbook, sheet by sheet, read without a library.

Bounded: a file of a few kilobytes may unfold to gigabytes, so no part of it is read beyond a limit.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from itertools import islice
from xml.etree.ElementTree import Element, ParseError, iterparse

from functions.domain.refusals import InvalidInput, invalid
from functions.domain.sheets import dates

type Line = tuple[int, list[str]]

LARGEST = 24 * 1024 * 1024  # bytes of XML, unfolded, of all parts together
ELEMENTS_AT_MOST = 1_500_000  # of one part
DEEPEST = 40  # elements within one another
CELLS_AT_MOST = 200_000
COLUMNS_AT_MOST = 200
SHEETS_AT_MOST = 8  # that are looked into for headings
MAGIC = b"PK\x03\x04"
_MERGED = re.compile(r"([A-Z]{1,2})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_ESCAPED = re.compile("_x(00[01][0-9A-F])_")  # what XML cannot hold
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, ParseError, LookupError, ValueError, EOFError, OSError,
    NotImplementedError, RuntimeError, RecursionError,
)  # fmt: skip


def sheets(raw: bytes) -> Iterator[list[Line]]:
    """Each sheet's rows by their numbers, as people see them there; the first may only say how to fill it in."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as book:
            _bounded(book)
            texts, dated = _texts(book), _dated(book)
            for name in _sheets(book):
                yield _lines(book.read(name), texts, dated)
    except _BROKEN as error:
        raise _unreadable() from error


def _bounded(book: zipfile.ZipFile) -> None:
    """Refuse what says that it unfolds to more than we read; no part unfolds to more than it says."""
    told = (part.file_size for part in book.infolist() if part.filename.endswith((".xml", ".rels")))
    if sum(told) > LARGEST:
        raise too_large()


def _elements(xml: bytes, *names: str) -> Iterator[tuple[str, Element]]:
    """The elements of these names as each ends, whatever their namespace; a document type is refused.

    None is kept longer than it is looked at.
    """
    if b"<!DOCTYPE" in xml[:1000] or b"<!ENTITY" in xml:
        raise ValueError("no workbook declares entities")
    path: list[Element] = []
    for event, element in _events(xml):
        if event == "start":
            path.append(element)
            continue
        path.pop()
        if (name := _local(element.tag)) in names:
            yield name, element
        if path and not any(_local(above.tag) in names for above in path):
            path[-1].clear()


def _events(xml: bytes) -> Iterator[tuple[str, Element]]:
    """What begins and ends, as far as a sheet of ours may go."""
    depth = 0
    read = iterparse(io.BytesIO(xml), ("start", "end"))  # noqa: S314 (no entities, bounded)
    for count, (event, element) in enumerate(read):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise ValueError("no sheet is that deep")
        if count > 2 * ELEMENTS_AT_MOST:
            raise too_large()
        yield event, element


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _sheets(book: zipfile.ZipFile) -> list[str]:
    """The parts that hold the sheets, in the order of their tabs; what is hidden is not read."""
    targets = {
        element.get("Id", ""): posixpath.normpath(_absolute(element.get("Target", "")))
        for _, element in _elements(book.read("xl/_rels/workbook.xml.rels"), "Relationship")
    }
    shown = [
        next((value for key, value in element.items() if _local(key) == "id"), "")
        for _, element in _elements(book.read("xl/workbook.xml"), "sheet")
        if element.get("state", "visible") == "visible"
    ]
    return [targets[link] for link in shown if link in targets][:SHEETS_AT_MOST]


def _absolute(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _texts(book: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    found = []
    for _, element in _elements(book.read("xl/sharedStrings.xml"), "si"):
        found.append(_words(element))
    return found


def _dated(book: zipfile.ZipFile) -> frozenset[str]:
    """The styles of cells whose numbers are shown as dates."""
    if "xl/styles.xml" not in book.namelist():
        return frozenset()
    codes: dict[str, str] = {}
    for name, element in _elements(book.read("xl/styles.xml"), "numFmt", "cellXfs"):
        if name == "numFmt":
            codes[element.get("numFmtId", "")] = element.get("formatCode", "")
            continue
        formats = [style.get("numFmtId", "0") for style in element]
        return frozenset(
            str(at) for at, n in enumerate(formats) if dates.shows_date(int(n), codes.get(n, ""))
        )
    return frozenset()


def _words(element: Element) -> str:
    """The text of a cell or a shared string, without the readings (ruby) above it."""
    said = "".join(
        child.text or "" if _local(child.tag) == "t" else _words(child)
        for child in element
        if _local(child.tag) != "rPh"
    )
    return _ESCAPED.sub(lambda escape: chr(int(escape[1], 16)), said)


def _lines(xml: bytes, texts: list[str], dated: frozenset[str]) -> list[Line]:
    found: list[Line] = []
    merged: list[str] = []
    count = at = 0
    for name, element in _elements(xml, "row", "mergeCell"):
        if name == "mergeCell":
            merged.append(element.get("ref", ""))
            continue
        at = int(element.get("r") or at + 1)
        cells = _cells(element, texts, dated)
        count += len(cells)
        if count > CELLS_AT_MOST:
            raise too_large()
        if any(cells):
            found.append((at, cells))
    return _filled(found, merged)


def _filled(found: list[Line], merged: list[str]) -> list[Line]:
    """What stands once for several rows (合并单元格) is said in each of them."""
    rows = dict(found)
    below = ((at, *top) for ref in merged for top, at in _below(ref))
    for at, first, column in islice(below, CELLS_AT_MOST):
        if at in rows and (said := rows.get(first, [])[column : column + 1]):
            rows[at] = _with(rows[at], column, said[0])
    return [(at, rows[at]) for at, _ in found]


def _below(ref: str) -> Iterator[tuple[tuple[int, int], int]]:
    """The rows below the first of merged cells, with that row and its column."""
    if match := _MERGED.fullmatch(ref):
        column, first, last = _column(match[1]), int(match[2]), int(match[4])
        if column < COLUMNS_AT_MOST:
            yield from (((first, column), at) for at in range(first + 1, last + 1))


def _with(cells: list[str], column: int, said: str) -> list[str]:
    """The cells with what is said in a column where they say nothing."""
    wide = cells + [""] * (column + 1 - len(cells))
    return [*wide[:column], wide[column] or said, *wide[column + 1 :]]


def _cells(row: Element, texts: list[str], dated: frozenset[str]) -> list[str]:
    cells: list[str] = []
    for cell in row:
        place = _REFERENCE.fullmatch(cell.get("r", ""))
        column = _column(place[1]) if place else len(cells)
        if column >= COLUMNS_AT_MOST:
            continue
        cells += [""] * (column + 1 - len(cells))
        cells[column] = _shown(cell, texts, dated)
    return cells


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _shown(cell: Element, texts: list[str], dated: frozenset[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _words(cell).strip()
    parts = {_local(child.tag): child.text or "" for child in cell}
    value = parts.get("v", "")
    if not value and "f" in parts:
        return f"={parts['f']}"  # a formula that nobody has worked out
    if kind == "s":
        return texts[int(value)].strip() if value else ""
    if kind != "n":
        return value.strip()
    return dates.spelled(value) if value and cell.get("s") in dated else _number(value)


def _number(value: str) -> str:
    """A number in full: the file holds all its digits, also where the sheet shows 4.31103E+11."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or abs(number.adjusted()) > 30:
        return value
    plain = f"{number:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def too_large() -> InvalidInput:
    """The refusal of a file that holds more than one import takes."""
    return invalid(
        "file", "too_large", "表格太大，请分成几份导入", "is too large: import it in parts"
    )


def _unreadable() -> InvalidInput:
    return invalid(
        "file", "format", "这个 Excel 文件打不开（可能有密码或已损坏），请另存为 .xlsx 或 CSV",
        "can't be opened: save it as .xlsx without a password, or as CSV",
    )  # fmt: skip
