"""Where a matter is, as its text says: to fill an empty address, to warn of another place."""

import pytest
from botocore.client import BaseClient

from functions.domain.county.county import Place
from functions.store import registry
from tests.county import WALL
from tests.functions.telling import told


def test_a_text_about_another_place_than_the_codes_is_marked_for_the_dispatcher(http, deliver):
    no = told(http, deliver, "热力家园2栋楼顶漏水，请派人看看")

    _, item = http.as_("dora", "GET", f"/desk/appeals/{no}")
    _, seen = http.as_("lena", "GET", f"/desk/appeals/{no}")

    assert (item["elsewhere"], item["mentions"]) == (["热力家园"], ["热力家园", "2栋"])
    assert seen["elsewhere"] == []  # nobody else has to find out where it belongs


@pytest.fixture
def short_keys(monkeypatch):
    """DynamoDB refuses a sort key of more than 1,024 bytes; moto reads on."""
    make = BaseClient._make_api_call

    def call(self, operation, parameters):
        key = parameters.get("Key", {}) if operation == "GetItem" else {}
        assert all(len(str(part).encode()) <= 1024 for part in key.values())
        return make(self, operation, parameters)

    monkeypatch.setattr(BaseClient, "_make_api_call", call)


@pytest.mark.usefixtures("short_keys")
def test_a_text_that_names_a_place_without_end_is_opened_like_any_other(http, deliver):
    estate = Place("NTH000000009", "热力家园·5栋", "heat")
    registry.add_place("north", estate)
    no = told(http, deliver, "小区" * 180 + "没人管", code=estate.code)

    status, item = http.as_("dora", "GET", f"/desk/appeals/{no}")

    assert (status, item["elsewhere"]) == (200, [])


def test_an_estate_with_codes_is_known_wherever_it_is_named(http, deliver):
    no = told(http, deliver, "热力家园的暖气一直不热，老人受不了")
    _, before = http.as_("dora", "GET", f"/desk/appeals/{no}")

    registry.add_place("north", Place("NTH000000009", "热力家园·5栋", "heat"))
    registry.forget_kept()
    _, item = http.as_("dora", "GET", f"/desk/appeals/{no}")

    assert (before["elsewhere"], item["elsewhere"]) == ([], ["热力家园"])


def test_an_empty_address_is_read_from_the_text_and_a_given_one_is_left_alone(http, deliver):
    content = "翠竹苑小区3栋2单元501漏水，电话13900000061"
    no, given = (
        http.submit(WALL, content, key=f"address-{n}-0123456789", **rest)["no"]
        for n, rest in enumerate(({}, {"address": "翠竹苑小区7栋"}))
    )
    deliver()

    _, item = http.as_("dora", "GET", f"/desk/appeals/{no}")
    _, other = http.as_("dora", "GET", f"/desk/appeals/{given}")

    assert item["address_in_text"] == "翠竹苑小区3栋2单元501"
    assert (item["address"], other["address_in_text"]) == ("", None)


def test_where_a_protected_report_speaks_of_is_shown_to_those_who_may_see_it(http, deliver):
    no = told(http, deliver, "实名举报村支书贪污，账目就在石板村八组")

    unseen, _ = http.as_("dora", "GET", f"/desk/appeals/{no}")
    _, item = http.as_("gwen", "GET", f"/desk/appeals/{no}")

    assert unseen == 404
    assert item["address_in_text"] == "石板村八组"
