"""Every list is walked to its end, however rarely its filter matches."""

from urllib.parse import quote

import pytest

from functions.desk import queues, similar
from functions.insight import overview
from tests.county import VILLAGE, WALL

LAMP = "小区门口的路灯坏了半个月了"


def walked(http, user, path, limit=2):
    seen, cursor, pages = [], "", 0
    while cursor is not None:
        glue = "&" if "?" in path else "?"
        status, page = http.as_(
            user, "GET", f"{path}{glue}limit={limit}&cursor={quote(cursor, safe='')}"
        )
        assert status == 200, page
        seen += page["items"]
        cursor, pages = page["next"], pages + 1
        assert pages < 100
    return seen


@pytest.fixture
def many(http, deliver):
    """Eleven lamps at the wall, the first and the last of them in the village."""
    nos = [
        http.submit(
            VILLAGE if n in {0, 10} else WALL, f"{LAMP}，第{n}盏", key=f"list-{n:02}-0123456789"
        )["no"]
        for n in range(11)
    ]
    deliver()
    return nos


@pytest.mark.parametrize("looked", [1, 2, 3, 7, 11])
@pytest.mark.parametrize("queue", ["", "to_sign"])
def test_a_page_that_stops_early_still_says_where_to_go_on(http, many, monkeypatch, looked, queue):
    monkeypatch.setattr(queues, "LOOKED_AT_MOST", looked)

    all_of_them = walked(http, "dora", f"/desk/appeals?queue={queue}")
    rare = walked(http, "dora", f"/desk/appeals?queue={queue}&place={VILLAGE}")

    assert sorted(item["no"] for item in all_of_them) == sorted(many)
    assert sorted(item["no"] for item in rare) == sorted([many[0], many[10]])


@pytest.mark.parametrize("looked", [1, 3, 11])
def test_a_queue_counts_all_that_stand_in_it_however_many(http, monkeypatch, looked):
    for n in range(5):
        http.submit(WALL, f"{LAMP}，第{n}盏", key=f"list-{n:02}-0123456789")
    monkeypatch.setattr(queues, "LOOKED_AT_MOST", looked)

    shown = {q["id"]: q["count"] for q in http.as_("dora", "GET", "/me")[1]["queues"]}

    assert shown["to_dispatch"] == 5


def test_a_full_page_with_nothing_behind_it_is_the_last(http, many):
    assert http.as_("dora", "GET", "/desk/appeals?limit=11")[1]["next"] is None
    assert http.as_("dora", "GET", f"/desk/appeals?limit=2&place={VILLAGE}")[1]["next"] is None


def test_a_twin_is_found_though_a_look_ends_before_it(http, many, monkeypatch):
    monkeypatch.setattr(similar, "LOOKED_AT_MOST", 3)

    found = walked(http, "dora", f"/desk/appeals/{many[1]}/similar")

    assert {item["no"] for item in found} == set(many[2:10])


def test_the_lists_of_an_admin_are_walked_to_their_ends(http, deliver):
    rows = "".join(f"A{n},事项{n},lights,,\n" for n in range(7))
    csv = f"id,matter,unit,keywords,basis\n{rows}"
    assert http.as_("adam", "POST", "/duties/import", {"csv": csv})[0] == 201
    for path in ("/duties", "/people", "/units", "/places"):
        whole = http.as_("adam", "GET", path)[1]["items"]
        assert walked(http, "adam", path) == whole
        assert len(whole) > 1
    assert [d["id"] for d in walked(http, "adam", "/duties?q=事项")] == [f"A{n}" for n in range(7)]


def test_a_board_that_read_no_further_says_that_there_may_be_more(http, many, monkeypatch):
    assert http.as_("lena", "GET", "/overview")[1]["open"]["more"] is False

    monkeypatch.setattr(overview, "READ_AT_MOST", 5)

    shown = http.as_("lena", "GET", "/overview")[1]["open"]
    assert (shown["total"], shown["more"]) == (5, True)


def test_an_inbox_and_the_examples_are_walked_to_their_ends(http, many, deliver):
    told = walked(http, "hans", "/inbox")
    assert len(told) == len({m["id"] for m in told}) >= len(many) - 2
    for no in many[:5]:
        assert http.act("dora", no, "dispatch", unit="heat")[0] == 200
    deliver()
    assert [e["no"] for e in walked(http, "dora", "/examples")] == many[:5]
