"""Addresses of S3 that are signed here and used by people's browsers, and the client that signs them."""

import re
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from botocore.config import Config
from botocore.session import get_session

from functions import settings

MINUTES = 15


@cache
def s3() -> Any:
    """The client."""
    quick = Config(
        connect_timeout=2, read_timeout=10, retries={"total_max_attempts": 3, "mode": "standard"},
        signature_version="s3v4", s3=_addresses(),
    )  # fmt: skip
    return get_session().create_client("s3", config=quick)


def _addresses() -> Any:
    """How presigned addresses look. "auto" would name the global host, which sends what is posted to
    a young bucket elsewhere (307).
    """
    if settings.STORE_PUBLIC_URL:
        return {"addressing_style": "path"}
    return {"addressing_style": "virtual", "us_east_1_regional_endpoint": "regional"}


def link(bucket: str, key: str, **answered: str) -> str:
    """Where an object can be fetched for a quarter of an hour; `answered` are headers that go with it."""
    asked = {"Bucket": bucket, "Key": key} | answered
    return public(s3().generate_presigned_url("get_object", asked, ExpiresIn=MINUTES * 60))


def public(url: str) -> str:
    """The address as people reach it: on one machine, the store lies behind the same origin."""
    if not settings.STORE_PUBLIC_URL:
        return url
    parts = urlsplit(url)
    rest = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return settings.STORE_PUBLIC_URL + re.sub(r"^/*", "/", rest)
