"""Places come from a stranger's spreadsheet: seen first, told by rows, written once, whatever fails."""

import logging
from base64 import b64encode

import pytest

from functions.store import placing, registry
from tests.faults.faults import Injector, Killed, strikes
from tests.workbooks import workbook

SHEET = "名称,所属单位,区划代码\n一号楼,县城管局,431103001002\n二号楼,heat,\n"


def load(http, csv="", **more):
    return http.as_("adam", "POST", "/places/import", ({"csv": csv} if csv else {}) | more)


def names():
    return sorted(place.name for place in registry.places("north", limit=1000))


def fates(answer):
    return [line["fate"] for line in answer["lines"]]


def test_an_import_is_seen_before_it_is_written(http):
    before = names()

    status, seen = load(http, SHEET, dry_run=True)

    assert (status, seen["added"], fates(seen)) == (201, 2, ["new", "new"])
    assert names() == before
    done = load(http, SHEET)[1]
    assert done["lines"] == seen["lines"]
    assert {p["name"]: p["unit"] for p in done["items"]} == {"一号楼": "lights", "二号楼": "heat"}
    assert names() == sorted([*before, "一号楼", "二号楼"])


def test_the_same_sheet_again_adds_nothing(http):
    load(http, SHEET)
    there = names()

    again = load(http, SHEET)[1]

    assert (again["added"], again["changed"], again["doubled"]) == (0, 0, 2)
    assert names() == there


def test_what_changes_and_what_is_doubled_is_told_row_by_row(http):
    load(http, SHEET)

    rows = "一号楼,heat,431103001002\n二 号 楼,,\n三号楼,,\n三号楼,,\n一号楼,lights,431103001003\n"
    _, seen = load(http, f"名称,单位,区划\n{rows}")

    assert fates(seen) == ["changed", "double", "new", "double", "new"]
    assert [line["row"] for line in seen["lines"]] == [2, 3, 4, 5, 6]
    places = [p for p in registry.places("north", limit=1000) if p.name == "一号楼"]
    assert {(p.region, p.unit) for p in places} == {
        ("431103001002", "heat"),
        ("431103001003", "lights"),
    }


def test_a_workbook_is_imported_as_it_is(http):
    book = workbook(
        [["北县点位"], ["点位", "单位", "区划代码"], ["桥头", "县城管局", 431103001002.0]]
    )

    status, done = load(http, file=b64encode(book).decode())

    assert (status, done["items"][0]["region"]) == (201, "431103001002")


def test_every_bad_row_is_told_by_its_number_and_column_and_nothing_is_written(http):
    rows = [
        "一号楼,没有这个局,",
        ",lights,",
        "二号楼,,4.31103E+11",
        "三号楼,,4311030010020030045",
        f"{'长' * 81},,",
        "好楼,,",
    ]
    before = names()

    status, problem = load(http, "名称,单位,区划代码\n" + "\n".join(rows))

    assert status == 422
    assert [e["field"] for e in problem["errors"]] == [
        "csv[2].unit", "csv[3].name", "csv[4].region", "csv[5].region", "csv[6].name",
    ]  # fmt: skip
    assert problem["errors"][1]["message"] == "第 3 行：缺少名称"
    assert names() == before


@pytest.mark.parametrize("door", ["places", "units", "people"])
def test_a_name_holds_nothing_that_cannot_be_seen_whichever_door_it_comes_by(http, door):
    more = {"people": {"id": "x1", "roles": ["reviewer"], "password": "quiet-lantern-7"}}.get(
        door, {"id": "x1"} if door == "units" else {}
    )

    status, made = http.as_("adam", "POST", f"/{door}", {"name": "\u202e一号\x07\n楼\u200b"} | more)

    assert (status, made["name"]) == (201, "一号 楼")
    assert http.as_("adam", "POST", f"/{door}", {"name": "\u202e\u200b"} | more)[0] == 422


def test_a_unit_of_two_is_not_guessed(http):
    http.as_("adam", "POST", "/units", {"id": "lights2", "name": "县 城管局"})

    status, problem = load(http, "名称,单位\n一号楼,县城管局\n")

    assert (status, problem["errors"][0]["field"]) == (422, "csv[2].unit")
    assert load(http, "名称,单位\n一号楼,LIGHTS2\n")[0] == 201


@pytest.mark.parametrize("csv", ["名称\n", "名称\n" + "楼\n" * 10_001])
def test_an_import_has_its_bounds(http, csv):
    assert load(http, csv)[0] == 422


def test_many_places_take_few_calls(http):
    csv = "名称,单位\n" + "".join(f"长征路{n}号·门口,lights\n" for n in range(250))
    with Injector().installed() as injector:
        injector.begin()
        status, done = load(http, csv)

    assert (status, done["added"]) == (201, 250)
    assert len(injector.calls) < 25


def test_whatever_fails_sending_it_again_leaves_every_place_once(http, monkeypatch):
    monkeypatch.setattr(placing, "AT_ONCE", 2)  # parts as a sheet of hundreds has them
    csv = "名称,单位\n" + "".join(f"幸福小区{n}栋·门口,lights\n" for n in range(3))
    expected = sorted([*names(), *(f"幸福小区{n}栋·门口" for n in range(3))])
    http.as_("adam", "GET", "/me")
    logging.disable(logging.CRITICAL)
    with Injector().installed() as injector:
        injector.begin()
        load(http, csv, dry_run=True)
        injector.begin()
        load(http, csv)
        calls = len(injector.calls)
        clear(injector, "幸福小区")
        for strike in strikes(calls):
            injector.begin(strike)
            for _ in range(4):
                if sent(http, csv):
                    break
            injector.watching = False
            assert names() == expected, strike
            clear(injector, "幸福小区")
    logging.disable(logging.NOTSET)


def sent(http, csv):
    try:
        return load(http, csv)[0] == 201
    except Killed:
        return False


def clear(injector, prefix):
    from functions.store.tables import RegistryRow  # noqa: PLC0415

    with injector.unseen():
        for row in RegistryRow.query("north#place"):
            if prefix in row.body:
                row.delete()
        for row in RegistryRow.query("north#spot"):
            if prefix in row.sk:
                row.delete()
        registry.forget_kept()
