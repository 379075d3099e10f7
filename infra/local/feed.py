"""A table's stream for its readers: the records after the one that a reader has finished, at once.

DynamoDB Streams is polled; here a reader waits inside its request and a new record wakes it. Where
a reader stands is kept in the store, so it comes back together with the records themselves.
"""

import asyncio
import bisect

from ministack.services import dynamodb

from infra.local import filters
from infra.local.disk import Disk
from infra.local.filters import Filter
from infra.local.journal import Journal
from infra.local.wire import Answer, Ask, Record

_SPACE = "reader"
_LOOKED_AT_ONCE = 2000


class Feed:
    def __init__(self, disk: Disk, journal: Journal) -> None:
        self._journal = journal
        self._finished = {reader: value.decode() for reader, value in disk.rows(_SPACE)}
        self._arrived: dict[str, asyncio.Event] = {}
        self._filters: dict[str, Filter] = {}

    def wake(self, table: str) -> None:
        """Tell the readers of a table that it has a new record."""
        if event := self._arrived.pop(table, None):
            event.set()

    async def read(self, ask: Ask) -> Answer:
        """The next records; waits for one where there is none."""
        self._note_finished(ask)
        after = self._start(ask) if ask.after is None else ask.after
        until = asyncio.get_running_loop().time() + ask.wait
        answer = self._page(ask, after)
        while not answer.records and (left := until - asyncio.get_running_loop().time()) > 0:
            await self._next(ask.table, left)
            answer = self._page(ask, answer.after)
        return answer

    def _page(self, ask: Ask, after: str) -> Answer:
        answer, wanted = Answer(after, []), self._wanted(ask)
        for record in _after(ask.table, after):
            answer.after = _number(record)
            if wanted(record):
                answer.records.append(record)
            if len(answer.records) == ask.limit:
                break
        return answer

    def _wanted(self, ask: Ask) -> Filter:
        if ask.reader not in self._filters:
            self._filters[ask.reader] = filters.any_of(ask.patterns)
        return self._filters[ask.reader]

    def _note_finished(self, ask: Ask) -> None:
        if ask.finished is not None and ask.finished != self._finished.get(ask.reader):
            self._finished[ask.reader] = ask.finished
            self._journal.put(_SPACE, ask.reader, ask.finished.encode())

    def _start(self, ask: Ask) -> str:
        if ask.reader in self._finished:
            return self._finished[ask.reader]
        records = _records(ask.table)
        return _number(records[-1]) if records and ask.start == "LATEST" else ""

    async def _next(self, table: str, wait: float) -> None:
        event = self._arrived.setdefault(table, asyncio.Event())
        try:
            await asyncio.wait_for(event.wait(), wait)
        except TimeoutError:
            return


def _records(table: str) -> list[Record]:
    return dynamodb._stream_records.get(table) or []


def _number(record: Record) -> str:
    number: str = record["dynamodb"]["SequenceNumber"]
    return number


def _after(table: str, number: str) -> list[Record]:
    records = _records(table)
    first = bisect.bisect_right(records, number, key=_number)
    return records[first : first + _LOOKED_AT_ONCE]
