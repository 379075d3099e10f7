"""What came of disputes by their kind (矛盾纠纷化解, B29), and what grids closed themselves (小事不出格, X05)."""

import pytest
from msgspec.structs import replace

from functions.store import registry
from tests.county import WALL

DONE = {"result": "solved", "reply_public": "两家已谈妥，噪音问题已解决。", "contacted": False}


@pytest.fixture
def told(http, deliver):
    def tell(n, **more):
        key = f"dispute-{n}-0123456789"
        receipt = http.submit(WALL, f"邻居家路灯彻夜亮着，两家吵了{n}次", key=key)
        no, tell.code = receipt["no"], receipt["query_code"]
        deliver()
        http.act("dora", no, "dispatch", unit="lights")
        http.act("hans", no, "sign")
        return no, http.act("hans", no, "resolve", **DONE | more)

    return tell


def board(http, name):
    return http.as_("lena", "GET", "/overview")[1][name]


def test_disputes_are_counted_by_kind_with_what_came_of_them_once_answered(http, told):
    settled, _ = told(1, dispute="neighbours", mediated="settled")
    failed, _ = told(2, dispute="neighbours", mediated="failed")
    none, _ = told(3)
    assert board(http, "disputes") == []
    for no in (settled, failed, none):
        assert http.act("rita", no, "review", decision="approve")[0] == 200

    (row,) = board(http, "disputes")
    assert (row["id"], row["label"], row["count"], row["settled"]) == ("neighbours", "邻里", 2, 1)
    event = next(e for e in http.as_("rita", "GET", f"/desk/appeals/{settled}")[1]["events"] if e["action"] == "resolve")  # fmt: skip
    assert (event["data"]["dispute"], event["data"]["mediated"]) == ("neighbours", "settled")


def test_a_dispute_says_what_came_of_it(told):
    for n, (more, field) in enumerate((
        ({"dispute": "neighbours"}, "mediated"), ({"mediated": "settled"}, "dispute"),
        ({"dispute": "war", "mediated": "settled"}, "dispute"),
    )):  # fmt: skip
        _, (status, problem) = told(n, **more)
        assert (status, problem["errors"][0]["field"]) == (422, field)


def test_what_a_grid_closes_itself_is_counted_beside_all_that_is_closed(http, told):
    registry.put_unit("north", replace(registry.units("north")["lights"], grid=True))
    registry.forget_kept()
    for n in (1, 2):
        no, _ = told(n)
        http.act("rita", no, "review", decision="approve")
        rating = {"level": 5, "solved": True}
        assert http.call("POST", f"/api/appeals/{told.code}/rating", rating)[0] == 200
        registry.put_unit("north", replace(registry.units("north")["lights"], grid=False))
        registry.forget_kept()

    counted = board(http, "in_grid")
    assert (counted["in_grid"], counted["closed"]) == (1, 2)
