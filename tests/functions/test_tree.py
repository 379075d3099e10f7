"""A county's tree of regions, its places and the people on them: imported, searched, changed, counted."""

import pytest

from functions.domain import codes
from functions.store import appeals, registry, tree
from functions.store.versions import put, write
from functions.tenants import place_search
from tests.county import VILLAGE, WALL
from tests.faults.faults import Injector

REGIONS = """区划代码,区划名称,单位
431103,北县,
431103001000,青竹镇,青竹镇
431103001002,青竹村,青竹村
431103001002003,三号网格,
431103002000,长河街道,
"""
POSTS = "区划代码,岗位,用户名\n431103001002003,网格员,vera\n青竹镇,乡镇政法委员,boss\n431103001002003,平安员,vera\n"


def as_admin(http, method, path, body=None):
    return http.as_("adam", method, path, body)


def load(http, what, csv, **more):
    return as_admin(http, "POST", f"/{what}/import", {"csv": csv} | more)


@pytest.fixture
def grown(http):
    assert load(http, "regions", REGIONS)[0] == 201
    assert load(http, "posts", POSTS)[0] == 201
    as_admin(http, "POST", f"/places/{VILLAGE}", {"region": "431103001002003"})
    return http


def test_a_tree_is_seen_before_it_is_written_and_the_same_sheet_again_adds_nothing(http):
    _, seen = load(http, "regions", REGIONS, dry_run=True)
    assert (seen["added"], tree.regions("north", fresh=True)) == (5, {})
    assert {line["name"]: line["kind"] for line in seen["lines"]} == {
        "北县": "county", "青竹镇": "town", "青竹村": "village", "三号网格": "grid", "长河街道": "town",
    }  # fmt: skip

    load(http, "regions", REGIONS)
    again = load(http, "regions", REGIONS)[1]

    assert (again["added"], again["changed"], again["doubled"]) == (0, 0, 5)
    assert len(tree.regions("north")) == 5


def test_the_tree_is_walked_from_its_top_and_searched_by_words_of_the_way_down(grown):
    top = as_admin(grown, "GET", "/regions")[1]["items"]
    assert [r["name"] for r in top] == ["北县"]
    towns = as_admin(grown, "GET", "/regions?within=431103")[1]["items"]
    assert [(r["name"], r["below"]) for r in towns] == [("青竹镇", 1), ("长河街道", 0)]

    found = as_admin(grown, "GET", "/regions?q=%E9%9D%92%E7%AB%B9%E9%95%87%20%E7%BD%91%E6%A0%BC")[1]

    assert [r["path"] for r in found["items"]] == ["北县 青竹镇 青竹村 三号网格"]


@pytest.mark.parametrize(
    ("csv", "field"),
    [
        ("区划代码,名称\n,青竹村", "csv[2].code"),
        ("区划代码,名称\n4.31103E+11,青竹村", "csv[2].code"),
        ("区划代码,名称,级别\n4311,青竹村,星球", "csv[2].kind"),
        ("区划代码,名称,单位\n4311,青竹村,没有这个局", "csv[2].unit"),
        ("区划代码,名称,上级代码\n4311,甲片,4312\n4312,乙片,4311", "csv[2].parent"),
    ],
)
def test_a_bad_row_is_named_and_nothing_of_the_tree_is_written(http, csv, field):
    status, problem = load(http, "regions", csv)

    assert (status, problem["errors"][0]["field"]) == (422, field)
    assert tree.regions("north", fresh=True) == {}


def test_of_two_admins_who_change_a_region_the_second_is_told(grown):
    seen = as_admin(grown, "GET", "/regions/431103002000")[1]
    change = {"name": "长河镇", "version": seen["version"]}

    assert as_admin(grown, "POST", "/regions/431103002000", change)[1]["name"] == "长河镇"
    assert as_admin(grown, "POST", "/regions/431103002000", change)[0] == 409
    assert as_admin(grown, "POST", "/regions/431103", {"parent": "431103001002"})[0] == 422
    assert as_admin(grown, "DELETE", "/regions/431103001000")[0] == 422
    assert as_admin(grown, "DELETE", "/regions/431103002000")[0] == 204


