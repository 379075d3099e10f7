"""HTTP with a running local runner, as a citizen or as one of the demo county's staff."""

import http.client
import json
import time
from typing import Any

PATIENCE_SECONDS = 20
IDLE_SECONDS = 60  # the front lets go of a connection after 75
COUNTY = "/api/t/demo"

Json = dict[str, Any]


class RefusedError(Exception):
    """The runner answered, and not as was expected."""


class Talk:
    def __init__(self, port: int) -> None:
        self._front = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
        self._used_at = time.monotonic()
        self._tokens: dict[str, str] = {}

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> tuple[int, Any]:
        """The status and the JSON of an answer."""
        sent = None if body is None else json.dumps(body)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if time.monotonic() - self._used_at > IDLE_SECONDS:
            self._front.close()  # the next request opens it again
        self._used_at = time.monotonic()
        self._front.request(method, path, sent, {"Content-Type": "application/json", **named})
        answer = self._front.getresponse()
        return answer.status, json.loads(answer.read() or b"null")

    def must(self, method: str, path: str, body: object = None, **headers: str) -> Any:
        """The JSON of an answer that is no refusal."""
        status, answer = self.ask(method, path, body, **headers)
        if status >= 300:
            raise RefusedError(f"{method} {path}: {status} {answer}")
        return answer

    def staff(self, user: str) -> dict[str, str]:
        """The header of a session, which is begun when it is first needed."""
        if user not in self._tokens:
            account = {"user": user, "password": f"demo-{user}"}
            self._tokens[user] = self.must("POST", f"{COUNTY}/session", account)["token"]
        return {"Authorization": f"Bearer {self._tokens[user]}"}

    def places(self) -> list[Json]:
        """The demo county's places that are in use."""
        found = self.must("GET", f"{COUNTY}/places?limit=500", **self.staff("admin"))
        return [place for place in found["items"] if place["active"]]

    def lift_limits(self, limit: int = 1_000_000) -> None:
        """Let more be submitted from one place and one address than citizens would."""
        settings = self.must("GET", f"{COUNTY}/settings", **self.staff("admin"))
        lifted = settings | {"rate_per_place": limit, "rate_per_address": limit}
        self.must("PUT", f"{COUNTY}/settings", lifted, **self.staff("admin"))

    def close(self) -> None:
        self._front.close()
