"""A protected report always finds somebody who may read it, and never those whom it is about."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from msgspec.structs import replace

from functions.domain.county.roles import Person, Role
from functions.domain.items.readers import appointed
from functions.store import accounts, registry
from tests.county import DIGEST, VILLAGE, settle
from tests.functions.telling import item, told

REPORT = "村主任贪污了修路款，请上面查一查"


def sees(http, user, no):
    return http.as_(user, "GET", f"/desk/appeals/{no}")[0] == 200


def lists(http, user):
    return {i["no"] for i in http.as_(user, "GET", "/desk/appeals")[1]["items"]}


def inbox(http, user):
    return http.as_(user, "GET", "/inbox")[1]["items"]


def blind(*users):
    """Take the right away as no route would."""
    for user in users:
        accounts.change_person(
            "north", user, lambda old: replace(old, person=replace(old.person, guarded=False))
        )
    registry.forget_kept()


def test_a_unit_placed_above_the_accused_later_loses_sight_of_the_report_at_once(http, deliver):
    http.as_("adam", "POST", "/units", {"id": "area", "name": "片区办"})
    olga = Person("olga", "钱大山", frozenset({Role.LEADER}), "area", guarded=True)
    accounts.add_person("north", replace(olga, must_change_password=False), DIGEST)
    no = told(http, deliver, REPORT, code=VILLAGE)
    assert sees(http, "olga", no)
    assert no in lists(http, "olga")

    assert http.as_("adam", "POST", "/units/gov", {"parent": "area"})[0] == 200

    assert not sees(http, "olga", no)
    assert no not in lists(http, "olga")


@pytest.mark.parametrize(
    ("content", "reader", "accused"),
    [
        ("县纪委监委的人包庇村主任，收了他的钱", "gwen", "cora"),
        ("纪检承办把我的举报信卖给村主任，收了红包", "gwen", "cora"),
        ("举报专办把我的举报信给了村主任，收了好处", "cora", "gwen"),
    ],
)
def test_a_report_that_names_who_handles_reports_goes_to_somebody_else(
    http, deliver, content, reader, accused
):
    no = told(http, deliver, content, code=VILLAGE)

    assert sees(http, reader, no)
    assert not sees(http, accused, no)
    assert no not in lists(http, accused)
    assert no not in {m["no"] for m in inbox(http, accused)}
    assert no in {m["no"] for m in inbox(http, reader)}


def test_what_names_the_reader_later_is_taken_from_the_reader(http, deliver):
    receipt = http.submit(VILLAGE, REPORT)
    deliver()
    no, path = receipt["no"], f"/api/appeals/{receipt['query_code']}"
    assert sees(http, "cora", no)

    http.call("POST", f"{path}/supplement", {"content": "县纪委监委的人也收了村主任的钱"})
    deliver()

    assert not sees(http, "cora", no)
    assert no not in lists(http, "cora")
    assert sees(http, "gwen", no)


def test_a_report_is_given_to_no_unit_where_nobody_may_read_it(http, deliver):
    no = told(http, deliver, REPORT, code=VILLAGE)

    for unit in ("lights", "duty"):
        status, problem = http.act("gwen", no, "dispatch", unit=unit)
        assert (status, problem["errors"][0]["code"]) == (422, "unread")
    assert http.act("gwen", no, "dispatch", unit="village")[1]["errors"][0]["code"] == "accused"
    assert http.act("gwen", no, "dispatch", unit="ccdi")[0] == 200


def test_where_the_unit_for_reports_has_no_reader_the_dispatcher_with_the_right_has_it(
    http, deliver
):
    blind("cora")

    no = told(http, deliver, REPORT, code=VILLAGE)

    assert item(http, no, "gwen")["status"] == "submitted"
    assert no in {m["no"] for m in inbox(http, "gwen")}


def test_where_nobody_at_all_may_read_it_admins_and_leaders_hear_the_number_alone(http, deliver):
    blind("cora", "gwen", "vera")

    no = told(http, deliver, REPORT, code=VILLAGE)

    for user in ("adam", "lena"):
        (message,) = [m for m in inbox(http, user) if m["no"] == no]
        assert "没有人有权查看" in str(message)
        assert "修路款" not in str(message)
        assert not sees(http, user, no)
    assert not [m for m in inbox(http, "dora") if m["no"] == no]


def test_an_admin_whom_the_report_names_does_not_even_hear_its_number(http, deliver):
    blind("cora", "gwen", "vera")

    no = told(http, deliver, "平台管理员收了村主任的钱，把举报删了", code=VILLAGE)

    assert no not in {m["no"] for m in inbox(http, "adam")}
    assert no in {m["no"] for m in inbox(http, "lena")}


def test_the_last_reader_keeps_the_right_until_somebody_else_has_it(http):
    for change in ({"guarded": False}, {"active": False}, {"unit": "heat"}, {"roles": ["leader"]}):
        status, problem = http.as_("adam", "POST", "/people/cora", change)
        assert (status, problem["errors"][0]["code"]) == (422, "last"), change

    more = {
        "id": "carl",
        "name": "纪检二",
        "roles": [Role.HANDLER],
        "unit": "ccdi",
        "guarded": True,
    }
    assert http.as_("adam", "POST", "/people", more | {"password": "kuai-Le-shan-he-97"})[0] == 201
    assert http.as_("adam", "POST", "/people/cora", {"guarded": False})[0] == 200


def test_no_unit_without_a_reader_becomes_the_one_for_reports(http):
    settings = http.as_("adam", "GET", "/settings")[1]

    status, problem = http.as_("adam", "PUT", "/settings", settings | {"guarded_unit": "heat"})

    assert (status, problem["errors"][0]["field"], problem["errors"][0]["code"]) == (
        422, "guarded_unit", "unread",
    )  # fmt: skip
    assert http.as_("adam", "PUT", "/settings", settings | {"guarded_unit": None})[0] == 200


def test_a_county_that_named_no_unit_yet_can_be_set_up_in_any_order(north, http):
    settle(guarded_unit=None)

    assert http.as_("adam", "POST", "/people/cora", {"guarded": False})[0] == 200


ACCUSE_THE_READERS = [
    "县纪委监委的王主任收了我两万块钱不办事",
    "纪委的人和村支书一起吃饭，我的举报材料到了支书手里",
    "监委干部包庇村主任，收了他的红包",
    "县纪检办案的人索要好处费五千块",
]


@pytest.mark.parametrize("field", ["content", "address"])
@pytest.mark.parametrize("content", ACCUSE_THE_READERS)
def test_who_reports_the_unit_for_reports_is_not_told_that_it_alone_reads_it(
    http, deliver, content, field
):
    receipt = http.submit(VILLAGE, **({"content": "请查一查这件事"} | {field: content}))
    deliver()
    page = http.call("GET", f"/api/appeals/{receipt['query_code']}")[1]

    assert not sees(http, "cora", receipt["no"])
    assert receipt["protected"] == page["protected"] == {"readers": "县里指定的专人"}


def test_who_accuses_the_unit_for_reports_later_reads_that_it_no_longer_has_it(http, deliver):
    receipt = http.submit(VILLAGE, REPORT)
    deliver()
    code = receipt["query_code"]
    http.call(
        "POST", f"/api/appeals/{code}/supplement", {"content": "县纪委监委的人收了他的钱，包庇他"}
    )
    deliver()

    assert not sees(http, "cora", receipt["no"])
    page = http.call("GET", f"/api/appeals/{code}")[1]
    assert page["protected"] == {"readers": "县里指定的专人"}


def test_a_report_that_lies_with_another_unit_is_not_said_to_be_with_the_first(http, deliver):
    receipt = http.submit(VILLAGE, REPORT)
    blind("cora")

    page = http.call("GET", f"/api/appeals/{receipt['query_code']}")[1]
    assert page["protected"] == {"readers": "县里指定的专人"}


def test_two_readers_who_lose_the_right_at_once_leave_one(http):
    users = ["cora", *(f"carl{n}" for n in range(3))]
    for user in users[1:]:
        more = Person(user, "纪检某", frozenset({Role.HANDLER}), "ccdi", guarded=True)
        accounts.add_person("north", more, DIGEST)
    http.as_("adam", "GET", "/me")
    take = [({"guarded": False}, {"active": False}, {"roles": ["leader"]})[n % 3] for n in range(4)]

    with ThreadPoolExecutor(4) as pool:
        codes = pool.map(
            lambda user, change: http.as_("adam", "POST", f"/people/{user}", change)[0], users, take
        )

    assert {*codes} <= {200, 409, 422, 503}
    assert appointed(registry.people("north", fresh=True).values(), registry.units("north"), "ccdi")


@pytest.mark.parametrize("parent", [None, "heat"])
def test_a_unit_for_reports_is_not_moved_away_from_its_only_reader(http, parent):
    """Cora reads what a unit below hers is given; moved elsewhere, nobody would."""
    http.as_("adam", "POST", "/units", {"id": "post", "name": "纪检信访室", "parent": "ccdi"})
    settings = http.as_("adam", "GET", "/settings")[1]
    assert http.as_("adam", "PUT", "/settings", settings | {"guarded_unit": "post"})[0] == 200

    status, problem = http.as_("adam", "POST", "/units/post", {"parent": parent})

    assert (status, problem["errors"][0]["field"], problem["errors"][0]["code"]) == (
        422, "parent", "last",
    )  # fmt: skip
    assert http.as_("adam", "POST", "/units/ccdi", {"parent": "gov"})[0] == 200
