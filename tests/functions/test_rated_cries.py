"""A rating passes the nets before anybody reads it."""

import pytest

from tests.county import WALL
from tests.functions.telling import item

LAMP = "小区门口的路灯坏了半个月了"
DESPAIR, ACCUSES = "我不想活了", "村主任贪污了修路款，你们还护着他"


def by_unit(http, deliver):
    """A matter that a unit answered."""
    receipt = http.submit(WALL, LAMP, contact={"phone": "19900000061"})
    deliver()
    no = receipt["no"]
    http.act("hans", no, "sign")
    http.act("hans", no, "contact", method="phone", result="已约好")
    http.act("hans", no, "resolve", result="solved", reply_public="已修好。", contacted=True)
    http.act("rita", no, "review", decision="approve")
    deliver()
    return no, receipt["query_code"]


def by_dispatcher(http, deliver):
    """One that was answered at once."""
    receipt = http.submit(WALL, "图书馆几点开门呢")
    deliver()
    http.act("dora", receipt["no"], "answer", reply_public="早上八点。")
    deliver()
    return receipt["no"], receipt["query_code"]


def rate(http, deliver, code, level, text):
    body = {"level": level, "solved": level > 2, "text": text}
    status, page = http.call("POST", f"/api/appeals/{code}/rating", body)
    assert status == 200, page
    deliver()
    return page


def told(http, user, no):
    return [m["text"] for m in http.as_(user, "GET", "/inbox")[1]["items"] if m["no"] == no]


@pytest.mark.parametrize("answered", [by_unit, by_dispatcher])
@pytest.mark.parametrize("level", [1, 3, 5])
def test_a_rating_that_accuses_is_protected_before_the_unit_reads_it(
    http, deliver, answered, level
):
    no, code = answered(http, deliver)
    before = {user: told(http, user, no) for user in ("hans", "dora", "rita")}

    page = rate(http, deliver, code, level, ACCUSES)

    people = ("dora", "rita", "lena", "hans", "boss", "gwen", "cora")
    seen = {u for u in people if http.as_(u, "GET", f"/desk/appeals/{no}")[0] == 200}
    assert seen == {"gwen", "cora"}
    assert page["protected"] == {"readers": "县纪委监委"}
    assert page["unit"] is None
    assert {user: told(http, user, no) for user in before} == before
    assert told(http, "cora", no)


@pytest.mark.parametrize("level", [1, 3, 5])
def test_a_rating_that_despairs_alarms_and_shows_the_numbers(http, deliver, level):
    no, code = by_unit(http, deliver)

    page = rate(http, deliver, code, level, DESPAIR)

    assert (page["danger"], page["emergency"][0]["number"]) == ("certain", "110")
    seen = item(http, no)
    assert (seen["status"], seen["level"], "emergency" in seen["flags"]) == ("processing", 1, True)
    for user in ("hans", "boss", "dora"):
        assert any("紧急" in text for text in told(http, user, no)), user


def test_where_no_unit_has_it_the_emergency_is_dispatched(http, deliver):
    no, code = by_dispatcher(http, deliver)

    rate(http, deliver, code, 5, DESPAIR)

    seen = item(http, no)
    assert (seen["status"], seen["unit"]["id"], seen["level"]) == ("dispatched", "duty", 1)


@pytest.mark.parametrize(("level", "status"), [(1, "processing"), (5, "done")])
def test_a_rating_of_the_work_leads_where_it_did(http, deliver, level, status):
    _, code = by_unit(http, deliver)

    page = rate(http, deliver, code, level, "灯又暗了")

    assert (page["status"], page["emergency"], page["protected"]) == (status, [], None)


def test_a_rating_is_short_but_for_what_the_nets_hear(http, deliver):
    _, code = by_dispatcher(http, deliver)
    long = "路灯坏了，请来修一修。" * 1_000
    body = {"level": 5, "solved": True}

    calm = http.call("POST", f"/api/appeals/{code}/rating", body | {"text": long})
    cry = http.call("POST", f"/api/appeals/{code}/rating", body | {"text": long + DESPAIR})

    assert (calm[0], calm[1]["errors"][0]["code"]) == (422, "too_long")
    assert (cry[0], cry[1]["danger"]) == (200, "certain")
    assert DESPAIR in str(cry[1]["timeline"])
