"""The gateway finds the route, and gives the app the event that API Gateway would give it."""

import gzip
import json

import pytest
from chalice.app import Chalice, Response

from infra.local.gateway import Gateway, Request, Routes

ROUTES = Routes(["/", "/api/places/{code}", "/api/places/import", "/q/{code}", "/assets/{rest+}"])


@pytest.mark.parametrize(
    ("path", "route", "parameters"),
    [
        ("/", "/", {}),
        ("/q/ABC", "/q/{code}", {"code": "ABC"}),
        ("/q/ABC/", "/q/{code}", {"code": "ABC"}),
        ("/q/%E7%A0%81", "/q/{code}", {"code": "码"}),
        ("/api/places/import", "/api/places/import", {}),
        ("/api/places/import1", "/api/places/{code}", {"code": "import1"}),
        ("/assets/a/b.css", "/assets/{rest+}", {"rest": "a/b.css"}),
    ],
)
def test_a_path_belongs_to_its_most_literal_route(path, route, parameters):
    assert ROUTES.find(path) == (route, parameters)


@pytest.mark.parametrize("path", ["/api", "/api/places", "/q/a/b", "/q//", "/nothing"])
def test_a_path_of_no_route_is_not_found(path):
    assert ROUTES.find(path) is None


@pytest.fixture
def gateway():
    app = Chalice("test")

    @app.route("/echo/{name}", methods=["POST"], content_types=["text/plain"])
    def echo(name):
        request = app.current_request
        return {
            "name": name,
            "query": request.query_params.getlist("a"),
            "cookie": request.headers["cookie"],
            "body": request.raw_body.decode(),
            "address": request.context["identity"]["sourceIp"],
        }

    @app.route("/image")
    def image():
        return Response(
            b"\x89PNG", headers={"Content-Type": "image/png", "Set-Cookie": ["a=1", "b=2"]}
        )

    return Gateway(app)


def request(method, path, *, query="", headers=(), body=b""):
    return Request(method, path, query, list(headers), body, "127.0.0.9")


def test_the_app_sees_the_request_as_it_was_sent(gateway):
    headers = [("content-type", "text/plain"), ("cookie", "a=1"), ("cookie", "b=2")]
    asked = request("POST", "/echo/x", query="a=1&a=%E4%BA%8C", headers=headers, body="码".encode())

    answer = gateway.answer(asked)

    assert answer.status == 200
    assert json.loads(answer.body) == {
        "name": "x",
        "query": ["1", "二"],
        "cookie": "a=1; b=2",
        "body": "码",
        "address": "127.0.0.9",
    }


def test_bytes_and_several_cookies_come_out_as_they_are(gateway):
    answer = gateway.answer(request("GET", "/image", headers=[("accept", "image/png")]))

    assert answer.body == b"\x89PNG"
    assert [value for name, value in answer.headers if name == "Set-Cookie"] == ["a=1", "b=2"]


@pytest.mark.parametrize(("length", "packed"), [(900, False), (2000, True)])
def test_a_long_answer_is_compressed_for_who_can_read_it(gateway, length, packed):
    said = [("content-type", "text/plain"), ("cookie", "")]

    def ask(*more):
        sent = [*said, *more]
        return gateway.answer(
            request("POST", "/echo/x", query="a=1", headers=sent, body=b"a" * length)
        )

    plain, answer = ask(), ask(("accept-encoding", "gzip, br"))

    assert (("content-encoding", "gzip") in answer.headers) == packed
    assert (gzip.decompress(answer.body) if packed else answer.body) == plain.body


def test_an_unknown_path_is_answered_as_api_gateway_does(gateway):
    assert gateway.answer(request("GET", "/nothing")).status == 403


def test_a_body_that_lambda_would_not_take_is_refused(gateway):
    asked = request(
        "POST", "/echo/x", headers=[("content-type", "text/plain")], body=b"x" * 6_000_001
    )

    assert gateway.answer(asked).status == 413