def test_a_village_group_gets_a_code_for_every_thirty_households(http):
    csv = (
        "名称,区划代码,类别,户数\n青竹村一组,431103001002,村组,95\n翠竹苑1栋,431103001003,楼栋,40\n"
    )

    _, done = load(http, "places", csv)

    assert done["added"] == 5
    assert [(p["name"], p["households"]) for p in done["items"]] == [
        ("青竹村一组·1号码", 24), ("青竹村一组·2号码", 24), ("青竹村一组·3号码", 24), ("青竹村一组·4号码", 23),
        ("翠竹苑1栋", 40),
    ]  # fmt: skip
    assert load(http, "places", csv)[1]["doubled"] == 5
    refused = load(http, "places", "名称,类别,户数\n二组,村组,\n三组,村组,多\n")
    assert [e["field"] for e in refused[1]["errors"]] == ["csv[2].households", "csv[3].households"]


@pytest.mark.parametrize("what", ["places", "regions", "posts"])
def test_a_part_of_a_long_sheet_names_its_rows_by_their_numbers_in_the_whole(grown, what):
    csv = {
        "places": "名称,户数\n楼,多",
        "regions": "区划代码,名称\n,村",
        "posts": "区划,岗位,用户名\n9,员,x",
    }[what]

    _, problem = load(grown, what, csv, skipped=5000)

    assert problem["errors"][0]["field"].startswith("csv[5002].")


def test_people_stand_on_places_many_to_many_and_a_code_in_a_grid_finds_them_all(grown):
    region = as_admin(grown, "GET", "/regions/431103001002003")[1]

    told = [(s["where"], [(p["duty"], p["name"]) for p in s["posts"]]) for s in region["staff"]]

    assert told == [
        ("北县 青竹镇 青竹村 三号网格", [("网格员", "村干部"), ("平安员", "村干部")]),
        ("北县 青竹镇", [("乡镇政法委员", "局长")]),
    ]
    found = as_admin(grown, "GET", "/posts?q=vera")[1]
    assert (found["total"], {p["duty"] for p in found["items"]}) == (2, {"网格员", "平安员"})


def test_posts_again_add_nothing_and_one_person_takes_over_from_another_everywhere(grown):
    assert load(grown, "posts", POSTS)[1]["doubled"] == 3

    status, done = as_admin(grown, "POST", "/posts/handover", {"old": "vera", "new": "hans"})

    assert (status, done) == (200, {"nodes": 1})
    assert as_admin(grown, "GET", "/posts?q=vera")[1]["total"] == 0
    assert as_admin(grown, "GET", "/posts?q=hans")[1]["total"] == 2
    assert as_admin(grown, "POST", "/posts/handover", {"old": "hans", "new": "nobody"})[0] == 422


def test_who_stands_at_a_node_is_written_on_what_was_seen(grown):
    node = f"p{VILLAGE}"
    seen = as_admin(grown, "GET", f"/posts/{node}")[1]
    body = {"posts": [{"duty": "民警", "person": "hans"}], "version": seen["version"]}

    assert as_admin(grown, "POST", f"/posts/{node}", body)[1]["posts"][0]["name"] == "承办人"
    assert as_admin(grown, "POST", f"/posts/{node}", body)[0] == 409
    for wrong in ("pNTH000000009", "r999", "x1"):
        assert as_admin(grown, "POST", f"/posts/{wrong}", {"posts": []})[0] == 404
    stranger = {"posts": [{"duty": "民警", "person": "nobody"}]}
    assert as_admin(grown, "POST", f"/posts/{node}", stranger)[0] == 422


@pytest.mark.parametrize(
    ("user", "status"), [("adam", 200), ("vera", 200), ("boss", 200), ("heidi", 403), ("lena", 403)]
)
def test_who_answers_for_a_place_records_that_its_code_hangs(grown, user, status):
    assert grown.as_(user, "POST", f"/places/{VILLAGE}/posted", {})[0] == status

    posted = registry.place("north", VILLAGE).posted
    assert (posted is not None) == (status == 200)


