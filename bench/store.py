"""The store of the local runner in a process of its own, empty and with its journal on disk: what `make run` stands on."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from infra.local.started import ROOT


@contextmanager
def stored(folder: Path) -> Iterator[dict[str, str]]:
    """Its environment for AWS clients; it ends with the block."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        endpoint = f"http://127.0.0.1:{listening.getsockname()[1]}"
        life, end_of_life = os.pipe()
        held = (listening.fileno(), life)
        process = subprocess.Popen(
            [sys.executable, "-m", "infra.local.store", str(folder), *map(str, held)],
            cwd=ROOT, pass_fds=held,
        )  # fmt: skip
    os.close(life)
    try:
        yield {"AWS_ENDPOINT_URL": endpoint, "AWS_DEFAULT_REGION": "us-east-1"}
    finally:
        process.kill()
        process.wait()
        os.close(end_of_life)
