"""A stranger's spreadsheet is read whatever it was saved as, and each wrong cell is told by its row."""

import codecs
import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.refusals import InvalidInput
from functions.domain.sheets import delimited
from functions.domain.sheets.numbers import whole
from functions.domain.sheets.table import Column, formulas, read
from tests.workbooks import Formula, workbook

COLUMNS = (
    Column("name", ("名称", "点位名称"), required=True),
    Column("unit", ("单位", "所属单位")),
    Column("region", ("区划代码",)),
)
ROWS = [
    ["一号楼", "县城管局", "431103001002"],
    ['"三无"小区', "", "431103"],
    ["塆里·村部", "heat", ""],
]
READ = [
    {"name": "一号楼", "unit": "县城管局", "region": "431103001002"},
    {"name": '"三无"小区', "region": "431103"},
    {"name": "塆里·村部", "unit": "heat"},
]
HEADINGS = {
    "Chinese": ["名称", "单位", "区划代码"],
    "English": ["name", "unit", "region"],
    "padded": ["\u3000点位名称 ", "所 属 单 位", "区划代码 "],
    "with marks": ["*名称（必填）", "单位：", "【区划代码】"],
    "in full width": ["ＮＡＭＥ", "Ｕｎｉｔ", "REGION"],
    "numbered": ["1.名称", "2、单位", "３．区划代码"],
    "in quotes": ["“名称”", "「单位」", "《区划代码》"],
}
ENCODINGS = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with its mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16 the other way": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "gb18030": lambda text: text.encode("gb18030"),
    "pasted": str,
}
AROUND = {
    "plain": lambda rows: rows,
    "below a title and a note": lambda rows: [["县城点位一览表"], ["填表说明：必填"], [], *rows],
    "with empty rows": lambda rows: [row for pair in rows for row in (pair, ["", ""], [])],
    "with an empty first column": lambda rows: [["", *row] for row in rows],
    "with a number before each": lambda rows: [["序号", *rows[0]], *([str(n), *row] for n, row in enumerate(rows[1:], 1))],
    "in another order": lambda rows: [row[::-1] for row in rows],
    "with separators behind": lambda rows: [[*row, "", ""] for row in rows],
    "with its headings on each page": lambda rows: [rows[0], rows[1], rows[0], *rows[2:]],
}  # fmt: skip


def written(rows, delimiter):
    def cell(text):
        return text if '"' in text else f'"{text}"' if delimiter in text else text

    return "\r\n".join(delimiter.join(map(cell, row)) for row in rows)


def cells(source):
    return [row.cells for row in read(source, COLUMNS).rows]


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("headings", HEADINGS)
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "，"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_sheet_is_read_whatever_it_was_saved_as(encoding, delimiter, headings, around):
    text = written(AROUND[around]([HEADINGS[headings], *ROWS]), delimiter)

    assert cells(ENCODINGS[encoding](text)) == READ


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("headings", HEADINGS)
def test_a_workbook_is_read_as_the_sheet_that_it_is(headings, around):
    rows = AROUND[around]([HEADINGS[headings], *ROWS])

    assert cells(workbook([[cell or None for cell in row] for row in rows])) == READ


def test_numbers_of_a_workbook_keep_their_digits_and_hidden_sheets_are_passed_over():
    rows = [["名称", "单位", "区划代码"], [3.0, None, 4.31103001002e11], ["桥头", "7", 431103]]

    assert cells(workbook(rows, hidden_first=True)) == [
        {"name": "3", "region": "431103001002"},
        {"name": "桥头", "unit": "7", "region": "431103"},
    ]


PARTED = {
    "named above, parted below": [["名称", "管理", ""], ["", "单位", "区划代码"]],
    "named in both": [["点位", "管理", ""], ["名称", "单位", "区划代码"]],
    "named below": [["点位一览", "管理", ""], ["名称", "单位", "区划代码"]],
    "some in both": [["名称", "单位", "管理"], ["", "", "区划代码"]],
}


@pytest.mark.parametrize("parted", PARTED)
@pytest.mark.parametrize("title", [[], [["点位一览表"]]])
def test_headings_over_two_lines_are_one_heading(parted, title):
    rows = [*title, *PARTED[parted], *ROWS]

    for source in (written(rows, ","), workbook([[c or None for c in row] for row in rows])):
        assert cells(source) == READ
        assert read(source, COLUMNS).ignored == []


@given(st.integers(1, 8), st.integers(0, 8))
def test_what_is_merged_over_rows_of_a_workbook_is_said_in_each(tall, more):
    rows = [["单位", "名称"], *([None, f"{n}号楼"] for n in range(tall + more))]
    rows[1][0] = "县城管局"
    units = [row.get("unit") for row in cells(workbook(rows, merged=(f"A2:A{tall + 1}", "A1:B1")))]

    assert units == ["县城管局"] * tall + [None] * more


@pytest.mark.parametrize(
    "ref", ["A1:A9999999", "A2:XFD9999999", "ZZZ1:ZZZ2", "", "A1", "A9:A1", "A:A", "A3:A3"]
)
def test_no_merged_cells_break_the_reader(ref):
    rows = [["名称", "单位"], ["一号楼", "县城管局"]]

    assert cells(workbook(rows, merged=(ref,) * 300)) == [{"name": "一号楼", "unit": "县城管局"}]


