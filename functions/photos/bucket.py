"""The two buckets: what people upload, and what was made of it. Nobody is shown the first."""

from functools import cache
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from botocore.exceptions import ClientError
from msgspec import Struct

from functions import settings, signed
from functions.domain.refusals import invalid
from functions.signed import MINUTES, s3

LARGEST = 10 * 1024 * 1024
_GONE = {"404", "NoSuchKey"}
_THERE = {"PreconditionFailed", "412"}
TYPES = ("image/jpeg", "image/png", "image/webp")


@cache
def origins() -> tuple[str, ...]:
    """Where browsers send photos and see them: what the pages' content policy must allow."""
    if settings.STORE_PUBLIC_URL:
        return ()
    buckets = (settings.UPLOADS_BUCKET, settings.PHOTOS_BUCKET)
    posts = [urlsplit(s3().generate_presigned_post(name, "any")["url"]) for name in buckets]
    return tuple(dict.fromkeys(f"{post.scheme}://{post.netloc}" for post in posts))


class Grant(Struct, frozen=True):
    """Where a photo may be sent, and what the form that sends it must say."""

    key: str
    url: str
    fields: dict[str, str]


def upload(tenant: str, name: str, kind: str, size: int) -> Grant:
    """A presigned POST for one photo: of this key, type and size exactly, for a quarter of an hour."""
    if kind not in TYPES:
        raise invalid(
            "type", "choice", "只能上传照片（JPEG、PNG、WebP）", "must be a JPEG, PNG or WebP"
        )
    if not 0 < size <= LARGEST:
        raise invalid("size", "range", "照片不能超过 10 MB", "is 10 MB at most")
    return _granted(f"{tenant}/{name}", {"Content-Type": kind}, size, size)


def upload_by_form(tenant: str, name: str, back: str) -> Grant:
    """The same for a form without script, which can't tell a photo's size before; then `back`."""
    fields = {"Content-Type": TYPES[0], "success_action_redirect": back}
    return _granted(f"{tenant}/{name}", fields, 1, LARGEST)


def _granted(key: str, fields: dict[str, str], least: int, most: int) -> Grant:
    post = s3().generate_presigned_post(
        settings.UPLOADS_BUCKET, key,
        Fields=fields,
        Conditions=[*({name: said} for name, said in fields.items()), ["content-length-range", least, most]],
        ExpiresIn=MINUTES * 60,
    )  # fmt: skip
    return Grant(key, signed.public(post["url"]), post["fields"])


def uploaded(key: str) -> bytes | None:
    """What was uploaded under a key, or None where it is gone."""
    try:
        body = s3().get_object(Bucket=settings.UPLOADS_BUCKET, Key=key)["Body"]
    except ClientError as error:
        if error.response["Error"]["Code"] in _GONE:
            return None
        raise
    content: bytes = body.read(LARGEST + 1)
    return content


class StoredPhoto(NamedTuple):
    """What lies under a photo's key: the photo, or a mark that says why there is none."""

    why: str = ""


def keep(key: str, jpeg: bytes) -> None:
    """Store what was made of an upload, and delete the upload."""
    _once(key, Body=jpeg, ContentType="image/jpeg", CacheControl="private, no-store")


def fail(key: str, why: str) -> None:
    """Mark that nothing could be made of an upload, and delete the upload."""
    _once(key, Body=b"", ContentType="text/plain", Metadata={"why": why})


def _once(key: str, **what: Any) -> None:
    """The first that came under a key stays: who still holds a grant cannot put another in its place."""
    try:
        s3().put_object(Bucket=settings.PHOTOS_BUCKET, Key=key, IfNoneMatch="*", **what)
    except ClientError as error:
        if error.response["Error"]["Code"] not in _THERE:
            raise
    s3().delete_object(Bucket=settings.UPLOADS_BUCKET, Key=key)


def remove(key: str) -> None:
    """Take a photo away; what is not there is gone already."""
    s3().delete_object(Bucket=settings.PHOTOS_BUCKET, Key=key)


def look(key: str) -> StoredPhoto | None:
    """What was made of an upload; None while nothing was."""
    try:
        found = s3().head_object(Bucket=settings.PHOTOS_BUCKET, Key=key)
    except ClientError as error:
        if error.response["Error"]["Code"] in _GONE:
            return None
        raise
    return StoredPhoto(found.get("Metadata", {}).get("why", ""))


def link(key: str) -> str:
    """Where a photo can be seen for a quarter of an hour."""
    return signed.link(settings.PHOTOS_BUCKET, key)
