"""Whoever knows a code can print it."""

import io

import pytest
import zxingcpp
from chalice.test import Client
from msgspec.structs import replace
from PIL import Image

import app as product
from functions.domain.county.county import Place
from functions.store import registry
from tests.county import WALL
from tests.functions.test_qr_print import drawn, words

LINK = f"https://demo.example/q/{WALL}"


def fetched(form, code=WALL, tenant="north"):
    answer = Client(product.app).http.get(f"/api/t/{tenant}/places/{code}/qr.{form}")
    return answer.status_code, answer.headers["Content-Type"], answer.body


def test_the_picture_of_a_places_code_leads_to_its_page(north):
    status, kind, body = fetched("png")

    assert (status, kind) == (200, "image/png")
    assert zxingcpp.read_barcode(Image.open(io.BytesIO(body))).text == LINK


def test_the_drawing_of_a_places_code_is_one(north):
    status, kind, body = fetched("svg")

    assert (status, kind) == (200, "image/svg+xml")
    assert body.startswith(b"<svg ")


def test_the_poster_of_a_place_names_it_and_its_county(north):
    status, kind, body = fetched("pdf", code=WALL.lower())

    assert (status, kind) == (200, "application/pdf")
    assert "翠竹苑小区·大门口" in words(body)
    assert "北县" in words(body)
    assert zxingcpp.read_barcode(drawn(body)).text == LINK


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_what_is_unknown_or_retired_is_not_printed(north, form):
    assert fetched(form, code="NTHZZZZZZZZZ")[0] == 404
    assert fetched(form, tenant="south")[0] == 404

    place = registry.place("north", WALL)
    registry.change_place("north", place.code, lambda old: replace(old, active=False))
    assert fetched(form)[0] == 404


@pytest.mark.parametrize("name", ["㮾梨镇", "㵲阳河", "𬒈村", "𠮷祥村", "㘵上𣲗𬇕·3号"])
def test_rare_characters_of_place_names_are_printed(north, name):
    registry.add_place("north", Place("NTH000000009", name))

    status, kind, body = fetched("pdf", code="NTH000000009")

    assert (status, kind) == (200, "application/pdf")
    assert name in words(body)
    assert zxingcpp.read_barcode(drawn(body)).text == LINK.replace(WALL, "NTH000000009")


def test_a_place_whose_name_cannot_be_printed_says_why_and_its_code_is_still_to_be_had(north):
    registry.add_place("north", Place("NTH000000009", "𪛖祥村"))

    status, kind, body = fetched("pdf", code="NTH000000009")

    assert (status, kind) == (422, "application/problem+json")
    assert "U+2A6D6" in body.decode()
    for form in ("png", "svg"):  # these print no name
        assert fetched(form, code="NTH000000009")[0] == 200
