"""The front process: HTTP for the app (as API Gateway gives it) and for photos (as S3 gives them)."""

import asyncio
import http.client
import json
import logging
import os
import socket
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import uvicorn
from chalice.app import Chalice
from urllib3.exceptions import HTTPError

from infra.local.gateway import Gateway, Request, Response
from infra.local.photos import Photos

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

_CALLS_AT_ONCE = 8
_STANDS_BACK = 10
_LARGEST_BODY = 12_000_000

logger = logging.getLogger(__name__)
_PATIENCE_SECONDS, _PROBE_SECONDS = 5.0, 1.0
_AWAY = Response(
    HTTPStatus.SERVICE_UNAVAILABLE,
    [("content-type", "application/problem+json"), ("retry-after", "5")],
    json.dumps(
        {
            "type": "about:blank", "status": 503, "title": "系统暂时不能保存，请稍后再试",
            "detail": "The store is away (its disk may be full); nothing was kept, try again",
        }
    ).encode(),
)  # fmt: skip


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
        loop = asyncio.get_running_loop()
        call = loop.run_in_executor(self._calls, self._answer, request)
        done, _ = await asyncio.wait({call}, timeout=_PATIENCE_SECONDS)
        is_away = not done and await loop.run_in_executor(None, _is_away)
        await _send(send, _AWAY if is_away else await call)

    def _answer(self, request: Request) -> Response:
        """The app's answer, or S3's; where it failed because the store is away, that is said."""
        of_photos = self._photos.has(request.path)
        try:
            answer = (self._photos if of_photos else self._gateway).answer(request)
        except (OSError, HTTPError):
            return _AWAY
        return _AWAY if answer.status == HTTPStatus.INTERNAL_SERVER_ERROR and _is_away() else answer


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


def _is_away() -> bool:
    """Whether the store takes no calls now."""
    store = http.client.HTTPConnection(
        urlsplit(os.environ["AWS_ENDPOINT_URL"]).netloc, timeout=_PROBE_SECONDS
    )
    try:
        store.request("GET", "/_ministack/health")
        store.getresponse().read()
    except (OSError, http.client.HTTPException):
        return True
    finally:
        store.close()
    return False


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
