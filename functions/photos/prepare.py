"""Make what was uploaded harmless, or say why not; until then nobody is shown anything."""

import logging
from typing import Any
from urllib.parse import unquote_plus

import msgspec

from functions.domain.refusals import InvalidInput
from functions.photos import bucket
from functions.photos.reencode import reencode

log = logging.getLogger(__name__)


def prepare(notification: str) -> None:
    """Re-encode the uploads that an S3 notification names; of what is no photo a mark says why."""
    told: dict[str, Any] = msgspec.json.decode(notification)
    for record in told.get("Records", []):  # S3's own test message has none
        _prepare(unquote_plus(record["s3"]["object"]["key"]))


def _prepare(key: str) -> None:
    raw = bucket.uploaded(key)
    if raw is None:
        return  # the queue delivered it before
    try:
        jpeg = reencode(raw)
    except InvalidInput as refusal:
        log.warning("upload %s is no photo: %s", key, refusal)
        bucket.fail(key, refusal.errors[0].code)
        return
    bucket.keep(key, jpeg)
