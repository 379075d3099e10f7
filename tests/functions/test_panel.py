"""What was judged badly in every round goes to a panel (transition 18); an unfair judgement counts in no score (19)."""

import pytest

from tests.county import WALL
from tests.functions.hand import Hand
from tests.functions.test_joint_handling import count, seen
from tests.functions.test_tasks import LAMP, SOLVED, lit

BAD = {"level": 1, "solved": False, "tags": ["unsolved"]}
UNFAIR = {"reason": "mistaken", "note": "督查室电话核实：群众点错了"}


@pytest.fixture
def lamp(http, deliver):
    return lit(http, deliver)


def judged(http, no, **rating):
    """Answered, and judged by its citizen."""
    assert http.act("hans", no, "resolve", **SOLVED)[0] == 200
    assert http.act("rita", no, "review", decision="approve")[0] == 200
    code = http.submit(WALL, LAMP)["query_code"]
    assert http.call("POST", f"/api/appeals/{code}/rating", rating or BAD)[0] == 200


@pytest.fixture
def thrice(http, lamp):
    for _ in range(3):
        judged(http, lamp)
    return lamp


def listed(http, user, queue):
    return [i["no"] for i in http.as_(user, "GET", f"/desk/appeals?queue={queue}")[1]["items"]]


def test_what_was_judged_badly_in_every_round_waits_for_the_panel_and_is_not_filed(
    http, deliver, monkeypatch, thrice
):
    assert seen(http, "rita", thrice)["status"] == "done"
    assert (listed(http, "rita", "panel"), listed(http, "lena", "panel")) == ([thrice], [thrice])
    assert count(http, "rita", "panel")["count"] == 1

    Hand(http, deliver, monkeypatch).to(days=60)

    assert seen(http, "rita", thrice)["status"] == "done"


def test_the_panel_may_have_it_done_once_more_and_its_citizen_reads_that(http, thrice):
    assert http.act("hans", thrice, "panel", decision="rework", note="现场没修好")[0] == 403

    status, item = http.act("rita", thrice, "panel", decision="rework", note="现场查看，确实没修好")

    assert (status, item["status"], item["round"]) == (200, "processing", 4)
    assert listed(http, "rita", "panel") == []
    code = http.submit(WALL, LAMP)["query_code"]
    told = str(http.call("GET", f"/api/appeals/{code}")[1])
    assert "经研判，再次办理" in told
    assert "现场查看" not in told


def test_a_judgement_that_the_panel_upholds_stands_and_is_filed(http, deliver, monkeypatch, thrice):
    assert http.act("lena", thrice, "panel", decision="uphold", note="群众说得对")[0] == 200
    assert (listed(http, "rita", "panel"), listed(http, "rita", "excluded")) == ([], [])

    Hand(http, deliver, monkeypatch).to(days=60)

    assert seen(http, "rita", thrice)["status"] == "archived"


def test_what_is_excluded_needs_a_reason_is_listed_with_who_decided_and_stays_on_record(
    http, thrice
):
    assert http.act("rita", thrice, "panel", decision="exclude", note="误评")[0] == 422
    assert http.act("rita", thrice, "panel", decision="exclude", **UNFAIR)[0] == 200

    item = seen(http, "rita", thrice)
    assert item["rating"]["level"] == 1
    event = item["events"][-1]
    assert (event["reason"], event["actor"]["name"], event["data"]["excluded"]) == (
        "误评，群众本人确认",
        "审核员",
        "3",
    )
    assert (listed(http, "rita", "excluded"), listed(http, "lena", "excluded")) == (
        [thrice],
        [thrice],
    )


def test_a_judgement_of_an_earlier_round_is_excluded_once_and_only_a_bad_one(http, lamp):
    assert http.act("rita", lamp, "exclude", round=1, **UNFAIR)[0] == 409
    judged(http, lamp)
    assert http.act("hans", lamp, "exclude", round=1, **UNFAIR)[0] == 403
    assert http.act("rita", lamp, "exclude", round=2, **UNFAIR)[0] == 422
    assert http.act("rita", lamp, "exclude", round=1, **UNFAIR)[0] == 200
    assert http.act("rita", lamp, "exclude", round=1, **UNFAIR)[0] == 409

    judged(http, lamp, level=5, solved=True)
    assert http.act("rita", lamp, "exclude", round=2, **UNFAIR)[0] == 409
    assert listed(http, "rita", "excluded") == [lamp]


def test_who_was_judged_reads_nothing_of_what_was_decided_of_the_judgement(http, thrice):
    http.act("rita", thrice, "panel", decision="exclude", **UNFAIR)

    told = str(seen(http, "hans", thrice)["events"][-1])

    assert not [word for word in ("误评", "电话核实", "exclude'}", "mistaken") if word in told]


def test_what_is_excluded_counts_in_no_rate_and_the_rate_says_how_many_it_leaves_out(http, lamp):
    judged(http, lamp)
    judged(http, lamp, level=5, solved=True)
    before = http.as_("lena", "GET", "/overview")[1]["satisfaction"]
    assert (before["rated"], before["good"], before["excluded"]) == (2, 1, 0)

    assert http.act("lena", lamp, "exclude", round=1, **UNFAIR)[0] == 200

    after = http.as_("lena", "GET", "/overview")[1]["satisfaction"]
    assert (after["rated"], after["good"], after["excluded"]) == (1, 1, 1)
