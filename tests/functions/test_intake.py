"""Telling, tracking, adding, taking back: what citizens can rely on, and what is refused."""

import re
from datetime import UTC, datetime
from urllib.parse import urlencode

import boto3
import pytest
from msgspec.structs import replace

from functions.domain import codes
from functions.intake import challenge
from functions.store import registry
from functions.store.tables import connection
from tests.county import VILLAGE, WALL, settle

LAMP = "小区门口的路灯坏了半个月了"


def rows():
    return boto3.client("dynamodb").scan(TableName="appeals")["Items"]


def test_a_submission_is_one_aws_call(http):
    http.submit(WALL, LAMP, key="w" * 20)  # now the county is known to this process
    calls = []
    events = connection().client.meta.events
    events.register("before-call.dynamodb", lambda model, **_: calls.append(model.name), "count")

    http.submit(WALL, LAMP, contact={"phone": "19900000061"})
    events.unregister("before-call.dynamodb", unique_id="count")

    assert calls == ["TransactWriteItems"]


def test_the_same_key_and_body_get_the_same_answer_and_one_appeal(http):
    body = {"code": WALL, "content": LAMP}
    first = http.call("POST", "/api/appeals", body, Idempotency_Key="a" * 16)
    second = http.call("POST", "/api/appeals", body, Idempotency_Key="a" * 16)

    assert (first[0], second[0]) == (201, 200)
    assert first[1] == second[1]
    assert sum(row["sk"]["S"] == "head" for row in rows()) == 1


def test_the_same_key_with_another_body_is_a_conflict(http):
    http.submit(WALL, LAMP)

    status, problem = http.call(
        "POST", "/api/appeals", {"code": WALL, "content": "别的事情"}, Idempotency_Key="k" * 20
    )

    assert (status, problem["type"]) == (409, "urn:mashangban:KeyReused")


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        ({"content": LAMP}, "code", "required"),
        ({"code": WALL}, "content", "required"),
        ({"code": WALL, "content": "灯"}, "content", "too_short"),
        ({"code": WALL, "content": "      "}, "content", "too_short"),
        ({"code": WALL, "content": "灯" * 10_001}, "content", "too_long"),
        (
            {"code": WALL, "content": LAMP, "contact": {"phone": "1" * 201}},
            "contact.phone",
            "too_long",
        ),
        ({"code": WALL, "content": LAMP, "contact": {"tel": "1"}}, "contact.tel", "unknown"),
        ({"code": WALL, "content": LAMP, "photos": ["south/" + "0" * 32]}, "photos", "unknown"),
        ({"code": WALL, "content": LAMP, "status": "done"}, "status", "unknown"),
        ({"code": WALL, "content": LAMP, "confidential": "yes"}, "confidential", "type"),
    ],
)
def test_bad_input_is_refused_by_the_fields_name_and_nothing_is_stored(http, body, field, code):
    status, problem = http.call("POST", "/api/appeals", body, Idempotency_Key="k" * 20)

    assert status == 422
    assert [(e["field"], e["code"]) for e in problem["errors"]] == [(field, code)]
    assert rows() == []


def test_a_missing_key_is_refused(http):
    status, problem = http.call("POST", "/api/appeals", {"code": WALL, "content": LAMP})

    assert (status, problem["errors"][0]["field"]) == (422, "Idempotency-Key")


def test_problems_are_in_the_callers_language(http):
    body = {"code": WALL}
    zh = http.call("POST", "/api/appeals", body, Idempotency_Key="k" * 20)[1]
    en = http.call(
        "POST", "/api/appeals", body, Idempotency_Key="k" * 20, Accept_Language="en-GB,en"
    )[1]

    assert (zh["title"], en["title"]) == ("填写有误", "Some input is wrong")


