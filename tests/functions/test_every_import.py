"""Every import of the document reads any sheet, shows it before it writes, and takes all of it or nothing."""

import codecs
import json
from base64 import b64encode

import boto3
import pytest

from functions.http.routes import ROUTES
from functions.tenants import sheets
from tests.workbooks import workbook

IMPORTS = {
    route.path.split("/")[-2]: route.form for route in ROUTES if route.path.endswith("/import")
}
ROWS = {  # headings, good rows, and what is wrong with a row
    "units": [["单位名称", "上级单位"], ["园林所", "县城管局"], ["水利站", ""]],
    "people": [
        ["姓名", "用户名", "角色", "所属单位", "初始密码"],
        ["周一", "zhouyi", "承办人", "县城管局", "quiet-lantern-7"],
        ["吴二", "wuer", "审核员", "", "brown-kettle-31"],
    ],
    "places": [["名称", "单位", "区划代码"], ["一号楼", "县城管局", ""], ['"三无"小区', "heat", "431103"]],
    "regions": [["区划代码", "区划名称", "单位"], ["431103", "北县", ""], ["431103001", "青竹镇", "青竹镇"]],
    "posts": [["区划代码", "岗位", "用户名"], ["431103", "网格员", "vera"], ["431103", "平安员", "hans"]],
    "duties": [["事项", "单位", "编号"], ["井盖破损", "县城管局", "A1"], ["油烟扰民", "县住建局", "A2"]],
}  # fmt: skip
WRONG = {
    "units": ["某站", "没有这个局"],
    "people": ["郑三", "zhengsan", "仙人", "", "green-ladder-12"],
    "places": ["二号楼", "没有这个局", ""],
    "regions": ["4.31103E+11", "坏镇", ""],
    "posts": ["4.31103E+11", "网格员", "vera"],
    "duties": ["事多", "没有这个局", "A3"],
}


def text(rows, by=","):
    return "\r\n".join(by.join(f'"{c}"' if by in c else c for c in row) for row in rows)


def filed(raw):
    return {"file": b64encode(raw).decode()}


def padded(rows):
    return [[f"\u3000 {cell}（必填） " for cell in rows[0]], *rows[1:]]


def titled(rows):
    return [["北县一览表"], ["填表说明：请勿改动"], [], *rows]


def gaps(rows):
    return [each for row in rows for each in (row, [""] * len(row))]


SHAPES = {
    "pasted from a spreadsheet": lambda rows: {"csv": text(rows, "\t")},
    "below a title": lambda rows: {"csv": text(titled(rows))},
    "padded headings": lambda rows: {"csv": text(padded(rows))},
    "empty rows": lambda rows: {"csv": text(gaps(rows))},
    "other columns beside": lambda rows: {
        "csv": text([["序号", *rows[0], "备注"], *([str(n), *r, "无"] for n, r in enumerate(rows[1:]))])
    },
    "GBK": lambda rows: filed(text(rows).encode("gb18030")),
    "UTF-8 with its mark": lambda rows: filed(codecs.BOM_UTF8 + text(rows).encode()),
    "UTF-16": lambda rows: filed(text(rows, "\t").encode("utf-16")),
    "a workbook": lambda rows: filed(workbook([[c or None for c in row] for row in titled(rows)])),
}  # fmt: skip


def sent(http, what, **body):
    return http.as_("adam", "POST", f"/{what}/import", body)


def stored():
    rows = boto3.client("dynamodb").scan(TableName="registry")["Items"]
    return sorted(json.dumps(row, sort_keys=True) for row in rows)


def ready(http, what):
    """What stands at a region needs one."""
    if what == "posts":
        assert sent(http, "regions", csv="区划代码,区划名称\n431103,北县\n")[0] == 201


def test_every_import_of_the_document_is_tried_here_and_takes_the_same_sheet():
    assert set(IMPORTS) == set(ROWS) == set(WRONG)
    assert all(issubclass(form, sheets.Sheet) for form in IMPORTS.values())


@pytest.mark.parametrize("what", ROWS)
def test_any_sheet_is_seen_before_it_is_written_and_the_same_again_adds_nothing(http, what):
    ready(http, what)
    before = stored()
    for shape in SHAPES.values():
        status, seen = sent(http, what, **shape(ROWS[what]), dry_run=True)
        assert (status, seen["added"]) == (201, 2), seen
        assert stored() == before

    first, *others = SHAPES.values()
    assert sent(http, what, **first(ROWS[what]))[1]["added"] == 2
    for shape in others:
        assert sent(http, what, **shape(ROWS[what]))[1]["added"] == 0


@pytest.mark.parametrize("what", ROWS)
def test_each_bad_row_is_told_by_its_number_and_nothing_is_half_done(http, what):
    ready(http, what)
    before, good = stored(), ROWS[what]
    sheet = [good[0], good[1], [], WRONG[what], good[2], WRONG[what]]
    for rows, at in ((sheet, 4), (titled(sheet), 7)):
        for body in ({"csv": text(rows)}, filed(workbook([[c or None for c in r] for r in rows]))):
            status, problem = sent(http, what, **body)
            told = [error["field"] for error in problem["errors"]]
            assert status == 422
            assert {field.split(".")[0] for field in told} >= {f"csv[{at}]", f"csv[{at + 2}]"}
            assert all(
                f"第 {field[4 : field.index(']')]} 行" in error["message"]
                for field, error in zip(told, problem["errors"], strict=True)
            )
            assert stored() == before


@pytest.mark.parametrize("what", ROWS)
def test_a_part_of_a_long_sheet_names_its_rows_by_their_numbers_in_the_whole(http, what):
    ready(http, what)

    status, problem = sent(http, what, csv=text([ROWS[what][0], WRONG[what]]), skipped=3000)

    assert status == 422
    assert problem["errors"][0]["field"].startswith("csv[3002]")


@pytest.mark.parametrize("what", ROWS)
def test_what_stands_twice_in_a_sheet_is_added_once_or_told(http, what):
    ready(http, what)
    rows = ROWS[what]
    before = stored()

    status, answer = sent(http, what, csv=text([*rows, rows[1]]), dry_run=True)

    if status == 422:
        assert answer["errors"][0]["field"].startswith("csv[4]")
    else:
        assert answer["added"] == 2
    assert stored() == before
