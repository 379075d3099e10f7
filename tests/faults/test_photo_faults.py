"""Whatever fails, a photo is shown once it is harmless, and what is no photo never is."""

import io
import json
import logging

import boto3
import pytest
from PIL import Image

import app as product
from functions.photos import bucket
from tests.faults.faults import Injector, Killed, strikes
from tests.faults.life import TRIES

KEY = "north/" + "0" * 32


def a_photo():
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def injector(tables):
    logging.disable(logging.CRITICAL)
    with Injector().installed() as injector:
        yield injector
    logging.disable(logging.NOTSET)


def prepared(injector, raw, *strikes, copies):
    """Upload, and let the queue deliver until the function is content; what lies in the buckets."""
    s3 = boto3.client("s3")
    s3.put_object(Bucket="uploads", Key=KEY, Body=raw)
    s3.delete_object(Bucket="photos", Key=KEY)
    body = json.dumps({"Records": [{"s3": {"object": {"key": KEY}}}]})
    injector.begin(*strikes)
    for _ in range(copies):
        assert any(delivered({"messageId": "1", "body": body}) for _ in range(TRIES))
    injector.watching = False
    return {
        bucket: [thing["Key"] for thing in s3.list_objects_v2(Bucket=bucket).get("Contents", [])]
        for bucket in ("uploads", "photos")
    }


def delivered(record):
    try:
        return not product.reencode_photos({"Records": [record]}, None)["batchItemFailures"]
    except Killed:
        return False


@pytest.mark.parametrize("copies", [1, 2])
@pytest.mark.parametrize(
    ("raw", "why"),
    [(a_photo(), ""), (b"<svg onload='alert(1)'/>", "format")],
    ids=["photo", "none"],
)
def test_an_upload_becomes_a_photo_or_a_mark_that_says_why_not(injector, raw, why, copies):
    only = {"uploads": [], "photos": [KEY]}
    assert prepared(injector, raw, copies=copies) == only

    for strike in strikes(len(injector.calls)):
        assert prepared(injector, raw, strike, copies=copies) == only, strike
        assert bucket.look(KEY).why == why, strike
        assert injector.struck, strike