def test_a_retired_code_takes_no_appeal_and_its_page_says_so(http):
    place = registry.place("north", WALL)
    registry.change_place("north", place.code, lambda old: replace(old, active=False))

    status, _ = http.call(
        "POST", "/api/appeals", {"code": WALL, "content": LAMP}, Idempotency_Key="k" * 20
    )

    assert status == 404
    assert http.call("GET", f"/api/places/{WALL}")[1]["active"] is False
    assert rows() == []


@pytest.mark.parametrize("code", ["NTH00000000Z", "ZZZ000000001", "short", "NTH-0000-0000-09"])
def test_an_unknown_code_is_not_found(http, code):
    assert http.call("GET", f"/api/places/{code}")[0] == 404


def test_a_code_is_understood_as_people_type_it(http):
    typed = "nth-oooo-oool".replace("l", "l")

    assert codes.normal(typed) is None  # eleven characters
    assert http.call("GET", "/api/places/nth-oooooo-ool")[1]["code"] == WALL


def test_a_full_bucket_asks_a_question_and_the_answer_lets_through(http):
    county = settle(rate_per_place=2)
    for n in range(2):
        http.submit(WALL, LAMP, key=f"{n}" * 20)
    body = {"code": WALL, "content": LAMP}

    status, problem = http.call("POST", "/api/appeals", body, Idempotency_Key="z" * 20)
    answer = next(n for n in range(19) if _fits(county, problem["challenge"]["token"], n))
    solved = {"challenge": {"token": problem["challenge"]["token"], "answer": str(answer)}}
    again, _ = http.call("POST", "/api/appeals", body | solved, Idempotency_Key="z" * 20)

    assert (status, again) == (429, 201)
    assert "等于几" in problem["challenge"]["question"]


def _fits(county, token, answer):
    return challenge.is_answered(county.secret, token, str(answer), datetime.now(UTC))


def test_contact_lies_in_one_row_of_its_own_and_the_head_holds_a_mask(http):
    http.submit(WALL, LAMP, contact={"name": "张大山", "phone": "199 0000 0061"})

    holders = {row["sk"]["S"] for row in rows() if "19900000061" in str(row)}
    assert holders == {"contact"}
    assert all("张大山" not in str(row) for row in rows() if row["sk"]["S"] != "contact")


def test_the_query_code_is_stored_nowhere(http):
    code = http.submit(WALL, LAMP)["query_code"]

    assert code not in str(rows())


def test_a_wrong_query_code_opens_nothing(http):
    code = http.submit(WALL, LAMP)["query_code"]
    other = code[:-1] + ("0" if code[-1] != "0" else "1")

    assert http.call("GET", f"/api/appeals/{other}")[0] == 404
    assert http.call("GET", f"/api/appeals/{code.lower()}")[0] == 200


def test_what_was_asked_for_goes_back_to_the_dispatchers(http, deliver):
    receipt = http.submit(WALL, "那里有问题，你们管管")
    deliver()
    http.act("dora", receipt["no"], "ask", question="请问具体在哪里？")
    code = receipt["query_code"]

    seen = http.call("GET", f"/api/appeals/{code}")[1]
    status, after = http.call(
        "POST", f"/api/appeals/{code}/supplement", {"content": "在大门口左边"}
    )

    assert seen["can"] == ["supplement", "withdraw"]
    assert seen["timeline"][-1]["text"] == "请问具体在哪里？"
    assert (status, after["status"]) == (200, "submitted")


def test_a_citizen_takes_it_back(http, deliver):
    code = http.submit(WALL, LAMP)["query_code"]
    deliver()

    status, after = http.call("POST", f"/api/appeals/{code}/withdraw")

    assert (status, after["status"], after["can"]) == (200, "withdrawn", [])


def test_a_bad_rating_needs_a_reason(http, deliver):
    receipt = http.submit(WALL, "图书馆几点开门呢")
    deliver()
    http.act("dora", receipt["no"], "answer", reply_public="早上八点。")

    status, problem = http.call(
        "POST", f"/api/appeals/{receipt['query_code']}/rating", {"level": 2, "solved": False}
    )

    assert (status, problem["errors"][0]["field"]) == (422, "tags")


