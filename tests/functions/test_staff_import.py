"""Units and people come from a spreadsheet too: seen first, told by rows, opened once."""

from base64 import b64encode

import pytest

from functions.store import registry
from tests.workbooks import workbook

UNITS = "单位名称,上级单位\n青竹镇柳村,青竹镇\n水利站,河东镇\n河东镇,北县人民政府\n"
PEOPLE = (
    "姓名,用户名,角色,所属单位,单位负责人,初始密码\n"
    "周一,zhouyi,承办人,县城管局,是,quiet-lantern-7\n"
    "吴二,wuer,派单员、审核员,,,brown-kettle-31\n"
)


def load(http, what, csv="", **more):
    return http.as_("adam", "POST", f"/{what}/import", ({"csv": csv} if csv else {}) | more)


def fates(answer):
    return [line["fate"] for line in answer["lines"]]


def there(what):
    known = registry.units if what == "units" else registry.people
    return set(known("north", fresh=True))


SHEETS = {"units": UNITS, "people": PEOPLE}


@pytest.mark.parametrize("what", SHEETS)
def test_an_import_is_seen_before_it_is_written_and_the_same_again_adds_nothing(http, what):
    before = there(what)

    status, seen = load(http, what, SHEETS[what], dry_run=True)
    assert (status, set(fates(seen))) == (201, {"new"})
    assert there(what) == before

    done = load(http, what, SHEETS[what])[1]
    assert (done["added"], done["lines"]) == (len(seen["lines"]), seen["lines"])
    assert len(there(what)) == len(before) + done["added"]
    again = load(http, what, SHEETS[what])[1]
    assert (again["added"], again["doubled"]) == (0, done["added"])


@pytest.mark.parametrize("what", SHEETS)
def test_a_workbook_with_a_title_is_imported_as_it_is(http, what):
    rows = [row.split(",") for row in SHEETS[what].splitlines()]
    book = workbook([["北县名单"], *([cell or None for cell in row] for row in rows)])

    status, done = load(http, what, file=b64encode(book).decode())

    assert (status, done["added"]) == (201, len(rows) - 1)


def test_units_hang_where_the_sheet_says_in_whatever_order(http):
    load(http, "units", UNITS)

    units = {u.name: u for u in registry.units("north", fresh=True).values()}
    assert units["青竹镇柳村"].parent == "town"
    assert units["河东镇"].parent == "gov"
    assert units["水利站"].parent == units["河东镇"].id


def test_two_villages_of_one_name_are_two_and_one_that_is_there_is_not_doubled(http):
    csv = "名称,上级单位\n河东镇,\n青竹村,河东镇\n青竹村,青竹镇\n青 竹 村,\n"

    _, done = load(http, "units", csv)

    assert fates(done) == ["new", "new", "double", "double"]


def test_a_sheet_says_which_units_are_a_grid_s_or_a_village_s(http):
    csv = (
        "单位名称,上级单位,网格、村社区\n翠竹网格,青竹镇,是\n河东镇,,\n柳村,青竹镇,√\n水利站,,否\n"
    )
    status, done = load(http, "units", csv)
    assert (status, done["ignored"], fates(done)) == (201, [], ["new"] * 4)
    assert [line["grid"] for line in done["lines"]] == [True, False, True, False]
    known = {unit.name: unit.grid for unit in registry.units("north", fresh=True).values()}
    assert [known[name] for name in ("翠竹网格", "河东镇", "柳村", "水利站")] == [
        True,
        False,
        True,
        False,
    ]

    status, problem = load(http, "units", "单位名称,网格/村社区\n莲村,也许\n")
    assert (status, problem["errors"][0]["field"]) == (422, "csv[2].grid")


def test_own_ids_are_kept(http):
    _, done = load(http, "units", "单位编号,单位名称,上级\nhedong,河东镇,gov\n3.0,水利站,hedong\n")

    assert [line["id"] for line in done["lines"]] == ["hedong", "3"]
    assert registry.units("north", fresh=True)["3"].parent == "hedong"


