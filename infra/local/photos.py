"""Photos and exports on the runner's own origin: `/s3/bucket/key` is S3's `/bucket/key`, for signed requests only.

As in the cloud, a browser may post a form that the app has signed, and get what the app has signed.
"""

import os
from datetime import UTC, datetime

import urllib3

from infra.local.gateway import Request, Response
from infra.local.signatures import form_is_signed, url_is_signed

_PREFIX = "/s3/"
_REACHED = ("UPLOADS", "PHOTOS", "EXPORTS")
_PASSED_ON = frozenset({"content-type", "range", "if-none-match"})
_GIVEN_BACK = frozenset(
    {
        "content-type",
        "etag",
        "last-modified",
        "cache-control",
        "content-range",
        "location",
        "content-disposition",
    }
)


class Photos:
    def __init__(self) -> None:
        self._store = urllib3.PoolManager(maxsize=8, retries=False, timeout=30)
        self._origin = os.environ["AWS_ENDPOINT_URL"]
        self._buckets = {os.environ[f"{name}_BUCKET"] for name in _REACHED}

    @staticmethod
    def has(path: str) -> bool:
        return path.startswith(_PREFIX)

    def answer(self, request: Request) -> Response:
        path = request.path.removeprefix(_PREFIX)
        if path.split("/")[0] not in self._buckets or not _is_signed(request, path):
            return Response(403, [("content-type", "text/plain")], b"Access Denied")
        answer = self._store.request(
            request.method,
            f"{self._origin}/{path}" + (f"?{request.query}" if request.query else ""),
            body=request.body or None,
            headers={name: value for name, value in request.headers if name in _PASSED_ON},
        )
        headers = [(n, v) for n, v in answer.headers.items() if n.lower() in _GIVEN_BACK]
        return Response(answer.status, headers, answer.data)


def _is_signed(request: Request, path: str) -> bool:
    at = datetime.now(UTC)
    if request.method == "POST":
        kind = dict(request.headers).get("content-type", "")
        return form_is_signed(path.strip("/"), request.body, kind, at=at)
    return request.method in {"GET", "HEAD"} and url_is_signed(
        request.method, f"/{path}", request.query, at=at
    )
