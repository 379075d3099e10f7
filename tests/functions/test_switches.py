"""Towns and features are switched on one by one (B25): what is off shows the hotline, and the API refuses it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.county.switches import Feature, Switch, is_on, switched
from functions.domain.county.tree import Region, RegionKind
from functions.store import registry
from tests.county import VILLAGE, WALL, settle

REGIONS = (
    "区划代码,名称\n431103,北县\n431103001000,青竹镇\n431103001002,青竹村\n431103002000,长河街道\n"
)
LAMP = "村口的路灯坏了半个月了"
TOWN, STREET = "431103001000", "431103002000"


@pytest.fixture
def grown(http):
    http.as_("adam", "POST", "/regions/import", {"csv": REGIONS})
    http.as_("adam", "POST", f"/places/{VILLAGE}", {"region": "431103001002"})
    http.as_("adam", "POST", f"/places/{WALL}", {"region": STREET})
    return http


def switch(http, feature="appeals", region="", on=None):
    status, told = http.as_(
        "adam", "POST", "/switches", {"feature": feature, "region": region, "on": on}
    )
    assert status == 200, told
    return told


def page(http, code):
    told = http.call("GET", f"/api/places/{code}?brief")[1]
    return told["active"], told["waits"], told["hotline"]


def submit(http, code, key="k" * 20, **more):
    body = {"code": code, "content": LAMP} | more
    return http.call("POST", "/api/appeals", body, Idempotency_Key=key)


def test_a_town_that_is_off_shows_the_hotline_and_takes_nothing_while_the_next_town_does(grown):
    switch(grown, region=TOWN, on=False)

    assert page(grown, VILLAGE) == (False, True, "12345")
    assert page(grown, WALL) == (True, False, "12345")
    status, problem = submit(grown, VILLAGE)
    assert (status, "12345" in problem["detail"]) == (404, True)
    assert submit(grown, WALL)[0] == 201


def test_a_county_begins_with_one_town_and_ends_with_all(grown):
    switch(grown, on=False)
    switch(grown, region=TOWN, on=True)
    assert [page(grown, code)[0] for code in (VILLAGE, WALL)] == [True, False]

    told = switch(grown, region=STREET, on=True)
    assert [page(grown, code)[0] for code in (VILLAGE, WALL)] == [True, True]
    assert told["off"]["appeals"] == [""]

    switch(grown)
    assert [page(grown, code)[0] for code in (VILLAGE, WALL)] == [True, True]


def test_what_was_taken_before_its_town_was_switched_off_finds_its_answer_again(grown):
    first = submit(grown, VILLAGE)
    switch(grown, region=TOWN, on=False)

    assert submit(grown, VILLAGE) == (200, first[1])
    assert submit(grown, VILLAGE, content="另一件事，路灯")[0] == 409
    assert grown.call("GET", f"/api/appeals/{first[1]['query_code']}")[0] == 200


def test_danger_in_a_town_that_is_off_still_gets_the_numbers_to_call(grown):
    switch(grown, region=TOWN, on=False)

    _, problem = submit(grown, VILLAGE, content="家里煤气泄漏了，有人晕倒，快来人")

    assert "119" in {entry["number"] for entry in problem["emergency"]}


def test_a_feature_is_switched_apart_from_the_others(grown):
    settle(window_unit="lights")
    issue = {"window_issue": {"window": "三号窗口", "matter": "社保", "visits": 2}}
    switch(grown, "window_issues", TOWN, on=False)

    shown = {code: grown.call("GET", f"/api/places/{code}")[1]["kinds"] for code in (VILLAGE, WALL)}
    assert shown == {VILLAGE: [], WALL: ["window_issue"]}
    assert submit(grown, VILLAGE, **issue)[0] == 404
    assert submit(grown, VILLAGE, key="j" * 20)[0] == 201


def test_only_an_admin_switches_and_only_what_there_is(grown):
    body = {"feature": "appeals", "region": TOWN, "on": False}
    assert grown.as_("dora", "POST", "/switches", body)[0] == 403
    for wrong in ({"region": "520000"}, {"feature": "weather"}):
        assert grown.as_("adam", "POST", "/switches", body | wrong)[0] == 422


def test_who_switches_settings_at_the_same_time_overwrites_no_switch(grown):
    settings = grown.as_("adam", "GET", "/settings")[1]
    switch(grown, region=TOWN, on=False)

    assert grown.as_("adam", "PUT", "/settings", settings)[0] == 200
    assert registry.county("north", fresh=True).switches == (
        Switch(TOWN, Feature.APPEALS, on=False),
    )


CODES = ["", "431103", TOWN, "431103001002", "431103001002009"]
TREE = {code: Region(code, code, RegionKind.GRID) for code in CODES[1:4]}
SWITCHES = st.lists(
    st.tuples(
        st.sampled_from(CODES), st.sampled_from([*Feature]), st.sampled_from([True, False, None])
    )
)


@given(SWITCHES, st.sampled_from([*Feature]))
def test_the_nearest_word_decides_and_nothing_is_on_where_citizens_cannot_tell(said, feature):
    switches = ()
    for region, each, on in said:
        switches = switched(switches, region, each, on=on)
    last = {(region, each): on for region, each, on in said}

    def expected(region, each):
        way = [*reversed(CODES[: CODES.index(region) + 1])]
        return next((last[c, each] for c in way if last.get((c, each)) is not None), True)

    for region in CODES:
        open_here = expected(region, Feature.APPEALS)
        assert is_on(switches, TREE, region, feature) == (open_here and expected(region, feature))
