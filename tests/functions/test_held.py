"""What is held of a citizen is theirs: to see, to correct, to delete, and not to be published."""

import json
import logging
from datetime import UTC, datetime, timedelta

import boto3
import pytest

from functions.store import registry
from functions.timers.sweep import sweep
from infra import template
from infra.replay_events import rebuild
from tests.county import VILLAGE, WALL

LAMP = "小区门口的路灯坏了半个月了，我叫张大山，电话19900000061"
CONTACT = {"name": "张大山", "phone": "19900000061"}


@pytest.fixture
def lamp(http, deliver):
    receipt = http.submit(WALL, LAMP, contact=CONTACT, public_ok=True)
    deliver()
    return receipt["no"], receipt["query_code"]


def hold(http, code, **change):
    return http.call("POST", f"/api/appeals/{code}/contact", change)


def kept(page):
    return tuple(page["held"][name] for name in ("name", "phone", "public_ok"))


def stored(no):
    rows = boto3.client("dynamodb").scan(TableName="appeals")["Items"]
    return json.dumps([r for r in rows if no in str(r) or r["sk"]["S"] == "contact"])


def contacts():
    rows = boto3.client("dynamodb").scan(TableName="appeals")["Items"]
    return [row for row in rows if row["sk"]["S"] == "contact"]


def test_the_page_says_what_is_held_and_shows_none_of_it_whole(http, lamp):
    _, code = lamp

    _, page = http.call("GET", f"/api/appeals/{code}")

    assert kept(page) == ("张*山", "199****0061", True)


def test_a_number_is_corrected_and_the_handler_calls_the_new_one(http, deliver, lamp):
    no, code = lamp

    status, page = hold(http, code, phone="199 0000 0072")
    deliver()

    assert (status, page["held"]["phone"], page["held"]["name"]) == (200, "199****0072", "张*山")
    assert http.as_("hans", "GET", f"/desk/appeals/{no}/contact")[1]["phone"] == "19900000072"
    item = http.as_("hans", "GET", f"/desk/appeals/{no}")[1]
    assert item["contact"]["phone"] == "199****0072"
    assert item["events"][-1]["data"] == {"phone": "changed"}
    assert http.as_("hans", "GET", "/inbox")[1]["items"][0]["kind"] == "correct"
    assert "0072" not in str(page["timeline"]) + str(item["events"])


def test_what_is_left_out_stays_and_null_deletes(http, lamp):
    no, code = lamp

    _, page = hold(http, code, phone=None)
    assert kept(page) == ("张*山", None, True)
    assert http.as_("hans", "GET", f"/desk/appeals/{no}/contact")[1]["phone"] == ""

    _, page = hold(http, code, name=None)
    assert kept(page) == (None, None, True)
    rows = stored(no)
    assert CONTACT["phone"] not in rows.replace(LAMP, "").replace(json.dumps(LAMP)[1:-1], "")
    assert contacts() == []


def test_the_consent_to_publish_is_taken_back_and_the_desk_knows(http, lamp):
    no, code = lamp

    _, page = hold(http, code, public_ok=False)

    assert page["held"]["public_ok"] is False
    item = http.as_("dora", "GET", f"/desk/appeals/{no}")[1]
    assert (item["public_ok"], item["events"][-1]["data"]) == (False, {"public_ok": "no"})


def test_what_changes_nothing_is_no_event(http, lamp):
    no, code = lamp
    step = http.as_("dora", "GET", f"/desk/appeals/{no}")[1]["step"]

    assert hold(http, code, phone="199-0000-0061", public_ok=True)[0] == 200
    assert hold(http, code)[0] == 200

    assert http.as_("dora", "GET", f"/desk/appeals/{no}")[1]["step"] == step


def test_the_head_is_still_the_fold_of_its_log(http, lamp):
    no, code = lamp
    hold(http, code, phone=None, public_ok=False)

    assert rebuild("north", _identity(no)) == "head equals log"


def _identity(no):
    rows = boto3.client("dynamodb").scan(TableName="appeals")["Items"]
    head = next(r for r in rows if r["sk"]["S"] == "head" and no in r["body"]["S"])
    return head["pk"]["S"].partition("#")[2]


def test_with_a_withdrawal_the_contact_is_gone_at_once_from_every_door(http, deliver, lamp):
    no, code = lamp

    status, page = http.call("POST", f"/api/appeals/{code}/withdraw", {})
    deliver()

    assert (status, page["held"]["phone"], page["held"]["name"]) == (200, None, None)
    assert contacts() == []
    for user in ("dora", "hans"):
        item = http.as_(user, "GET", f"/desk/appeals/{no}")[1]
        assert (item["contact"], item["may_reveal"], item["has_contact"]) == (None, False, False)
        assert "张大山" not in item["content"]
        assert http.as_(user, "GET", f"/desk/appeals/{no}/contact")[0] == 403


