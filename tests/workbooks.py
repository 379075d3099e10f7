"""Workbooks as spreadsheets write them: shared texts, numbers, gaps, hidden sheets."""

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKED = "http://schemas.openxmlformats.org/package/2006/relationships"

type Cell = str | int | float | None


class Formula(str):
    """A cell whose formula nobody has worked out."""

    __slots__ = ()


def workbook(
    rows: list[list[Cell]],
    *,
    hidden_first: bool = False,
    shown_first: bool = False,
    merged: tuple[str, ...] = (),
    formats: list[str] | None = None,
) -> bytes:
    """The rows as an .xlsx, some of its cells merged, its numbers in the last of `formats`; with a sheet of other things before them where asked."""
    texts: list[str] = []
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        state = ' state="hidden"' if hidden_first else ""
        other = f'<sheet name="h" sheetId="2"{state} r:id="r2"/>'
        before = other if hidden_first or shown_first else ""
        book.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>{before}'
            '<sheet name="点位" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{PACKED}"><Relationship Id="r1" Target="worksheets/sheet1.xml"/>'
            '<Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
        )
        style = len(formats or ())
        book.writestr("xl/worksheets/sheet1.xml", _sheet(rows, texts, merged, style))
        if formats:
            book.writestr("xl/styles.xml", _styles(formats))
        book.writestr(
            "xl/worksheets/sheet2.xml",
            _sheet([["名称"] if hidden_first else ["填表说明"], ["别的"]], texts),
        )
        shared = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
        book.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{shared}</sst>')
    return file.getvalue()


def _styles(formats: list[str]) -> str:
    own = "".join(
        f"<numFmt numFmtId={quoteattr(str(164 + n))} formatCode={quoteattr(code)}/>"
        for n, code in enumerate(formats)
    )
    used = "".join(f'<xf numFmtId="{164 + n}"/>' for n in range(len(formats)))
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{own}</numFmts>'
        f'<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
        f'<cellXfs><xf numFmtId="0"/>{used}</cellXfs></styleSheet>'
    )


def _sheet(
    rows: list[list[Cell]], texts: list[str], merged: tuple[str, ...] = (), style: int = 0
) -> str:
    lines = "".join(
        f'<row r="{n}">{"".join(_cell(n, i, cell, texts, style) for i, cell in enumerate(row))}</row>'
        for n, row in enumerate(rows, 1)
        if any(cell is not None for cell in row)
    )
    joined = "".join(f'<mergeCell ref="{ref}"/>' for ref in merged)
    return (
        f'<worksheet xmlns="{MAIN}"><sheetData>{lines}</sheetData>'
        f"<mergeCells>{joined}</mergeCells></worksheet>"
    )


def _cell(row: int, column: int, cell: Cell, texts: list[str], style: int) -> str:
    if cell is None:
        return ""
    place = f'r="{chr(65 + column)}{row}"'
    if isinstance(cell, Formula):
        return f"<c {place}><f>{escape(cell)}</f></c>"
    if isinstance(cell, str):
        texts.append(cell)
        return f'<c {place} t="s"><v>{len(texts) - 1}</v></c>'
    return f'<c {place} s="{style}"><v>{cell!r}</v></c>'
