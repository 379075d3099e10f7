"""An .xlsx workbook of one sheet, written without a library: headings that stay in sight, filters, texts, moments.

A text is never a formula: it is stored as a text, marked as one (`quotePrefix`), so that it stays one when
somebody edits the cell, and what would be worked out once it is saved as CSV has an apostrophe before it.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple
from xml.sax.saxutils import escape

from functions.domain.codes import BEIJING

type Cell = str | int | datetime | None

LONGEST = 32_767  # characters that Excel keeps of a cell
_BEGUN = datetime(1899, 12, 30, tzinfo=BEIJING)  # Excel's day 0
_WORKED_OUT = re.compile(r"^[\s\u200b\ufeff]*[=+\-@＝＋－＠−]|^[\t\r]")
_NO_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # would be read as another sign
_HEAD, _TEXT, _MOMENT = 1, 2, 3  # styles
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Head(NamedTuple):
    """A column: what stands above it, and how wide it is, in characters."""

    title: str
    width: int


def workbook(name: str, heads: Sequence[Head], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The file: the headings, then a line for each row."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=5) as book:
        for part, xml in _around(name[:31]):
            book.writestr(part, _XML + xml)
        with book.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for xml in _sheet(heads, rows):
                sheet.write(xml.encode())
    return file.getvalue()


def _sheet(heads: Sequence[Head], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{head.width}" customWidth="1"/>'
        for n, head in enumerate(heads, 1)
    )
    yield (
        f'{_XML}<worksheet {_MAIN}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2"'
        f' activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{columns}</cols><sheetData><row r="1">'
    )
    yield "".join(_text(head.title, _HEAD) for head in heads) + "</row>"
    last = 1
    for last, row in enumerate(rows, 2):
        yield f'<row r="{last}">{"".join(map(_cell, row))}</row>'
    yield f'</sheetData><autoFilter ref="A1:{_letters(len(heads))}{last}"/></worksheet>'


def _cell(value: Cell) -> str:
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, datetime):
        days = (value - _BEGUN).total_seconds() / 86400
        return f'<c s="{_MOMENT}"><v>{days:.5f}</v></c>'
    return f"<c><v>{value}</v></c>" if isinstance(value, int) else _text(value, _TEXT)


def _text(said: str, style: int) -> str:
    return f'<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{escape(plain(said))}</t></is></c>'


def plain(said: str) -> str:
    """A text as a cell can hold it, and no program works it out."""
    kept = _ESCAPE.sub("_x005F_", _NO_XML.sub("", said))[: LONGEST - 1]
    return f"'{kept}" if _WORKED_OUT.search(kept) else kept


def _letters(number: int) -> str:
    """The name of a column: A, Z, AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _around(name: str) -> Iterator[tuple[str, str]]:
    """The parts that every workbook has beside its sheet."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    yield (
        "[Content_Types].xml",
        (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/></Types>'
        ),
    )
    yield "_rels/.rels", _links(("officeDocument", "xl/workbook.xml"))
    yield (
        "xl/_rels/workbook.xml.rels",
        _links(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")),
    )
    yield (
        "xl/workbook.xml",
        (
            f'<workbook {_MAIN} xmlns:r="{_REL}"><sheets><sheet name="{escape(name)}" sheetId="1" r:id="r1"/></sheets></workbook>'
        ),
    )
    yield "xl/styles.xml", _STYLES


def _links(*targets: tuple[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="r{n}" Type="{_REL}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{each}</Relationships>'


_STYLES = (
    f'<styleSheet {_MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/>'
    '<xf fontId="1" applyFont="1"/>'
    '<xf quotePrefix="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="164" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>'
    "</cellXfs></styleSheet>"
)
