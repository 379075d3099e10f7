"""An index in its order, so that a page of it costs what the page holds.

ministack orders a whole partition for each page that is read of it. Here each row is put in its place when it is written, and a
query is shown only what can stand on its page; which of that is the answer is decided by ministack, as before.
"""

import re
from bisect import bisect_left, bisect_right, insort
from contextvars import ContextVar
from operator import itemgetter
from typing import Any

from ministack.services import dynamodb

Asked = dict[str, Any]
Key = tuple[Any, Any]  # of a row, in its table
Place = tuple[Any, ...]  # of a row, in its index: the sort key, then the row's own key
Row = tuple[Place, Key]

_CONDITION = re.compile(
    r"\(?([#\w]+) = (:\w+)(?: AND ([#\w]+) (?:(<=?|>=?|=) (:\w+)|BETWEEN (:\w+) AND (:\w+)))?\)?"
)
_asked: ContextVar[Asked | None] = ContextVar("asked", default=None)
_query, _index_members = dynamodb._query, dynamodb._index_members
_place: Any = itemgetter(0)


class Partition(dict[Key, Any]):
    """The rows of a partition, each with its place, and their order."""

    def __init__(self, index: "Index") -> None:
        super().__init__()
        self._index, self.rows = index, list[Row]()

    def __setitem__(self, key: Key, _: None) -> None:
        self.pop(key)
        place = self._index.place_of(key)
        super().__setitem__(key, place)
        insort(self.rows, (place, key))

    def pop(self, key: Key, _: None = None) -> None:  # type: ignore[override]
        place = super().pop(key, None)
        if place is not None:
            del self.rows[bisect_left(self.rows, place, key=_place)]


class Index(dict[Any, Partition]):
    """The partitions of an index."""

    def __init__(self, table: dict[str, Any], name: str) -> None:
        super().__init__()
        _, self.sorts = dynamodb._index_key_lists(dynamodb._index_def(table, name))
        self.keys_of_order = dynamodb._index_order_keys(table, self.sorts)
        self._table = table

    def place_of(self, key: Key) -> Place:
        pk, sk = key
        return self.place(self._table["items"][pk][sk])

    def place(self, item: dict[str, Any]) -> Place:
        return tuple(dynamodb._index_order_value(item, *each) for each in self.keys_of_order)

    def setdefault(self, partition: Any, _: object = None) -> Partition:
        if partition not in self:
            self[partition] = Partition(self)
        return self[partition]

    def get(self, partition: Any, _: object = None) -> list[Key]:  # type: ignore[override]
        """What can stand on the page that is asked for."""
        rows = self[partition].rows if partition in self else []
        asked = _asked.get()
        return [key for _, key in (_page(self, rows, asked) if asked else rows)]


def keep_in_order() -> None:
    dynamodb._query, dynamodb._index_members = _query_of, _members


def _query_of(data: Asked) -> Any:
    token = _asked.set(data)
    try:
        return _query(data)
    finally:
        _asked.reset(token)


def _members(table: dict[str, Any]) -> dict[str, Index]:
    found: dict[str, Index] = table.get(dynamodb._INDEX_MEMBERS) or {}
    if not found:
        stock = _index_members(table)
        found = table[dynamodb._INDEX_MEMBERS] = {
            name: _ordered(table, name, stock[name]) for name in stock
        }
    return found


def _ordered(table: dict[str, Any], name: str, stock: dict[Any, dict[Key, None]]) -> Index:
    index = Index(table, name)
    for partition, keys in stock.items():
        kept = index.setdefault(partition)
        places = {key: index.place_of(key) for key in keys}
        kept.update(places)
        kept.rows = sorted((place, key) for key, place in places.items())
    return index


def _page(index: Index, rows: list[Row], asked: Asked) -> list[Row]:
    """The rows between the bounds, from where the last page ended, as many as the page may hold."""
    bounds = _bounds(index, rows, asked)
    if bounds is None:
        return rows
    (low, high), forward = bounds, asked.get("ScanIndexForward", True)
    if last := asked.get("ExclusiveStartKey"):
        if forward:
            low = max(low, bisect_right(rows, index.place(last), key=_place))
        else:
            high = min(high, bisect_left(rows, index.place(last), key=_place))
    most = int(asked["Limit"]) if asked.get("Limit") else len(rows)
    return rows[low : min(high, low + most)] if forward else rows[max(low, high - most) : high]


def _bounds(index: Index, rows: list[Row], asked: Asked) -> tuple[int, int] | None:
    """Between which rows the condition holds; None where it is written in another way than we read."""
    read = _CONDITION.fullmatch(asked.get("KeyConditionExpression") or "")
    names = asked.get("ExpressionAttributeNames") or {}
    if not read or (read[3] and [names.get(read[3], read[3])] != index.sorts):
        return None
    kind, values = index.keys_of_order[0][1], asked["ExpressionAttributeValues"]

    def before(ref: str) -> int:
        return bisect_left(rows, dynamodb._sort_key_value(values[ref], kind), key=_sort_key)

    def behind(ref: str) -> int:
        return bisect_right(rows, dynamodb._sort_key_value(values[ref], kind), key=_sort_key)

    least = {">": behind, ">=": before, "=": before}.get(read[4] or "")
    most = {"<": before, "<=": behind, "=": behind}.get(read[4] or "")
    if read[6]:
        return before(read[6]), behind(read[7])
    return least(read[5]) if least else 0, most(read[5]) if most else len(rows)


def _sort_key(row: Row) -> Any:
    return row[0][0]
