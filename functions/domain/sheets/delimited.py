"""The cells of CSV, or of what Excel copies: commas, semicolons or tabs, and quotes that are only words."""

import re
from collections.abc import Iterator
from functools import cache

from functions.domain.refusals import InvalidInput, invalid

type Line = tuple[int, list[str]]

DELIMITERS = "\t,;，；|"
CELL_AT_MOST = 20_000  # characters
_LINE_END = re.compile(r"\r\n?")
_AS_TEXT = re.compile(r'="([^"]*)"')  # `="0431"`: what keeps Excel from reading a number
# Of UTF-16, whose mark is all that is left where signs that only machines read were taken out; of GB18030 read as UTF-8.
_GARBLED = re.compile("[\0\ufffd]|\\A(?:ÿþ|þÿ)")


def lines(text: str, delimiter: str) -> Iterator[Line]:
    """The cells of each line, and the number in the file that it begins at."""
    text = plain(text)
    number = at = 0
    while at < len(text):
        number += 1
        cells, end = _line(text, at, delimiter, number)
        yield number, cells
        number += text.count("\n", at, end - 1)
        at = end


def plain(text: str) -> str:
    """The text with one kind of line end and without its mark; what is garbled is refused by its line."""
    text = _LINE_END.sub("\n", text.lstrip("\ufeff"))
    if garbled := _GARBLED.search(text):
        raise _foreign(text.count("\n", 0, garbled.start()) + 1)
    return text


@cache
def _cell(delimiter: str) -> re.Pattern[str]:
    """A cell is quoted where its quotes hold all of it; `"三无"小区` is a name with quotes in it."""
    end = rf"(?=[{re.escape(delimiter)}\n]|\Z)"
    blank = r"[^\S\n]*+" if delimiter != "\t" else "[ ]*+"
    return re.compile(
        rf'{blank}"(?P<quoted>(?:[^"]++|"")*+)"{blank}{end}|(?P<bare>[^{re.escape(delimiter)}\n]*+){end}'
    )


def _line(text: str, at: int, delimiter: str, number: int) -> tuple[list[str], int]:
    cells = []
    while True:
        cell = _cell(delimiter).match(text, at)
        if cell is None:
            raise _unreadable(
                number, "quotes", "的引号没有成对", "has a quotation mark without its pair"
            )
        cells.append(_said(cell, number))
        at = cell.end()
        if at >= len(text) or text[at] == "\n":
            return cells, at + 1
        at += 1


def _said(cell: re.Match[str], number: int) -> str:
    quoted, bare = cell["quoted"], cell["bare"]
    said = quoted.replace('""', '"') if quoted is not None else bare
    if len(said) > CELL_AT_MOST:
        raise _unreadable(number, "too_long", "有一格太长", "has a cell that is too long")
    if quoted is None and said.lstrip().startswith('"') and said.count('"') % 2:
        raise _unreadable(
            number, "quotes", "的引号没有成对", "has a quotation mark without its pair"
        )
    as_text = _AS_TEXT.fullmatch(said.strip())
    return as_text[1].strip() if as_text else said.strip()


def _foreign(number: int) -> InvalidInput:
    return _unreadable(
        number, "encoding", "有乱码：文件编码不对，请另存为“CSV UTF-8”再导入",
        "is in another encoding: save the file as CSV UTF-8",
    )  # fmt: skip


def _unreadable(number: int, code: str, zh: str, en: str) -> InvalidInput:
    return invalid(f"csv[{number}]", code, f"第 {number} 行{zh}", f"line {number} {en}")
