"""On one machine, too, a photo opens to who was given its address, in its time, and to nobody else."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from botocore.config import Config
from botocore.session import get_session

from infra.local.signatures import form_is_signed, url_is_signed

STORE = "http://127.0.0.1:4566"
KIND = "multipart/form-data; boundary=part"


@pytest.fixture(autouse=True)
def keys(monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", STORE)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "local")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "drawn at the start")


def signer():
    chosen = Config(signature_version="s3v4", s3={"addressing_style": "path"})
    return get_session().create_client("s3", region_name="us-east-1", endpoint_url=STORE, config=chosen)  # fmt: skip


def url(key="north/a b", **more):
    asked = {"Bucket": "photos", "Key": key}
    parts = urlsplit(signer().generate_presigned_url("get_object", asked, ExpiresIn=900, **more))
    return parts.path, parts.query


def form(fields, file=b"x" * 10, **changed):
    parts = [(n, v.encode()) for n, v in (fields | changed).items()] + [("file", file)]
    return b"".join(
        b'--part\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (name.encode(), value)
        for name, value in parts
    ) + b"--part--\r\n"  # fmt: skip


def grant(size=10):
    return signer().generate_presigned_post(
        "uploads", "north/one", Fields={"Content-Type": "image/jpeg"},
        Conditions=[{"Content-Type": "image/jpeg"}, ["content-length-range", size, size]], ExpiresIn=900,
    )["fields"]  # fmt: skip


def test_what_was_signed_opens_in_its_time_only():
    path, query = url()
    at = datetime.now(UTC)

    assert url_is_signed("GET", path, query, at=at)
    assert not url_is_signed("GET", path, query, at=at + timedelta(minutes=16))
    assert not url_is_signed("GET", path, query, at=at - timedelta(days=1))


@pytest.mark.parametrize(
    "forge",
    [
        lambda m, p, q: (m, p.replace("north", "south"), q),
        lambda m, p, q: (m, p.replace("photos", "uploads"), q),
        lambda m, p, q: ("DELETE", p, q),
        lambda m, p, q: (m, p, q.replace("X-Amz-Expires=900", "X-Amz-Expires=90000")),
        lambda m, p, q: (m, p, q[:-1] + ("0" if q[-1] != "0" else "1")),
        lambda m, p, _q: (m, p, "X-Amz-Signature=x"),
        lambda m, p, _q: (m, p, ""),
        lambda m, p, q: (m, p, q + "&versionId=1"),
        lambda m, p, q: (m, p, q.replace("X-Amz-Date=2", "X-Amz-Date=é")),
        lambda m, p, q: (m, p, q.replace("local", "other")),
    ],
)
def test_a_forged_address_opens_nothing(forge):
    assert not url_is_signed(*forge("GET", *url()), at=datetime.now(UTC))


def test_an_address_that_was_signed_with_another_key_opens_nothing(monkeypatch):
    path, query = url()
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "another")

    assert not url_is_signed("GET", path, query, at=datetime.now(UTC))


def test_a_granted_form_is_taken_as_it_was_granted_and_no_other():
    fields, at = grant(), datetime.now(UTC)

    def taken(body, bucket="uploads", at=at):
        return form_is_signed(bucket, body, KIND, at=at)

    assert taken(form(fields))
    assert not taken(form(fields), bucket="photos")
    assert not taken(form(fields, file=b"x" * 11))
    assert not taken(form(fields, key="north/two"))
    assert not taken(form(fields, **{"Content-Type": "text/html"}))
    assert not taken(form(fields, **{"x-amz-signature": "0" * 64}))
    assert not taken(form(fields, policy=fields["policy"][:-4] + "AAAA"))
    assert not taken(form(fields, acl="public-read"))
    assert not taken(form(fields), at=at + timedelta(minutes=16))
    assert not taken(b'name="x-amz-signature"')
    assert not taken(b"")