def test_who_never_answered_a_question_is_forgotten_once_nothing_can_be_added_any_more(
    http, deliver
):
    receipt = http.submit(WALL, "想问一下图书馆几点开门", contact=CONTACT)
    deliver()
    http.act("dora", receipt["no"], "ask", question="请问是哪个图书馆？")

    def after(days):
        sweep(lambda *_: None, at=datetime.now(UTC) + timedelta(days=days))
        page = http.call("GET", f"/api/appeals/{receipt['query_code']}")[1]
        return page["status"], bool(page["held"]["phone"]), len(contacts())

    assert after(30) == ("withdrawn", True, 1)
    assert after(60) == ("withdrawn", False, 0)


def closed(http, deliver, no, code):
    http.act("hans", no, "sign")
    http.act("hans", no, "contact", method="visit", result="到现场看过了")
    http.act("hans", no, "resolve", result="solved", reply_public="已处理完毕。", contacted=True)
    http.act("rita", no, "review", decision="approve")
    http.call("POST", f"/api/appeals/{code}/rating", {"level": 5, "solved": True})
    deliver()


def test_right_after_closing_all_can_be_deleted_and_nobody_reads_more_than_the_mask(
    http, deliver, lamp
):
    no, code = lamp
    closed(http, deliver, no, code)

    status, page = hold(http, code, phone=None, name=None, public_ok=False)

    assert (status, page["status"]) == (200, "done")
    assert kept(page) == (None, None, False)
    for user in ("dora", "rita", "lena", "hans"):
        assert "张大山" not in http.as_(user, "GET", f"/desk/appeals/{no}")[1]["content"]
        assert http.as_(user, "GET", f"/desk/appeals/{no}/contact")[0] == 403


def test_after_the_end_things_are_only_taken_away(http, deliver, lamp):
    no, code = lamp
    closed(http, deliver, no, code)
    hold(http, code, phone=None, name=None)

    status, problem = hold(http, code, phone="19900000072")

    assert (status, "只能删除" in problem["detail"]) == (409, True)


def test_the_time_that_forgets_the_contact_forgets_its_mask_too(http, deliver, lamp):
    no, code = lamp
    closed(http, deliver, no, code)

    for days in (60, 60, 1000, 1000):
        sweep(lambda *_: None, at=datetime.now(UTC) + timedelta(days=days))

    page = http.call("GET", f"/api/appeals/{code}")[1]
    assert (page["status"], page["held"]["phone"]) == ("archived", None)
    assert contacts() == []


LATER = "补充一下，主要是后半夜最响"
NOISE = "小区有点吵闹的样子不太好，三天没睡好"
WORDS = ("吵闹的样子", LATER, "三号楼东头")


@pytest.fixture
def pictured(http, deliver):
    """A matter with a photo, an address and an addition with another photo."""
    keys = [
        http.call("POST", "/api/uploads", {"code": WALL, "type": "image/jpeg", "size": 9})[1]["key"]
        for _ in range(2)
    ]
    for key in keys:
        boto3.client("s3").put_object(Bucket="photos", Key=key, Body=b"x")
    receipt = http.submit(WALL, NOISE, contact=CONTACT, address="三号楼东头", photos=keys[:1])
    deliver()
    added = {"content": LATER, "photos": keys[1:]}
    http.call("POST", f"/api/appeals/{receipt['query_code']}/supplement", added)
    assert http.act("dora", receipt["no"], "dispatch", unit="heat")[0] == 200
    deliver()
    return receipt["no"], receipt["query_code"]


def pictures():
    return boto3.client("s3").list_objects_v2(Bucket="photos").get("KeyCount")


def everything():
    tables = ("appeals", "aux", "registry")
    rows = [boto3.client("dynamodb").scan(TableName=name)["Items"] for name in tables]
    return json.dumps(rows, ensure_ascii=False)


def test_what_was_withdrawn_can_be_deleted_with_its_photos_and_its_steps_stay(
    http, deliver, pictured
):
    no, code = pictured
    http.call("POST", f"/api/appeals/{code}/withdraw", {})
    deliver()
    assert http.call("GET", f"/api/appeals/{code}")[1]["held"]["may_erase"] is True
    assert pictures() == 2

    status, page = hold(http, code, text=None)
    deliver()

    assert (status, page["content"], page["photos"]) == (200, "（本人已删除）", [])
    assert (page["no"], page["status"], page["held"]["may_erase"]) == (no, "withdrawn", False)
    assert len(page["timeline"]) >= 4
    assert [word for word in WORDS if word in everything()] == []
    assert (pictures(), registry.examples("north")) == (0, ())
    assert rebuild("north", _identity(no)) == "head equals log"
    shown = json.dumps(http.as_("dora", "GET", f"/desk/appeals/{no}")[1], ensure_ascii=False)
    assert [word for word in WORDS if word in shown] == []


def test_deleting_twice_is_one_event(http, pictured):
    no, code = pictured
    http.call("POST", f"/api/appeals/{code}/withdraw", {})
    hold(http, code, text=None)
    step = http.as_("dora", "GET", f"/desk/appeals/{no}")[1]["step"]

    assert hold(http, code, text=None)[0] == 200
    assert http.as_("dora", "GET", f"/desk/appeals/{no}")[1]["step"] == step


