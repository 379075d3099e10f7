"""Nobody, citizen or staff, says something with signs that nobody sees."""

import pytest

from tests.county import WALL

NOTHING = "\u200b\u2060\u3164\U000e0020"
TOLD = {
    "hans": "小区门口的路灯坏了",
    "dora": "想问一件小事情",
    "gwen": "村主任贪污了修路款，请查一查",
}
WRITTEN = {
    "hans": [
        ("request-return", {"reason": "not_our_duty"}, "basis"),
        ("contact", {"method": "phone"}, "result"),
        ("resolve", {"result": "solved", "contacted": False}, "reply_public"),
    ],
    "dora": [
        ("answer", {}, "reply_public"),
        ("ask", {}, "question"),
        ("reject", {"reason": "duplicate"}, "guidance"),
    ],
    "gwen": [("transfer", {}, "to")],
}


def test_signs_without_width_are_no_appeal(http):
    body = {"code": WALL, "content": NOTHING}
    status, problem = http.call("POST", "/api/appeals", body, Idempotency_Key="k" * 20)

    assert (status, problem["errors"][0]["field"]) == (422, "content")


@pytest.mark.parametrize("user", WRITTEN)
def test_signs_without_width_are_no_word_of_staff(http, deliver, user):
    no = http.submit(WALL, TOLD[user])["no"]
    deliver()
    if user == "hans":
        http.act("hans", no, "sign")

    for action, body, field in WRITTEN[user]:
        status, problem = http.act(user, no, action, **body, **{field: NOTHING})
        assert (action, status, problem["errors"][0]["field"]) == (action, 422, field)


def test_signs_without_width_are_no_reason_for_a_bad_rating_and_no_addition(http, deliver):
    receipt = http.submit(WALL, "小区门口的路灯坏了")
    deliver()
    path = f"/api/appeals/{receipt['query_code']}"

    assert http.call("POST", f"{path}/supplement", {"content": NOTHING})[0] == 422
    http.act("hans", receipt["no"], "sign")
    http.act(
        "hans", receipt["no"], "resolve", result="solved", reply_public="已修好。", contacted=False
    )
    http.act("rita", receipt["no"], "review", decision="approve")
    bad = {"level": 1, "solved": False, "text": NOTHING}
    assert http.call("POST", f"{path}/rating", bad)[0] == 422
