"""The objects of the search in S3: shelves and sight files, read by ranges, several at a time.

A key names its content, so that what was read once under it is good for as long as this process lives.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from hashlib import sha256
from typing import Any

from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.session import get_session

from functions import settings

AT_ONCE = 8
_KEPT_AT_MOST = 64  # tables and sight files
_GONE = {"NoSuchKey", "404"}
_kept: dict[str, Any] = {}


class Turned(LookupError):
    """The object is of a generation that ended meanwhile: read the manifest again."""


@cache
def _s3() -> Any:
    quick = Config(
        connect_timeout=1, read_timeout=5, max_pool_connections=2 * AT_ONCE,
        retries={"total_max_attempts": 3, "mode": "standard"},
    )  # fmt: skip
    return get_session().create_client("s3", config=quick)


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(AT_ONCE)


def put(tenant: str, kind: str, body: bytes) -> str:
    """Store an object under the name of what it holds; returns its key."""
    key = f"{tenant}/{kind}.{sha256(body).hexdigest()[:32]}"
    _s3().put_object(Bucket=settings.SEARCH_BUCKET, Key=key, Body=body)
    return key


def get(tenant: str, key: str, span: tuple[int, int] | None = None) -> bytes:
    """An object, or the bytes of it from one to another."""
    within = {"Range": f"bytes={span[0]}-{span[1] - 1}"} if span else {}
    try:
        answer = _s3().get_object(Bucket=settings.SEARCH_BUCKET, Key=_own(tenant, key), **within)
    except ClientError as error:
        if error.response["Error"]["Code"] in _GONE:
            raise Turned(key) from None
        raise
    content: bytes = answer["Body"].read()
    return content


def get_all(tenant: str, asked: Iterable[tuple[str, tuple[int, int]]]) -> list[bytes]:
    """Several ranges at the same time, in their order."""
    return list(_threads().map(lambda one: get(tenant, *one), asked))


def remembered[T](tenant: str, key: str, read: Callable[[], T]) -> T:
    """What was made of an object, kept while this process lives."""
    key = _own(tenant, key)
    if key not in _kept:
        if len(_kept) >= _KEPT_AT_MOST:
            _kept.clear()
        _kept[key] = read()
    kept: T = _kept[key]
    return kept


def forget() -> None:
    """Remember nothing: for tests, and for measuring a cold start."""
    _kept.clear()


def remove(tenant: str, keys: Iterable[str]) -> None:
    """Take objects away."""
    for key in keys:
        _s3().delete_object(Bucket=settings.SEARCH_BUCKET, Key=_own(tenant, key))


def sweep(tenant: str, named: frozenset[str]) -> int:
    """Remove what no manifest names, such as what a killed compaction left; how many there were."""
    pages = (
        _s3()
        .get_paginator("list_objects_v2")
        .paginate(Bucket=settings.SEARCH_BUCKET, Prefix=f"{tenant}/")
    )
    left = [o["Key"] for page in pages for o in page.get("Contents", []) if o["Key"] not in named]
    remove(tenant, left)
    return len(left)


def _own(tenant: str, key: str) -> str:
    if not key.startswith(f"{tenant}/"):
        raise LookupError(key)
    return key
