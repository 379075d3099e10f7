"""The front process: HTTP for the app (as API Gateway gives it) and for photos (as S3 gives them)."""

import asyncio
import logging
import os
import socket
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import uvicorn
from chalice.app import Chalice

from infra.local.gateway import Gateway, Request, Response
from infra.local.photos import Photos

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

_CALLS_AT_ONCE = 8
_STANDS_BACK = 10
_LARGEST_BODY = 12_000_000

logger = logging.getLogger(__name__)


class Front:
    def __init__(self, app: Chalice) -> None:
        self._gateway, self._photos = Gateway(app), Photos()
        self._calls = ThreadPoolExecutor(_CALLS_AT_ONCE, "call")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = await _body(receive)
        if body is None:
            await _send(send, Response(413, [], b""))
            return
        request = _request(scope, body)
        answer = self._photos.answer if self._photos.has(request.path) else self._gateway.answer
        loop = asyncio.get_running_loop()
        await _send(send, await loop.run_in_executor(self._calls, answer, request))


def serve(app: Chalice, listening: socket.socket) -> None:
    """Serve until the process is told to stop; what is being answered then, is answered.

    The front stands back where processors are short: what was accepted is dispatched before more is.
    """
    os.nice(_STANDS_BACK)
    server = uvicorn.Server(
        uvicorn.Config(
            Front(app), lifespan="off", http="httptools", ws="none", access_log=False,
            log_level="warning", timeout_keep_alive=75, timeout_graceful_shutdown=2,
            server_header=False,
            proxy_headers=False,
        )
    )  # fmt: skip
    asyncio.run(server.serve(sockets=[listening]))


def _request(scope: Scope, body: bytes) -> Request:
    headers = [(name.decode(), value.decode("latin-1")) for name, value in scope["headers"]]
    path, query = (scope[part].decode(errors="replace") for part in ("raw_path", "query_string"))
    return Request(scope["method"], path, query, headers, body, scope["client"][0])


async def _body(receive: Receive) -> bytes | None:
    """The request's body, or None where it is larger than anything would take."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > _LARGEST_BODY:
            return None
        if not message.get("more_body"):
            return bytes(body)


async def _send(send: Send, response: Response) -> None:
    headers = [(name.lower().encode(), value.encode()) for name, value in response.headers]
    headers.append((b"content-length", str(len(response.body)).encode()))
    await send({"type": "http.response.start", "status": response.status, "headers": headers})
    await send({"type": "http.response.body", "body": response.body})
