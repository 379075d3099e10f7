"""The store process: ministack, from disk, behind the journal.

    python -m infra.local.store STATE LISTENING_FD LIFE_FD

Calls that the product makes all the time (rows, streams, queues) go straight to ministack's
services; the rest, such as S3 and whatever a developer's tools ask for, goes through its front door.
"""

import asyncio
import gc
import logging
import os
import socket
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

os.environ.update(IOT_MTLS_ENABLED="0", LOG_LEVEL="WARNING", MINISTACK_REGION="us-east-1")

import msgspec
import uvicorn
from ministack import app as ministack
from ministack.core.responses import set_request_account_id, set_request_region
from ministack.services import dynamodb, sqs

from infra.local import catalogue, life, messages, objects, quick, tables
from infra.local.disk import Disk
from infra.local.feed import Feed
from infra.local.journal import Journal
from infra.local.wire import FEED, Ask

Headers = dict[str, str]
Answer = tuple[int, Headers, bytes]
Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

_HOUR = 3600
_RARELY = (20_000, 20, 100)
_ROWS = frozenset(
    [
        "GetItem",
        "PutItem",
        "UpdateItem",
        "DeleteItem",
        "Query",
        "Scan",
        "BatchGetItem",
        "BatchWriteItem",
        "TransactGetItems",
        "TransactWriteItems",
    ]
)
_MESSAGES = frozenset(
    [
        "SendMessage",
        "SendMessageBatch",
        "ReceiveMessage",
        "DeleteMessage",
        "DeleteMessageBatch",
        "ChangeMessageVisibility",
        "ChangeMessageVisibilityBatch",
        "GetQueueAttributes",
    ]
)


class Store:
    def __init__(self, state: Path) -> None:
        self._disk = Disk(state / "store.sqlite")
        catalogue.restore(self._disk)
        tables.restore(self._disk)
        messages.restore(self._disk)
        objects.restore(self._disk)
        self._journal = Journal(self._disk)
        self._feed = Feed(self._disk, self._journal)
        tables.Watch(self._journal, self._feed.wake)
        self._messages = messages.Watch(self._journal)
        self._objects = objects.Watch(self._journal)
        self._catalogue = catalogue.Watch(self._journal)
        quick.remember()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = {name.decode(): value.decode("latin-1") for name, value in scope["headers"]}
        service, _, action = headers.get("x-amz-target", "").partition(".")
        if scope["path"] == FEED:
            answer = await self._read_feed(await _body(receive))
        elif service == "DynamoDB_20120810" and action in _ROWS:
            answer = await _call(dynamodb.handle_request, headers, await _body(receive))
        elif service == "AmazonSQS" and action in _MESSAGES:
            answer = await _call(sqs.handle_request, headers, await _body(receive))
            self._messages.note()
        else:
            await self._by_the_front_door(scope, receive, send)
            return
        await self._journal.settled()
        await _answer(send, *answer)

    async def forget_expired(self) -> None:
        while True:
            tables.forget_expired(self._journal)
            await asyncio.sleep(_HOUR)

    async def close(self) -> None:
        await self._journal.settled()
        self._disk.close()

    async def _read_feed(self, body: bytes) -> Answer:
        answer = await self._feed.read(msgspec.json.decode(body, type=Ask))
        return 200, {"Content-Type": "application/json"}, msgspec.json.encode(answer)

    async def _by_the_front_door(self, scope: Scope, receive: Receive, send: Send) -> None:
        noted = scope["method"] in {"GET", "HEAD"}

        async def send_when_settled(message: dict[str, Any]) -> None:
            nonlocal noted
            if not noted:
                noted = True
                self._note(scope)
            await self._journal.settled()
            await send(message)

        await ministack.app(scope, receive, send_when_settled)

    def _note(self, scope: Scope) -> None:
        self._messages.note()
        self._objects.note()
        if not _is_object(scope):
            self._catalogue.note()


def _is_object(scope: Scope) -> bool:
    """Whether a call is about an object: `/bucket/key`, without a question about its settings."""
    bucket, _, key = scope["path"].lstrip("/").partition("/")
    return bool(bucket and key) and not scope["query_string"]


async def _call(service: Callable[..., Awaitable[Answer]], headers: Headers, body: bytes) -> Answer:
    set_request_account_id("")
    set_request_region(None)
    return await service("POST", "/", headers, body, {})


async def _body(receive: Receive) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            return bytes(body)


async def _answer(send: Send, status: int, headers: Headers, body: bytes) -> None:
    named = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()]
    named.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": named})
    await send({"type": "http.response.body", "body": body})


async def serve(state: Path, listening: socket.socket) -> None:
    store = Store(state)
    gc.freeze()  # rows hold no cycles: there is no use in searching them for some
    gc.set_threshold(*_RARELY)
    server = uvicorn.Server(
        uvicorn.Config(
            store, lifespan="off", http="httptools", ws="none", access_log=False,
            log_level="warning", timeout_keep_alive=300, timeout_graceful_shutdown=1,
            server_header=False,
            proxy_headers=False,
        )
    )  # fmt: skip
    forgetting = asyncio.create_task(store.forget_expired())
    await server.serve(sockets=[listening])
    forgetting.cancel()
    await store.close()


def _tcp(fd: int) -> socket.socket:
    return socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, fd)


def main(state: str, listening_fd: str, life_fd: str) -> None:
    logging.basicConfig(format="store: %(message)s", level=logging.WARNING)
    life.end_with(int(life_fd))
    asyncio.run(serve(Path(state), _tcp(int(listening_fd))))
    os._exit(0)  # ministack leaves threads behind that never end


if __name__ == "__main__":
    main(*sys.argv[1:])
