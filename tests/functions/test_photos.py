"""A photo's way: uploaded, made harmless, shown; or deleted, and never shown."""

import io
import json
import re
from base64 import b64decode
from datetime import UTC, datetime, timedelta
from html import unescape

import boto3
import pytest
from PIL import Image

import app as product
from tests.county import WALL, settle


def arrive(key, content):
    boto3.client("s3").put_object(Bucket="uploads", Key=key, Body=content)
    notification = {"Records": [{"s3": {"object": {"key": key}}}]}
    message = {"messageId": "m1", "body": json.dumps(notification)}
    return product.reencode_photos({"Records": [message]}, None)


def photo(size=(3000, 2000)):
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "phone of Zhang"
    Image.new("RGB", size, "red").save(file, "JPEG", exif=exif)
    return file.getvalue()


@pytest.fixture
def told(http):
    upload = http.call("POST", "/api/uploads", {"code": WALL, "type": "image/jpeg", "size": 999})[1]
    receipt = http.submit(WALL, "路灯坏了，有照片", photos=[upload["key"]])
    return upload["key"], receipt["query_code"]


def test_a_photo_is_seen_once_it_is_made_harmless(http, told):
    key, code = told
    before = http.call("GET", f"/api/appeals/{code}")[1]["photos"]

    assert arrive(key, photo()) == {"batchItemFailures": []}

    after = http.call("GET", f"/api/appeals/{code}")[1]["photos"]
    assert (before[0]["url"], before[0]["state"]) == (None, "preparing")
    assert datetime.fromisoformat(before[0]["since"]) <= datetime.now(UTC)
    assert after[0]["state"] == "ready"
    assert "X-Amz-Signature" in after[0]["url"]
    found = boto3.client("s3").get_object(Bucket="photos", Key=key)
    kept = found["Body"].read()
    assert found["CacheControl"] == "private, no-store"  # a phone may be everybody's
    assert b"phone of Zhang" not in kept
    assert Image.open(io.BytesIO(kept)).size == (2121, 1414)


def test_what_is_no_photo_never_becomes_visible_and_both_sides_see_why(http, told, deliver):
    key, code = told
    deliver()

    arrive(key, b"<html><script>alert(1)</script></html>")

    citizen = http.call("GET", f"/api/appeals/{code}")[1]
    staff = http.as_("dora", "GET", f"/desk/appeals/{citizen['no']}")[1]
    failed = [{"url": None, "state": "failed", "why": "不是照片，或格式不支持"}]
    assert citizen["photos"] == staff["photos"] == failed
    assert "Contents" not in boto3.client("s3").list_objects_v2(Bucket="uploads")


def test_a_notification_that_comes_twice_does_no_harm(http, told):
    key, _ = told
    arrive(key, photo())
    message = json.dumps({"Records": [{"s3": {"object": {"key": key}}}]})

    again = product.reencode_photos({"Records": [{"messageId": "m2", "body": message}]}, None)

    assert again == {"batchItemFailures": []}


def test_the_test_message_of_s3_is_no_failure(tables):
    body = json.dumps({"Service": "Amazon S3", "Event": "s3:TestEvent"})

    assert product.reencode_photos({"Records": [{"messageId": "m", "body": body}]}, None) == {
        "batchItemFailures": []
    }


def test_a_photo_that_the_citizen_adds_later_is_seen_too(http, told, deliver):
    _, code = told
    deliver()
    photo = {"code": WALL, "type": "image/png", "size": 9}
    added = http.call("POST", "/api/uploads", photo)[1]["key"]

    more = {"content": "再补一张", "photos": [added]}
    status, seen = http.call("POST", f"/api/appeals/{code}/supplement", more)

    assert (status, len(seen["photos"])) == (200, 2)


HUGE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x80\x00\x00\x00\x80\x00\x08\x02\x00\x00\x00"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (HUGE + b"\x00" * 40, None),
        (photo()[:200], "照片已损坏，打不开"),
        (b"GIF89a", "不是照片，或格式不支持"),
    ],
)
def test_no_photo_is_being_prepared_for_ever(http, told, content, why):
    key, code = told

    assert arrive(key, content) == {"batchItemFailures": []}

    (seen,) = http.call("GET", f"/api/appeals/{code}")[1]["photos"]
    assert (seen["state"], seen["url"]) == ("failed", None)
    assert seen["why"] == why or why is None


def test_what_never_arrives_has_failed_after_a_while(http, told, monkeypatch):
    _, code = told
    later = datetime.now(UTC) + timedelta(minutes=16)
    monkeypatch.setattr(product, "now", lambda: later)

    (seen,) = http.call("GET", f"/api/appeals/{code}", Accept_Language="en")[1]["photos"]

    assert seen == {"url": None, "state": "failed", "why": "The photo did not arrive"}


def kept(key):
    return boto3.client("s3").get_object(Bucket="photos", Key=key)["Body"].read()


@pytest.mark.parametrize("first", [photo((40, 30)), b"no photo at all"])
def test_who_still_holds_a_grant_cannot_put_another_photo_in_its_place(http, told, first):
    key, _ = told
    arrive(key, first)
    before = kept(key)

    for shade in range(30):
        assert arrive(key, photo((60 + shade, 40))) == {"batchItemFailures": []}

    assert kept(key) == before
    assert "Contents" not in boto3.client("s3").list_objects_v2(Bucket="uploads")