def test_the_citizens_view_holds_no_note_no_staff_name_and_no_contact(http, deliver):
    receipt = http.submit(WALL, LAMP, contact={"name": "张大山", "phone": "19900000061"})
    deliver()
    no = receipt["no"]
    http.act("hans", no, "sign")
    http.act("hans", no, "contact", method="phone", result="电话里说话难听")
    http.act(
        "hans", no, "resolve", result="solved", reply_public="已修好。",
        note_internal="内部说明", contacted=True,
    )  # fmt: skip

    shown = str(http.call("GET", f"/api/appeals/{receipt['query_code']}")[1])

    for secret in ("电话里说话难听", "内部说明", "承办人", "张大山", "19900000061", "已修好"):
        assert secret not in shown


def test_a_browser_without_javascript_gets_its_receipt_as_a_page(http):
    answer = http.client.http.post(
        f"/q/{WALL}",
        headers={"Content-Type": "application/x-www-form-urlencoded"},
        body=b"content=%E8%B7%AF%E7%81%AF%E5%9D%8F%E4%BA%86%E5%8D%8A%E4%B8%AA%E6%9C%88",
    )

    assert answer.status_code == 201
    assert "查询码" in answer.body.decode()


def plain(http, code: str) -> tuple[int, str]:
    answer = http.client.http.post(
        "/api/plain",
        headers={"Content-Type": "application/x-www-form-urlencoded"},
        body=f"code={code}".encode(),
    )
    return answer.status_code, answer.body.decode()


def test_a_browser_without_javascript_sees_how_far_it_is(http, deliver):
    receipt = http.submit(WALL, "路灯坏了半个月 <b>真的</b>")
    deliver()
    http.act("hans", receipt["no"], "sign")

    status, page = plain(http, receipt["query_code"].lower())

    assert status == 200
    for said in ("承办单位已签收", "最迟答复", receipt["no"], "&lt;b&gt;真的"):
        assert said in page
    assert receipt["query_code"] not in page


CRIED = "家里着火了，快来人"
ACCUSED = "村主任贪污了修路款"


@pytest.mark.parametrize(
    ("said", "shown"), [(CRIED, 'href="tel:119"'), (ACCUSED, "县里指定的专人能看到")]
)
def test_its_progress_says_whom_to_call_and_who_reads_it_as_the_receipt_does(http, said, shown):
    code = http.submit(VILLAGE, said)["query_code"]

    assert shown in plain(http, code)[1]


@pytest.mark.parametrize("said", ["路灯坏了半个月", CRIED, ACCUSED])
def test_the_way_from_its_receipt_leaves_no_code_in_the_history(http, said):
    answer = http.client.http.post(
        f"/q/{VILLAGE}",
        headers={"Content-Type": "application/x-www-form-urlencoded"},
        body=urlencode({"content": said}).encode(),
    )
    page = answer.body.decode()

    code = re.search('name="code" value="([0-9A-Z]{12})"', page)[1]
    assert 'method="post" action="/api/plain"' in page
    assert not re.search(rf'(href|action)="[^"]*{code}', page)
    assert said in plain(http, code)[1]


def on_paper(http, path, **said):
    kind = {"Content-Type": "application/x-www-form-urlencoded", "Accept-Language": "en"}
    return http.client.http.post(path, headers=kind, body=urlencode(said).encode()).body.decode()


