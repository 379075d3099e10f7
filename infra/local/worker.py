"""A worker process: starts one handler, or a few, as Lambda's event sources do."""

import os
import signal
import threading
from collections.abc import Sequence
from http.client import HTTPException

from chalice.app import BaseEventSourceConfig, Chalice

from infra.local.application import start_of


def serve(app: Chalice, sources: Sequence[BaseEventSourceConfig]) -> None:
    """Run until told to stop; what is under way then, is finished first."""
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    threading.excepthook = _end
    running = [start_of(app, source) for source in sources]
    threads = [threading.Thread(target=each.run, name=type(each).__name__) for each in running]
    for thread in threads:
        thread.start()
    stop.wait()
    for each in running:
        each.stop()
    for thread in threads:
        thread.join()


def _end(failure: threading.ExceptHookArgs) -> None:
    """A thread that fails takes its process with it: the supervisor starts a sound one."""
    if not isinstance(failure.exc_value, OSError | HTTPException):  # the store is gone, then
        threading.__excepthook__(failure)
    os._exit(1)
