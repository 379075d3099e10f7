"""The search box: what is told is found by any part of it, within one's sight and never outside it."""

import json
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlencode

import boto3
import pytest

import app as product
from functions.domain.search import shelf
from functions.insight import looks as looks_in
from functions.store import search_index, search_rows, search_shelves
from tests.county import VILLAGE, WALL
from tests.handed import deliver as hand_over

LAMP = "翠竹苑小区３号楼下的路灯坏了半个月，晚上看不清路"
LOOKS = "https://sqs.us-east-1.amazonaws.com/123456789012/looks.fifo"
KEY = "search-{:02}-0123456789"


def found(http, user, q, **filters):

    asked = urlencode({"q": q} | {name.strip("_"): value for name, value in filters.items()})
    status, page = http.as_(user, "GET", f"/desk/search?{asked}")
    assert status == 200, page
    return [item["no"] for item in page["items"]]


@pytest.fixture(params=["fresh", "shelved"])
def settled(request, deliver):
    """Deliver the stream; then what it wrote is still in rows, or lies on a shelf."""

    def settle():
        deliver()
        if request.param == "shelved":
            search_index.compact("north", now=True)

    return settle


PARTS = (
    "路灯", "路 灯 坏 了", "坏了半个月 看不清", "３号楼", "3号樓", "路燈壞了", "小区大门口", "NTH000000001", "县城管局", "城管",
)  # fmt: skip


def test_a_matter_is_found_by_any_part_of_it_in_any_writing(http, settled):
    no = http.submit(WALL, LAMP)["no"]
    http.submit(VILLAGE, "村里的水渠堵了", key=KEY.format(2))
    settled()

    assert {typed: found(http, "dora", typed) for typed in PARTS} == {
        typed: [no] for typed in PARTS
    }


def test_a_matter_is_found_by_its_number_its_tail_and_its_query_code(http, settled):
    receipt = http.submit(WALL, LAMP)
    settled()

    for typed in (receipt["no"], receipt["no"][-6:], f"编号：{receipt['no'][:6]} {receipt['no'][6:]}", receipt["query_code"]):  # fmt: skip
        assert found(http, "dora", typed) == [receipt["no"]]


def test_what_was_added_is_found_too(http, settled):
    receipt = http.submit(WALL, LAMP)
    settled()
    http.call("POST", f"/api/appeals/{receipt['query_code']}/supplement", {"content": "旁边的井盖也没了"})  # fmt: skip
    settled()

    assert found(http, "dora", "井盖") == found(http, "dora", "路灯 井盖") == [receipt["no"]]


def test_a_unit_finds_what_it_has_and_nothing_else(http, settled):
    lamp = http.submit(WALL, LAMP)["no"]
    warm = http.submit(WALL, "小区暖气不热，供暖太差", key=KEY.format(3))["no"]
    settled()

    assert found(http, "hans", "小区") == sorted(
        [lamp, warm], reverse=True
    )  # helps with the second
    assert found(http, "heidi", "小区") == [warm]
    assert found(http, "vera", "小区") == []


def test_a_transfer_takes_and_gives_before_the_stream_came(http, settled, deliver):
    no = http.submit(WALL, LAMP)["no"]
    settled()

    http.act("dora", no, "dispatch", unit="heat", category="其他")
    assert found(http, "hans", "路灯") == []
    settled()

    assert found(http, "hans", "路灯") == []
    assert found(http, "heidi", "路灯") == [no]


SPELLINGS = (
    "13987654321", "139 8765 4321", "+86-139-8765-4321", "4321", "54321", "87654321", "１３９８７６５４３２１", "四三二一",
    "一三九八七六五四三二一", "139****4321", "吴满仓", "吴 满 仓",
)  # fmt: skip


def test_a_contact_is_found_by_who_may_call_it_and_each_find_is_a_look(http, settled):
    contact = {"name": "吴满仓", "phone": "139-8765-4321"}
    no = http.submit(WALL, LAMP, contact=contact)["no"]
    settled()

    for typed in SPELLINGS:
        assert found(http, "dora", typed) == found(http, "hans", typed) == [no], typed
        for user in ("rita", "lena", "vera"):
            assert found(http, user, typed) == [], typed
    assert {look["reader"] for look in looks(no)} == {"dora", "hans"}
    assert len(looks(no)) == 2 * len(SPELLINGS)


def test_nobody_learns_a_number_from_what_was_written_beside_it(http, settled):
    http.submit(WALL, "路灯坏了，请打13987654321找我")
    settled()

    assert found(http, "dora", "8765") == found(http, "dora", "13987") == []


def test_a_unit_finds_no_confidential_matter_by_whose_it_is(http, settled):
    contact = {"name": "吴满仓", "phone": "13987654321"}
    no = http.submit(WALL, LAMP + "，我叫吴满仓", contact=contact, confidential=True)["no"]
    settled()

    assert found(http, "hans", "路灯") == found(http, "dora", "吴满仓") == [no]
    assert found(http, "hans", "吴满仓") == found(http, "hans", "4321") == []


