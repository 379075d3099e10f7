"""Whatever becomes of a request that cries for help, its answer carries the numbers to call."""

import json
import time
from itertools import product
from urllib.parse import quote, urlencode

import pytest

from functions.http.routes import ROUTES
from functions.http.serve import OPEN
from tests.county import VILLAGE, WALL
from tests.functions.telling import item

LAMP = "小区门口的路灯坏了半个月了"
CRIES = ["我不想活了，要跳楼", "救命，家里着火了", "有人拿刀砍人"]
JSON, FORM = "application/json", "application/x-www-form-urlencoded"
POSTS = sorted(
    {r.path for r in ROUTES if r.method == "POST" and r.allow in OPEN and "{tenant}" not in r.path}
)


FIELDS = ("content", "text", "name", "phone", "type", "code", "unheard_of")


def send(http, path, body, kind=JSON, method="POST"):
    raw = body if isinstance(body, bytes) else body.encode("utf-8", "surrogatepass")
    headers = {"Idempotency-Key": "z" * 20} | ({"Content-Type": kind} if kind else {})
    answer = http.client.http.request(method, path, headers=headers, body=raw)
    return answer.status_code, answer.body.decode()


def has_numbers(page):
    return all(number in page for number in ('"110"', '"119"', '"120"')) or "tel:110" in page


def opened(path, code):
    return path.replace("{query_code}", code).replace("{code}", WALL)


@pytest.mark.parametrize("path", POSTS)
def test_no_route_of_citizens_refuses_a_cry_without_the_numbers(http, path):
    code = http.submit(WALL, LAMP)["query_code"]
    for cry, field in product(CRIES, FIELDS):
        kind = FORM if path.lower().startswith(("/api/plain", "/q/")) else JSON
        body = urlencode({field: cry}) if kind == FORM else json.dumps({field: cry})

        status, page = send(http, opened(path, code), body, kind)

        assert has_numbers(page), (status, cry, page)


BROKEN = {
    "cut off": lambda text: json.dumps({"code": WALL, "content": text}, ensure_ascii=False)[:-2],
    "cut off and escaped": lambda text: json.dumps({"code": WALL, "content": text})[:-2],
    "a comma too many": lambda text: json.dumps({"content": text})[:-1] + ",}",
    "single quotes": lambda text: f"{{'content': '{text}'}}",
    "a list": lambda text: json.dumps([text]),
    "words alone": json.dumps,
    "no JSON": lambda text: text,
    "as a key": lambda text: json.dumps({text: 1}),
    "very deep": lambda text: "[" * 400 + json.dumps(text) + "]" * 400,
    "deeper than can be read": lambda text: "[" * 5_000 + json.dumps(text, ensure_ascii=False),
    "GBK": lambda text: json.dumps({"content": text}, ensure_ascii=False).encode("gbk"),
    "UTF-16": lambda text: json.dumps({"content": text}, ensure_ascii=False).encode("utf-16"),
    "a form of GBK": lambda text: "content=" + quote(text.encode("gbk")),
    "entities": lambda text: "".join(f"&#{ord(sign)};" for sign in text),
    "half of it garbled": lambda text: b"\xe6\x88{" + text.encode() + b"\xff}",
}


@pytest.mark.parametrize("kind", [JSON, FORM, "text/plain", "multipart/form-data; boundary=x", ""])
def test_what_cannot_be_read_is_listened_to(http, kind):
    for broken, cry in product(BROKEN, CRIES):
        status, page = send(http, "/api/appeals", BROKEN[broken](cry), kind)

        assert status in {415, 422}, (broken, page)
        assert has_numbers(page), (broken, cry, page)


def test_a_calm_text_is_refused_without_them(http):
    for broken in BROKEN.values():
        assert not has_numbers(send(http, "/api/appeals", broken(LAMP))[1])


@pytest.mark.parametrize("path", ["/api/appeals/{}", "/api/places/{}", "/api/places/x?from={}"])
def test_who_cries_where_a_code_is_asked_for_is_given_the_numbers(http, path):
    for cry in CRIES:
        assert has_numbers(send(http, path.format(quote(cry)), b"", "", "GET")[1])


