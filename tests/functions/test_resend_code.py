"""A citizen who lost the query code calls the hotline, and is read a new one."""

import pytest

import app as product
from functions.domain import codes
from functions.store import appeals
from tests.county import WALL

LAMP = "翠竹苑3号楼下的路灯坏了半个月"
PHONE = "13987654321"


def told(http, no, user="dora", phone="139 8765 4321"):
    return http.act(user, no, "resend-code", phone=phone)


@pytest.fixture
def lost(http, deliver):
    receipt = http.submit(WALL, LAMP, contact={"name": "吴满仓", "phone": PHONE})
    deliver()
    return receipt


def test_found_by_phone_a_new_code_opens_the_same_matter_and_the_citizen_sees_that_it_was_told(
    http, lost
):
    ((no,),) = [[hit["no"] for hit in http.as_("dora", "GET", "/desk/search?q=4321")[1]["items"]]]
    status, item = told(http, no)
    assert status == 200

    for code in (item["query_code"], lost["query_code"]):
        status, shown = http.call("GET", f"/api/appeals/{code}")
        assert (status, shown["no"]) == (200, lost["no"])
        assert "告知了新的查询码" in str(shown["timeline"])
    assert item["query_code"] not in str(shown["timeline"])
    assert http.call("POST", f"/api/appeals/{item['query_code']}/supplement", {"content": "还没修"})[0] == 200  # fmt: skip
    assert "还没修" in str(http.call("GET", f"/api/appeals/{lost['query_code']}")[1])


def test_the_log_says_who_told_it_and_holds_no_code(http, lost):
    _, item = told(http, lost["no"])

    assert (item["events"][-1]["action"], item["events"][-1]["actor"]["name"]) == (
        "resend-code",
        "派单员",
    )
    later = http.as_("dora", "GET", f"/desk/appeals/{lost['no']}")[1]
    assert item["query_code"] not in str(later)
    _, events = appeals.with_log("north", lost["no"][6:])
    assert item["query_code"] not in str(events)


def test_the_next_new_code_ends_the_one_before(http, lost):
    first = told(http, lost["no"])[1]["query_code"]
    second = told(http, lost["no"])[1]["query_code"]

    assert first != second
    assert http.call("GET", f"/api/appeals/{first}")[0] == 404
    assert http.call("GET", f"/api/appeals/{second}")[0] == 200


def test_sent_twice_it_is_told_once(http, lost):
    _, item = http.as_("dora", "GET", f"/desk/appeals/{lost['no']}")
    body = {"step": item["step"], "phone": PHONE}
    path = f"/api/t/north/desk/appeals/{lost['no']}/resend-code"
    headers = {
        "Authorization": f"Bearer {http.tokens['dora']}",
        "Idempotency_Key": "resend-0123456789",
    }
    sent = [http.call("POST", path, body, **headers) for _ in range(2)]

    assert [status for status, _ in sent] == [200, 200]
    assert sent[0][1]["query_code"] == sent[1][1]["query_code"]
    assert sent[0][1]["step"] == sent[1][1]["step"]


def test_who_does_not_know_the_telephone_is_told_nothing(http, lost):
    status, problem = told(http, lost["no"], phone="13987654322")

    assert (status, problem["errors"][0]["code"]) == (422, "other")
    no = http.submit(WALL, LAMP, key="nobody-0123456789")["no"]
    status, problem = told(http, no)
    assert (status, problem["errors"][0]["code"]) == (422, "none")


def test_only_the_hotline_tells_it(http, lost):
    _, item = http.as_("dora", "GET", f"/desk/appeals/{lost['no']}")
    for user in ("hans", "rita", "lena"):
        path = f"/desk/appeals/{lost['no']}/resend-code"
        assert http.as_(user, "POST", path, {"step": item["step"], "phone": PHONE})[0] == 403
    _, unit = http.as_("hans", "GET", f"/desk/appeals/{lost['no']}")
    assert "resend-code" in item["can"]
    assert "resend-code" not in unit["can"]


def test_of_a_report_only_who_may_read_it_tells_a_code(http, deliver):
    report = "举报青竹村村支书贪污低保款"
    no = http.submit(WALL, report, contact={"phone": PHONE})["no"]
    deliver()

    path = f"/desk/appeals/{no}/resend-code"
    strange = http.as_(
        "dora", "POST", "/desk/appeals/261127000000000000/resend-code", {"step": 1, "phone": PHONE}
    )
    assert http.as_("dora", "POST", path, {"step": 1, "phone": PHONE}) == strange
    status, item = told(http, no, user="gwen")
    assert status == 200
    assert http.call("GET", f"/api/appeals/{item['query_code']}")[1]["no"] == no


def test_no_number_that_staff_may_type_leads_by_a_code_to_a_matter(http, lost):
    code = told(http, lost["no"])[1]["query_code"]
    alias = codes.appeal_id("a-secret-of-north", code)
    day = codes.number(product.now(), alias)

    assert http.as_("dora", "GET", f"/desk/appeals/{day}")[0] == 404
    assert http.as_("dora", "GET", f"/desk/search?q={code}")[1]["items"][0]["no"] == lost["no"]


def test_once_the_contact_is_gone_no_code_is_told(http, lost):
    http.call("POST", f"/api/appeals/{lost['query_code']}/withdraw", {})

    assert told(http, lost["no"])[0] in {403, 409, 422}
