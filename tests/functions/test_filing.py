"""Who calls the hotline is filed for: the same way in, noted as a call, and the code is read out."""

import pytest

from functions.domain import codes
from tests.county import WALL

LAMP = "青竹路口的路灯坏了，晚上看不见"
PHONE = "13987654321"
KEYS = iter(range(1000))


def file(http, user="dora", content=LAMP, key=None, **rest):
    return http.call(
        "POST", "/api/t/north/desk/filed", {"code": WALL, "content": content} | rest,
        Authorization=f"Bearer {token(http, user)}", Idempotency_Key=key or f"filed-{next(KEYS):020}",
    )  # fmt: skip


def token(http, user):
    http.as_(user, "GET", "/me")
    return http.tokens[user]


def test_a_call_is_triaged_like_any_other_and_its_citizen_can_look_it_up(http, deliver):
    status, told = file(http, contact={"name": "吴满仓", "phone": PHONE})
    deliver()

    assert status == 201
    _, shown = http.call("GET", f"/api/appeals/{told['query_code']}")
    assert (shown["no"], shown["unit"], shown["status"]) == (told["no"], "县城管局", "dispatched")
    _, item = http.as_("dora", "GET", f"/desk/appeals/{told['no']}")
    assert item["contact"] == {"name": "吴*仓", "phone": "139****4321"}
    assert item["events"][0]["data"]["filed_by"] == "派单员"
    assert "派单员" not in str(shown)


def test_the_channel_is_noted_and_lists_can_be_narrowed_by_it(http, deliver):
    told = file(http)[1]["no"]
    http.submit(WALL, "另一处路灯也坏了")
    deliver()

    _, found = http.as_("dora", "GET", "/desk/search?q=路灯&channel=phone")

    assert [hit["no"] for hit in found["items"]] == [told]


def test_who_called_before_is_found_by_the_number_they_leave(http, deliver):
    first = file(http, contact={"phone": "139 8765 4321"})[1]["no"]
    deliver()

    for typed in (PHONE, "１３９-8765-4321", "4321"):
        _, found = http.as_("dora", "GET", f"/desk/search?q={typed.replace(' ', '%20')}")
        assert [hit["no"] for hit in found["items"]] == [first], typed


def test_the_same_request_files_once_and_its_key_opens_nothing_of_a_citizens(http):
    key = "one-call-of-many-keys"
    first, again = file(http, key=key), file(http, key=key)

    assert (first[0], again[0]) == (201, 200)
    assert first[1]["query_code"] == again[1]["query_code"]
    citizens = http.submit(WALL, LAMP, key=key)
    assert citizens["query_code"] != first[1]["query_code"]
    assert file(http, key=key, content="别的事情")[0] == 409
    assert file(http, "gwen", key=key)[1]["no"] != first[1]["no"]
    assert first[1]["query_code"] != codes.query_code("a-secret-of-north", "NTH", key)


def test_the_nets_hear_a_caller_too(http, deliver):
    _, danger = file(http, content="我不想活了，在青竹路口")
    _, report = file(http, content="举报副局长张三收红包二十万")
    deliver()

    assert danger["danger"]
    assert "12356" in str(danger["emergency"])
    assert report["protected"]
    assert http.as_("dora", "GET", f"/desk/appeals/{report['no']}")[0] == 404


def test_only_who_may_file_does_and_what_says_nothing_is_refused_by_its_field(http):
    for user in ("hans", "rita", "vito", "lena", "adam"):
        assert file(http, user)[0] == 403, user
        assert http.as_(user, "GET", "/desk/places?q=")[0] == 403, user
    assert http.call("POST", "/api/t/north/desk/filed", {"code": WALL, "content": LAMP})[0] == 401
    assert file(http, content=" ")[1]["errors"][0]["field"] == "content"
    assert file(http, code="NTH0000000ZZ")[0] == 404


def test_no_rate_bounds_the_hotline(http):
    numbers = {file(http, content=f"第{n}盏路灯坏了")[1]["no"] for n in range(25)}

    assert len(numbers) == 25


@pytest.mark.parametrize("asked", ["", "村"])
def test_places_are_found_by_their_words(http, asked):
    _, found = http.as_("dora", "GET", f"/desk/places?q={asked}")

    assert found["items"]
    assert all(set(one) == {"code", "name"} and asked in one["name"] for one in found["items"])