def test_the_coverage_tells_what_hangs_in_each_region_and_what_lies_in_none(grown):
    before = as_admin(grown, "GET", "/regions/coverage")[1]
    assert before["villages"] == {"places": 1, "posted": 0}

    grown.as_("vera", "POST", f"/places/{VILLAGE}/posted", {"photo": f"north/{'a' * 32}"})

    told = as_admin(grown, "GET", "/regions/coverage")[1]
    assert told["whole"] == {"places": 2, "posted": 1}
    assert told["villages"] == {"places": 1, "posted": 1}
    assert told["regions"]["431103001000"] == {"places": 1, "posted": 1}
    assert told["regions"]["431103002000"] == told["nowhere"] | {"places": 0}
    shown = grown.as_("vera", "GET", f"/places/{VILLAGE}/posted")[1]
    assert shown["posted"]["by"] == "村干部"
    assert shown["photo"] is not None


def test_places_are_found_by_words_and_region_and_a_search_of_many_goes_on(grown, monkeypatch):
    monkeypatch.setattr(place_search, "READ_AT_ONCE", 1)
    found, cursor, rounds = [], "", 0
    while cursor is not None:
        rounds += 1
        page = as_admin(grown, "GET", f"/places?region=431103001000&cursor={cursor}")[1]
        found, cursor = found + page["items"], page["next"]

    assert [p["code"] for p in found] == [VILLAGE]
    assert rounds == 3
    assert (
        as_admin(grown, "GET", "/places?q=%E7%BF%A0%E7%AB%B9%E8%8B%91&limit=5")[1]["items"][0][
            "code"
        ]
        == WALL
    )


def test_what_was_stored_before_there_was_a_tree_opens_as_it_is(http):
    old = '{"code":"NTH000000003","name":"老点位","unit":null,"region":"431103","active":true}'
    write("north", "place", "NTH000000003", put(old, active=True))

    kept = registry.place("north", "NTH000000003")
    assert (kept.kind, kept.households, kept.posted) == ("", 0, None)
    assert as_admin(http, "GET", "/regions/coverage")[1]["whole"]["places"] == 3


def test_many_posts_take_few_calls_and_the_same_again_adds_nothing(grown, monkeypatch):
    monkeypatch.setattr(tree, "AT_ONCE", 20)
    codes = [f"4311030030{n:02}001" for n in range(30)]
    load(grown, "regions", "区划代码,名称\n" + "".join(f"{c},{c}号网格\n" for c in codes))
    csv = "区划代码,岗位,用户名\n" + "".join(f"{code},网格员,hans\n" for code in codes)
    with Injector().installed() as injector:
        injector.begin()
        assert load(grown, "posts", csv)[1]["added"] == 30
        assert len(injector.calls) < 15

    assert load(grown, "posts", csv)[1]["doubled"] == 30


def test_an_item_from_a_code_in_a_grid_names_who_stands_for_it_the_nearest_first(grown, deliver):
    no = grown.submit(VILLAGE, "村口的路灯不亮了")["no"]
    deliver()

    told = grown.as_("dora", "GET", f"/desk/appeals/{no}")[1]["staff"]
    assert [(s["where"], s["duty"], s["id"]) for s in told] == [
        ("三号网格", "网格员", "vera"), ("三号网格", "平安员", "vera"), ("青竹镇", "乡镇政法委员", "boss"),
    ]  # fmt: skip

    as_admin(grown, "POST", "/posts/handover", {"old": "vera", "new": "hans"})
    as_admin(grown, "POST", "/people/boss", {"active": False})
    told = grown.as_("dora", "GET", f"/desk/appeals/{no}")[1]["staff"]
    assert {s["id"] for s in told} == {"hans"}


def test_a_protected_report_names_nobody_of_the_place(grown, deliver):
    no = grown.submit(VILLAGE, "举报村干部贪污低保款，收了我的钱")["no"]
    deliver()

    assert grown.as_("gwen", "GET", f"/desk/appeals/{no}")[1]["staff"] == []


def test_a_report_is_kept_from_who_answers_for_the_region_where_the_place_has_no_unit(
    grown, deliver
):
    as_admin(grown, "POST", f"/places/{VILLAGE}", {"unit": None})
    no = grown.submit(VILLAGE, "举报有人贪污低保款，收了我的钱")["no"]
    deliver()

    state = appeals.load("north", codes.id_of(no)).state
    assert (state.guarded, set(state.no_forward)) == (True, {"village", "town", "gov"})
