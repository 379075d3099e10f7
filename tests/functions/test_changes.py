"""What is left out and what is null are two things, in every form that changes something."""

import pytest
from msgspec.structs import fields

from functions.domain.forms import Change
from functions.http.routes import ROUTES
from tests.county import WALL

CHANGES = {
    "/places/{code}": (f"/places/{WALL}", "/places", "code", WALL),
    "/people/{id}": ("/people/lena", "/people", "id", "lena"),
    "/units/{id}": ("/units/lights", "/units", "id", "lights"),
    "/regions/{code}": ("/regions/431103001", "/regions?within=431103", "code", "431103001"),
}
FORMS = {
    route.path.removeprefix("/api/t/{tenant}"): route.form
    for route in ROUTES
    if route.form and issubclass(route.form, Change)
}
CASES = [(path, field.name) for path, form in FORMS.items() for field in fields(form)]


@pytest.fixture(autouse=True)
def grown(http):
    """A county with a region and a town in it."""
    sheet = {"csv": "区划代码,区划名称\n431103,北县\n431103001,青竹镇\n"}
    assert http.as_("adam", "POST", "/regions/import", sheet)[0] == 201


def shown(http, path):
    _, listing, key, identity = CHANGES[path]
    items = http.as_("adam", "GET", listing)[1]["items"]
    found = next(item for item in items if item[key] == identity)
    return {name: value for name, value in found.items() if name != "version"}


def test_every_form_of_change_is_tried_here():
    assert set(FORMS) == set(CHANGES)


@pytest.mark.parametrize(("path", "field"), CASES)
def test_null_clears_what_may_be_empty_and_is_refused_by_the_fields_name_elsewhere(
    http, path, field
):
    before = shown(http, path)

    status, answer = http.as_("adam", "POST", CHANGES[path][0], {field: None})

    after = shown(http, path)
    if status == 422:
        assert answer["errors"][0]["field"] == field
        assert after == before
    else:
        assert status == 200
        assert after.get(field) is None
        assert after == before | ({field: None} if field in before else {})


@pytest.mark.parametrize("path", CHANGES)
def test_what_is_left_out_stays(http, path):
    before = shown(http, path)

    assert http.as_("adam", "POST", CHANGES[path][0], {})[0] == 200

    assert shown(http, path) == before


def test_a_place_and_a_unit_and_a_person_leave_what_they_belonged_to(http):
    assert http.as_("adam", "POST", f"/places/{WALL}", {"unit": None})[1]["unit"] is None
    assert http.as_("adam", "POST", "/units/lights", {"parent": None})[1]["parent"] is None
    http.as_("adam", "POST", "/people/rita", {"unit": "heat"})
    assert http.as_("adam", "POST", "/people/rita", {"unit": None})[1]["unit"] is None


def test_a_handler_without_a_unit_is_refused(http):
    status, problem = http.as_("adam", "POST", "/people/hans", {"unit": None})

    assert (status, problem["errors"][0]["field"]) == (422, "unit")


@pytest.mark.parametrize("path", CHANGES)
def test_a_name_of_blanks_is_no_name(http, path):
    status, problem = http.as_("adam", "POST", CHANGES[path][0], {"name": " \u3000 "})

    assert (status, problem["errors"][0]["field"]) == (422, "name")
