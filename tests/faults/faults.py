"""Number every call to the outside and make some of them fail, before or after their effect.

A call is one of botocore's, with all its attempts on the wire, or one request to a group robot.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from unittest.mock import patch

import botocore.endpoint
from botocore.awsrequest import AWSResponse
from botocore.client import BaseClient
from botocore.exceptions import ReadTimeoutError
from moto.core.botocore_stubber import BotocoreStubber, MockRawResponse

from functions.notify import http
from functions.notify.robot import Response


class Killed(BaseException):
    """The process dies: neither `except Exception` nor a retry of botocore's sees it."""


class Fault(StrEnum):
    """How a call fails."""

    THROTTLED = "throttled"
    ERROR = "error"
    ERROR_AFTER = "error after the effect"
    TIMEOUT = "timeout"
    TIMEOUT_AFTER = "timeout after the effect"
    KILLED = "killed"
    KILLED_AFTER = "killed after the effect"


AFTER = {Fault.ERROR_AFTER, Fault.TIMEOUT_AFTER, Fault.KILLED_AFTER}
DEADLY = {Fault.KILLED, Fault.KILLED_AFTER}


@dataclass(frozen=True)
class Strike:
    """Which call fails, how, and whether botocore's own retries of it fail too."""

    call: int
    fault: Fault
    always: bool = False


def strikes(calls: int) -> list[Strike]:
    """Every strike there can be; a process dies once only."""
    return [
        Strike(call, fault, always)
        for call in range(calls)
        for fault in Fault
        for always in ((False,) if fault in DEADLY else (False, True))
    ]


@dataclass
class Injector:
    """Counts the calls, and strikes some of them."""

    strikes: dict[int, Strike] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    watching: bool = False
    struck: int = 0
    _armed: Strike | None = None

    def begin(self, *strikes: Strike) -> None:
        """Count from nought; from now on the strikes await their calls."""
        self.strikes = {strike.call: strike for strike in strikes}
        self.calls, self.struck, self._armed = [], 0, None
        self.watching = True

    @contextmanager
    def unseen(self) -> Iterator[None]:
        """What the test itself asks is neither counted nor struck."""
        before, self.watching = self.watching, False
        try:
            yield
        finally:
            self.watching = before

    @contextmanager
    def call(self, name: str) -> Iterator[None]:
        """One call, with all its attempts."""
        if self.watching:
            self._armed = self.strikes.get(len(self.calls))
            self.calls.append(name)
        try:
            yield
        finally:
            self._armed = None

    def attempt[T](self, effect: Callable[[], T], fail: Callable[[Fault], T]) -> T:
        """One attempt on the wire: the effect, or a failure in its place or after it."""
        if not (self.watching and self._armed):
            return effect()
        fault, always = self._armed.fault, self._armed.always
        self._armed = self._armed if always else None
        self.struck += 1
        if fault in AFTER:
            effect()
        if fault in DEADLY:
            raise Killed
        return fail(fault)

    @contextmanager
    def installed(self) -> Iterator["Injector"]:
        """Between every client and moto, and before every robot; nothing waits between retries."""
        with ExitStack() as stack:
            stack.enter_context(patch.object(BaseClient, "_make_api_call", self._logical()))
            stack.enter_context(patch.object(BotocoreStubber, "__call__", self._wire()))
            stack.enter_context(patch.object(http, "post", self._robot()))
            stack.enter_context(patch.object(botocore.endpoint, "time", _NoWaiting))
            yield self

    def _logical(self) -> Any:
        original = BaseClient._make_api_call

        def call(client: Any, operation: str, arguments: dict[str, Any]) -> Any:
            with self.call(f"{client.meta.service_model.service_name}:{operation}"):
                return original(client, operation, arguments)

        return call

    def _wire(self) -> Any:
        original = BotocoreStubber.__call__

        def attempt(stub: Any, event_name: str, request: Any, **rest: Any) -> Any:
            return self.attempt(
                lambda: original(stub, event_name, request, **rest),
                lambda fault: _failed(request, fault),
            )

        return attempt

    def _robot(self) -> Any:
        original = http.post

        def post(request: Any) -> Response:
            with self.call("robot:Post"):
                return self.attempt(lambda: original(request), _unheard)

        return post


class _NoWaiting:
    @staticmethod
    def sleep(seconds: float) -> None:
        """Retries follow at once."""


def _failed(request: Any, fault: Fault) -> AWSResponse:
    if fault in {Fault.TIMEOUT, Fault.TIMEOUT_AFTER}:
        raise ReadTimeoutError(endpoint_url=request.url)
    status, code = (
        (400, "ThrottlingException") if fault is Fault.THROTTLED else (500, "InternalError")
    )
    xml = f"<Error><Code>{code}</Code><Message>injected</Message></Error>"
    json = f'{{"__type": "{code}", "message": "injected"}}'
    is_s3 = ".s3." in request.url or "//s3." in request.url
    return AWSResponse(request.url, status, {}, MockRawResponse(xml if is_s3 else json))


def _unheard(fault: Fault) -> Response:
    if fault is Fault.TIMEOUT:
        raise http.Unsent("injected")
    if fault is Fault.TIMEOUT_AFTER:
        raise http.Unanswered("injected")
    return Response(429 if fault is Fault.THROTTLED else 502, b"")
