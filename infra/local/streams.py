"""DynamoDB Streams → a handler: reads a table's stream and deals its records out to lanes.

Records reach the handler at least once. A reader's place in the stream moves past a record only when
the handler has taken it, or it lies in the on-failure queue.
"""

import threading
from collections.abc import Callable
from typing import Any
from zlib import crc32

import msgspec

from infra.local import filters
from infra.local.invoke import Handler
from infra.local.lane import GiveUp, Lane, Mapping, Record, number_of
from infra.local.progress import Progress
from infra.local.wire import Answer, Ask

_WAIT_SECONDS = 2.0
_GATHER_SECONDS = 0.04  # the first record goes at once; those that follow it go together
_ROOM_IN_A_LANE = 250


class Reader:
    """One mapping of a stream to a handler; ParallelizationFactor is its number of lanes."""

    def __init__(
        self,
        name: str,
        handler: Handler,
        mapping: Mapping,
        *,
        table: str,
        ask: Callable[[Ask], Answer],
        give_up: GiveUp,
    ) -> None:
        lanes: int = mapping.get("ParallelizationFactor", 1)
        limit: int = mapping["BatchSize"] * lanes
        self._ask = ask
        self._question = Ask(
            table,
            name,
            mapping["StartingPosition"],
            limit,
            _WAIT_SECONDS,
            filters.patterns_of(mapping),
        )
        self._progress = Progress(room=_ROOM_IN_A_LANE * lanes)
        self._stopping = threading.Event()
        self._lanes = [
            Lane(
                name,
                handler,
                mapping,
                finish=self._progress.finish,
                give_up=give_up,
                stopping=self._stopping,
            )
            for _ in range(lanes)
        ]

    def run(self) -> None:
        """Read until told to stop; then wait for what is under way, and tell where it ended."""
        threads = [threading.Thread(target=lane.run, daemon=True) for lane in self._lanes]
        for thread in threads:
            thread.start()
        while not self._stopping.is_set():
            self._read()
        for lane, thread in zip(self._lanes, threads, strict=True):
            lane.close()
            thread.join()
        self._ask(self._asking(wait=0.0, limit=0))

    def stop(self) -> None:
        self._stopping.set()

    def _read(self) -> None:
        answer = self._ask(self._asking())
        for record in answer.records:
            self._progress.begin(number_of(record))
            self._lane_of(record).put(record)
        self._progress.seen(answer.after)
        self._question.after = answer.after
        if answer.records:
            self._stopping.wait(_GATHER_SECONDS)

    def _asking(self, **changes: Any) -> Ask:
        return msgspec.structs.replace(self._question, finished=self._progress.position, **changes)

    def _lane_of(self, record: Record) -> Lane:
        keys = sorted(record["dynamodb"]["Keys"].items())
        return self._lanes[crc32(str(keys[0]).encode()) % len(self._lanes)]
