"""A stranger's spreadsheet is read whatever it was saved as, and each wrong cell is told by its row."""

import codecs
import io
import zipfile
from contextlib import suppress
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.refusals import InvalidInput, Lang
from functions.domain.sheets import delimited
from functions.domain.sheets.encoding import text_of
from functions.domain.sheets.numbers import whole
from functions.domain.sheets.table import Column, formulas, read
from tests.workbooks import Formula, workbook

COLUMNS = (
    Column("name", ("名称", "点位名称"), required=True, loose=("位置", "地址")),
    Column("unit", ("单位", "所属单位", "单位名称"), codes=("单位编号", "unit id")),
    Column("region", ("区划代码", "区划"), codes=("区划代码",)),
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
    "numbered in Chinese": ["一、名称", "二、单位", "三、区划代码"],
    "in both languages": ["名称 Name", "单位/Unit", "区划代码 (region)"],
    "in quotes": ["“名称”", "「单位」", "《区划代码》"],
}
ENCODINGS = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with its mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16 the other way": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "gb18030": lambda text: text.encode("gb18030"),
    "pasted": str,
    "utf-7": lambda text: text.encode("utf-7"),
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


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "，"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_sheet_is_read_whatever_it_was_saved_as(encoding, delimiter):
    laid_out = {
        (headings, around): written(AROUND[around]([HEADINGS[headings], *ROWS]), delimiter)
        for headings, around in product(HEADINGS, AROUND)
    }

    found = {layout: cells(ENCODINGS[encoding](text)) for layout, text in laid_out.items()}

    assert found == dict.fromkeys(laid_out, READ)


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


CODED = {
    "code first": ["名称", "单位编号", "单位名称", "区划代码", "区划"],
    "code last": ["区划", "单位名称", "名称", "区划代码", "单位编号"],
    "in other letters": ["名称", "UNIT ID", "所属单位（全称）", "区划代码", "区划"],
}


@pytest.mark.parametrize("coded", CODED)
def test_where_a_code_stands_beside_a_name_the_code_is_read(coded):
    cell = {"区划": "青竹镇", "区划代码": "431103", "名称": "一号楼"}
    row = [
        cell.get(t, "lights" if t in {"单位编号", "UNIT ID"} else "县城管局") for t in CODED[coded]
    ]

    for source in (written([CODED[coded], row], ","), workbook([CODED[coded], row])):
        table = read(source, COLUMNS)
        assert table.rows[0].cells == {"name": "一号楼", "unit": "lights", "region": "431103"}
        assert len(table.ignored) == 2


@pytest.mark.parametrize("loose", ["位置", "地址", "地址（可不填）", "位置 address"])
def test_a_loose_word_counts_only_where_nothing_better_stands(loose):
    beside = read(f"名称,{loose},单位\n一号楼,东门,x\n", COLUMNS)

    assert (beside.rows[0]["name"], beside.ignored) == ("一号楼", [loose])
    assert read(f"{loose},单位\n东门,x\n", COLUMNS).rows[0]["name"] == "东门"
    with pytest.raises(InvalidInput):
        read("地址,位置\n东门,西门\n", COLUMNS)


def test_columns_that_mean_the_same_are_named_in_the_refusal():
    with pytest.raises(InvalidInput) as refused:
        read("点位名称,备注,名称\n一号楼,,二号楼\n", COLUMNS)

    assert "“点位名称”、“名称”" in refused.value.errors[0].message[Lang.ZH]


@pytest.mark.parametrize("nothing", ["-", "—", "——", "/", "\\", " - ", "--", "_", "–"])
def test_a_stroke_in_a_cell_says_nothing(nothing):
    text = f"名称,单位\n一号楼,{nothing}\n{nothing},{nothing}\n"

    assert cells(text) == [{"name": "一号楼"}]


@pytest.mark.parametrize("sign", [*"\u200b\u202e\u202c\u2066\ufeff\u00ad\u2060\x07\x7f\x01"])
def test_what_cannot_be_seen_is_no_part_of_a_name(sign):
    (row,) = read(f"名称,单位\n{sign}一号{sign}楼{sign},x\n", COLUMNS).rows

    assert row.line("name") == "一号楼"


@pytest.mark.parametrize("name", ["塆里", "一号楼😀", "\ue000村", "𠮷里", "Block 5", "1-2 栋"])
def test_what_can_be_seen_stays_in_a_name(name):
    (row,) = read(f"名称\n{name}\n", COLUMNS).rows

    assert row.line("name") == name


DATES = ["yyyy-mm-dd", 'm"月"d"日"', "[$-804]yyyy/m/d;@", "h:mm", "d-mmm"]
PLAIN = ["0", "0.00E+00", "@", "#,##0_);[Red](#,##0)", '0"年级"', "General", "[Red]0", r"0\d"]


@pytest.mark.parametrize("code", DATES)
def test_what_a_sheet_made_a_date_of_is_shown_as_the_date_that_people_see(code):
    (row,) = read(workbook([["名称", "单位"], [45659.0, "x"]], formats=[code]), COLUMNS).rows

    assert row["name"] == "2025-01-02"