def test_a_contact_that_was_deleted_is_found_no_more(http, settled):
    receipt = http.submit(WALL, LAMP, contact={"name": "吴满仓", "phone": "13987654321"})
    settled()
    http.call(
        "POST", f"/api/appeals/{receipt['query_code']}/contact", {"phone": None, "name": None}
    )
    assert found(http, "dora", "4321") == []
    settled()

    assert found(http, "dora", "4321") == []
    assert not [row for row in rows() if row["pk"]["S"].startswith("north#blind#")]


def test_words_that_were_erased_are_in_no_row_and_on_no_shelf(http, settled):
    receipt = http.submit(WALL, LAMP)
    settled()
    code = receipt["query_code"]
    http.call("POST", f"/api/appeals/{code}/withdraw", {})
    http.call("POST", f"/api/appeals/{code}/contact", {"text": None})
    assert found(http, "dora", "看不清路") == []
    settled()
    search_index.compact("north")

    assert found(http, "dora", "看不清路") == []
    assert "路灯" not in str(rows())
    assert "路灯" not in pairs()


def test_what_became_a_report_is_found_by_its_readers_and_keeps_no_pair_on_a_shelf(http, settled):
    no = http.submit(WALL, LAMP)["no"]
    settled()
    http.act("gwen", no, "protect", note="是举报")

    assert found(http, "dora", "看不清路") == []
    settled()
    assert found(http, "dora", "看不清路") == found(http, "dora", no) == []
    assert found(http, "gwen", "看不清路") == [no]
    search_index.compact("north")
    assert "路灯" not in str(rows())
    assert "路灯" not in pairs()


def test_who_may_read_reports_finds_them_and_nobody_else(http, settled):
    no = http.submit(WALL, "举报青竹村村支书贪污低保款", contact={"phone": "13987654321"})["no"]
    settled()

    assert found(http, "gwen", "低保款") == found(http, "gwen", "4321") == [no]
    for user in ("dora", "rita", "lena", "hans", "vera"):
        for typed in ("低保款", "4321", no):
            assert found(http, user, typed) == []


def test_filters_stand_beside_the_box(http, settled):
    lamp = http.submit(WALL, LAMP)["no"]
    http.submit(VILLAGE, "村口的路灯不亮", key=KEY.format(2))
    settled()

    assert found(http, "dora", "路灯", place=WALL) == [lamp]
    assert found(http, "dora", "路灯", status="done") == []
    assert found(http, "dora", "路灯", overdue="yes") == []
    assert (
        len(found(http, "dora", "路灯", unit="lights", level=3, category="市政设施", channel="qr"))
        == 2
    )
    assert found(http, "dora", "路灯", to="2001-01-01T00:00:00Z") == []


def test_all_are_found_page_by_page(http, settled):
    nos = {http.submit(WALL, f"{LAMP}，第{n}盏", key=KEY.format(n))["no"] for n in range(7)}
    settled()
    seen, cursor = [], ""
    while cursor is not None:
        _, page = http.as_(
            "dora", "GET", f"/desk/search?q=%E8%B7%AF%E7%81%AF&limit=3&cursor={cursor}"
        )
        seen += [item["no"] for item in page["items"]]
        cursor = page["next"]

    assert len(seen) == 7
    assert set(seen) == nos


def test_what_was_found_is_marked_where_it_stands(http, settled):
    http.submit(WALL, LAMP)
    settled()

    _, page = http.as_("dora", "GET", "/desk/search?q=%E8%B7%AF%E7%87%88")

    shown = page["items"][0]["excerpt"]
    assert [shown["text"][start:end] for start, end in shown["marks"]] == ["路灯"]


def test_a_word_that_is_too_short_is_refused_by_its_field(http):
    for typed in ("", "路", "，", "   "):
        status, problem = http.as_("dora", "GET", f"/desk/search?q={quote(typed)}")
        assert (status, problem["errors"][0]["field"]) == (422, "q")


def test_the_hourly_look_puts_what_is_much_on_the_shelves(http, deliver, monkeypatch):
    monkeypatch.setattr(search_index, "ENOUGH", 1)
    nos = []
    for n in (1, 2):
        nos.append(http.submit(WALL, f"{LAMP}，第{n}盏", key=KEY.format(n))["no"])
        deliver()
        looks_in.ask(at=datetime.now(UTC) + timedelta(hours=2 * n))
        hand_over(LOOKS, product.look_at_county)
        assert not [row for row in rows() if row["sk"]["S"].startswith("new#")]

    assert "路灯" in pairs()
    assert set(found(http, "dora", "路灯")) == set(nos)


def looks(no):
    found = boto3.client("dynamodb").query(
        TableName="appeals", KeyConditionExpression="pk = :p and begins_with(sk, :r)",
        ExpressionAttributeValues={":p": {"S": f"north#{no[6:]}"}, ":r": {"S": "read#"}},
    )["Items"]  # fmt: skip
    return [json.loads(row["body"]["S"]) for row in found]


def rows():

    return boto3.client("dynamodb").scan(TableName="search")["Items"]


def pairs():

    shelves = search_rows.read("north").manifest.shelves
    return {gram for one in shelves for gram in shelf.unpack(search_shelves.get("north", one.key))}
