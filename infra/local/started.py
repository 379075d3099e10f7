"""A local runner started by another program: by the tests, the benches, the replay."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psutil

ROOT = Path(__file__).parents[2]
_PATIENCE_SECONDS = 20


class Started:
    def __init__(self, state: Path, *, tenants: str = "demo", app: Path = ROOT) -> None:
        self.port = _free_port()
        self._command = [
            sys.executable, "-m", "infra.local", "--tenants", tenants,
            "--state", str(state), "--port", str(self.port), "--app", str(app),
        ]  # fmt: skip
        self._process = self.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.kill()

    def start(self) -> subprocess.Popen[str]:
        """Start it (again), and return when it is ready."""
        self._process = subprocess.Popen(
            self._command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=_environment()
        )
        output = self._process.stdout
        if output is None or not any(line.startswith("Ready") for line in output):
            raise RuntimeError(f"the runner ended: {self._process.wait()}")
        return self._process

    def stop(self) -> int:
        """Ask it to stop, as `kill` does; the answer is its exit status."""
        self._process.send_signal(signal.SIGTERM)
        return self._wait()

    def kill(self) -> None:
        """Kill every process of it, at once and without a warning."""
        if self._process.poll() is None:
            for process in self.processes():
                process.kill()
        self._wait()

    def processes(self) -> list[psutil.Process]:
        supervisor = psutil.Process(self._process.pid)
        return [supervisor, *supervisor.children(recursive=True)]

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> tuple[int, Any]:
        """The status and the JSON of an answer."""
        front = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE_SECONDS)
        try:
            sent = None if body is None else json.dumps(body)
            front.request(method, path, sent, {"Content-Type": "application/json", **headers})
            answer = front.getresponse()
            return answer.status, json.loads(answer.read() or b"null")
        finally:
            front.close()

    def _wait(self) -> int:
        if self._process.stdout:
            self._process.stdout.close()
        return self._process.wait(_PATIENCE_SECONDS)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
