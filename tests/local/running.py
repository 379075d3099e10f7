"""A local runner under test: started, asked, stopped or killed."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).parents[2]
STUB = Path(__file__).with_name("stub")


class Runner:
    def __init__(self, state: Path, app: Path = STUB) -> None:
        self.port = _free_port()
        self._command = [
            sys.executable, "-m", "infra.local", "--tenants", "none",
            "--state", str(state), "--port", str(self.port), "--app", str(app),
        ]  # fmt: skip
        self._process: subprocess.Popen[str] | None = None
        self._front: http.client.HTTPConnection | None = None
        self.start()

    def start(self) -> None:
        self._process = subprocess.Popen(
            self._command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=_environment()
        )
        assert self._process.stdout
        for line in self._process.stdout:
            if line.startswith("Ready"):
                return
        raise AssertionError(f"the runner ended: {self._process.wait()}")

    def stop(self) -> int:
        """Ask it to stop, as `kill` does."""
        return self._end(lambda process: process.send_signal(signal.SIGTERM))

    def kill(self) -> None:
        """Kill every process of it, at once and without a warning."""
        self._end(lambda process: [each.kill() for each in self.processes()])

    def processes(self) -> list[psutil.Process]:
        assert self._process
        supervisor = psutil.Process(self._process.pid)
        return [supervisor, *supervisor.children(recursive=True)]

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        """The status and the JSON of an answer."""
        front = self._front or http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        self._front = front
        sent = None if body is None else json.dumps(body)
        front.request(method, path, sent, {"Content-Type": "application/json", **headers})
        answer = front.getresponse()
        return answer.status, json.loads(answer.read())

    def _end(self, how: Any) -> int:
        assert self._process
        if self._front:
            self._front.close()
            self._front = None
        if self._process.poll() is None:
            how(self._process)
        if self._process.stdout:
            self._process.stdout.close()
        return self._process.wait(10)


def until(question: Any, *, seconds: float = 10) -> Any:
    """Ask until the answer is true, and return it."""
    give_up = time.monotonic() + seconds
    while not (answer := question()):
        assert time.monotonic() < give_up, "it did not happen in time"
        time.sleep(0.02)
    return answer


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
