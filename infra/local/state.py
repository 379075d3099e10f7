"""The state directory, which belongs to one runner at a time."""

import fcntl
import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ENVIRONMENT = "environment.json"  # the file that says what the runner gave its functions
_PATIENCE_SECONDS = 6


@contextmanager
def locked(folder: Path) -> Iterator[int]:
    """Hold the directory, as a file descriptor that children may hold on to as well."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _acquire(lock, folder)
        yield lock
    finally:
        os.close(lock)


def _acquire(lock: int, folder: Path) -> None:
    """Take the lock. A runner that was just killed may need a moment to let go of it."""
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise SystemExit(f"another runner uses {folder}: make run STATE=…") from None
            time.sleep(0.05)
        else:
            return


def remember(folder: Path, given: dict[str, str]) -> None:
    """Keep what the functions got, for commands that are run by hand beside them."""
    (folder / ENVIRONMENT).write_text(json.dumps(given))


def environment(folder: Path) -> dict[str, str]:
    """What the runner that uses this state gave its functions when it started."""
    told = folder / ENVIRONMENT
    if not told.exists():
        sys.exit(f"No runner has used {folder}: make run first, and this beside it.")
    variables: dict[str, str] = json.loads(told.read_text())
    return variables
