"""The one place from which anything is sent to the outside: once, soon, and nowhere else."""

import time
from functools import cache

import urllib3
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, SSLError

from functions.notify.robot import HttpPost, Response

CONNECT, TOTAL = 2.0, 5.0  # seconds
LARGEST = 65_536  # bytes of an answer that we care to read


class Unsent(Exception):
    """Nobody was reached: it was certainly not delivered."""


class Unanswered(Exception):
    """It was sent, but no answer came: it may have been delivered."""


@cache
def _pool() -> urllib3.PoolManager:
    return urllib3.PoolManager(
        num_pools=4, maxsize=4, timeout=urllib3.Timeout(connect=CONNECT, total=TOTAL)
    )


def post(request: HttpPost) -> Response:
    """Send it once: no retry, no redirect, five seconds. Raises `Unsent` or `Unanswered`."""
    until = time.monotonic() + TOTAL
    try:
        response = _pool().request(
            "POST",
            request.url,
            body=request.body,
            headers={"Content-Type": "application/json; charset=utf-8"},
            retries=False,
            redirect=False,
            preload_content=False,
        )
    except (ConnectTimeoutError, NewConnectionError, SSLError) as error:
        raise Unsent("连接不上") from error
    except HTTPError as error:
        raise Unanswered("没有应答") from error
    try:
        return Response(response.status, _read(response, until))
    except HTTPError as error:
        raise Unanswered("应答中断") from error
    finally:
        response.close()


def _read(response: urllib3.BaseHTTPResponse, until: float) -> bytes:
    """The beginning of the answer, within the time that is left, however slowly it drips."""
    content = b""
    while len(content) < LARGEST and time.monotonic() < until:
        piece = response.read1(LARGEST)
        if not piece:
            break
        content += piece
    return content
