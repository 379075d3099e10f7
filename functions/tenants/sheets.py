"""Read a sheet (表格): CSV, or what Excel copies; what can't be read is refused by its line."""

import csv
import io
import re
from collections.abc import Iterator

from functions.domain.refusals import InvalidInput, invalid

_LINE_END = re.compile(r"\r\n?")
_GARBLED = re.compile("[\0\ufffd]")  # of UTF-16, or of GB18030 read as UTF-8
_FAULTS = (
    ("field larger", "too_long", "有一格太长", "has a cell that is too long"),
    ("", "quotes", "的引号没有成对", "has a quotation mark without its pair"),
)


def lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line, and the number in the file that it begins at."""
    text = _LINE_END.sub("\n", text.lstrip("\ufeff"))
    if garbled := _GARBLED.search(text):
        raise _foreign(text.count("\n", 0, garbled.start()) + 1)
    delimiter = "\t" if "\t" in text.split("\n", 1)[0] else ","
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    begins = 1
    try:
        for cells in reader:
            yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise _unreadable(begins, str(error)) from None


def _foreign(number: int) -> InvalidInput:
    return invalid(
        f"csv[{number}]", "encoding",
        f"第 {number} 行有乱码：文件编码不对，请另存为“CSV UTF-8”再导入",
        f"line {number} is in another encoding: save the file as CSV UTF-8",
    )  # fmt: skip


def _unreadable(number: int, why: str) -> InvalidInput:
    _, code, zh, en = next(fault for fault in _FAULTS if why.startswith(fault[0]))
    return invalid(f"csv[{number}]", code, f"第 {number} 行{zh}", f"line {number} {en}")
