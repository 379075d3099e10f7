"""What is awaited, in a thread of its own: a browser's loop may run in this one."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def aside[T](coroutine: Coroutine[Any, Any, T]) -> T:
    """What it gives, wherever the tests before it left their loop."""
    with ThreadPoolExecutor(1) as other:
        return other.submit(asyncio.run, coroutine).result()
