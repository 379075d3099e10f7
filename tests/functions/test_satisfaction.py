"""How people judged what was done (满意率), as the leader's board tells it: every judgement counts, the bad one too."""

import pytest

from tests.county import WALL

LAMP = "小区门口的路灯坏了半个月了"
DONE = {"result": "solved", "reply_public": "路灯已修好。", "contacted": False}


def answered(http, no):
    assert http.act("hans", no, "resolve", **DONE)[0] == 200
    assert http.act("rita", no, "review", decision="approve")[0] == 200


def judge(http, receipt, level, *, solved=None):
    solved = level > 2 if solved is None else solved
    said = {"level": level, "solved": solved, "tags": ["not_contacted"] if level <= 2 else []}
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


def test_who_says_that_it_is_not_solved_is_not_satisfied_and_it_is_done_again(http, lamp):
    for stars in (5, 4, 3):
        answered(http, lamp["no"])
        judge(http, lamp, stars, solved=False)

    assert told(http) == (0, 3)
    item = http.as_("rita", "GET", f"/desk/appeals/{lamp['no']}")[1]
    assert (item["round"], item["rating"]) == (3, {"level": 3, "solved": False})
    again = [e["data"]["tags"] for e in item["events"] if e["action"] == "rate"]
    assert again == ["unsolved"] * 3
    unfair = {"round": 2, "reason": "mistaken", "note": "本人说点错了"}
    assert http.act("rita", lamp["no"], "exclude", **unfair)[0] == 200


def test_stars_that_staff_noted_of_a_call_give_way_to_the_citizens_own(http, deliver):
    lamp = http.submit(WALL, LAMP, key="satisfied-by-phone-01", contact={"phone": "19900000061"})
    deliver()
    assert http.act("hans", lamp["no"], "sign")[0] == 200
    answered(http, lamp["no"])
    track = f"/api/appeals/{lamp['query_code']}"
    noted = http.act("dora", lamp["no"], "visit", reached=True, level=5, solved=True)
    assert noted[0] in {200, 204}
    page = http.call("GET", track)[1]
    assert page["rating"] == {"level": 5, "solved": True, "noted": True}
    assert ("rate" in page["can"], told(http)) == (True, (1, 1))
    assert [e["text"] for e in page["timeline"] if e["label"] == "电话回访"] == ["非常满意"]

    judge(http, lamp, 1)

    page = http.call("GET", track)[1]
    assert (page["rating"], page["status"]) == (None, "processing")
    assert page["timeline"][-1]["label"] == "您作了评价，以您的评价为准"
    assert told(http) == (0, 1)
    assert "instead" not in str(http.as_("hans", "GET", f"/desk/appeals/{lamp['no']}")[1]["events"])
