"""DynamoDB in the journal: each item and each stream record, as ministack sets and removes them."""

import itertools
import json
import time
from collections.abc import Callable, Iterator
from typing import Any

from ministack.services import dynamodb

from infra.local.codec import decode, encode
from infra.local.disk import Disk
from infra.local.journal import Journal

Item = dict[str, Any]
Table = dict[str, Any]

_set_item, _remove_item = dynamodb._set_item, dynamodb._remove_item
_items_replaced, _emit_stream_event = dynamodb._items_replaced, dynamodb._emit_stream_event
_drop_stream_records = dynamodb.drop_stream_records


def restore(disk: Disk) -> None:
    """Fill the tables that the catalogue has brought back, and carry the streams on where they stood."""
    newest = 0
    for (account, region, name), table in dynamodb._tables.all_items():
        for _, row in disk.rows(_items_of(table)):
            item = decode(row)
            pk, sk = _key(table, item)
            _set_item(table, pk, sk, item)
        records = list(_live_records(disk, table))
        dynamodb._stream_records.set_scoped(account, region, name, records)
        newest = max(newest, *(int(r["dynamodb"]["SequenceNumber"]) for r in records[-1:]), 0)
    dynamodb._next_stream_seq = _sequence(newest).__next__


class Watch:
    """Tells the journal of every change, and wakes the readers of a stream that grows."""

    def __init__(self, journal: Journal, wake: Callable[[str], None]) -> None:
        self._journal, self._wake = journal, wake
        dynamodb._set_item, dynamodb._remove_item = self._set_item, self._remove_item
        dynamodb._items_replaced = self._items_replaced
        dynamodb._emit_stream_event = self._emit_stream_event
        dynamodb.drop_stream_records = self._drop_stream_records

    def _set_item(self, table: Table, pk: Any, sk: Any, item: Item) -> Any:
        self._journal.put(_items_of(table), _name(pk, sk), encode(item))
        return _set_item(table, pk, sk, item)

    def _remove_item(self, table: Table, pk: Any, sk: Any) -> Any:
        self._journal.drop(_items_of(table), _name(pk, sk))
        return _remove_item(table, pk, sk)

    def _items_replaced(self, table: Table) -> None:
        _items_replaced(table)
        self._journal.empty(_items_of(table))
        for pk, row in table["items"].items():
            for sk, item in row.items():
                self._journal.put(_items_of(table), _name(pk, sk), encode(item))

    def _emit_stream_event(self, name: str, *change: Any, **options: Any) -> None:
        before = _last_record(name)
        _emit_stream_event(name, *change, **options)
        record = _last_record(name)
        if record is not None and record is not before:
            space = _stream_of(dynamodb._tables[name])
            self._journal.put(space, record["dynamodb"]["SequenceNumber"], encode(record))
            self._wake(name)

    def _drop_stream_records(self, name: str, table: Table | None = None) -> None:
        _drop_stream_records(name, table)
        if table is not None:
            self._journal.empty(_stream_of(table))
            if name not in dynamodb._tables:
                self._journal.empty(_items_of(table))


def forget_expired(journal: Journal) -> None:
    """Drop the stream records that are past their 24 hours."""
    for (account, region, name), records in dynamodb._stream_records.all_items():
        table = dynamodb._tables.get_scoped(account, region, name)
        for record in itertools.takewhile(_expired, list(records)):
            journal.drop(_stream_of(table), record["dynamodb"]["SequenceNumber"])
        dynamodb._trim_stream_records(name, account_id=account, region=region)


def _sequence(newest: int) -> Iterator[str]:
    """Sequence numbers that grow, over restarts and over a clock that is set back, too."""
    while True:
        newest = max(newest + 1, time.time_ns())
        yield f"{newest:030d}"


def _live_records(disk: Disk, table: Table) -> Iterator[Item]:
    return itertools.dropwhile(_expired, (decode(row) for _, row in disk.rows(_stream_of(table))))


def _expired(record: Item) -> bool:
    horizon: float = time.time() - dynamodb._STREAM_RETENTION_SECONDS
    created: float = record["dynamodb"]["ApproximateCreationDateTime"]
    return created < horizon


def _last_record(table: str) -> Item | None:
    records = dynamodb._stream_records.get(table)
    return records[-1] if records else None


def _key(table: Table, item: Item) -> tuple[Any, Any]:
    pk = dynamodb._extract_key_val(item[table["pk_name"]])
    sk_name = table["sk_name"]
    return pk, dynamodb._extract_key_val(item[sk_name]) if sk_name else "__no_sort__"


def _name(pk: Any, sk: Any) -> str:
    return json.dumps([str(pk), str(sk)], ensure_ascii=False)


def _items_of(table: Table) -> str:
    return f"item {table['TableArn']}"


def _stream_of(table: Table) -> str:
    return f"stream {table['TableArn']}"
