"""Several at once: one act on each of them, each answers for itself, and none is done twice."""

import pytest

from functions.desk.bulk import AT_ONCE
from tests.county import WALL

ODD = "想问一件事，不晓得该找哪个部门办"
KEY = "several-0123456789abcdef"


@pytest.fixture
def waiting(http, deliver):
    """Three that no rule knows: they wait for a dispatcher."""
    for n in range(3):
        http.submit(WALL, f"{ODD}，第{n}次来问", key=f"many-{n:02}-0123456789")
    deliver()
    return http.as_("dora", "GET", "/desk/appeals?queue=to_dispatch")[1]["items"]


def several(http, items, user="dora", action="dispatch", key="", **common):
    body = {"action": action, "common": common, "items": items}
    path, headers = "/api/t/north/desk/bulk", {"Idempotency_Key": key} if key else {}
    http.as_(user, "GET", "/me")
    bearer = f"Bearer {http.tokens[user]}"
    return http.call("POST", path, body, Authorization=bearer, **headers)


def seen(lines, **own):
    return [{"no": line["no"], "step": line["step"], "own": own} for line in lines]


def test_all_that_were_ticked_go_to_the_unit(http, waiting):
    status, answer = several(http, seen(waiting), unit="lights", note="一并办理")

    assert status == 200
    assert [one["status"] for one in answer["items"]] == [200] * 3
    assert {one["item"]["unit"]["id"] for one in answer["items"]} == {"lights"}
    item = http.as_("hans", "GET", f"/desk/appeals/{waiting[0]['no']}")[1]
    assert item["events"][-1]["note"] == "一并办理"


def test_each_may_have_a_unit_of_its_own(http, waiting):
    first, second, _ = waiting
    items = seen([first], unit="lights") + seen([second], unit="heat")

    _, answer = several(http, items)

    assert [one["item"]["unit"]["id"] for one in answer["items"]] == ["lights", "heat"]


def test_what_a_colleague_took_first_is_told_of_that_one_alone(http, waiting):
    http.act("dora", waiting[1]["no"], "dispatch", unit="heat")

    _, answer = several(http, seen(waiting), unit="lights")

    assert [one["status"] for one in answer["items"]] == [200, 409, 200]
    assert answer["items"][1]["problem"]["type"] == "urn:mashangban:StaleAppeal"
    assert http.as_("dora", "GET", f"/desk/appeals/{waiting[1]['no']}")[1]["unit"]["id"] == "heat"


def test_a_wrong_field_is_told_by_its_name_for_each(http, waiting):
    _, answer = several(http, seen(waiting), unit="nowhere")

    fields = {one["problem"]["errors"][0]["field"] for one in answer["items"]}
    assert (fields, {one["status"] for one in answer["items"]}) == ({"unit"}, {422})


def test_sent_twice_under_one_key_it_is_done_once(http, waiting):
    first = several(http, seen(waiting), key=KEY, unit="lights")

    again = several(http, seen(waiting), key=KEY, unit="lights")

    assert again == first
    log = http.as_("dora", "GET", f"/desk/appeals/{waiting[0]['no']}")[1]["events"]
    assert [event["action"] for event in log].count("dispatch") == 1


@pytest.mark.parametrize("action", ["reject", "transfer", "protect", "answer", "no-such"])
def test_what_ends_a_matter_or_speaks_to_its_citizen_is_done_one_by_one(http, waiting, action):
    assert several(http, seen(waiting), action=action)[0] == 422


def test_a_role_without_the_act_and_eyes_without_the_matter_are_refused_each(http, waiting):
    sent = several(http, seen(waiting), user="hans", unit="lights")[1]["items"]
    signed = several(http, seen(waiting), user="heidi", action="sign")[1]["items"]

    assert {one["status"] for one in sent} == {403}
    assert {one["status"] for one in signed} == {404}


def test_no_more_than_one_call_may_take_are_asked_for(http, waiting):
    assert several(http, [{"no": "1", "step": 1}] * (AT_ONCE + 1))[0] == 422
    assert several(http, [])[0] == 422
