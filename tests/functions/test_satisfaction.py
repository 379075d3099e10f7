"""How people judged what was done (满意率), as the leader's board tells it: every judgement counts, the bad one too."""

import pytest

from tests.county import WALL

LAMP = "小区门口的路灯坏了半个月了"
DONE = {"result": "solved", "reply_public": "路灯已修好。", "contacted": False}


def answered(http, no):
    assert http.act("hans", no, "resolve", **DONE)[0] == 200
    assert http.act("rita", no, "review", decision="approve")[0] == 200


def judge(http, receipt, level):
    said = {"level": level, "solved": level > 2, "tags": ["not_contacted"] if level <= 2 else []}
    assert http.call("POST", f"/api/appeals/{receipt['query_code']}/rating", said)[0] == 200


@pytest.fixture
def lamp(http, deliver):
    receipt = http.submit(WALL, LAMP, key="satisfied-0123456789")
    deliver()
    assert http.act("hans", receipt["no"], "sign")[0] == 200
    return receipt


def told(http):
    board = http.as_("lena", "GET", "/overview")[1]["satisfaction"]
    return board["good"], board["rated"]


def in_hand_again(http):
    return [i["no"] for i in http.as_("lena", "GET", "/desk/appeals?queue=rework")[1]["items"]]


def test_nothing_is_told_of_what_nobody_judged(http, lamp):
    answered(http, lamp["no"])
    assert told(http) == (0, 0)


def test_a_bad_judgement_counts_at_once_and_its_matter_is_listed(http, lamp):
    answered(http, lamp["no"])
    judge(http, lamp, 1)

    assert told(http) == (0, 1)
    assert in_hand_again(http) == [lamp["no"]]


def test_a_matter_judged_badly_and_then_well_counts_twice(http, lamp):
    answered(http, lamp["no"])
    judge(http, lamp, 2)
    answered(http, lamp["no"])
    judge(http, lamp, 4)

    assert told(http) == (1, 2)
    assert in_hand_again(http) == []
