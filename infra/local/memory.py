"""The store of the local runner inside this process, empty and without a disk, for a past that is played.

AWS calls go straight to ministack's services, without a connection: some 0.3 ms each, not three.
"""

import asyncio
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from botocore.client import BaseClient
from botocore.exceptions import ClientError

Json = dict[str, Any]
_TARGETS = {"dynamodb": "DynamoDB_20120810", "sqs": "AmazonSQS"}
_OF_OTHERS: dict[str, Json] = {"CreateBucket": {}, "PutBucketNotificationConfiguration": {}}


@contextmanager
def store() -> Iterator[None]:
    """An empty store with the template's tables; no call of this process goes anywhere else.

    To be entered before anything of the product's is imported: it reads its environment once.
    """
    leave_the_cloud()
    from infra.local import provision, quick  # noqa: PLC0415

    quick.remember()
    with (
        patch.object(BaseClient, "_make_api_call", _answered(asyncio.new_event_loop())),
        TemporaryDirectory() as folder,
    ):
        provision.provision(Path(folder))
        yield


def records(table: str, after: int) -> list[Json]:
    """What a table's stream holds after so many records."""
    from ministack.services import dynamodb  # noqa: PLC0415

    return (dynamodb._stream_records.get(table) or [])[after:]  # noqa: SLF001


def leave_the_cloud() -> None:
    """The environment of a local function, before anybody imports it; nothing reaches an account of whoever runs it."""
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN"):
        os.environ.pop(name, None)
    os.environ.setdefault("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    os.environ.update(
        AWS_ACCESS_KEY_ID="local", AWS_SECRET_ACCESS_KEY="local", AWS_DEFAULT_REGION="us-east-1",  # noqa: S106
        AWS_REGION="us-east-1", AWS_CONFIG_FILE=os.devnull, AWS_SHARED_CREDENTIALS_FILE=os.devnull,
        AWS_EC2_METADATA_DISABLED="true", STAGE="local", MINISTACK_REGION="us-east-1",
        IOT_MTLS_ENABLED="0", LOG_LEVEL="ERROR",
    )  # fmt: skip
    from infra.local import provision  # noqa: PLC0415

    os.environ.update(provision.environment())


def _answered(loop: asyncio.AbstractEventLoop) -> Any:
    from ministack.core.responses import set_request_account_id, set_request_region  # noqa: PLC0415
    from ministack.services import dynamodb, sqs  # noqa: PLC0415

    handlers = {"dynamodb": dynamodb.handle_request, "sqs": sqs.handle_request}
    set_request_account_id("")
    set_request_region(None)

    def call(client: BaseClient, operation: str, asked: Json) -> Json:
        service = client.meta.service_model.service_name
        if service not in handlers:
            return _OF_OTHERS[operation]
        target = {
            "x-amz-target": f"{_TARGETS[service]}.{operation}",
            "content-type": "application/x-amz-json-1.0",
        }
        body = json.dumps(asked).encode()
        answer = loop.run_until_complete(handlers[service]("POST", "/", target, body, {}))
        return _read(operation, *answer)

    return call


def _read(operation: str, status: int, _headers: object, body: bytes) -> Json:
    said: Json = json.loads(body or b"{}")
    if status < 300:
        return said
    code = str(said.pop("__type", status)).rpartition("#")[2]
    told = said.get("message") or said.get("Message") or ""
    raise ClientError({**said, "Error": {"Code": code, "Message": told}}, operation)  # type: ignore[typeddict-item]