def test_the_sheet_with_the_headings_is_read_where_the_first_only_explains():
    assert cells(workbook([["名称"], ["一号楼"]], shown_first=True)) == [{"name": "一号楼"}]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@given(title=st.text("一丁七丂专吀县点㐀", max_size=30))
def test_utf_16_without_its_mark_is_told_by_where_its_zeros_stand(encoding, title):
    text = f"{title}\n名称,单位\n一号楼,县城管局\n"

    assert cells(text.encode(encoding)) == [{"name": "一号楼", "unit": "县城管局"}]


@pytest.mark.parametrize("cell", ['="431103001002"', '"=""431103001002"""'])
def test_what_keeps_excel_from_reading_a_number_is_no_part_of_it(cell):
    assert cells(f"名称,区划代码\n一号楼,{cell}\n") == [
        {"name": "一号楼", "region": "431103001002"}
    ]


def test_a_cell_broken_to_fit_is_one_line():
    for broken in ("阳光花园\n5栋", "阳光花园_x000D_\n5栋", "阳光花园 \r\n 5栋"):
        (row,) = read(workbook([["点位\n名称"], [broken]]), COLUMNS).rows
        assert row.line("name") == "阳光花园 5栋"


@pytest.mark.parametrize(
    "cell", ["=A1&B1", "=VLOOKUP(A2,x!A:B,2,0)", "#REF!", "#N/A", "#NAME?", Formula("A1&B1")]
)
def test_a_formula_is_told_by_its_row_and_never_taken_for_a_name(cell):
    (row,) = read(workbook([["名称", "单位"], [cell, "x"]]), COLUMNS).rows

    assert [error.field for error in formulas(row)] == ["csv[2].name"]


def test_rows_keep_the_numbers_that_people_see():
    text = "点位一览表,,\n\n名称,单位\n\n一号楼,\n二号楼,\n"
    rows = [["点位一览表"], [None], ["名称", "单位"], [None], ["一号楼"], ["二号楼"]]

    for source in (text, text.encode("gb18030"), workbook(rows)):
        assert [row.number for row in read(source, COLUMNS).rows] == [5, 6]


def test_headings_that_mean_nothing_here_are_told():
    assert read("名称,备注,单位\n一号楼,好,\n", COLUMNS).ignored == ["备注"]


@pytest.mark.parametrize(
    ("source", "field"),
    [
        ("", "csv[1]"),
        ("一号楼,县城管局\n", "csv[1]"),
        ("名称,点位名称\n一号楼,二号楼\n", "csv[1]"),
        ('名称,单位\n"一号楼,县城管局\n', "csv[2]"),
        (f"名称,单位\n{'长' * 30_000},\n", "csv[2]"),
        (b"\xff\xfe\x00", "file"),
        (b"\x81\x20\xff\xff", "file"),
        (b"\xd0\xcf\x11\xe0 an old workbook", "file"),
        (b"PK\x03\x04 no workbook", "file"),
        (b"x" * 17_000_000, "file"),
    ],
)
def test_what_cannot_be_read_is_refused_and_says_where(source, field):
    with pytest.raises(InvalidInput) as refused:
        read(source, COLUMNS)

    assert refused.value.errors[0].field == field


def altered(part, content):
    file, whole_book = io.BytesIO(), workbook([["名称"], ["一号楼"]])
    with (
        zipfile.ZipFile(io.BytesIO(whole_book)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return file.getvalue()


@pytest.mark.parametrize(
    "part",
    [
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/sharedStrings.xml",
        "xl/worksheets/sheet1.xml",
    ],
)
@pytest.mark.parametrize(
    "content",
    [
        b" " * 60_000_000,
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>',
        b"<row><c r='A1'><v>1</v>",
        b"<a>" * 200_000,
        b'<x><row r="one"><c r="A1" t="s"><v>99999</v></c></row></x>',
    ],
    ids=["a bomb", "entities", "cut short", "very deep", "nonsense"],
)  # fmt: skip
def test_a_hostile_workbook_is_refused_and_never_unfolded(part, content):
    with pytest.raises(InvalidInput):
        read(altered(part, content), COLUMNS)


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(raw):
    for source in (raw, b"PK\x03\x04" + raw):
        with suppress(InvalidInput):
            read(source, COLUMNS)


@given(
    st.lists(
        st.lists(
            st.text(
                st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffd\r"),
                max_size=5,
            ),
            min_size=2,
            max_size=3,
        ),
        min_size=1,
        max_size=4,
    )
)
def test_what_is_quoted_as_it_should_be_is_read_as_it_was(rows):
    text = "\n".join(",".join('"' + c.replace('"', '""') + '"' for c in row) for row in rows)

    assert [c for _, c in delimited.lines(text, ",")] == [[c.strip() for c in row] for row in rows]


@pytest.mark.parametrize(
    ("cell", "digits"),
    [
        ("431103001002", "431103001002"),
        ("４３１１０３", "431103"),
        ("431 103 001", "431103001"),
        ("431,103", "431103"),
        ("’431103", "431103"),
        ("4.31103e+005", "431103"),
        ("4.31103e+011", None),
        ("3.0", "3"),
        ("431103.00", "431103"),
        ("4.31103E+5", "431103"),
        ("4.31103001002E+11", "431103001002"),
        ("4.31103e11", None),
        ("4.31103E+11", None),
        ("4.3E+11", None),
        ("'431103", "431103"),
        ("", ""),
    ],
)
def test_a_number_that_a_spreadsheet_broke_is_put_right_only_where_nothing_is_lost(cell, digits):
    assert whole(cell) == digits
