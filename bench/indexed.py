"""A store in memory that finds what is due by a sorted index, and counts capacity as DynamoDB does.

It answers the calls that a sweep makes: one of a million rows is found as fast as one of a thousand, so
that what a bench measures over it is the product's own work. Conditions are not checked: nobody else writes.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from sortedcontainers import SortedDict

Item = dict[str, dict[str, Any]]
Key = tuple[str, str]
INDEXES = (
    "status_key",
    "unit_key",
    "next_key",
)  # the partition key of each; all have every attribute
PAGE_BYTES, READ_BYTES, WRITE_BYTES = 1 << 20, 4096, 1024


class Store:
    """Rows by their key, and what is due by shard and moment."""

    def __init__(self) -> None:
        self.rows: dict[Key, Item] = {}
        self.due: dict[str, SortedDict] = {}
        self.calls: Counter[str] = Counter()
        self.read = self.write = 0.0

    def reset(self) -> None:
        """Count from nought."""
        self.calls.clear()
        self.read = self.write = 0.0

    def put(self, item: Item) -> None:
        """Keep a row, and its place among what is due."""
        key = _key(item)
        self._forget(self.rows.get(key))
        self.rows[key] = item
        if "next_key" in item:
            self.wait(item["next_key"]["S"], item["next_at"]["S"], key)

    def wait(self, shard: str, moment: str, key: Key) -> None:
        """A row that waits for its moment; it need not be kept where nobody will read it."""
        self.due.setdefault(shard, SortedDict())[moment, key] = None

    def answer(self, operation: str, asked: dict[str, Any]) -> dict[str, Any]:
        """What AWS answers to a call, in botocore's place."""
        self.calls[operation] += 1
        answer: dict[str, Any] = getattr(self, f"_{operation}")(asked)
        return answer

    def _Query(self, asked: dict[str, Any]) -> dict[str, Any]:  # noqa: N802 - AWS's own name
        if asked.get("IndexName") != "by_next":
            return self._page(list(self._partition(asked)), asked, 1.0)
        shard, until = _values(asked)
        after = asked.get("ExclusiveStartKey")
        start = (after["next_at"]["S"], _key(after)) if after else ("",)
        several = self.due.get(shard, SortedDict())
        found = several.irange(start, (until, ("~",)), inclusive=(False, True))
        return self._page([self.rows[key] for _, key in _first(found, asked)], asked, 0.5)

    def _partition(self, asked: dict[str, Any]) -> Iterator[Item]:
        (pk, *_) = _values(asked)
        return (item for (other, _), item in self.rows.items() if other == pk)

    def _page(self, items: list[Item], asked: dict[str, Any], weight: float) -> dict[str, Any]:
        self.read += weight * max(1, math.ceil(sum(map(size, items)) / READ_BYTES))
        answer: dict[str, Any] = {"Items": items, "Count": len(items), "ScannedCount": len(items)}
        if len(items) == asked.get("Limit"):
            names = ("pk", "sk", "next_key", "next_at")
            answer["LastEvaluatedKey"] = {name: items[-1][name] for name in names}
        return answer

    def _GetItem(self, asked: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        item = self.rows.get(_key(asked["Key"]))
        units = max(1, math.ceil(size(item or {}) / READ_BYTES))
        self.read += units if asked.get("ConsistentRead") else units / 2
        return {"Item": item} if item else {}

    def _TransactWriteItems(self, asked: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        for write in asked["TransactItems"]:
            ((kind, given),) = write.items()
            old = self.rows.get(_key(given.get("Item") or given["Key"]))
            new = given["Item"] if kind == "Put" else changed(old or given["Key"], given)
            self.write += written(old, new)
            self.put(new)
        return {}

    def _SendMessageBatch(self, asked: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        return {"Successful": [{"Id": entry["Id"]} for entry in asked["Entries"]]}

    def _forget(self, item: Item | None) -> None:
        if item and "next_key" in item:
            del self.due[item["next_key"]["S"]][item["next_at"]["S"], _key(item)]


def size(item: Item) -> int:
    """The bytes of a row, names included; a number has half a byte a digit, and one more."""
    return sum(len(name) + _bytes(*value.items()) for name, value in item.items())


def written(old: Item | None, new: Item) -> float:
    """Write units of one row in a transaction: twice its own, and once in each index that has it."""
    units = 2 * _units(max(size(old or {}), size(new)))
    for key in INDEXES:
        before, after = (old or {}).get(key), new.get(key)
        moved = before != after or (old or {}).get(_sort(key)) != new.get(_sort(key))
        units += _units(size(new)) if after else 0
        units += _units(size(old)) if old and before and moved else 0
    return units


def changed(old: Item, given: dict[str, Any]) -> Item:
    """A row after an update: PynamoDB sets and removes."""
    names, values = given["ExpressionAttributeNames"], given["ExpressionAttributeValues"]
    parts = re.split(r"(SET|REMOVE) ", given["UpdateExpression"])[1:]
    clauses = dict(zip(parts[::2], parts[1::2], strict=True))
    pairs = re.findall(r"(#\w+) = (:\w+)", clauses.get("SET", ""))
    gone = {names[name] for name in re.findall(r"#\w+", clauses.get("REMOVE", ""))}
    item = old | {names[name]: values[value] for name, value in pairs}
    return {name: value for name, value in item.items() if name not in gone}


def _sort(key: str) -> str:
    return "next_at" if key == "next_key" else "due_key"


def _units(some: int) -> int:
    return max(1, math.ceil(some / WRITE_BYTES))


def _bytes(pair: tuple[str, Any]) -> int:
    kind, value = pair
    return len(value.encode()) if kind == "S" else len(str(value)) // 2 + 1


def _key(item: Item) -> Key:
    return item["pk"]["S"], item["sk"]["S"]


def _values(asked: dict[str, Any]) -> list[str]:
    """The values of a key condition, in the order of their use: the partition first."""
    values = asked["ExpressionAttributeValues"]
    return [values[name]["S"] for name in re.findall(r":\w+", asked["KeyConditionExpression"])]


def _first(found: Iterable[Any], asked: dict[str, Any]) -> Iterator[Any]:
    limit = asked.get("Limit", math.inf)
    return (each for number, each in enumerate(found) if number < limit)