LAMP_EN = "The lamp at the gate is out"
PAGES = {
    "a receipt": lambda http: on_paper(http, f"/q/{WALL}", content=LAMP_EN),
    "a cry's receipt": lambda http: on_paper(http, f"/q/{WALL}", content="Fire! help, help"),
    "a report's receipt": lambda http: on_paper(http, f"/q/{VILLAGE}", content=ACCUSED),
    "nothing said": lambda http: on_paper(http, f"/q/{WALL}", content=""),
    "too long a name": lambda http: on_paper(http, f"/q/{WALL}", content=LAMP_EN, name="x" * 41),
    "no such place": lambda http: on_paper(http, "/q/NTH999999999", content=LAMP_EN),
    "no such code": lambda http: on_paper(http, "/api/plain", code="NTH999999999"),
    "a busy place": lambda http: [on_paper(http, f"/q/{WALL}", content=f"{LAMP_EN} {n}") for n in range(2)][-1],
    "a photo": lambda http: on_paper(http, "/api/plain/photo", code=http.submit(WALL, LAMP_EN)["query_code"]),
    "progress": lambda http: on_paper(http, "/api/plain", code=http.submit(WALL, LAMP_EN)["query_code"]),
}  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_every_sentence_of_a_page_without_script_is_said_in_english_too(http, page):
    settle(rate_per_place=1)

    said = PAGES[page](http)

    ours = re.findall(r"<(p|h1|h2|label|button)>((?:(?!<\1>).)*?)</\1>", said)
    spoken = [text for _, text in ours if re.search("[一-鿿]", text)]
    assert len(spoken) >= 3
    assert [text for text in spoken if 'lang="en"' not in text] == []


@pytest.mark.parametrize(
    ("field", "said", "named"),
    [
        ("name", "名" * 41, "称呼：最多 40 个字，您写了 41 个字，请删短"),
        ("phone", "1" * 201, "电话：最多 200 个字，您写了 201 个字，请删短"),
        ("address", "路" * 201, "事发地址：最多 200 个字，您写了 201 个字，请删短"),
    ],
)
def test_a_page_without_script_says_which_field_is_too_long(http, field, said, named):
    page = on_paper(http, f"/q/{WALL}", content=LAMP_EN, **{field: said})

    assert named in page
    assert said in page


@pytest.mark.parametrize("typed", ["", "123", "AAAAAAAAAAAA", "%F0%9F%98%80"])
def test_a_code_that_opens_nothing_leads_back_to_the_field(http, typed):
    status, page = plain(http, typed)

    assert status == 404
    assert 'action="/api/plain"' in page
    assert 'name="code"' in page


def test_the_words_of_danger_come_once_somebody_writes(http):
    brief = http.call("GET", f"/api/places/{WALL}?brief")[1]
    whole = http.call("GET", f"/api/places/{WALL}")[1]

    late = {name: whole[name] for name in ("emergency_words", "emergency_variants")}
    assert brief | late == whole
    assert "觸触" in whole["emergency_variants"]
    assert brief["emergency_words"] == []
    assert whole["emergency_words"]


def test_an_upload_gets_an_address_with_a_fixed_key_and_a_limit(http):
    status, upload = http.call(
        "POST", "/api/uploads", {"code": WALL, "type": "image/jpeg", "size": 100_000}
    )

    assert status == 200
    assert upload["key"].startswith("north/")
    assert upload["fields"]["key"] == upload["key"]


@pytest.mark.parametrize(
    ("kind", "size", "field"), [("text/html", 9, "type"), ("image/jpeg", 11_000_000, "size")]
)
def test_what_is_no_photo_gets_no_address(http, kind, size, field):
    status, problem = http.call("POST", "/api/uploads", {"code": WALL, "type": kind, "size": size})

    assert (status, problem["errors"][0]["field"]) == (422, field)


def test_uploads_of_one_address_are_limited(http):
    settle(rate_per_address=1)
    photo = {"code": WALL, "type": "image/jpeg", "size": 9}

    statuses = [http.call("POST", "/api/uploads", photo)[0] for _ in range(10)]

    assert statuses == [200] * 9 + [429]


def test_an_address_is_what_our_own_proxies_saw_not_what_a_client_claims(http):
    settle(rate_per_address=1)
    body = {"code": WALL, "content": LAMP}

    statuses = [
        http.call(
            "POST", "/api/appeals", body,
            Idempotency_Key=f"{n}" * 16, X_Forwarded_For=f"10.0.0.{n}, 203.0.113.9",
        )[0]
        for n in range(2)
    ]  # fmt: skip

    assert statuses == [201, 429]