def test_a_method_that_is_not_taken_is_refused_with_them(http):
    status, page = send(http, "/api/appeals", json.dumps({"content": CRIES[0]}), JSON, "PUT")

    assert (status, has_numbers(page)) == (405, True)


def test_a_body_of_very_many_pieces_takes_no_seconds(http):
    body = json.dumps({f"灯{n}": f"坏{n}" for n in range(90_000)} | {"content": CRIES[0]})
    began = time.process_time()

    assert send(http, "/api/appeals", body)[0] == 422
    assert time.process_time() - began < 15


def test_of_staff_nothing_is_listened_to(http):
    body = json.dumps({"user": CRIES[0], "password": "x"})

    assert not has_numbers(send(http, "/api/t/north/session", body)[1])


@pytest.mark.parametrize("half", [chr(0xD83D), chr(0xDE00), "\\" + chr(0xD83D), chr(0xD83D) + "😀"])
def test_half_of_an_emoji_where_a_phone_cut_it_loses_no_word(http, half):
    body = json.dumps({"code": WALL, "content": CRIES[0] + half + "在三楼"})

    status, page = send(http, "/api/appeals", body)

    assert (status, has_numbers(page)) == (201, True)
    content = item(http, json.loads(page)["no"])["content"]
    assert content.startswith(CRIES[0])
    assert content.endswith("在三楼")
    assert ("😀" in content) == ("😀" in half)


def test_the_mark_of_utf_8_spoils_nothing(http):
    body = "\ufeff" + json.dumps({"code": WALL, "content": LAMP}, ensure_ascii=False)

    assert send(http, "/api/appeals", body)[0] == 201


# --- a cry where a name or a number is corrected ---------------------------------------------


@pytest.mark.parametrize(("field", "cry"), list(zip(("name", "phone", "name"), CRIES, strict=True)))
def test_a_cry_in_a_corrected_contact_raises_the_matter(http, deliver, field, cry):
    receipt = http.submit(WALL, LAMP, contact={"phone": "19900000061"})
    deliver()

    status, page = http.call("POST", f"/api/appeals/{receipt['query_code']}/contact", {field: cry})
    deliver()

    assert (status, page["danger"], len(page["emergency"][:3])) == (200, "certain", 3)
    seen = item(http, receipt["no"])
    assert (seen["level"], "emergency" in seen["flags"]) == (1, True)
    told = [m["text"] for m in http.as_("hans", "GET", "/inbox")[1]["items"]]
    assert any("紧急" in text for text in told)


def test_a_sure_report_in_place_of_a_corrected_name_is_protected(http, deliver):
    receipt = http.submit(VILLAGE, LAMP)
    deliver()

    said = {"name": "村主任贪污修路款三十万还打举报的人"}
    page = http.call("POST", f"/api/appeals/{receipt['query_code']}/contact", said)[1]

    assert page["protected"]
    assert http.as_("vera", "GET", f"/desk/appeals/{receipt['no']}")[0] == 404


@pytest.mark.parametrize(
    "said", [{"name": "王主任"}, {"phone": "0746-8322345转801"}, {"name": None}]
)
def test_an_ordinary_correction_raises_nothing(http, deliver, said):
    receipt = http.submit(WALL, LAMP, contact={"name": "陈大山"})
    deliver()

    page = http.call("POST", f"/api/appeals/{receipt['query_code']}/contact", said)[1]

    assert (page["danger"], page["protected"]) == (None, None)
    assert LAMP in page["content"]


def test_the_names_of_fields_are_no_words_and_every_other_key_is(http):
    code = http.submit(WALL, LAMP)["query_code"]
    path = f"/api/appeals/{code}/rating"
    said = {"level": 5, "solved": True, "text": "谢谢"}

    _, calm = http.call("POST", path, said)
    _, cry = http.call("POST", path, said | {"救命家里着火了": 1})

    assert "emergency" not in calm
    assert cry["emergency"]