def test_what_is_being_handled_or_was_answered_is_a_record_and_stays(http, deliver, pictured):
    no, code = pictured

    status, problem = hold(http, code, text=None)

    assert (status, "撤回以后" in problem["detail"]) == (409, True)
    assert pictures() == 2
    http.act("heidi", no, "sign")
    http.act("heidi", no, "contact", method="visit", result="到现场看过了")
    http.act("heidi", no, "resolve", result="solved", reply_public="已处理完毕。", contacted=True)
    http.act("rita", no, "review", decision="approve")
    assert hold(http, code, text=None)[0] == 409
    assert (pictures(), LATER in everything()) == (2, True)


@pytest.mark.parametrize("told", ["村支书收了修路款的好处费", "我要举报村主任贪污低保"])
def test_a_report_about_an_official_is_not_deleted_by_whoever_has_its_code(http, deliver, told):
    code = http.submit(VILLAGE, told)["query_code"]
    http.call("POST", f"/api/appeals/{code}/withdraw", {})

    assert hold(http, code, text=None)[0] == 409
    assert told in everything()


@pytest.mark.parametrize("text", ["", "别的话", False, 0])
def test_words_are_deleted_and_never_rewritten(http, pictured, text):
    _, code = pictured
    http.call("POST", f"/api/appeals/{code}/withdraw", {})

    status, problem = hold(http, code, text=text)

    assert (status, problem["errors"][0]["field"]) == (422, "text")


def test_english_readers_are_told_in_english(http, lamp):
    _, code = lamp
    hold(http, code, public_ok=False)

    page = http.call("GET", f"/api/appeals/{code}", Accept_Language="en")[1]

    assert page["timeline"][-1]["label"] == "You changed what is held of you"


def test_no_answer_may_be_kept_by_a_cache_or_named_to_others(http, lamp):
    no, code = lamp
    http.as_("dora", "GET", "/me")
    bearer = {"Authorization": f"Bearer {http.tokens['dora']}"}
    asked = (
        ("GET", f"/api/places/{WALL}", {}, b""),
        ("GET", f"/api/appeals/{code}", {}, b""),
        ("GET", "/api/appeals/NTH999999999", {}, b""),
        ("POST", f"/q/{WALL}", {"Content-Type": "application/x-www-form-urlencoded"}, b"content=%E8%B7%AF%E7%81%AF%E5%9D%8F%E4%BA%86%E5%95%8A"),
        ("GET", f"/api/t/north/desk/appeals/{no}", bearer, b""),
        ("GET", f"/api/t/north/desk/appeals/{no}/contact", bearer, b""),
        ("DELETE", "/api/t/north/session", bearer, b""),
        ("GET", "/api/t/north/me", {}, b""),
    )  # fmt: skip
    for method, path, headers, body in asked:
        answer = http.client.http.request(method, path, headers=headers, body=body)
        assert answer.headers["Cache-Control"] == "no-store", path
        assert answer.headers["Referrer-Policy"] == "no-referrer", path


def test_no_log_names_who_told_what(http, deliver, caplog):
    caplog.set_level(logging.DEBUG, "functions")
    caplog.set_level(logging.DEBUG, "mashangban")

    receipt = http.submit(WALL, LAMP, contact=CONTACT)
    deliver()
    hold(http, receipt["query_code"], phone="19900000072")
    http.call("POST", f"/api/appeals/{receipt['query_code']}/supplement", {"content": "还没修"})
    http.as_("dora", "GET", f"/desk/appeals/{receipt['no']}/contact")

    ours = [r.getMessage() for r in caplog.records if r.name.startswith(("functions", "mashang"))]
    secrets = (receipt["query_code"], receipt["no"], "路灯", "张大山", "19900000061", "还没修")
    assert [line for line in ours if any(secret in line for secret in secrets)] == []


def test_no_access_log_of_addresses_is_kept():
    """The address of a page holds its query code; API Gateway and the CDN write none down."""
    told = json.dumps(template.document(), default=str)

    assert not any(w in told for w in ("AccessLogSetting", "RealtimeLogConfig", "DataTraceEnabled"))
    assert '"Logging":' not in told
    assert "same-origin" not in told


@pytest.mark.parametrize("when", ["told", "added"])
def test_nobody_takes_away_the_photos_of_another_matter_by_naming_them(
    http, deliver, pictured, when
):
    keys = [row["Key"] for row in boto3.client("s3").list_objects_v2(Bucket="photos")["Contents"]]
    code = http.submit(WALL, "随便说一句话", key="another-0123456789")["query_code"]
    first, later = {"code": WALL, "content": "再说一句"}, {"content": "再说一句"}
    path, body = (
        ("/api/appeals", first) if when == "told" else (f"/api/appeals/{code}/supplement", later)
    )
    status, answer = http.call("POST", path, body | {"photos": keys}, Idempotency_Key="n" * 20)
    assert (status, answer["errors"][0]["field"]) == (422, "photos")
    deliver()
    http.call("POST", f"/api/appeals/{code}/withdraw", {})

    assert hold(http, code, text=None)[0] == 200
    assert pictures() == 2
