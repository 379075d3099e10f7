"""Who gets in, and who does not: sessions, guesses, the last admin."""

import threading
from datetime import UTC, datetime

import pytest

import app as product
from functions.store import registry
from infra.local.gateway import Gateway, Request
from tests.county import PASSWORD

OWN, OFFICE, HOME = "teapot-river-9", "198.51.100.7", "203.0.113.9"


class Browser:
    """Somebody at an address."""

    def __init__(self, address):
        self.address, self.gateway = address, Gateway(product.app)

    def send(self, method, path, body=b"", token=""):
        headers = [("content-type", "application/json"), ("authorization", f"Bearer {token}")]
        asked = Request(method, f"/api/t/north{path}", "", headers, body, self.address)
        return self.gateway.answer(asked)

    def sign_in(self, user, password=PASSWORD):
        body = f'{{"user":"{user}","password":"{password}"}}'.encode()
        return self.send("POST", "/session", body).status

    def token(self, user, password=PASSWORD):
        body = f'{{"user":"{user}","password":"{password}"}}'.encode()
        return __import__("json").loads(self.send("POST", "/session", body).body)["token"]


@pytest.fixture(autouse=True)
def noon(monkeypatch):
    """No window of a brake ends in the middle of a test."""
    monkeypatch.setattr(product, "now", lambda: datetime(2026, 3, 2, 12, 1, tzinfo=UTC))


def test_five_wrong_guesses_close_the_account_to_their_address_alone(http):
    stranger, owner = Browser("192.0.2.1"), Browser(OFFICE)

    assert [stranger.sign_in("adam", "wrong") for _ in range(6)] == [401] * 5 + [429]
    assert stranger.sign_in("adam") == 429
    assert owner.sign_in("adam") == 200


def test_guesses_from_everywhere_keep_no_owner_out_who_signed_in_from_there_before(http):
    owner = Browser(OFFICE)
    assert owner.sign_in("adam") == 200

    tried = [Browser(f"192.0.2.{n}").sign_in("adam", "wrong") for n in range(40)]

    assert tried.count(401) <= 31
    assert tried[-1] == 429
    assert owner.sign_in("adam") == 200


def test_under_a_flood_a_stranger_has_one_try_a_minute_and_the_owner_at_a_new_place_with_it(
    http, monkeypatch
):
    for n in range(40):
        Browser(f"192.0.2.{n}").sign_in("adam", "wrong")
    assert Browser(HOME).sign_in("adam") == 429

    monkeypatch.setattr(product, "now", lambda: datetime(2026, 3, 2, 12, 2, 1, tzinfo=UTC))
    assert Browser(HOME).sign_in("adam") == 200


def test_one_address_that_tries_many_names_is_stopped(http):
    stranger = Browser("192.0.2.1")

    tried = [stranger.sign_in(f"name{n}", "wrong") for n in range(70)]

    assert (tried.count(401), tried[-1]) == (60, 429)
    assert Browser(OFFICE).sign_in("dora") == 200


def test_guesses_in_parallel_stay_bounded(http):
    found = []

    def guess():
        found.append(Browser("192.0.2.1").sign_in("adam", "wrong"))

    threads = [threading.Thread(target=guess) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found.count(401) <= 20


def test_twenty_devices_of_one_account_sign_in_one_after_another(http):
    assert [Browser(OFFICE).sign_in("dora") for _ in range(25)] == [200] * 25


def test_wrong_guesses_at_the_own_password_are_counted_too(http):
    guess = {"old": "wrong", "new": OWN}

    tried = [http.as_("hans", "POST", "/password", guess)[0] for _ in range(7)]

    assert tried == [422] * 5 + [429] * 2
    assert http.as_("hans", "POST", "/password", {"old": PASSWORD, "new": OWN})[0] == 429


ENDED = {
    "changed by its owner": lambda http: http.as_("hans", "POST", "/password", {"old": PASSWORD, "new": OWN}),
    "reset by an admin": lambda http: http.as_("adam", "POST", "/people/hans", {"password": OWN}),
    "closed": lambda http: http.as_("adam", "POST", "/people/hans", {"active": False}),
    "closed and opened": lambda http: [
        http.as_("adam", "POST", "/people/hans", {"active": active}) for active in (False, True)
    ],
}  # fmt: skip


@pytest.mark.parametrize("how", ENDED)
def test_the_other_sessions_of_an_account_end_at_once(http, how):
    http.as_("hans", "GET", "/me")
    other = Browser(HOME)
    token = other.token("hans")
    assert other.send("GET", "/me", token=token).status == 200
    registry.people("north")  # what is kept for some seconds must not hide it

    ENDED[how](http)

    assert other.send("GET", "/me", token=token).status == 401


def test_who_changes_the_password_stays_signed_in(http):
    assert http.as_("hans", "POST", "/password", {"old": PASSWORD, "new": OWN})[0] == 200

    assert http.as_("hans", "GET", "/me")[0] == 200
    assert Browser(HOME).sign_in("hans") == 401


def test_a_changed_role_is_felt_in_the_same_session_at_once(http):
    http.as_("lena", "GET", "/overview")

    http.as_("adam", "POST", "/people/lena", {"roles": ["visitor"]})

    assert http.as_("lena", "GET", "/overview")[0] == 403


@pytest.mark.parametrize("change", [{"roles": ["leader"]}, {"active": False}])
def test_the_last_admin_stays_one(http, change):
    status, problem = http.as_("adam", "POST", "/people/adam", change)

    assert (status, problem["errors"][0]["code"]) == (422, "last_admin")
    assert http.as_("adam", "POST", "/people/lena", {"roles": ["leader", "admin"]})[0] == 200
    assert http.as_("adam", "POST", "/people/adam", change)[0] == 200


def test_two_admins_who_put_each_other_out_at_once_leave_one(http):
    http.as_("adam", "POST", "/people/lena", {"roles": ["leader", "admin"]})
    http.as_("lena", "GET", "/me")
    found = []
    threads = [
        threading.Thread(target=lambda a=a, b=b: found.append(http.as_(a, "POST", f"/people/{b}", {"active": False})[0]))
        for a, b in (("adam", "lena"), ("lena", "adam"))
    ]  # fmt: skip
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert any(p.administers for p in registry.people("north", fresh=True).values())


@pytest.mark.parametrize(
    "word",
    ["zhujian1", "lights2026", "hans-1234", "password1", "north@2026", "12345678a", "x" * 129],
)
def test_a_password_that_is_guessed_first_is_taken_nowhere(http, word):
    new = {"id": "nina", "name": "新人", "roles": ["reviewer"], "password": word}

    assert http.as_("adam", "POST", "/people", new)[0] == 422
    assert http.as_("adam", "POST", "/people/hans", {"password": word})[0] == 422
    assert http.as_("hans", "POST", "/password", {"old": PASSWORD, "new": word})[0] == 422
