"""An .xlsx workbook of one sheet: headings that stay in sight, filters, texts, moments.

A text is never a formula: it is stored as a text, marked as one (`quotePrefix`), so that it stays one when
somebody edits the cell, and what would be worked out once it is saved as CSV has an apostrophe before it.
"""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from functions.domain.codes import BEIJING

type Cell = str | int | datetime | None

LONGEST = 32_767  # characters that Excel keeps of a cell
_WORKED_OUT = re.compile(r"^[\s\u200b\ufeff]*[=+\-@＝＋－＠−]|^[\t\r]")
_NO_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# A row is written when the next begins, and no text is guessed to be something else.
_PLAINLY = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_TEXT = {"quote_prefix": True, "text_wrap": True, "valign": "top"}
_MOMENT = {"num_format": "yyyy-mm-dd hh:mm", "align": "left", "valign": "top"}


class Head(NamedTuple):
    """A column: what stands above it, and how wide it is, in characters."""

    title: str
    width: int


def workbook(name: str, heads: Sequence[Head], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The file: the headings, then a line for each row."""
    from xlsxwriter import Workbook  # noqa: PLC0415 (only who takes a list along pays for it)

    file = io.BytesIO()
    with Workbook(file, _PLAINLY) as book:
        sheet, last = book.add_worksheet(name), 0
        looks = {str: book.add_format(_TEXT), datetime: book.add_format(_MOMENT), int: None}
        sheet.freeze_panes(1, 0)
        for column, head in enumerate(heads):
            sheet.set_column(column, column, head.width)
        sheet.write_row(0, 0, [head.title for head in heads], book.add_format({"bold": True}))
        for last, row in enumerate(rows, 1):
            for column, value in enumerate(map(_fit, row)):
                if value not in (None, ""):
                    sheet.write(last, column, value, looks[type(value)])
        sheet.autofilter(0, 0, last, len(heads) - 1)
    return file.getvalue()


def _fit(value: Cell) -> Cell:
    """A value as a cell holds it: moments are the county's, and know no other."""
    if isinstance(value, datetime):
        return value.astimezone(BEIJING).replace(tzinfo=None)
    return plain(value) if isinstance(value, str) else value


def plain(said: str) -> str:
    """A text as a cell can hold it, and no program works it out."""
    kept = _NO_XML.sub("", said)[: LONGEST - 1]
    return f"'{kept}" if _WORKED_OUT.search(kept) else kept
