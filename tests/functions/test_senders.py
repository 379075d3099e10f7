"""Brakes count a household's network, and nothing that a client says of itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import app as product
from functions import settings
from functions.http.sender import VIA, network, sender
from infra import template
from infra.local.gateway import Gateway, Request
from tests.county import WALL, settle

HOME = 0x20010DB8_00010002 << 64


@given(st.integers(0, 2**64 - 1), st.integers(0, 2**64 - 1))
def test_all_addresses_of_one_ipv6_network_are_one_sender(one, other):
    assert network(_written(HOME + one)) == network(_written(HOME + other).upper())
    assert network(_written(HOME + one)) != network(_written(HOME + 2**64 + other))


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_itself_however_it_is_written(address):
    assert network(str(address)) == network(f"::ffff:{address}") == str(address)


@given(st.text(max_size=60))
def test_whatever_stands_there_is_taken(text):
    assert isinstance(network(text), str)


@given(st.lists(st.ip_addresses().map(str), max_size=5), st.sampled_from([None, "", "guess"]))
def test_who_goes_around_the_cdn_is_known_by_what_the_gateway_saw(claimed, via):
    headers = {"x-forwarded-for": ", ".join([*claimed, "203.0.113.9"])}
    headers |= {} if via is None else {VIA: via}

    assert sender(headers, "203.0.113.9", proxies=1, via="secret") == "203.0.113.9"


@given(st.lists(st.ip_addresses().map(str), max_size=5))
def test_who_comes_through_the_cdn_is_known_by_what_the_cdn_saw(claimed):
    headers = {"x-forwarded-for": ", ".join([*claimed, "203.0.113.9", "192.0.2.1"]), VIA: "secret"}

    assert sender(headers, "192.0.2.1", proxies=1, via="secret") == "203.0.113.9"


def test_the_cdn_says_what_the_functions_are_told_to_expect():
    (origin,) = [
        origin
        for origin in template.of_type("AWS::CloudFront::Distribution")["Distribution"][
            "DistributionConfig"
        ]["Origins"]
        if origin["Id"] == "api"
    ]
    (header,) = origin["OriginCustomHeaders"]
    assert header["HeaderName"].lower() == VIA
    assert template.environment()["VIA"] == {"Fn::If": ["HasCdn", header["HeaderValue"], ""]}


def ask(address, path, body=b"", method="POST", **headers):
    sent = [("content-type", "application/json"), *headers.items()]
    return Gateway(product.app).answer(Request(method, path, "", sent, body, address)).status


BRAKED = {
    "names at the sign-in": (60, lambda n: ("/api/t/north/session", b'{"user":"u%d","password":"x"}' % n, {})),
    "uploads": (9, lambda _: ("/api/uploads", b'{"code":"%s","type":"image/jpeg","size":9}' % WALL.encode(), {})),
    "codes": (40, lambda n: (f"/api/places/NTH{n + 500:09}", b"", {"method": "GET"})),
}  # fmt: skip


@pytest.mark.parametrize("kind", BRAKED)
def test_drawing_new_addresses_of_the_own_network_gets_past_no_brake(http, kind):
    settle(rate_per_address=1)
    most, request = BRAKED[kind]

    found = []
    for n in range(most + 2):
        path, body, more = request(n)
        found.append(ask(_written(HOME + n * 7919), path, body, **more))

    assert 429 not in found[: most - 1]
    assert found[-1] == 429


def test_a_claim_of_having_come_through_a_proxy_gets_past_no_brake(http, monkeypatch):
    monkeypatch.setattr(settings, "PROXIES", 1)
    monkeypatch.setattr(settings, "VIA", "secret")
    settle(rate_per_address=1)
    path, body = "/api/uploads", b'{"code":"%s","type":"image/jpeg","size":9}' % WALL.encode()

    found = [
        ask("203.0.113.9", path, body, **{"x-forwarded-for": f"10.0.0.{n}"}) for n in range(11)
    ]

    assert found == [200] * 9 + [429] * 2


def _written(number):
    groups = [f"{number >> shift & 0xFFFF:x}" for shift in range(112, -1, -16)]
    return ":".join(groups)
