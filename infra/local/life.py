"""A child process does not outlive its supervisor, however that ends.

The supervisor alone holds the writing end of a pipe and never writes. When it is gone the pipe
ends, and so does each child that waits on it.
"""

import os
import threading


def end_with(pipe: int) -> None:
    """End this process as soon as the pipe ends."""
    threading.Thread(target=_wait, args=(pipe,), daemon=True, name="life").start()


def _wait(pipe: int) -> None:
    os.read(pipe, 1)
    os._exit(1)
