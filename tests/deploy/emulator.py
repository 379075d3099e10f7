"""Stock ministack in a process of its own: CloudFormation, API Gateway, Lambda, streams and all."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen


@contextmanager
def emulator(folder):
    """Its environment for AWS clients; its workers are stopped with it."""
    port = free_port()
    endpoint = f"http://127.0.0.1:{port}"
    settings = {"GATEWAY_PORT": str(port), "BIND_HOST": "127.0.0.1", "MINISTACK_HOST": "127.0.0.1"}
    quiet = {"IOT_MTLS_ENABLED": "0", "TMPDIR": str(folder), "LOG_LEVEL": "WARNING"}
    with (folder / "ministack.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "ministack"], cwd=folder, env=os.environ | settings | quiet,
            stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
        try:
            wait_for(f"{endpoint}/_ministack/health", process)
            yield {"AWS_ENDPOINT_URL": endpoint, "AWS_DEFAULT_REGION": "us-east-1"}
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address, process, *, seconds=30):
    for _ in range(seconds * 10):
        try:
            urlopen(address, timeout=2).close()
        except (URLError, ConnectionError, TimeoutError):
            assert process.poll() is None, "ministack did not start"
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)
