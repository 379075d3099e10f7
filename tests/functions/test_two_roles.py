"""Who dispatches and handles too: of what their own unit has, the stricter role's rule holds (保密)."""

import pytest

from functions.domain.county.roles import Role
from tests.county import VILLAGE, WALL
from tests.functions.test_co_units import staff

PHONE = "13876543219"
LAMP = "小区门口的路灯坏了半个月了，我住3栋2单元502"
CONTACT = {"name": "陈大爷", "phone": PHONE}
BOTH = (Role.DISPATCHER, Role.HANDLER)


@pytest.fixture
def lamp(http, deliver):
    """Confidential, with lights; and somebody of lights, of heat and of nowhere who dispatches as well."""
    for user, unit, more in (("duo", "lights", {}), ("due", "heat", {}), ("visits", "lights", {"role": Role.VISITOR})):  # fmt: skip
        roles = (*BOTH, more["role"]) if more else BOTH
        staff(user, unit, *roles)
    no = http.submit(WALL, LAMP, contact=CONTACT, address="翠竹苑3栋2单元502", confidential=True)["no"]  # fmt: skip
    deliver()
    return no


def seen(http, user, no):
    return http.as_(user, "GET", f"/desk/appeals/{no}")[1]


@pytest.mark.parametrize("user", ["duo", "visits"])
def test_whose_unit_has_a_confidential_matter_learns_by_no_other_role_who_told_it(http, lamp, user):
    item = seen(http, user, lamp)

    assert (item["contact"], item["may_reveal"]) == (None, False)
    assert "502" not in item["content"] + item["address"]
    assert "请平台联系群众" in item["not_revealed"]
    assert http.as_(user, "GET", f"/desk/appeals/{lamp}/contact")[0] == 403
    assert http.as_(user, "GET", f"/desk/search?q={PHONE}")[1]["items"] == []
    assert http.as_(user, "GET", "/desk/search?q=502")[1]["items"] == []


def test_they_pass_nothing_on_to_themselves_and_tell_no_code(http, lamp):
    item = seen(http, "duo", lamp)

    assert not {"relay", "resend-code"} & set(item["can"])
    assert "request-call" in item["can"]
    assert http.act("duo", lamp, "relay", text="说是东边那盏")[0] == 403
    assert http.act("duo", lamp, "resend-code", phone=PHONE)[0] == 403


def test_who_dispatches_for_another_unit_calls_and_passes_on(http, lamp):
    item = seen(http, "due", lamp)

    assert item["may_reveal"] is True
    assert http.as_("due", "GET", f"/desk/appeals/{lamp}/contact")[1]["phone"] == PHONE
    assert http.act("due", lamp, "relay", text="说是东边那盏")[0] == 200


@pytest.mark.parametrize("way", ["join", "verify"])
def test_so_it_is_for_who_helps(http, lamp, way):
    named = {"co_units": ["heat"]} if way == "join" else {"units": ["heat"]}
    assert http.act("dora", lamp, way, text="请一起看看", **named)[0] == 200

    assert seen(http, "due", lamp)["contact"] is None
    assert http.as_("due", "GET", f"/desk/appeals/{lamp}/contact")[0] == 403


def test_the_same_words_side_by_side_say_no_more(http, deliver, lamp):
    other = http.submit(WALL, "小区门口的路灯坏了半个月了，没人修", key="o" * 20)["no"]
    deliver()

    twins = http.as_("duo", "GET", f"/desk/appeals/{other}/similar")[1]["items"]

    assert [twin["no"] for twin in twins] == [lamp]
    assert "502" not in str(twins)


def test_of_a_report_that_the_own_unit_has_its_reader_learns_no_more(http, deliver):
    staff("dual", "ccdi", *BOTH, guarded=True)
    no = http.submit(VILLAGE, "举报村支书贪污。我住3栋2单元502", contact=CONTACT)["no"]
    deliver()

    item = seen(http, "dual", no)

    assert item["unit"]["id"] == "ccdi"
    assert (item["contact"], item["may_reveal"]) == (None, False)
    assert "502" not in item["content"]
    assert http.as_("dual", "GET", f"/desk/appeals/{no}/contact")[0] == 403
    assert seen(http, "gwen", no)["may_reveal"] is True


def test_of_what_is_not_confidential_both_roles_open_the_contact(http, deliver):
    staff("duo", "lights", *BOTH)
    no = http.submit(WALL, LAMP, contact=CONTACT)["no"]
    deliver()

    assert http.as_("duo", "GET", f"/desk/appeals/{no}/contact")[1]["phone"] == PHONE
