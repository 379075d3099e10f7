"""Holds each answer back until everything it could have seen is on disk.

Changes gather while a batch is being written, and go out together in the next one, so one flush of
the disk serves everybody who waits.
"""

import asyncio
import logging
import os
import threading
from concurrent.futures import ThreadPoolExecutor

from infra.local.disk import Disk, Key

logger = logging.getLogger(__name__)


class Journal:
    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self._rows: dict[Key, bytes | None] = {}
        self._emptied: set[str] = set()
        self._changed = threading.Lock()
        self._made = 0
        self._kept = 0
        self._round: asyncio.Task[None] | None = None
        self._writer = ThreadPoolExecutor(1, "journal")

    def put(self, space: str, name: str, value: bytes) -> None:
        self._note((space, name), value)

    def drop(self, space: str, name: str) -> None:
        self._note((space, name), None)

    def empty(self, space: str) -> None:
        with self._changed:
            self._rows = {key: value for key, value in self._rows.items() if key[0] != space}
            self._emptied.add(space)
            self._made += 1

    async def settled(self) -> None:
        """Return when all that has happened up to now is on disk."""
        until = self._made
        while self._kept < until:
            if self._round is None:
                self._round = asyncio.create_task(self._write())
            await asyncio.shield(self._round)

    def _note(self, key: Key, value: bytes | None) -> None:
        with self._changed:
            self._rows[key] = value
            self._made += 1

    async def _write(self) -> None:
        with self._changed:
            emptied, rows, until = self._emptied, self._rows, self._made
            self._emptied, self._rows = set(), {}
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._writer, self._write_or_die, emptied, rows)
        self._kept, self._round = until, None

    def _write_or_die(self, emptied: set[str], rows: dict[Key, bytes | None]) -> None:
        """Write a batch. Memory is ahead of a disk that refuses, so nothing may be answered after that."""
        try:
            self._disk.write(emptied, rows)
        except BaseException:
            logger.critical("the store can't write its journal, so it stops", exc_info=True)
            os._exit(1)
