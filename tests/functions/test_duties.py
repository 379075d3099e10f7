"""The list of powers and duties: imported at one stroke, searched, and read by triage."""

from base64 import b64encode

import pytest

from functions.domain.county.rule import Duty
from functions.store import registry
from functions.store.registry import duty_list
from functions.tenants import duties
from tests.functions.telling import item, queue, suggestion, told
from tests.workbooks import workbook

HEAD = "id,matter,unit,keywords,basis\n"
CSV = f"{HEAD}A1,餐饮油烟污染,lights,油烟；烧烤,大气污染防治法\n"


def load(http, csv, **more):
    return http.as_("adam", "POST", "/duties/import", {"csv": csv} | more)


def matters():
    return [duty.matter for duty in registry.duties("north").values()]


def test_the_list_of_duties_is_imported_searched_and_feeds_triage(http, deliver):
    status, done = load(http, CSV)
    assert (status, done) == (201, {"imported": 1, "added": 1, "changed": 0, "removed": 0})

    _, found = http.as_("dora", "GET", "/duties?q=%E6%B2%B9%E7%83%9F")
    no = told(http, deliver, "楼下饭店油烟太大，窗户都不敢开")

    assert ([d["matter"] for d in found["items"]], found["total"]) == (["餐饮油烟污染"], 1)
    assert item(http, no, "hans")["category"] == "餐饮油烟污染"


@pytest.mark.parametrize(
    "csv",
    [
        "\ufeff" + CSV,
        CSV.replace("\n", "\r\n"),
        CSV.replace("\n", "\r"),
        CSV.replace(",", "\t"),
        "编号,事项,单位,关键词,依据\nA1,餐饮油烟污染,县城管局,油烟、烧烤,大气污染防治法\n,,,,\n",
    ],
    ids=[
        "byte order mark",
        "Windows lines",
        "old Mac lines",
        "copied from Excel",
        "Chinese columns and names",
    ],
)
def test_a_list_is_understood_as_a_county_keeps_it(http, csv):
    assert load(http, csv)[0] == 201

    assert registry.duties("north")["A1"].unit == "lights"
    assert registry.duties("north")["A1"].keywords == ("油烟", "烧烤")


@pytest.mark.parametrize(
    ("csv", "field"),
    [
        (CSV.replace("lights", "x"), "csv[2].unit"),
        (CSV.replace("餐饮油烟污染", " "), "csv[2].matter"),
        (CSV.replace("油烟；烧烤", "烟"), "csv[2].keywords"),
        (CSV.replace("A1", "一号"), "csv[2].id"),
        (CSV.replace("防治法", "防治法,多余"), "csv[2].basis"),
        (CSV + CSV.removeprefix(HEAD), "csv[3].id"),
        (CSV.replace("matter", "thing"), "csv[1]"),
        (HEAD, "csv"),
        ("matter,unit\n树,lights\n", "csv[2].matter"),
        ("事项,matter,unit\n油烟,烧烤,lights\n", "csv[1]"),
        (f"{HEAD}A1,油烟,lights,,\nA2,噪声,lights,,{'长' * 140_000}\n", "csv[3]"),
        (f'{HEAD}A1,油烟,lights,,\nA2,"噪声,lights,,\nA3,树木,lights,,\n', "csv[3]"),
        ('matter,"unit\n油烟,lights\n', "csv[1]"),
        (CSV.encode("utf-16").decode("gb18030", "replace"), "csv[1]"),
        (CSV.encode("utf-16").decode("latin-1"), "csv[1]"),
        (CSV.encode("gb18030").decode("utf-8", "replace"), "csv[2]"),
    ],
)
def test_a_line_that_cannot_be_understood_is_refused_by_its_number_and_nothing_is_kept(
    http, csv, field
):
    good = f"{HEAD}A9,路灯,lights,,\n"
    load(http, good)

    status, problem = load(http, csv, mode="replace")

    assert (status, problem["errors"][0]["field"]) == (422, field)
    assert matters() == ["路灯"]


def test_a_file_in_another_encoding_is_told_as_such(http):
    _, problem = load(http, CSV.encode("utf-16").decode("latin-1"))

    assert "UTF-8" in problem["errors"][0]["message"]


