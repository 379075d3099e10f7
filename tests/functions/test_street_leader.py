"""A leader of a street or an office sees that one alone (包街领导, L06); the county's leaders see the county."""

import pytest

from functions.domain.county.roles import Role
from tests.county import VILLAGE, WALL
from tests.functions.test_co_units import staff


@pytest.fixture
def two(http, deliver):
    lamp = http.submit(WALL, "小区门口的路灯坏了", key="street-1-0123456789ab")["no"]
    road = http.submit(VILLAGE, "村口的路坑坑洼洼不好走", key="street-2-0123456789ab")["no"]
    deliver()
    http.act("dora", road, "dispatch", unit="village")
    staff("tao", "town", Role.LEADER)
    staff("guo", "gov", Role.LEADER)
    return lamp, road


def test_a_leader_of_one_street_cannot_open_what_another_has(http, two):
    lamp, road = two

    assert http.as_("tao", "GET", f"/desk/appeals/{road}")[0] == 200
    assert http.as_("tao", "GET", f"/desk/appeals/{lamp}")[0] == 404
    assert http.act("tao", road, "instruct", text="请抓紧修路")[0] == 200
    listed = {who: {i["no"] for i in http.as_(who, "GET", "/desk/appeals")[1]["items"]} for who in ("tao", "guo", "lena")}  # fmt: skip
    assert listed == {"tao": {road}, "guo": {lamp, road}, "lena": {lamp, road}}


def test_their_board_and_counts_tell_of_their_street_alone(http, two):
    assert http.as_("tao", "GET", "/overview")[1]["open"]["total"] == 1
    assert http.as_("lena", "GET", "/overview")[1]["open"]["total"] == 2
    assert http.as_("tao", "GET", "/desk/search?q=路灯")[1]["items"] == []
    http.act("tao", two[1], "supervise", form="letter", text="请说明进度")
    queues = {q["id"]: q["count"] for q in http.as_("tao", "GET", "/me")[1]["queues"]}
    assert (queues["supervised"], queues["asked"]) == (1, 1)
