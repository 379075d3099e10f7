"""Browsers, link previews and phones ask in their own ways; each is answered."""

import pytest
from chalice.test import Client

import app as product
from functions.http.routes import ROUTES
from functions.http.serve import OPEN
from tests.county import PASSWORD, WALL

PAGES = ["/", "/q/{code}", "/a/{code}", "/desk"]


@pytest.fixture
def asked(north, tmp_path, monkeypatch):
    from infra.pages import build  # noqa: PLC0415

    build(tmp_path / "pages", [])
    monkeypatch.setenv("PAGES_DIR", str(tmp_path / "pages"))
    return Client(product.app).http.request


@pytest.mark.parametrize(
    "path", [*PAGES, f"/api/places/{WALL}", f"/api/t/north/places/{WALL}/qr.svg"]
)
def test_what_can_be_got_can_be_asked_about(asked, path):
    path = path.replace("{code}", WALL)
    got, head = asked("GET", path), asked("HEAD", path)

    assert (head.status_code, head.body) == (200, b"")
    assert head.headers["Content-Type"] == got.headers["Content-Type"]


def test_every_open_address_says_what_it_takes(asked):
    for path in {route.path for route in ROUTES if route.allow in OPEN}:
        named = (
            path.replace("{tenant}", "north")
            .replace("{code}", WALL)
            .replace("{", "")
            .replace("}", "")
        )
        told = asked("OPTIONS", named)
        methods = {route.method for route in ROUTES if route.path == path}

        assert told.status_code == 204
        assert methods <= set(told.headers["Allow"].split(", "))
        assert "Access-Control-Allow-Origin" not in told.headers


@pytest.mark.parametrize(
    "user", ["dora", "Dora", "DORA", " dora ", "ｄｏｒａ", "Ｄora\u3000", "\u200bdora", "do ra"]
)
def test_a_phone_may_write_the_name_of_an_account_in_its_own_way(http, user):
    assert http.call("POST", "/api/t/north/session", {"user": user, "password": PASSWORD})[0] == 200


def test_of_two_names_that_differ_in_case_only_the_exact_one_is_meant(http):
    new = {"id": "Dora", "name": "另一人", "roles": ["reviewer"], "password": "first-1234"}
    assert http.as_("adam", "POST", "/people", new)[0] == 201

    status, session = http.call(
        "POST", "/api/t/north/session", {"user": "dora", "password": PASSWORD}
    )

    assert (status, session["user"]["id"]) == (200, "dora")
    body = {"user": "DORA", "password": PASSWORD}
    assert http.call("POST", "/api/t/north/session", body)[0] == 401
