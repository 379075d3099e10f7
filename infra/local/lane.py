"""Hands records to a handler, in order, with the semantics of Lambda's event source mappings.

https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html
"""

import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

from infra.local.invoke import Context, Handler, failed_items

Record = dict[str, Any]
Mapping = dict[str, Any]
GiveUp = Callable[[Sequence[Record], str, int], None]
"""Keeps records that the handler never took: the records, why, and how often it was called."""

logger = logging.getLogger(__name__)

_FIRST_PAUSE, _LONGEST_PAUSE = 0.1, 10.0


class Lane:
    def __init__(
        self,
        name: str,
        handler: Handler,
        mapping: Mapping,
        *,
        finish: Callable[[str], None],
        give_up: GiveUp,
        stopping: threading.Event,
    ) -> None:
        self._name, self._handler = name, handler
        self._finish, self._give_up, self._stopping = finish, give_up, stopping
        self._size: int = mapping["BatchSize"]
        self._retries: int = mapping["MaximumRetryAttempts"]
        self._oldest: float = mapping["MaximumRecordAgeInSeconds"]
        self._bisects: bool = mapping.get("BisectBatchOnFunctionError", False)
        self._reports = "ReportBatchItemFailures" in mapping.get("FunctionResponseTypes", [])
        self._waiting: queue.SimpleQueue[Record | None] = queue.SimpleQueue()

    def put(self, record: Record) -> None:
        self._waiting.put(record)

    def close(self) -> None:
        self._waiting.put(None)

    def run(self) -> None:
        while (batch := self._next_batch()) and not self._stopping.is_set():
            self.deliver(batch)

    def deliver(self, batch: Sequence[Record], failed: int = 0) -> None:
        """Deliver a batch, that has failed so often before, until each record is taken or given up."""
        batch = self._without_expired(batch, failed)
        if not batch:
            return
        taken, culprit_known = self._call(batch)
        for record in batch[:taken]:
            self._finish(number_of(record))
        if rest := batch[taken:]:
            self._deliver_again(rest, 1 if taken else failed + 1, culprit_known=culprit_known)

    def _deliver_again(self, batch: Sequence[Record], failed: int, *, culprit_known: bool) -> None:
        """Try again after a pause; a batch is split first, which does not count as a try."""
        splits = self._bisects and len(batch) > 1
        if not splits and failed > self._retries >= 0:
            self._lose(batch, "RetryAttemptsExhausted", failed)
        elif not self._stopping.wait(_pause(failed)):
            if not splits:
                self.deliver(batch, failed)
            elif culprit_known:
                self.deliver(batch[:1], failed)
                self.deliver(batch[1:])
            else:
                middle = len(batch) // 2
                self.deliver(batch[:middle], failed - 1)
                self.deliver(batch[middle:], failed - 1)

    def _call(self, batch: Sequence[Record]) -> tuple[int, bool]:
        """How many records the handler has taken, from the first; and whether it named the next one."""
        try:
            answer = self._handler({"Records": list(batch)}, Context(self._name))
        except Exception:
            logger.exception("%s failed on %d records", self._name, len(batch))
            return 0, False
        failed = failed_items(answer) if self._reports else set()
        return next((i for i, r in enumerate(batch) if number_of(r) in failed), len(batch)), True

    def _next_batch(self) -> list[Record]:
        batch: list[Record] = []
        record = self._waiting.get()
        while record is not None:
            batch.append(record)
            if len(batch) == self._size or self._waiting.empty():
                return batch
            record = self._waiting.get()
        self.close()  # and so ends the next look, too
        return batch

    def _without_expired(self, batch: Sequence[Record], failed: int) -> Sequence[Record]:
        if self._oldest < 0:
            return batch
        horizon = time.time() - self._oldest
        created = (record["dynamodb"]["ApproximateCreationDateTime"] for record in batch)
        fresh = next((i for i, at in enumerate(created) if at >= horizon), len(batch))
        if fresh:
            self._lose(batch[:fresh], "RecordAgeExceeded", failed)
        return batch[fresh:]

    def _lose(self, records: Sequence[Record], why: str, calls: int) -> None:
        logger.error("%s gave up on %d records: %s", self._name, len(records), why)
        self._give_up(records, why, calls)
        for record in records:
            self._finish(number_of(record))


def number_of(record: Record) -> str:
    number: str = record["dynamodb"]["SequenceNumber"]
    return number


def _pause(failed: int) -> float:
    longest: float = min(_FIRST_PAUSE * 2 ** (failed - 1), _LONGEST_PAUSE)
    return longest
