"""The cells of an .xlsx workbook's first sheet that holds any, read without a library.

Bounded: a file of a few kilobytes may unfold to gigabytes, so no part of it is read beyond a limit.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element, ParseError, iterparse

from functions.domain.refusals import InvalidInput, invalid

type Line = tuple[int, list[str]]

LARGEST_PART = 24 * 1024 * 1024  # bytes of XML, unfolded
CELLS_AT_MOST = 200_000
COLUMNS_AT_MOST = 200
MAGIC = b"PK\x03\x04"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, ParseError, LookupError, ValueError, EOFError, OSError,
    NotImplementedError, RuntimeError, RecursionError,
)  # fmt: skip


def lines(raw: bytes) -> list[Line]:
    """The rows by their numbers in the sheet, as people see them there."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as book:
            texts = _texts(book)
            sheets = (_lines(_part(book, name), texts) for name in _sheets(book))
            return next((found for found in sheets if found), [])
    except _BROKEN as error:
        raise _unreadable() from error


def _part(book: zipfile.ZipFile, name: str) -> bytes:
    """A part of the workbook, or a refusal where it unfolds to more than we read."""
    with book.open(name) as part:
        content = part.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART:
        raise too_large()
    return content


def _elements(xml: bytes, *names: str) -> Iterator[tuple[str, Element]]:
    """The elements of these names as each ends, whatever their namespace; a document type is refused."""
    if b"<!DOCTYPE" in xml[:1000] or b"<!ENTITY" in xml:
        raise ValueError("no workbook declares entities")
    for _, element in iterparse(io.BytesIO(xml), ("end",)):  # noqa: S314 (no entities, bounded)
        if (name := _local(element.tag)) in names:
            yield name, element


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _sheets(book: zipfile.ZipFile) -> list[str]:
    """The parts that hold the sheets, in the order of their tabs; what is hidden is not read."""
    targets = {
        element.get("Id", ""): posixpath.normpath(_absolute(element.get("Target", "")))
        for _, element in _elements(_part(book, "xl/_rels/workbook.xml.rels"), "Relationship")
    }
    shown = [
        next((value for key, value in element.items() if _local(key) == "id"), "")
        for _, element in _elements(_part(book, "xl/workbook.xml"), "sheet")
        if element.get("state", "visible") == "visible"
    ]
    return [targets[link] for link in shown if link in targets][:20]


def _absolute(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _texts(book: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    found = []
    for _, element in _elements(_part(book, "xl/sharedStrings.xml"), "si"):
        found.append(_words(element))
        element.clear()
    return found


def _words(element: Element) -> str:
    """The text of a cell or a shared string, without the readings (ruby) above it."""
    return "".join(
        child.text or "" if _local(child.tag) == "t" else _words(child)
        for child in element
        if _local(child.tag) != "rPh"
    )


def _lines(xml: bytes, texts: list[str]) -> list[Line]:
    found: list[Line] = []
    count = at = 0
    for _, row in _elements(xml, "row"):
        at = int(row.get("r") or at + 1)
        cells = _cells(row, texts)
        count += len(cells)
        if count > CELLS_AT_MOST:
            raise too_large()
        if any(cells):
            found.append((at, cells))
        row.clear()
    return found


def _cells(row: Element, texts: list[str]) -> list[str]:
    cells: list[str] = []
    for cell in row:
        place = _REFERENCE.fullmatch(cell.get("r", ""))
        column = _column(place[1]) if place else len(cells)
        if column >= COLUMNS_AT_MOST:
            continue
        cells += [""] * (column + 1 - len(cells))
        cells[column] = _shown(cell, texts)
    return cells


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _shown(cell: Element, texts: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _words(cell).strip()
    value = next((child.text or "" for child in cell if _local(child.tag) == "v"), "")
    if kind == "s":
        return texts[int(value)].strip() if value else ""
    return _number(value) if kind == "n" else value.strip()


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
