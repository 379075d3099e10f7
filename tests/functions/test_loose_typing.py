"""People type loosely: numbers, codes and order numbers are read wherever they are typed."""

from urllib.parse import quote

import pytest

from tests.county import WALL

LAMP = "小区门口的路灯坏了半个月了"


@pytest.mark.parametrize(
    ("typed", "phone", "tel"),
    [
        ("\u202d199 0000 0061\u202c", "19900000061", ["tel:19900000061"]),
        ("(0746)8322345转801", "0746-8322345转801", ["tel:07468322345,801"]),
        ("没有电话，找村口小卖部", "没有电话，找村口小卖部", []),
        (
            "８３２２３４５／１９９００００００６１",
            "8322345、19900000061",
            ["tel:8322345", "tel:19900000061"],
        ),
    ],
)
def test_no_way_of_writing_a_number_is_refused_and_what_was_read_can_be_dialled(
    http, deliver, typed, phone, tel
):
    no = http.submit(WALL, LAMP, contact={"phone": typed})["no"]
    deliver()

    shown = http.as_("dora", "GET", f"/desk/appeals/{no}/contact")[1]
    item = http.as_("dora", "GET", f"/desk/appeals/{no}")[1]

    assert (shown["phone"], [one["tel"] for one in shown["phones"]]) == (phone, tel)
    assert "0000006" not in str(item)
    assert "8322345" not in str(item)


def test_a_countys_numbers_are_kept_as_they_are_dialled(http):
    settings = http.as_("adam", "GET", "/settings")[1]
    changed = settings | {
        "hotline": "（0746）８３２２３４５",
        "emergency_numbers": [{"name": "水上救援", "number": "400 123 4567"}],
    }

    status, kept = http.as_("adam", "PUT", "/settings", changed)

    assert (status, kept["hotline"]) == (200, "0746-8322345")
    assert kept["emergency_numbers"][0]["number"] == "4001234567"
    assert http.as_("adam", "PUT", "/settings", settings | {"hotline": "没有"})[0] == 422


AROUND = ("{}%20", "{}。", "{}&from=timeline", " {} ", "https://demo.example/q/{} 点击反映", "“{}”")


@pytest.mark.parametrize("around", AROUND)
def test_a_code_with_something_around_it_opens_its_place_and_takes_its_appeal(http, around):
    typed = around.format(WALL.lower())

    status, place = http.call("GET", f"/api/places/{quote(typed, safe='')}")
    receipt = http.submit(typed, LAMP, key=f"key-{AROUND.index(around)}-0123456789")
    query = quote(around.format(receipt["query_code"]).replace("/q/", "/a/"), safe="")

    assert (status, place["code"]) == (200, WALL)
    assert http.call("GET", f"/api/appeals/{query}")[1]["no"] == receipt["no"]


def test_an_order_number_is_read_in_full_width_and_in_groups(http, deliver):
    no = http.submit(WALL, LAMP)["no"]
    deliver()
    wide = "".join(chr(ord(c) + 0xFEE0) for c in no)

    for typed in (wide, f"{no[:6]} {no[6:12]} {no[12:]}", f"编号：{no}"):
        path = f"/desk/appeals/{quote(typed)}"
        assert http.as_("dora", "GET", path)[1]["no"] == no
        assert http.as_("dora", "GET", f"{path}/contact")[0] == 200


@pytest.mark.parametrize("path", [f"/q/{WALL}", f"/Q/{WALL.lower()}", f"/q/{WALL}%26from=timeline"])
def test_the_page_without_script_takes_the_code_out_of_its_address(http, path):
    answer = http.client.http.post(
        path,
        headers={"Content-Type": "application/x-www-form-urlencoded"},
        body=f"content={quote(LAMP)}&phone={quote('１９９ ００００ ００６１')}".encode(),
    )

    assert answer.status_code == 201
