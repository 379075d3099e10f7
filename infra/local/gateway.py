"""API Gateway: a request as the event that Lambda gets, and its answer as a response.

https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
"""

import base64
import gzip
import time
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, unquote

from chalice.app import Chalice

from infra.local.invoke import Context, Event

_LARGEST_BODY = 6_000_000  # Lambda's limit; API Gateway's own is 10 MB
_LEAST_PACKED = 1024  # resources.yaml: MinimumCompressionSize
_NO_ROUTE = b'{"message":"Missing Authentication Token"}'
_TOO_LARGE = b'{"message":"Request Too Long"}'
_BROKEN = b'{"message":"Internal server error"}'

Headers = list[tuple[str, str]]


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query: str
    headers: Headers
    body: bytes
    address: str


@dataclass(frozen=True)
class Response:
    status: int
    headers: Headers
    body: bytes


class Gateway:
    def __init__(self, app: Chalice) -> None:
        self._app = app
        self._routes = Routes(app.routes)
        self._binary = frozenset(app.api.binary_types)

    def answer(self, request: Request) -> Response:
        found = self._routes.find(request.path)
        if found is None:
            return _plain(403, _NO_ROUTE)
        if len(request.body) > _LARGEST_BODY:
            return _plain(413, _TOO_LARGE)
        route, parameters = found
        if request.method == "OPTIONS" and "OPTIONS" not in self._app.routes[route]:
            return _plain(403, _NO_ROUTE)
        event = self._event(request, route, parameters)
        answer = self._app(event, Context("api", seconds=29))
        response = Response(answer["statusCode"], list(_headers(answer)), _body(answer))
        return (
            _packed(response) if "gzip" in event["headers"].get("accept-encoding", "") else response
        )

    def _event(self, request: Request, route: str, parameters: dict[str, str]) -> Event:
        headers = _joined(request.headers, request.address)
        query = parse_qsl(request.query, keep_blank_values=True)
        is_binary = headers.get("content-type", "").split(";")[0] in self._binary
        return {
            "resource": route,
            "path": request.path,
            "httpMethod": request.method,
            "headers": headers,
            "multiValueHeaders": _gathered(request.headers),
            "queryStringParameters": dict(query) or None,
            "multiValueQueryStringParameters": _gathered(query) or None,
            "pathParameters": parameters or None,
            "stageVariables": None,
            "requestContext": _context(request, route),
            "body": _text(request.body, is_binary=is_binary),
            "isBase64Encoded": is_binary,
        }


class Routes:
    """Which of the app's routes a path belongs to. A literal part wins over `{a}`, that over `{a+}`."""

    def __init__(self, routes: Iterable[str]) -> None:
        self._root: dict[str, Any] = {}
        for route in routes:
            node = self._root
            for part in route.strip("/").split("/"):
                node = node.setdefault(_kind(part), {"name": part.strip("{}+")})
            node["route"] = route

    def find(self, path: str) -> tuple[str, dict[str, str]] | None:
        parts = [unquote(part) for part in path.strip("/").split("/")]
        return _find(self._root, parts, {})


def _kind(part: str) -> str:
    if not part.startswith("{"):
        return f"={part}"
    return "{+}" if part.endswith("+}") else "{}"


def _find(
    node: dict[str, Any], parts: list[str], found: dict[str, str]
) -> tuple[str, dict[str, str]] | None:
    if not parts:
        return (node["route"], found) if "route" in node else None
    first, *rest = parts
    if (child := node.get(f"={first}")) and (match := _find(child, rest, found)):
        return match
    if (child := node.get("{}")) and first:
        match = _find(child, rest, {**found, child["name"]: first})
        if match:
            return match
    if child := node.get("{+}"):
        return child["route"], {**found, child["name"]: "/".join(parts)}
    return None


def _context(request: Request, route: str) -> dict[str, Any]:
    return {
        "accountId": "000000000000",
        "apiId": "local",
        "stage": "api",
        "requestId": str(uuid.uuid4()),
        "requestTimeEpoch": int(time.time() * 1000),
        "resourcePath": route,
        "httpMethod": request.method,
        "path": request.path,
        "protocol": "HTTP/1.1",
        "identity": {
            "sourceIp": request.address,
            "userAgent": dict(request.headers).get("user-agent"),
        },
    }


def _joined(headers: Headers, address: str) -> dict[str, str]:
    """One value a name. Who sent it is appended to what the client claims, as API Gateway does."""
    joined = dict(headers)
    claimed = joined.get("x-forwarded-for")
    joined["x-forwarded-for"] = f"{claimed}, {address}" if claimed else address
    if cookies := [value for name, value in headers if name == "cookie"]:
        joined["cookie"] = "; ".join(cookies)
    return joined


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    gathered: dict[str, list[str]] = {}
    for name, value in pairs:
        gathered.setdefault(name, []).append(value)
    return gathered


def _text(body: bytes, *, is_binary: bool) -> str | None:
    if is_binary:
        return base64.b64encode(body).decode()
    return body.decode(errors="replace") if body else None


def _headers(answer: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield from answer["headers"].items()
    for name, values in answer.get("multiValueHeaders", {}).items():
        yield from ((name, value) for value in values)


def _body(answer: dict[str, Any]) -> bytes:
    body: str | bytes = answer["body"] or b""
    if answer.get("isBase64Encoded"):
        return base64.b64decode(body)
    return body.encode() if isinstance(body, str) else body


def _packed(response: Response) -> Response:
    """Compressed where it is long and is not yet."""
    names = {name.lower() for name, _ in response.headers}
    if len(response.body) < _LEAST_PACKED or "content-encoding" in names:
        return response
    headers = [*response.headers, ("content-encoding", "gzip"), ("vary", "accept-encoding")]
    return replace(response, headers=headers, body=gzip.compress(response.body, 6, mtime=0))


def _plain(status: int, body: bytes) -> Response:
    return Response(status, [("content-type", "application/json")], body)