@pytest.mark.parametrize("size", [1, 999, 10 * 1024 * 1024])
def test_a_grant_is_for_the_size_that_was_asked_for_and_no_other(http, size):
    asked = {"code": WALL, "type": "image/jpeg", "size": size}
    policy = http.call("POST", "/api/uploads", asked)[1]["fields"]["policy"]

    assert ["content-length-range", size, size] in json.loads(b64decode(policy))["conditions"]


def test_the_photos_of_the_work_reach_the_citizen_once_the_reply_is_public(http, told, deliver):
    _, code = told
    deliver()
    no = http.call("GET", f"/api/appeals/{code}")[1]["no"]
    asked = {"code": WALL, "type": "image/jpeg", "size": 9}
    evidence = http.call("POST", "/api/uploads", asked)[1]["key"]
    arrive(evidence, photo((50, 40)))
    http.act("hans", no, "sign")
    done = {
        "result": "solved",
        "reply_public": "已修好路灯。",
        "contacted": False,
        "evidence": [evidence],
    }
    assert http.act("hans", no, "resolve", **done)[0] == 200

    before = http.call("GET", f"/api/appeals/{code}")[1]["reply_photos"]
    waiting = http.as_("rita", "GET", f"/desk/appeals/{no}")[1]["events"][-1]["photos"]
    http.act("rita", no, "review", decision="approve")
    after = http.call("GET", f"/api/appeals/{code}")[1]["reply_photos"]
    events = http.as_("rita", "GET", f"/desk/appeals/{no}")[1]["events"]

    assert (before, waiting[0]["public"]) == ([], False)
    assert [p["state"] for p in after] == ["ready"]
    assert evidence in after[0]["url"]
    assert [p["public"] for e in events for p in e["photos"]] == [True]


def test_evidence_that_a_reviewer_sent_back_stays_inside(http, told, deliver):
    _, code = told
    deliver()
    no = http.call("GET", f"/api/appeals/{code}")[1]["no"]
    keys = [
        http.call("POST", "/api/uploads", {"code": WALL, "type": "image/jpeg", "size": 9})[1]["key"]
        for _ in range(2)
    ]
    done = {"result": "solved", "reply_public": "已修好路灯。", "contacted": False}
    http.act("hans", no, "sign")
    http.act("hans", no, "resolve", **done, evidence=keys[:1])
    http.act("rita", no, "review", decision="refuse", reason="wording")
    http.act("hans", no, "resolve", **done, evidence=keys[1:])
    http.act("rita", no, "review", decision="approve")

    events = http.as_("rita", "GET", f"/desk/appeals/{no}")[1]["events"]

    assert len(http.call("GET", f"/api/appeals/{code}")[1]["reply_photos"]) == 1
    assert [p["public"] for e in events for p in e["photos"]] == [False, True]


def by_form(http, code):
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = http.client.http.post("/api/plain/photo", headers=kind, body=f"code={code}".encode())
    return answer.status_code, answer.body.decode()


def fields_of(page):
    return {
        name: unescape(said)
        for name, said in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page)
    }


def test_a_browser_without_script_sends_a_photo_by_a_form_of_its_own(http):
    code = http.submit(WALL, "路灯坏了，有照片")["query_code"]

    status, page = by_form(http, code)

    fields = fields_of(page)
    assert status == 200
    assert page.index('type="file" name="file"') > page.index(
        'name="policy"'
    )  # S3 reads nothing behind it
    policy = json.loads(b64decode(fields["policy"]))["conditions"]
    assert ["content-length-range", 1, 10 * 1024 * 1024] in policy
    assert {"success_action_redirect": "https://demo.example/a/"} in policy
    assert code not in page
    assert http.call("GET", f"/api/appeals/{code}")[1]["photos"][0]["state"] == "preparing"
    arrive(fields["key"], photo())
    assert http.call("GET", f"/api/appeals/{code}")[1]["photos"][0]["state"] == "ready"


def test_back_and_a_reload_announce_no_second_photo_and_what_arrived_is_followed_by_another(http):
    code = http.submit(WALL, "路灯坏了，有照片")["query_code"]

    first, again = (fields_of(by_form(http, code)[1]) for _ in range(2))

    assert first["key"] == again["key"]
    assert len(http.call("GET", f"/api/appeals/{code}")[1]["photos"]) == 1
    arrive(first["key"], photo())
    other = fields_of(by_form(http, code)[1])
    assert other["key"] != first["key"]
    shown = http.call("GET", f"/api/appeals/{code}")[1]["photos"]
    assert [sent["state"] for sent in shown] == ["ready", "preparing"]


@pytest.mark.parametrize("code", ["", "NTH999999999", "x", "%F0%9F%98%80"])
def test_no_photo_is_taken_for_a_code_that_nobody_has(http, code):
    assert by_form(http, code)[0] == 404


def test_photos_by_form_are_limited_as_others_are(http):
    settle(rate_per_address=1)
    code = http.submit(WALL, "路灯坏了，有照片")["query_code"]

    def another():
        status, page = by_form(http, code)
        if status == 200:
            arrive(fields_of(page)["key"], photo())
        return status

    assert [another() for _ in range(3)] == [200, 429, 429]


def test_what_is_over_takes_no_photo(http):
    code = http.submit(WALL, "路灯坏了，有照片")["query_code"]
    http.call("POST", f"/api/appeals/{code}/withdraw", {})

    assert by_form(http, code)[0] == 409
