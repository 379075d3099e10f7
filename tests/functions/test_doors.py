"""Every text, by every door, passes the nets before anybody can read it."""

from urllib.parse import urlencode

import pytest

from functions.store import appeals
from tests.county import VILLAGE, WALL
from tests.functions.telling import item

CALM, DANGER, REPORT = "小区门口的路灯坏了半个月了", "有人要跳楼", "村主任贪污了修路款"
FIELDS = ["content", "address", "service"]
STAFF = ("dora", "rita", "lena", "hans", "vera")


def by_json(http, body):
    status, receipt = http.call("POST", "/api/appeals", body, Idempotency_Key="k" * 20)
    assert status == 201, receipt
    return receipt["query_code"]


def by_form(http, body):
    answer = http.client.http.post(
        f"/q/{body['code']}",
        headers={"Content-Type": "application/x-www-form-urlencoded"},
        body=urlencode(body).encode(),
    )
    page = answer.body.decode()
    assert answer.status_code == 201, page
    return page.split('href="/a/')[1].split('"')[0]


DOORS = [by_json, by_form]


def told(http, door, field, text, code=VILLAGE):
    query_code = door(http, {"code": code, "content": CALM} | {field: text})
    return query_code, http.call("GET", f"/api/appeals/{query_code}")[1]


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("field", FIELDS)
def test_a_report_is_nobodys_to_read_even_before_the_router_has_looked(http, door, field):
    _, page = told(http, door, field, REPORT)

    seen = {u for u in STAFF if http.as_(u, "GET", f"/desk/appeals/{page['no']}")[0] == 200}
    listed = [http.as_(u, "GET", "/desk/appeals")[1]["items"] for u in STAFF]
    assert seen == set()
    assert not any(listed)
    assert page["protected"] == {"readers": "县纪委监委"}
    state = appeals.load("north", page["no"][6:]).state
    assert (state.guarded, state.no_forward) == (True, ("gov", "town", "village"))


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("field", FIELDS)
def test_danger_alarms_in_whichever_field_it_stands(http, deliver, door, field):
    _, page = told(http, door, field, DANGER, code=WALL)
    deliver()

    seen = item(http, page["no"])
    assert (page["danger"], [n["number"] for n in page["emergency"]][:1]) == ("certain", ["110"])
    assert (seen["level"], "emergency" in seen["flags"]) == (1, True)


def test_a_repeated_request_gets_the_first_answer_whatever_was_done_since(http, deliver):
    body = {"code": WALL, "content": DANGER}
    first = http.call("POST", "/api/appeals", body, Idempotency_Key="k" * 20)[1]
    deliver()

    again = http.call("POST", "/api/appeals", body, Idempotency_Key="k" * 20)[1]

    assert again == first


@pytest.mark.parametrize(
    ("content", "protected"), [(CALM, None), (REPORT, {"readers": "县纪委监委"})]
)
def test_a_receipt_says_who_can_read_it(http, content, protected):
    receipt = http.submit(VILLAGE, content)

    assert (receipt["protected"], receipt["danger"], receipt["emergency"]) == (protected, None, [])
