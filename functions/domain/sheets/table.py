"""The rows of a sheet by what their columns mean: the one reader of every import of the product."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, zip_longest
from typing import NamedTuple

from msgspec import Struct

from functions.domain.forms import legible, one_line
from functions.domain.refusals import FieldError, InvalidInput, Words, invalid
from functions.domain.sheets import delimited, workbook
from functions.domain.sheets.encoding import text_of
from functions.domain.words.matching import folded

type Line = tuple[int, list[str]]

LOOKED_FOR_HEADINGS = 20  # lines: a title, a note of how to fill it in, who made it and when
SHOWN_OF_FOOT = 20  # characters
SIZE_AT_MOST = 16 * 1024 * 1024  # bytes of a file: fifty thousand places on a command line
_OLD = b"\xd0\xcf\x11\xe0"  # an .xls, or a workbook with a password
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|table|meta|head)", re.IGNORECASE)
_NOTHING = re.compile(r"[-—–_/\\]+")  # what people write into a cell that stays empty
_ASIDE = re.compile(r"\(.*?\)|\[.*?\]|【.*?】")
_SIGNS = re.compile(
    r"""[*:/\s()\[\]【】"'“”《》]|^(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[.、]"""
)
# How the lines below a sheet begin, which are none of its rows: sums, how to fill it in, who did and when.
_FOOT = re.compile(
    r"(?:本页|本表)?(?:合计|总计|小计|共计|汇总):?[0-9]*|(?:填表|制表|填报|填写|经办|审核|复核)(?:人|单位|日期|时间|说明|要求)?:.*"
    r"|(?:填表|填写)(?:说明|要求)|(?:说明|备注|附注|注意|注)[0-9]?:.*"
)
_LATIN = re.compile("[a-z]+")  # beside Chinese
_FORMULA = re.compile(r"=|#(REF!|N/A|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|SPILL!|CALC!)$")


class Column(NamedTuple):
    """A column that an import knows: its field, and what people call it.

    Where a sheet has one of `codes` too, that says it exactly, and the others are passed over; what is
    called by a `loose` word counts only where nothing better stands.
    """

    field: str
    titles: tuple[str, ...]
    required: bool = False
    codes: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()

    def meant(self, said: Iterable[str]) -> set[str]:
        """The headings, of those that are said, that mean this column."""
        by_rank = (self.codes, (self.field, *self.titles), self.loose)
        ranks = ({_folded(title) for title in titles}.intersection(said) for titles in by_rank)
        return next(filter(None, ranks), set())


class SheetRow(Struct, frozen=True):
    """A row with its number in the sheet, and its cells by field; what is not there is empty."""

    number: int
    cells: dict[str, str]
    extra: bool = False  # something stands beyond the last heading

    def __getitem__(self, field: str) -> str:
        """A cell's text, empty where the sheet has no such column."""
        return legible(self.cells.get(field, ""))

    def line(self, field: str) -> str:
        """A cell's text in one line, however it was broken to fit, without what cannot be seen."""
        return one_line(self[field])


class Table(Struct, frozen=True):
    """What a sheet holds, and what means nothing here: headings, and the lines below the last row."""

    rows: list[SheetRow]
    ignored: list[str]


def read(source: str | bytes, columns: Sequence[Column]) -> Table:
    """The rows of a file or of pasted text. Refuses what has no line of headings that we know."""
    for lines in _readings(source):
        top = list(islice(lines, LOOKED_FOR_HEADINGS))
        for at, (number, cells) in enumerate(top):
            if _means(cells, columns):
                head = _Head(number, cells, columns).with_parts(top[at + 1 :])
                return _table(head, _chained(top[at + head.depth :], lines))
    raise _no_headings(columns)


def fault(row: SheetRow, field: str, code: str, zh: str, en: str) -> FieldError:
    """What is wrong with a cell, told by its row's number and its column."""
    words = Words(f"第 {row.number} 行：{zh}", f"line {row.number}: {en}")
    return FieldError(f"csv[{row.number}].{field}", code, words)


def formulas(row: SheetRow) -> Iterator[FieldError]:
    """Cells that hold a formula, or what became of one, in place of what they should say."""
    for field, cell in row.cells.items():
        if _FORMULA.match(cell):
            yield fault(
                row, field, "formula", f"“{cell[:20]}”是公式或公式的错误，请在表格里把它粘贴为“数值”",
                f"{cell[:20]} is a formula, or its error: paste it as a value",
            )  # fmt: skip


def _readings(source: str | bytes) -> Iterator[Iterator[Line]]:
    """The lines, as each way of writing a sheet would have them; the likeliest first."""
    if isinstance(source, bytes):
        _check(source)
        if source.startswith(workbook.MAGIC):
            yield from map(iter, workbook.sheets(source))
            return
        source = text_of(source)
    text = delimited.plain(source)
    for delimiter in delimited.DELIMITERS:
        if delimiter in text or delimiter == ",":
            yield delimited.lines(text, delimiter)


