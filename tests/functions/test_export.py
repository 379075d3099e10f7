"""A list is taken along as a workbook: within sight, masked, in the log, part by part."""

import urllib.parse
from datetime import UTC, datetime, timedelta

import pytest

import app as product
from functions.desk import export
from functions.domain.sheets.workbook import sheets
from tests.standing import client

LAMP = "路灯坏了，电话13812345678，找王小明"


@pytest.fixture
def told(http, deliver):
    """Three matters at the lamps' unit, one at the heating, one report."""
    for n, text in enumerate((LAMP, "=cmd|'/c calc'!A1 路灯不亮", "-5度路灯下都结冰了")):
        http.submit("NTH000000001", text, key=f"lamp{n}".ljust(20, "x"))
    http.submit("NTH000000001", "暖气不热", key="heat".ljust(20, "x"))
    http.submit("NTH000000001", "举报副局长张三收红包", key="bribe".ljust(20, "x"))
    deliver()
    return http


def begun(http, user="dora", **wanted):
    return http.as_(user, "POST", "/exports", wanted)


def whole(http, user="dora", **wanted):
    """The export when it is ready, and how often was asked on."""
    _, last = begun(http, user, **wanted)
    times = 0
    while last["state"] == "reading":
        status, last = http.as_(user, "POST", f"/exports/{last['id']}/next")
        assert status == 200, last
        times += 1
    return last, times


def lines(taken):
    """What stands in the file that a link leads to."""
    path = urllib.parse.urlsplit(taken["link"]).path
    key = urllib.parse.unquote(path).strip("/").removeprefix("exports/")
    body = client("s3").get_object(Bucket="exports", Key=key)["Body"].read()
    (sheet,) = sheets(body)
    (_, heads), *rows = sheet
    return [dict(zip(heads, row, strict=False)) for _, row in rows]


def texts(taken):
    return {line["诉求内容（至多1000字）"] for line in lines(taken)}


def test_a_list_is_taken_along_as_it_is_seen_and_masked(told):
    taken, _ = whole(told, asked={"queue": ""})

    found = lines(taken)
    lamp = next(line for line in found if "138" in line["诉求内容（至多1000字）"])
    assert (taken["rows"], len(found)) == (4, 4)
    assert lamp["工单编号"].isdigit()
    assert len(lamp["工单编号"]) == 18
    assert lamp["渠道"] == "扫码"
    assert lamp["提交时间"].startswith(datetime.now(UTC).strftime("20"))
    assert not any("12345678" in cell or "红包" in cell for line in found for cell in line.values())
    assert all("举报" not in text for text in texts(taken))


def test_no_cell_is_worked_out_by_a_spreadsheet(told):
    taken, _ = whole(told)

    assert {"'=cmd|'/c calc'!A1 路灯不亮", "'-5度路灯下都结冰了"} <= texts(taken)


def test_a_file_holds_no_more_than_its_maker_sees(told):
    heidi, _ = whole(told, "heidi")
    rita, _ = whole(told, "rita", asked={"unit": "heat"})
    gwen, _ = whole(told, "gwen")

    assert lines(heidi) == lines(rita)
    assert {line["承办单位"] for line in lines(heidi)} == {"县住建局"}
    assert gwen["rows"] == 4  # a report is in no file, also of who may read it
    assert told.as_("rita", "GET", f"/exports/{heidi['id']}")[0] == 404
    assert told.as_("rita", "POST", f"/exports/{heidi['id']}/next")[0] == 404
    assert told.as_("adam", "POST", "/exports", {})[0] == 403


def test_each_export_stands_in_the_log_before_anything_is_read(told):
    _, first = begun(told, asked={"queue": "to_dispatch", "category": "城市"})
    whole(told, "hans")

    _, log = told.as_("adam", "GET", "/exports")

    newest, oldest = log["items"]
    assert newest["by"]["id"] == "hans"
    assert newest["done"]
    assert newest["rows"] > 0
    assert (oldest["by"]["id"], oldest["rows"], oldest["done"]) == ("dora", 0, False)
    assert oldest["asked"] == {"category": "城市"}
    assert oldest["list"] == "待派单"
    assert told.as_("dora", "GET", "/exports")[0] == 403
    _, page = told.as_("adam", "GET", "/exports?limit=1")
    _, rest = told.as_("adam", "GET", f"/exports?limit=1&cursor={page['next']}")
    assert [one["id"] for one in rest["items"]] == [first["id"]]


def test_a_long_one_is_read_in_parts_and_goes_on_where_it_broke_off(told, monkeypatch):
    monkeypatch.setattr(export, "AT_ONCE", 1)
    _, first = begun(told, asked={})
    seen = []
    for _ in range(20):
        status, now = told.as_("dora", "POST", f"/exports/{first['id']}/next")
        assert status == 200
        seen.append(now["rows"])
        told.tokens.clear()  # signed in anew: whoever comes back goes on
        if now["state"] == "ready":
            break

    assert seen == sorted(seen)
    assert seen[0] <= 1
    numbers = [line["工单编号"] for line in lines(now)]
    assert len(numbers) == len(set(numbers)) == now["rows"] == 4


def test_one_export_holds_so_many_and_says_that_there_was_more(told, monkeypatch):
    monkeypatch.setattr(export, "MOST", 2)

    taken, _ = whole(told)

    assert (taken["rows"], taken["cut"]) == (2, True)


def test_what_a_search_found_is_taken_along_too(told):
    taken, _ = whole(told, source="search", asked={"q": "路灯"})

    assert taken["rows"] == 3
    assert all("路灯" in text for text in texts(taken))
    assert taken["file"].startswith("搜索_")


def test_a_list_is_narrowed_by_what_lists_know_and_a_key_begins_one_once(told):
    for wrong in ({"tenant": "south"}, {"queue": "nothing"}, {"from": "now"}, {"q": "路灯"}):
        status, problem = begun(told, asked=wrong)
        if status == 201:  # a moment is read with its list
            status, problem = told.as_("dora", "POST", f"/exports/{problem['id']}/next")
        assert (status, problem["errors"][0]["field"]) == (422, next(iter(wrong)))

    token = {"Authorization": f"Bearer {told.tokens['dora']}", "Idempotency_Key": "e" * 20}
    ids = {told.call("POST", "/api/t/north/exports", {}, **token)[1]["id"] for _ in range(2)}
    assert len(ids) == 1


def test_a_link_ends_and_its_address_can_not_be_made_up(told, monkeypatch):
    taken, _ = whole(told)
    later = datetime.now(UTC) + timedelta(hours=2)

    assert taken["id"] not in taken["link"]
    assert "X-Amz-Expires=900" in taken["link"]
    monkeypatch.setattr(product, "now", lambda: later)
    told.tokens.clear()
    _, over = told.as_("dora", "GET", f"/exports/{taken['id']}")
    assert (over["state"], over["link"]) == ("over", None)
