"""Codes are not guessed: misses of an address are braked, hits go on, and no miss tells more than another."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlencode

import pytest

import app as product
from functions.intake.challenge import _seal
from functions.store import registry
from infra.local.gateway import Gateway, Request
from tests.county import WALL

AT = datetime(2026, 3, 2, 12, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    monkeypatch.setattr(product, "now", lambda: AT)


def ask(path, address="192.0.2.1", method="GET", body=b"", **headers):
    sent = [*({"content-type": "application/json"} | headers).items()]
    return Gateway(product.app).answer(Request(method, path, "", sent, body, address))


def guess(n):
    return f"NTH{n + 500:09}"


KINDS = {
    "query codes": (lambda n: f"/api/appeals/{guess(n)}", lambda receipt: f"/api/appeals/{receipt['query_code']}"),
    "place codes": (lambda n: f"/api/places/{guess(n)}", lambda _: f"/api/places/{WALL}"),
}  # fmt: skip


def by_form(code, **said):
    body = urlencode({"code": code} | said).encode()
    sent = {"content-type": "application/x-www-form-urlencoded"}
    return ask("/api/plain", method="POST", body=body, **sent)


def test_the_door_without_script_is_braked_as_the_others_and_asks_on_its_page(http):
    own = http.submit(WALL, "路灯坏了很久了")["query_code"]

    found = [by_form(guess(n), said="着火了救命").status for n in range(45)]

    assert found == [404] * 40 + [429] * 5
    assert ask(f"/api/appeals/{own}").status == 429
    page = by_form(own).body.decode()
    token = re.search('name="challenge_token" value="([^"]+)"', page)[1]
    assert f'value="{own}"' in page
    until, _, seal = token.partition(".")
    right = next(
        n for n in range(19) if _seal(registry.county("north").secret, int(until), n) == seal
    )
    assert by_form(own, challenge_token=token, challenge_answer=f"{right + 1}").status == 429
    assert by_form(own, challenge_token=token, challenge_answer=f"等于 {right}").status == 200


@pytest.mark.parametrize("kind", KINDS)
def test_after_forty_misses_an_address_is_asked_a_question_and_others_are_not(http, kind):
    miss, hit = KINDS[kind]
    own = hit(http.submit(WALL, "路灯坏了很久了"))

    found = [ask(miss(n)).status for n in range(60)]

    assert found == [404] * 40 + [429] * 20
    assert ask(own).status == 429  # or else guessing would go on
    assert ask(own, address="198.51.100.7").status == 200


def test_the_answer_lets_through_and_ten_minutes_forget(http, monkeypatch):
    own = f"/api/appeals/{http.submit(WALL, '路灯坏了很久了')['query_code']}"
    for n in range(41):
        answer = ask(f"/api/appeals/{guess(n)}")
    challenge = __import__("json").loads(answer.body)["challenge"]
    until, _, seal = challenge["token"].partition(".")
    secret = registry.county("north").secret
    right = next(n for n in range(19) if _seal(secret, int(until), n) == seal)

    assert ask(own, challenge=f"{challenge['token']} {right}").status == 200
    assert ask(own, challenge=f"{challenge['token']} {right + 1}").status == 429
    chinese = quote("零一二三四五六七八九十"[right] if right <= 10 else f"等于{right}")
    assert ask(own, challenge=f"{challenge['token']} {chinese}").status == 200

    monkeypatch.setattr(product, "now", lambda: AT + timedelta(minutes=11))
    assert ask(own).status == 200


def test_a_building_behind_one_address_looks_as_often_as_it_likes(http):
    own = f"/api/appeals/{http.submit(WALL, '路灯坏了很久了')['query_code']}"

    assert [ask(own).status for _ in range(120)] == [200] * 120


def test_a_hit_writes_nothing(http, monkeypatch):
    own = f"/api/appeals/{http.submit(WALL, '路灯坏了很久了')['query_code']}"
    monkeypatch.setattr("functions.store.submissions.commit", None)

    assert ask(own).status == 200


@pytest.mark.parametrize("path", ["/api/appeals/{}", "/api/places/{}"])
def test_every_miss_is_told_in_the_same_words(http, path):
    bodies = {ask(path.format(code)).body for code in (guess(5), "ZZZ000000005", "x", "NTH00000000", "%E7%A0%81")}  # fmt: skip

    assert len(bodies) == 1


def test_a_cry_is_taken_from_an_address_that_guessed(http):
    code = http.submit(WALL, "路灯坏了很久了")["query_code"]
    for n in range(45):
        ask(f"/api/appeals/{guess(n)}")

    path = f"/api/appeals/{code}/supplement"
    assert (
        ask(path, method="POST", body='{"content":"现在楼道着火了快来人"}'.encode()).status == 200
    )
    assert ask(path, method="POST", body='{"content":"路灯还是不亮"}'.encode()).status == 429
