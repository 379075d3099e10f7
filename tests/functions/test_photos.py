"""A photo's way: uploaded, made harmless, shown; or deleted, and never shown."""

import io
import json

import boto3
import pytest
from PIL import Image

import app as product
from tests.county import WALL


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
    assert before == [{"url": None}]
    assert "X-Amz-Signature" in after[0]["url"]
    found = boto3.client("s3").get_object(Bucket="photos", Key=key)
    kept = found["Body"].read()
    assert found["CacheControl"] == "private, no-store"  # a phone may be everybody's
    assert b"phone of Zhang" not in kept
    assert max(Image.open(io.BytesIO(kept)).size) == 1600


def test_what_is_no_photo_never_becomes_visible(http, told):
    key, code = told

    arrive(key, b"<html><script>alert(1)</script></html>")

    assert http.call("GET", f"/api/appeals/{code}")[1]["photos"] == [{"url": None}]
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
