"""Holds each answer back until everything it could have seen is on disk.

All calls that are ready together are worked through first, then one write keeps what they changed,
and only then are they answered: the more callers, the fewer writes for each.
"""

import asyncio
import logging
import os
import threading

from infra.local.disk import Disk, Key

STATE_GONE = 3  # the store's exit status where a new one would begin with nothing
logger = logging.getLogger(__name__)


class Journal:
    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self._rows: dict[Key, bytes | None] = {}
        self._emptied: set[str] = set()
        self._changing = threading.Lock()
        self._written: asyncio.Future[None] | None = None

    def put(self, space: str, name: str, value: bytes) -> None:
        with self._changing:
            self._rows[space, name] = value

    def drop(self, space: str, name: str) -> None:
        with self._changing:
            self._rows[space, name] = None

    def empty(self, space: str) -> None:
        with self._changing:
            self._rows = {key: value for key, value in self._rows.items() if key[0] != space}
            self._emptied.add(space)

    async def settled(self) -> None:
        """Return when all that has happened up to now is on disk."""
        if not self._rows and not self._emptied:
            return
        if self._written is None:
            loop = asyncio.get_running_loop()
            self._written = loop.create_future()
            loop.call_soon(self._write)
        await asyncio.shield(self._written)

    def _write(self) -> None:
        with self._changing:
            emptied, rows = self._emptied, self._rows
            self._emptied, self._rows = set(), {}
        try:
            self._disk.write(emptied, rows)
        except BaseException:
            # Memory is ahead of the disk now: nothing may be answered any more.
            logger.critical("the store can't write its journal, so it stops", exc_info=True)
            os._exit(1)
        if not self._disk.is_there():
            logger.critical(
                "the store's files were taken away: nothing more can be kept, so it stops"
            )
            os._exit(STATE_GONE)
        if self._written:
            self._written.set_result(None)
            self._written = None
