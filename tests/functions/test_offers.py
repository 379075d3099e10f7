"""What triage would have done stands in the list's line, so that it can be taken from there."""

import pytest

from tests.county import WALL

STREET = "路口每天堵得厉害，店铺把东西摆到路上，希望有人管一管"


def lines(http, query="?queue=to_dispatch", user="dora"):
    return http.as_(user, "GET", f"/desk/appeals{query}")[1]["items"]


def item(http, no, user="dora"):
    return http.as_(user, "GET", f"/desk/appeals/{no}")[1]


TOLD = [
    "楼下路灯不亮，晚上看不清路。另外暖气也不热，家里冷得很",
    "屋里暖气一点都不热，老人孩子冻得受不了，已经三天了",
    STREET,
]


@pytest.mark.parametrize("told", TOLD)
def test_the_line_offers_what_the_matter_itself_offers_first(http, deliver, told):
    no = http.submit(WALL, told)["no"]
    deliver()
    shown = next(line for line in lines(http, "") if line["no"] == no)
    waits = shown["status"] == "submitted"
    choices = item(http, no)["suggestion"]["choices"] if waits else []
    best = next((choice for choice in choices[:1] if choice["unit"]), None)

    offer = shown["offer"]

    assert (offer is None) == (best is None)
    if best:
        told_of = {name: best[name] for name in ("unit", "category", "level", "co_units", "likely")}
        assert told_of.items() <= offer.items()


def test_taken_it_is_offered_no_more(http, deliver):
    no = http.submit(WALL, TOLD[0])["no"]
    deliver()
    (line,) = lines(http)
    offer = line["offer"]
    assert offer["mixed"]

    http.act("dora", no, "dispatch", unit=offer["unit"]["id"], category=offer["category"])

    (line,) = lines(http, "")
    assert (line["offer"], line["unit"]) == (None, offer["unit"])


def test_of_a_report_nothing_is_offered(http, deliver):
    http.submit(WALL, "举报路灯管理处负责人收受好处费，请查处")
    deliver()

    assert [line["offer"] for line in lines(http, "", user="gwen")] == [None]