WRONG_UNITS = {
    "名称,上级\n甲局,没有这个县\n": "csv[2].parent",
    "名称,上级\n甲局,乙局\n乙局,甲局\n": "csv[2].parent",
    "名称,上级\n甲局,甲局\n": "csv[2].parent",
    "名称,编号\n甲局,局\n": "csv[2].id",
    "名称,编号\n甲局,lights\n": "csv[2].id",
    "名称,编号\n甲局,a1\n乙局,a1\n": "csv[3].id",
    "名称,编号\n\u200b,a1\n": "csv[2].name",
    f"名称\n{'局' * 81}\n": "csv[2].name",
    "名称\n=A1\n": "csv[2].name",
    "编号,上级\na,b\n": "csv[1]",
    "名称\n" + "局\n" * 501: "csv",
}
PERSON = "姓名,用户名,角色,所属单位,单位负责人,初始密码\n周一,"
WRONG_PEOPLE = {
    f"{PERSON}zhouyi,承办人,没有这个局,,quiet-lantern-7\n": "csv[2].unit",
    f"{PERSON}zhouyi,承办人,,,quiet-lantern-7\n": "csv[2].unit",
    f"{PERSON}zhouyi,局长,lights,,quiet-lantern-7\n": "csv[2].roles",
    f"{PERSON}zhouyi,系统,lights,,quiet-lantern-7\n": "csv[2].roles",
    f"{PERSON}zhouyi,,lights,,quiet-lantern-7\n": "csv[2].roles",
    f"{PERSON}周一,承办人,lights,,quiet-lantern-7\n": "csv[2].id",
    f"{PERSON},承办人,lights,,quiet-lantern-7\n": "csv[2].id",
    f"{PERSON}zhouyi,承办人,lights,,12345678\n": "csv[2].password",
    f"{PERSON}zhouyi,承办人,lights,,zhouyi2026\n": "csv[2].password",
    f"{PERSON}zhouyi,承办人,lights,,\n": "csv[2].password",
    f"{PERSON}zhouyi,承办人,lights,大概,quiet-lantern-7\n": "csv[2].head",
    f"{PERSON}hans,承办人,lights,,quiet-lantern-7\n": "csv[2].id",
    f"{PERSON}zhouyi,承办人,lights,,quiet-lantern-7\n吴二,zhouyi,审核员,,,brown-kettle-31\n": "csv[3].id",
    "姓名,角色\n周一,承办人\n": "csv[1]",
}  # fmt: skip


@pytest.mark.parametrize(
    ("what", "csv"), [("units", csv) for csv in WRONG_UNITS] + [("people", csv) for csv in WRONG_PEOPLE]
)  # fmt: skip
def test_what_is_wrong_is_told_by_row_and_column_and_nothing_is_written(http, what, csv):
    field = (WRONG_UNITS | WRONG_PEOPLE)[csv]
    before = there(what)

    status, problem = load(http, what, csv)

    assert (status, problem["errors"][0]["field"]) == (422, field)
    assert there(what) == before


def test_who_is_imported_signs_in_and_must_change_the_password_first(http):
    load(http, "people", PEOPLE)

    status, session = http.call(
        "POST", "/api/t/north/session", {"user": "zhouyi", "password": "quiet-lantern-7"}
    )

    assert (status, session["must_change_password"]) == (200, True)
    person = registry.people("north", fresh=True)["zhouyi"]
    assert (person.unit, person.head, person.guarded) == ("lights", True, False)
    assert registry.people("north", fresh=True)["wuer"].roles == {"dispatcher", "reviewer"}


def test_a_sheet_gives_nobody_the_right_to_read_reports_and_no_new_password(http):
    csv = "姓名,用户名,角色,举报专办,单位,初始密码\n承办人,hans,承办人,是,lights,quiet-lantern-7\n李五,liwu,审核员,是,,quiet-lantern-8\n"

    _, done = load(http, "people", csv)

    assert (fates(done), done["ignored"]) == (["double", "new"], ["举报专办"])
    assert registry.people("north", fresh=True)["liwu"].guarded is False
    assert http.as_("hans", "GET", "/me")[0] == 200


@pytest.mark.parametrize("what", SHEETS)
def test_no_answer_and_no_row_holds_a_first_password(http, what, tables):
    import boto3  # noqa: PLC0415

    _, done = load(http, what, SHEETS[what])

    rows = [boto3.client("dynamodb").scan(TableName=name)["Items"] for name in ("aux", "registry")]
    assert "quiet-lantern" not in f"{done}{rows}"


@pytest.mark.parametrize("what", SHEETS)
@pytest.mark.parametrize("user", ["dora", "hans", "lena"])
def test_only_an_admin_imports(http, what, user):
    assert http.as_(user, "POST", f"/{what}/import", {"csv": SHEETS[what]})[0] == 403