@pytest.mark.parametrize("code", PLAIN)
def test_a_number_in_another_format_is_no_date(code):
    (row,) = read(workbook([["名称", "单位"], [45659.0, "x"]], formats=[code]), COLUMNS).rows

    assert row["name"] == "45659"


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
        ("<html><table><tr><td>名称</td></tr></table></html>".encode(), "file"),
        (codecs.BOM_UTF8 + b"\r\n<?xml version='1.0'?><Workbook/>", "file"),
        (b"<!DOCTYPE html><meta charset=gbk>", "file"),
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


BOMBS = {
    "too_large": b"<w>" + b"<row/>" * 1001 + b"</w>",
    "format": b"<a>" * 100 + b"</a>" * 100,
}


@pytest.mark.parametrize("code", BOMBS)
def test_a_sheet_of_more_elements_than_we_read_is_refused(code, monkeypatch):
    monkeypatch.setattr("functions.domain.sheets.workbook.ELEMENTS_AT_MOST", 1000)

    with pytest.raises(InvalidInput) as refused:
        read(altered("xl/worksheets/sheet1.xml", BOMBS[code]), COLUMNS)
    assert refused.value.errors[0].code == code


def test_a_book_is_bounded_as_a_whole_and_not_sheet_by_sheet():
    file = io.BytesIO(workbook([["名称"], ["一号楼"]]))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as book:
        for n in range(3, 8):
            book.writestr(f"xl/worksheets/sheet{n}.xml", b" " * 5_500_000)

    with pytest.raises(InvalidInput) as refused:
        read(file.getvalue(), COLUMNS)
    assert refused.value.errors[0].code == "too_large"


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


TRADITIONAL = (
    "點位名稱", "所屬單位", "區劃代碼", "縣城管局", "青竹村村部", "一號樓大門口", "東門菜市場", "第三中學", "人民醫院", "住建局", "公安局交警大隊",
)  # fmt: skip
SIMPLIFIED = (
    "点位名称", "所属单位", "区划代码", "县城管局", "青竹村村部", "一号楼大门口", "东门菜市场", "第三中学", "人民医院", "住建局", "塆里碶头",
)  # fmt: skip


@given(
    st.lists(st.sampled_from(TRADITIONAL), min_size=3, max_size=12),
    st.sampled_from(["big5", "utf-7", "utf-8"]),
)
def test_a_sheet_in_traditional_characters_is_read_and_never_garbled(words, encoding):
    text = "點位名稱,所屬單位\r\n" + "\r\n".join(words)

    assert text_of(text.encode(encoding)) == text


@given(
    st.lists(st.sampled_from(SIMPLIFIED), min_size=1, max_size=12),
    st.sampled_from(["gb18030", "utf-7", "utf-8"]),
)
def test_nothing_of_the_mainland_is_taken_for_big5(words, encoding):
    text = "\r\n".join(words)

    assert text_of(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "text",
    ["name,unit\r\nGate,+8619900000061", "name\r\na+b-c", "C++ tower", "1+1+1=3", "+WeChat-"],
)
def test_a_plus_alone_makes_no_other_encoding(text):
    assert text_of(text.encode()) == text


def test_a_big5_sheet_is_imported_as_what_it_says():
    source = "點位名稱,單位\r\n一號樓,縣城管局\r\n".encode("big5")

    assert cells(source) == [{"name": "一號樓", "unit": "縣城管局"}]


FEET = (
    "合计", "合 计", "总计：3", "本页小计", "填表说明：不要改动", "填表人：张三", "制表单位: 县政数局", "审核：", "注：以上为一期点位",
    "备注1：单位写全称", "说明：蓝色为必填", "填报日期：2026-11-27", "填 写 要 求",
)  # fmt: skip


@pytest.mark.parametrize("behind", [[], ["2"], ["", "共 2 处"]])
@pytest.mark.parametrize("foot", FEET)
def test_what_stands_below_a_sheet_is_no_row_of_it_and_is_told(foot, behind):
    sheet = written([["名称", "单位"], ["一号楼", "城管"], [foot, *behind], ["二号楼", ""]], ",")

    found = read(sheet, COLUMNS)

    assert [row["name"] for row in found.rows] == ["一号楼", "二号楼"]
    assert found.ignored == [foot]


def test_a_sum_that_stands_under_the_numbers_is_no_row_either():
    sheet = "序号,名称,单位\n1,一号楼,城管\n合计,1,\n"

    assert [row["name"] for row in read(sheet, COLUMNS).rows] == ["一号楼"]


@pytest.mark.parametrize(
    "name", ["合计路口", "说明书印刷厂", "注水站", "备注", "审核大厅", "填表桌", "总计", "汇总楼"]
)
def test_a_place_whose_name_begins_like_that_stays_one(name):
    rows = read(f"序号,名称,单位\n1,{name},\n", COLUMNS).rows

    assert [row["name"] for row in rows] == [name]
