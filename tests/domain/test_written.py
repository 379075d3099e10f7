"""A workbook that we write is one that people and programs read, and none of its texts is worked out."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from functions.domain.sheets.workbook import sheets
from functions.domain.sheets.written import Head, workbook

HEADS = [Head("编号", 20), Head("内容", 60), Head("时间", 17)]
AT = datetime(2026, 11, 27, 4, 30, tzinfo=UTC)
WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=60).filter(
    lambda text: "_x" not in text and not set(text) & {"\r", "\ufffe", "\uffff"}
)


def read(rows):
    (found,) = sheets(workbook("诉求", HEADS, rows))
    return [cells for _, cells in found]


@given(st.lists(WORDS, max_size=5))
def test_what_is_written_is_read_again_and_never_a_formula(texts):
    heads, *rows = read([["0" * 18, text, AT] for text in texts])

    assert heads == ["编号", "内容", "时间"]
    assert [row[0] for row in rows] == ["0" * 18] * len(texts)  # digits that are a name stay all
    assert not any(row[1].lstrip().startswith(tuple("=+-@＝＋－＠")) for row in rows)
    for text, row in zip(texts, rows, strict=True):
        kept = "".join(c for c in text if c >= " " or c in "\t\n").strip()
        assert row[1].removeprefix("'").strip() in {kept, kept.removeprefix("'")}


def test_a_moment_is_a_moment_of_beijing_and_too_long_a_text_is_cut():
    _, row = read([["1", "长" * 40_000, AT]])

    assert row[2] == "2026-11-27 12:30"
    assert len(row[1]) == 32_766


def test_the_headings_stay_in_sight_and_can_be_filtered_by():
    with zipfile.ZipFile(BytesIO(workbook("诉求", HEADS, [["1", "a", None]] * 3))) as book:
        xml = book.read("xl/worksheets/sheet1.xml").decode()

    assert 'state="frozen"' in xml
    assert '<autoFilter ref="A1:C4"/>' in xml
