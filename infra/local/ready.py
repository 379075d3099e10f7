"""Opens the demo county where it is asked for, and says when the runner is ready."""

import http.client

from infra.local.demo import open_demo

_PATIENCE_SECONDS = 30


def announce(port: int, tenants: str) -> None:
    lines = list(open_demo().lines()) if tenants == "demo" else []
    _wait_for_an_answer(port)
    print("\n".join([f"Ready http://127.0.0.1:{port}", *lines]), flush=True)


def _wait_for_an_answer(port: int) -> None:
    """Ask the front for anything: it listens already, and answers as soon as it can."""
    front = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE_SECONDS)
    front.request("GET", "/")
    front.getresponse().read()
    front.close()