def test_what_an_import_would_change_is_seen_before_it_is_done(http):
    load(http, f"{HEAD}A1,油烟,lights,,\nA2,噪声,lights,,\nA3,供暖,heat,,\n")
    following = f"{HEAD}A1,油烟,lights,,\nA2,噪声,heat,,\nA4,树木,heat,,\n"

    planned = load(http, following, mode="replace", dry_run=True)[1]

    assert planned == {"imported": 0, "added": 1, "changed": 1, "removed": 1}
    assert matters() == ["油烟", "噪声", "供暖"]
    assert load(http, following, mode="replace")[1] == planned | {"imported": 3}
    assert matters() == ["油烟", "噪声", "树木"]


def test_an_import_that_adds_leaves_what_the_file_does_not_name(http):
    load(http, f"{HEAD}A1,油烟,lights,,\n")

    assert load(http, f"{HEAD}A2,噪声,lights,,\n")[1]["removed"] == 0
    assert matters() == ["油烟", "噪声"]


def test_the_same_line_without_an_id_stays_the_same_duty_wherever_it_stands(http):
    load(http, "matter,unit\n油烟,lights\n噪声,lights\n")

    again = load(http, "matter,unit\n噪声,lights\n油烟,lights\n", mode="replace")[1]

    assert again == {"imported": 2, "added": 0, "changed": 0, "removed": 0}


def test_one_duty_is_taken_off_the_list(http):
    load(http, f"{HEAD}A1,油烟,lights,,\nA2,噪声,lights,,\n")

    assert http.as_("adam", "DELETE", "/duties/A1")[0] == 204
    assert matters() == ["噪声"]
    assert http.as_("adam", "DELETE", "/duties/A1")[0] == 404
    assert http.as_("dora", "DELETE", "/duties/A2")[0] == 403


def test_a_list_of_1567_duties_lies_in_one_row(http):
    lines = "".join(
        f"CG-{n},对第{n}类占道经营行为的处罚,lights,占道经营{n}；摆摊{n},城市管理条例第{n}条\n"
        for n in range(1567)
    )

    assert load(http, HEAD + lines)[1]["added"] == 1567
    assert len(registry.duties("north")) == 1567


def test_a_list_that_fits_no_row_is_refused(http, monkeypatch):
    monkeypatch.setattr(duty_list, "ROW_AT_MOST", 10)

    assert load(http, CSV)[0] == 413


def test_two_units_whose_duties_say_as_much_are_both_before_a_person(http, deliver):
    load(http, f"{HEAD}A1,油烟,lights,油烟,\nA2,噪声,heat,噪声,\n")

    no = told(http, deliver, "饭店的油烟和噪声都很大")

    assert queue(http, "to_dispatch") == [no]
    assert {c["unit"]["id"] for c in suggestion(http, no)["choices"]} == {"lights", "heat"}


def test_two_who_change_the_list_at_once_lose_nothing_of_each_other(http):
    mine, theirs = (Duty(f"A{n}", "事项", "lights", ("事项",)) for n in (1, 2))
    seen = []

    def change(known):
        seen.append(set(known))
        if len(seen) == 1:  # somebody else is faster
            registry.change_duties("north", lambda k: k | {theirs.id: theirs})
        return known | {mine.id: mine}

    registry.change_duties("north", change)

    assert seen == [set(), {"A2"}]
    assert set(registry.duties("north")) == {"A1", "A2"}


def test_a_strangers_list_is_understood(http):
    rows = [
        ["北县权责清单（2026 年）"], ["序号", "事项名称", "责任单位", "依据"],
        ["1", "餐饮油烟污染", "县 城管局", "“十四五”规划"], ["2", '"三无"小区管理', "heat", None],
    ]  # fmt: skip

    status, done = load(http, "", file=b64encode(workbook(rows)).decode())

    assert (status, done["added"], done["ignored"]) == (201, 2, ["序号"])
    assert {d.matter: d.unit for d in registry.duties("north").values()} == {
        "餐饮油烟污染": "lights", '"三无"小区管理': "heat",
    }  # fmt: skip


def test_a_wrong_row_is_told_once(http):
    _, problem = load(http, "事项,单位\n,lights\n")

    assert problem["errors"][0]["message"] == "第 2 行：缺少事项"


@pytest.mark.parametrize(
    "typed", ["油烟", "油\u200b烟", "油煙", "ａ１", "a1", "油烟 烧烤", "餐饮　大气", "A1 油烟"]
)
def test_a_duty_is_found_however_it_is_typed(http, typed):
    load(http, CSV)

    assert [d.id for d in duties.search(registry.county("north"), typed)] == ["A1"]
    assert duties.search(registry.county("north"), "路灯 油烟") == []