def _check(raw: bytes) -> None:
    if len(raw) > SIZE_AT_MOST:
        raise workbook.too_large()
    if _PAGE.match(raw):
        raise invalid(
            "file", "format", "这其实是网页文件（有的系统导出的 .xls 就是这样），请用表格软件打开，另存为 .xlsx",
            "is really a web page, as some systems export their .xls: open it and save it as .xlsx",
        )  # fmt: skip
    if raw.startswith(_OLD):
        raise invalid(
            "file", "format", "这是旧版 .xls 或有密码的文件，请另存为 .xlsx（不设密码）或 CSV",
            "is an old .xls or has a password: save it as .xlsx or CSV",
        )  # fmt: skip


def _chained(first: Iterable[Line], rest: Iterable[Line]) -> Iterator[Line]:
    yield from first
    yield from rest


def _named(cells: Sequence[str], columns: Sequence[Column]) -> list[str]:
    """The field that each heading means, empty where it means none."""
    said = [_folded(cell) for cell in cells]
    known = {title: column.field for column in columns for title in column.meant(said)}
    return [known.get(title, "") for title in said]


def _folded(title: str) -> str:
    """What a heading says, without the remarks in brackets, or in English, beside it."""
    said = folded(title)
    plain = _SIGNS.sub("", _ASIDE.sub("", said)) or _SIGNS.sub("", said)
    return _LATIN.sub("", plain) or plain


def _means(cells: Sequence[str], columns: Sequence[Column]) -> bool:
    return {c.field for c in columns if c.required} <= set(_named(cells, columns))


class _Head:
    """A line of headings, and the one below it where headings over several columns are parted there."""

    def __init__(self, number: int, cells: list[str], columns: Sequence[Column]) -> None:
        self.number, self.lines, self._columns = number, [cells], columns
        self.names = _named(cells, columns)

    @property
    def depth(self) -> int:
        """How many lines it takes."""
        return len(self.lines)

    def with_parts(self, below: Sequence[Line]) -> "_Head":
        """With the line below, where that says what columns mean and names nothing to import."""
        parts = below[0][1] if below else []
        meant = _named(parts, self._columns)
        needed = {c.field for c in self._columns if c.required}
        told = zip(self.names, parts, meant, strict=False)
        if any(meant) and not any(name in needed and cell and not m for name, cell, m in told):
            pairs = zip_longest(self.names, meant, fillvalue="")
            self.names, self.lines = [part or name for name, part in pairs], [*self.lines, parts]
        return self

    def ignored(self) -> list[str]:
        """The headings that mean nothing here."""
        return [title for name, title in self._titled() if not name and title]

    def twins(self) -> list[str]:
        """Headings that mean the same field."""
        names = [name for name, _ in self._titled() if name]
        return [title for name, title in self._titled() if names.count(name) > 1]

    def _titled(self) -> list[tuple[str, str]]:
        told = zip_longest(self.names, *reversed(self.lines), fillvalue="")
        return [(name, next(filter(None, cells), "")) for name, *cells in told]


def _table(head: _Head, lines: Iterable[Line]) -> Table:
    if twins := head.twins():
        shown = "、".join(f"“{title[:20]}”" for title in twins)
        raise invalid(
            f"csv[{head.number}]", "repeated", f"第 {head.number} 行有几列是同一个意思：{shown}，请只留一列",
            f"line {head.number} has columns that mean the same: {shown}; keep one of them",
        )  # fmt: skip
    feet: list[str] = []
    rows = [row for line in lines if (row := _row(line, head, feet))]
    return Table(rows, list(dict.fromkeys([*head.ignored(), *feet])))


def _row(line: Line, head: _Head, feet: list[str]) -> SheetRow | None:
    number, cells = line[0], ["" if _NOTHING.fullmatch(cell) else cell for cell in line[1]]
    if not any(cells) or cells in head.lines:  # headings are repeated on each printed page
        return None
    if _FOOT.fullmatch(folded(first := next(filter(None, cells)))):
        feet.append(first[:SHOWN_OF_FOOT])
        return None
    named = {name: cell for name, cell in zip(head.names, cells, strict=False) if name and cell}
    return SheetRow(number, named, any(cells[len(head.names) :]))


def _no_headings(columns: Sequence[Column]) -> InvalidInput:
    all_of_them = "、".join(c.titles[0] for c in columns)
    needed = "、".join(c.titles[0] for c in columns if c.required)
    fields = ", ".join(c.field for c in columns)
    return invalid(
        "csv[1]", "columns", f"没有找到列名一行：{all_of_them}（{needed}必有）",
        f"no line names the columns: {fields}",
    )  # fmt: skip
