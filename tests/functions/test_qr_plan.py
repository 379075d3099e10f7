"""A list of places becomes codes: B01 of the field, one a building, one for every 30 households."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.county.codes_needed import codes_needed
from functions.domain.refusals import InvalidInput
from functions.qr.plan import BadRowsError, PlanLine, planned, rows
from tests.workbooks import workbook

CODE = "NTH7K3M9XQ2V"


def plan(*lines):
    return list(planned(rows("\n".join(lines))))


def problems(*lines):
    with pytest.raises(BadRowsError) as bad:
        rows("\n".join(lines))
    return dict(bad.value.problems)


def test_95_households_get_4_codes_of_their_own_and_a_building_gets_one():
    made = plan("名称,类别,户数", "石板村八组,村组,95", "幸福小区3栋,楼栋,240", "县图书馆,单位,")

    assert [p.place for p in made] == [
        "石板村八组·1号码", "石板村八组·2号码", "石板村八组·3号码", "石板村八组·4号码",
        "幸福小区3栋", "县图书馆",
    ]  # fmt: skip


@given(st.integers(1, 10_000))
def test_thirty_households_share_a_code_and_never_more(households):
    count = codes_needed("村组", households)

    assert (count - 1) * 30 < households <= count * 30


def test_a_small_group_needs_no_number_behind_its_name():
    assert [p.place for p in plan("name,kind,households", "石板村八组,group,30")] == ["石板村八组"]


def test_a_place_that_has_a_code_keeps_it():
    line = f"{CODE[:4]}-{CODE[4:].lower()},县图书馆,县文旅局,900,村组"

    assert plan("编码,名称,张贴单位,户数,类别", line) == [
        PlanLine(2, "县图书馆", "村组", code=CODE, posted_by="县文旅局")
    ]


def test_a_spreadsheets_mark_before_the_first_word_and_other_columns_do_no_harm():
    assert plan("\ufeffname,remark,unit", "县图书馆,?,culture") == [
        PlanLine(2, "县图书馆", unit="culture")
    ]


def test_every_bad_line_is_named_with_what_is_wrong():
    assert problems(
        "名称,类别,户数,编码",
        ",楼栋,,",
        "甲组,村组,,",
        "乙组,村组,三十,",
        "丙组,村组,0,",
        "图书馆,,,不是编码",
        f"图书馆,,,{CODE}",
        f"文化馆,,,{CODE}",
        "好地方,,,",
    ) == {
        2: "没有名称",
        3: "户数“”不是正整数",
        4: "户数“三十”不是正整数",
        5: "户数“0”不是正整数",
        6: "“不是编码”不是编码",
        8: "编码与第 7 行相同",
    }


def test_a_list_without_a_column_of_names_is_refused():
    with pytest.raises(InvalidInput, match="columns"):
        plan("a,b", "1,2")


def test_a_list_is_read_as_a_spreadsheet_has_it():
    book = workbook([["石板村点位表"], ["点位名称", "类别", "户数"], ["石板村八组", "村组", 31.0]])
    csv = "名称\t类别\t户数\r\n石板村八组\t村组\t31.0\r\n".encode("gb18030")

    for source in (book, csv):
        assert [row.place for row in planned(rows(source))] == [
            "石板村八组·1号码",
            "石板村八组·2号码",
        ]
