"""No list and no number tells of a report to whom it accuses, wherever in it they are named."""

import pytest

from functions.domain.county.roles import Person, Role
from functions.store import accounts
from tests.county import DIGEST, VILLAGE, WALL
from tests.functions.telling import item

LAMP = "小区门口的路灯坏了，晚上看不清"
REPORT = "村主任贪污了修路款，请上面查一查"
LONG = "村主任贪污了修路款。" + "这事大家都知道。" * 1500
NAMES = "钱大山说不给好处就不派单"


@pytest.fixture
def accused(http):
    """Somebody with every right to read reports, by the name of 钱大山."""
    person = Person(
        "qian", "钱大山", frozenset({Role.DISPATCHER}), guarded=True, must_change_password=False
    )
    accounts.add_person("north", person, DIGEST)
    return person.id


def lists(http, user, query=""):
    return {i["no"] for i in http.as_(user, "GET", f"/desk/appeals{query}")[1]["items"]}


def counted(http, user):
    return {q["id"]: q["count"] for q in http.as_(user, "GET", "/me")[1]["queues"] if q["count"]}


def add(http, receipt, content):
    path = f"/api/appeals/{receipt['query_code']}/supplement"
    assert http.call("POST", path, {"content": content})[0] == 200


def before_it_was_a_report(http, deliver):
    receipt = http.submit(WALL, LAMP)
    deliver()
    add(http, receipt, NAMES)
    assert http.act("gwen", receipt["no"], "protect")[0] == 200
    return receipt


def afterwards(http, deliver):
    receipt = http.submit(VILLAGE, REPORT)
    deliver()
    add(http, receipt, NAMES)
    return receipt


def far_down_in_a_long_letter(http, deliver):
    return http.submit(VILLAGE, LONG + NAMES)


def in_the_address(http, deliver):
    return http.submit(VILLAGE, REPORT, address="找钱大山的办公室")


@pytest.mark.parametrize(
    "where", [before_it_was_a_report, afterwards, far_down_in_a_long_letter, in_the_address]
)
def test_who_is_named_anywhere_meets_it_in_no_list_and_can_join_nothing_to_it(
    http, deliver, accused, where
):
    no = where(http, deliver)["no"]
    other = http.submit(WALL, LAMP, key="another-0123456789")["no"]
    deliver()
    assert no in lists(http, "gwen")

    assert http.as_(accused, "GET", f"/desk/appeals/{no}")[0] == 404
    assert no not in lists(http, accused)
    assert no not in str(http.as_(accused, "GET", f"/desk/appeals/{other}/similar"))
    assert http.act(accused, other, "merge", into=no)[0] == 404


def test_the_numbers_of_a_queue_count_what_its_list_shows(http, deliver):
    receipts = [http.submit(VILLAGE, f"{REPORT}{n}", key=f"count-{n}-0123456789") for n in range(2)]
    deliver()
    assert counted(http, "cora") == {"to_sign": 2}

    add(http, receipts[0], "县纪委监委的人也收了村主任的钱")
    deliver()

    assert lists(http, "cora", "?queue=to_sign") == {receipts[1]["no"]}
    assert counted(http, "cora") == {"to_sign": 1}


def test_whom_an_old_report_comes_to_name_loses_its_number_too(http, deliver):
    """The name was there first; the person came into office after the report."""
    no = http.submit(VILLAGE, f"{REPORT}，新来的何青松也拿了钱")["no"]
    deliver()
    assert item(http, no, "gwen")["unit"]["id"] == "ccdi"
    person = Person(
        "he", "何青松", frozenset({Role.HANDLER}), "ccdi", guarded=True, must_change_password=False
    )
    accounts.add_person("north", person, DIGEST)

    assert no not in lists(http, "he")
    assert counted(http, "he") == {}
