"""Whether S3 would take what somebody shows as signed: the signature, its time, and what it allows.

https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html and sigv4-post-example.html
"""

import base64
import hmac
import json
import os
from datetime import UTC, datetime, timedelta
from email.parser import BytesParser
from email.policy import HTTP
from hashlib import sha256
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, quote, urlsplit

_LONGEST = timedelta(days=7)
_UNCHECKED = {"policy", "x-amz-signature", "file"}


class Form(NamedTuple):
    """A posted form: its fields, by their names in small letters, and how large its file is."""

    fields: dict[str, str]
    size: int


def url_is_signed(method: str, path: str, query: str, *, at: datetime) -> bool:
    """Whether the query carries a signature of ours for this method and path, still in time."""
    said = dict(parse_qsl(query, keep_blank_values=True))
    given = said.pop("X-Amz-Signature", "")
    try:
        began = datetime.strptime(said["X-Amz-Date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        lasts = timedelta(seconds=int(said["X-Amz-Expires"][:9]))
        scope = _scope(said["X-Amz-Credential"])
    except (KeyError, ValueError):
        return False
    asked = "&".join(f"{quote(k, safe='-_.~')}={quote(v, safe='-_.~')}" for k, v in sorted(said.items()))  # fmt: skip
    host = urlsplit(os.environ["AWS_ENDPOINT_URL"]).netloc
    canonical = "\n".join([method, path, asked, f"host:{host}", "", "host", "UNSIGNED-PAYLOAD"])
    digest = sha256(canonical.encode()).hexdigest()
    told = "\n".join(["AWS4-HMAC-SHA256", said["X-Amz-Date"], scope, digest])
    in_time = lasts <= _LONGEST and began - timedelta(minutes=15) <= at < began + lasts
    return in_time and _fits(given, scope, told)


def form_is_signed(bucket: str, body: bytes, kind: str, *, at: datetime) -> bool:
    """Whether a form carries a policy that we signed, and everything in it is as the policy says."""
    form = read(body, kind)
    try:
        scope = _scope(form.fields["x-amz-credential"])
        signed = _fits(form.fields["x-amz-signature"], scope, form.fields["policy"])
        policy = json.loads(base64.b64decode(form.fields["policy"]))
        until = datetime.fromisoformat(policy["expiration"])
        conditions: list[Any] = policy["conditions"]
    except (KeyError, ValueError):  # binascii.Error is one
        return False
    return signed and at < until and _allowed(conditions, form, bucket)


def read(body: bytes, kind: str) -> Form:
    """The fields of a multipart form, and the size of the file in it."""
    head = f"Content-Type: {kind}\r\n\r\n".encode("latin-1", "replace")
    message = BytesParser(policy=HTTP).parsebytes(head + body)
    fields, size = {}, 0
    for part in message.iter_parts() if message.is_multipart() else ():
        name = str(part.get_param("name", "", "content-disposition")).lower()
        content = part.get_payload(decode=True)
        held = content if isinstance(content, bytes) else b""
        if name == "file":
            size = len(held)
        fields[name] = held.decode("utf-8", "replace")
    return Form(fields, size)


def _allowed(conditions: list[Any], form: Form, bucket: str) -> bool:
    said = form.fields | {"bucket": bucket}
    named = {"bucket"}
    for condition in conditions:
        match condition:
            case dict():
                named |= {name.lower() for name in condition}
                if any(said.get(name.lower()) != value for name, value in condition.items()):
                    return False
            case ["content-length-range", int(least), int(most)]:
                if not least <= form.size <= most:
                    return False
            case _:
                return False  # this product signs no other kind
    return set(form.fields) - _UNCHECKED <= named


def _scope(credential: str) -> str:
    """Day, region, service of a credential of ours. Raises `ValueError`."""
    key, _, scope = credential.partition("/")
    if key != os.environ["AWS_ACCESS_KEY_ID"] or len(scope.split("/")) != 4:
        raise ValueError("not of ours")
    return scope


def _fits(given: str, scope: str, told: str) -> bool:
    key = b"AWS4" + os.environ["AWS_SECRET_ACCESS_KEY"].encode()
    for part in scope.split("/"):
        key = hmac.digest(key, part.encode(), "sha256")
    right = hmac.digest(key, told.encode(), "sha256").hex()
    return hmac.compare_digest(given.encode(), right.encode())
