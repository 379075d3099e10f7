"""The console's pages and the real API behind one origin, in this process, with a clock of its own."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from chalice.test import Client

import app as product
from tests.stream import Stream
from tests.web.patience import PATIENCE_MS


class Clock:
    """The product's one clock, moved by hand."""

    def __init__(self) -> None:
        self.behind = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) - self.behind

    @contextmanager
    def back(self, **ago: float) -> Iterator[None]:
        """Do something in the past."""
        self.behind, before = timedelta(**ago), self.behind
        yield
        self.behind = before


class House:
    """One origin: the product with its pages, as it answers where there is no CDN."""

    def __init__(self, clock: Clock) -> None:
        self.client, self.stream, self.clock = Client(product.app), Stream(), clock
        # Chalice would put another os.environ in place for each request, under the feet of pytest's own thread.
        self.client.http._patched_env_vars = lambda _: nullcontext()  # type: ignore[method-assign]
        self.turn = threading.Lock()  # moto's tables know no two writers at once
        self.asked: list[tuple[str, str]] = []
        self.tokens: dict[tuple[str, timedelta], str] = {}
        self.places: dict[str, str] = {}
        self.url = ""

    def answer(self, method: str, path: str, headers: dict[str, str], body: bytes) -> Any:
        with self.turn:
            self.asked.append((method, path))
            answer = self.client.http.request(method, path, headers=headers, body=body)
            if method != "GET":
                self._deliver()
        return answer

    def _deliver(self) -> None:
        """Hand what is new to both of the stream's readers."""
        while events := self.stream.fresh():
            for reader in (product.route_appeals, product.notify_people):
                assert reader({"Records": events}, None) == {"batchItemFailures": []}

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        raw = b"" if body is None else json.dumps(body).encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = self.answer(method, path, {"Content-Type": "application/json"} | named, raw)
        assert answer.status_code < 300, answer.body.decode()
        return json.loads(answer.body) if answer.body else None

    def as_(self, user: str, method: str, path: str, body: Any = None) -> Any:
        session = user, self.clock.behind  # a session of one day is over on another
        if session not in self.tokens:
            self.tokens[session] = self.sign_in(user)
        token = f"Bearer {self.tokens[session]}"
        return self.call(method, f"/api/t/demo{path}", body, Authorization=token)

    def wait(self, done: Callable[[], bool]) -> None:
        """Until it is so; what never comes fails."""
        until = time.monotonic() + PATIENCE_MS / 1000
        while not done():
            assert time.monotonic() < until
            time.sleep(0.1)

    def sign_in(self, user: str, password: str = "") -> str:
        asked = {"user": user, "password": password or f"demo-{user}"}
        return str(self.call("POST", "/api/t/demo/session", asked)["token"])

    def submit(self, code: str, content: str, **rest: Any) -> str:
        key = f"{len(self.asked):020}"
        body = {"code": code, "content": content} | rest
        return str(self.call("POST", "/api/appeals", body, Idempotency_Key=key)["no"])

    def act(self, user: str, no: str, action: str, **body: Any) -> Any:
        item = self.as_(user, "GET", f"/desk/appeals/{no}")
        path = f"/desk/appeals/{no}/{action}"
        return self.as_(user, "POST", path, {"step": item["step"]} | body)

    def excuse(self, no: str) -> None:
        """Let nobody wait for the co-units of a matter."""
        for task in self.as_("dispatcher", "GET", f"/desk/appeals/{no}")["tasks"]:
            if "excuse" in task["can"]:
                told = {"task": task["id"], "decision": "excuse", "note": "由主办单位一并答复"}
                self.act("dispatcher", no, "close-task", **told)


def _handler(house: House) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            answer = house.answer(self.command, self.path, dict(self.headers), body)
            self._send(answer.status_code, dict(answer.headers), answer.body)

        do_POST = do_PUT = do_DELETE = do_GET  # noqa: N815 (the library's names)

        def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response(status)
            for name, value in headers.items():
                if name.lower() != "content-length":
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    return Handler


@contextmanager
def serving(house: House) -> Iterator[House]:
    """The house, answering on a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(house))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    house.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield house
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
