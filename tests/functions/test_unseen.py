"""Nobody, citizen or staff, says something with signs that nobody sees."""

import boto3
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
    no = http.submit(WALL, TOLD[user], contact={"phone": "19900000061"})["no"]
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


BELL = "\0\x07\x0b\x1b\x7f\x85\ufffe"


def test_no_text_of_anybody_keeps_a_sign_that_only_machines_read(http, deliver):
    told = {
        "address": f"大{BELL}门口",
        "contact": {"name": f"张{BELL}大山", "phone": f"199{BELL}00000061"},
    }
    receipt = http.submit(WALL, f"小区门口的路灯{BELL}坏了", **told)
    deliver()
    no, path = receipt["no"], f"/api/appeals/{receipt['query_code']}"
    http.call("POST", f"{path}/supplement", {"content": f"还有一盏{BELL}也坏了"})
    http.act("hans", no, "sign")
    http.act("hans", no, "contact", method="phone", result=f"约好{BELL}下午")
    http.act("lena", no, "instruct", text=f"请{BELL}速办")
    http.act(
        "hans",
        no,
        "resolve",
        result="solved",
        reply_public=f"已{BELL}修好。",
        note_internal=f"换{BELL}灯",
        contacted=True,
    )
    http.act("rita", no, "review", decision="approve", note=f"同{BELL}意")
    bad = {"level": 1, "solved": False, "text": f"又{BELL}坏了"}
    assert http.call("POST", f"{path}/rating", bad)[0] == 200

    held = repr(boto3.client("dynamodb").scan(TableName="appeals")["Items"])

    assert "还有一盏也坏了" in held
    assert not any(
        way.format(ord(sign)) in held for sign in BELL for way in ("\\x{:02x}", "\\u{:04x}")
    )
    assert http.as_("hans", "GET", f"/desk/appeals/{no}/contact")[1]["phone"] == "19900000061"


@pytest.mark.parametrize("half", ["\\ud800", "\\udc00", "\\ud83d", "\\u0000", "\\ufffe"])
@pytest.mark.parametrize("route", ["/api/appeals", "/api/t/north/session", "/api/t/north/places"])
def test_no_such_sign_is_an_error_of_ours(http, route, half):
    body = (
        '{"code":"NTH000000001","content":"路灯坏了%s","user":"hans%s","password":"%s","name":"东门%s"}'
        % ((half,) * 4)
    )
    answer = http.client.http.request(
        "POST",
        route,
        headers={"Content-Type": "application/json", "Idempotency-Key": "k" * 20},
        body=body.encode(),
    )

    assert answer.status_code < 500
