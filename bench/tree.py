"""A city's list: 52,000 places and 13,000 posts imported in parts, as the console sends them; killed and resumed.

    python -m bench.tree [--places 52000] [--posts 13000] [--kill 0.4]

The product's own imports run over a store in memory that pages as DynamoDB does (1 MB); the seconds are CPU
time, the way to AWS and back is not in them. The list of places is killed in the middle of a part and sent again: it ends with 1
where a place is missing or doubled. At last the coverage is counted and a name is searched.
"""

import argparse
import resource
import sys
import time
import tracemalloc
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import batched
from typing import Any, NamedTuple
from unittest.mock import patch

import boto3
from botocore.client import BaseClient
from sortedcontainers import SortedDict

import tests.conftest as world
from bench import usage
from bench.indexed import size
from functions.domain.county.county import County
from functions.domain.county.roles import Person, Role
from functions.store import registry, tree
from functions.store.versions import Hand, encoded
from functions.tenants import place_import, place_search, posting, region_import, staff_import
from tests.county import open_north

Item = dict[str, dict[str, Any]]
PAGE_BYTES, PART, ACCOUNTS, TOWNS, VILLAGES, GRIDS = 1 << 20, 3000, 3000, 20, 15, 10
HAND = Hand("adam", datetime(2026, 11, 26, tzinfo=UTC))


class Killed(Exception):
    """The function died."""


class Store:
    """Rows by partition, in the order of their keys; so many writes from now on, it dies."""

    def __init__(self, rows: list[Item]) -> None:
        self.rows: dict[str, SortedDict] = defaultdict(SortedDict)
        self.calls: Counter[str] = Counter()
        self.left: int | None = None
        for row in rows:
            self.put(row)

    def put(self, item: Item) -> None:
        self.rows[item["pk"]["S"]][item["sk"]["S"]] = item

    def answer(self, operation: str, asked: dict[str, Any]) -> dict[str, Any]:
        """What AWS answers to a call, in botocore's place."""
        self.calls[operation] += 1
        answer: dict[str, Any] = getattr(self, f"_{operation}")(asked)
        return answer

    def _GetItem(self, asked: dict[str, Any]) -> dict[str, Any]:  # noqa: N802 - AWS's own name
        found = self._row(asked["Key"])
        return {"Item": found} if found else {}

    def _BatchGetItem(self, asked: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        ((table, keys),) = asked["RequestItems"].items()
        return {
            "Responses": {table: [r for key in keys["Keys"] if (r := self._row(key))]},
            "UnprocessedKeys": {},
        }

    def _Query(self, asked: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        values = [value["S"] for value in asked["ExpressionAttributeValues"].values()]
        rows = self.rows[values[0]]
        after = asked.get("ExclusiveStartKey", {}).get("sk", {}).get("S") or (values[1:] or [""])[0]
        page: list[Item] = []
        room = PAGE_BYTES
        for key in rows.irange(after, inclusive=(False, False)):
            page.append(rows[key])
            room -= size(rows[key])
            if room < 0 or len(page) == asked.get("Limit"):
                last = {name: page[-1][name] for name in ("pk", "sk")}
                return {
                    "Items": page,
                    "Count": len(page),
                    "ScannedCount": len(page),
                    "LastEvaluatedKey": last,
                }
        return {"Items": page, "Count": len(page), "ScannedCount": len(page)}

    def _TransactWriteItems(self, asked: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        if self.left is not None:
            self.left -= 1
            if self.left < 0:
                raise Killed
        for write in asked["TransactItems"]:
            self.put(write["Put"]["Item"])
        return {}

    def _row(self, key: Item) -> Item | None:
        return self.rows[key["pk"]["S"]].get(key["sk"]["S"])


class Cost(NamedTuple):
    """What some work took: its parts, the longest of them, all of it, its calls."""

    parts: int
    longest: float
    seconds: float
    calls: int


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.tree", description=__doc__)
    parser.add_argument("--places", type=int, default=52_000)
    parser.add_argument("--posts", type=int, default=13_000)
    parser.add_argument("--kill", type=float, default=0.4, help="after which share of the places")
    chosen = parser.parse_args()
    store, county = opened()
    print(f"{usage.machine()}; parts of {PART:,} rows")
    print(f"{'':<34}{'parts':>7}{'longest':>10}{'all':>9}{'calls':>8}")
    with patch.object(BaseClient, "_make_api_call", store.answer):
        _print(f"{len(REGIONS):,} regions", measured(store, _regions(county)))
        _places(store, county, chosen.places, chosen.kill)
        _print(f"{chosen.posts:,} posts", measured(store, _posts(county, chosen.posts)))
        _print("coverage", measured(store, [lambda: posting.coverage(county)]))
        _print("search of a name, all of it", measured(store, _search(county)))
        _memory(county)
        return _judged(county, chosen.places, chosen.posts)


def opened() -> tuple[Store, County]:
    """A county with a person for every four posts, its rows in the store that is measured."""
    with world.standing_tables():
        county = open_north()
        store = Store(boto3.client("dynamodb").scan(TableName="registry")["Items"])
    for n in range(ACCOUNTS):
        person = Person(f"p{n}", f"人员{n}", frozenset({Role.HANDLER}), "village")
        store.put(
            {"pk": {"S": "north#person"}, "sk": {"S": person.id}, "body": {"S": encoded(person)}}
        )
    registry.forget_kept()
    return store, county


def measured(store: Store, parts: list[Callable[[], object]]) -> Cost:
    """What parts take one after the other, each as a function that remembers nothing."""
    calls, times = store.calls.total(), []
    for part in parts:
        registry.forget_kept()
        begun = time.process_time()
        part()
        times.append(time.process_time() - begun)
    return Cost(len(parts), max(times), sum(times), store.calls.total() - calls)


def _places(store: Store, county: County, many: int, share: float) -> None:
    """The list, killed on its way, then whole."""
    parts, begun = _sheets(county, many), time.process_time()
    store.left = int(many * share / 100)
    sent = 0
    try:
        for part in parts:
            registry.forget_kept()
            part()
            sent += 1
    except Killed:
        print(
            f"killed in part {sent + 1} of {len(parts)} after {time.process_time() - begun:.1f} s"
        )
    store.left = None
    _print(f"the rest of {many:,} places", measured(store, parts[sent:]))
    _print("the same list again", measured(store, parts))


def _sheets(county: County, many: int) -> list[Callable[[], object]]:
    rows = (
        f"{REGIONS[n % len(REGIONS)][1]}{n}栋,{REGIONS[n % len(REGIONS)][0]},楼栋,{n % 90}"
        for n in range(many)
    )
    return [
        _importing(
            place_import.load,
            county,
            place_import.PlaceImport("名称,区划代码,类别,户数\n" + "\n".join(part)),
        )
        for part in batched(rows, PART)
    ]


def _regions(county: County) -> list[Callable[[], object]]:
    csv = "区划代码,区划名称\n" + "\n".join(f"{code},{name}" for code, name in REGIONS)
    return [_importing(region_import.load, county, region_import.RegionImport(csv))]


def _posts(county: County, many: int) -> list[Callable[[], object]]:
    rows = (
        f"{REGIONS[n % len(REGIONS)][0]},岗位{n // len(REGIONS)},p{n % ACCOUNTS}"
        for n in range(many)
    )
    return [
        _importing(
            staff_import.load,
            county,
            staff_import.StaffImport("区划代码,岗位,用户名\n" + "\n".join(part)),
        )
        for part in batched(rows, PART)
    ]


def _importing(load: Callable[..., object], county: County, form: object) -> Callable[[], object]:
    return lambda: load(county, form, hand=HAND)


def _search(county: County) -> list[Callable[[], object]]:
    def whole() -> None:
        cursor: str | None = ""
        while cursor is not None:
            _, cursor = place_search.search(county, "没有这个地方", "", after=cursor, limit=100)

    return [whole]


def _memory(county: County) -> None:
    """The most that the heaviest part takes: one more row, with every place there."""
    registry.forget_kept()
    tracemalloc.start()
    part = place_import.PlaceImport("名称,区划代码\n最后一栋,431103000000", dry_run=True)
    place_import.load(county, part)
    most = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    whole = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    print(
        f"memory: {most:.0f} MB in a part, store apart; {whole:.0f} MB of the process, store and all"
    )


def _judged(county: County, places: int, posts: int) -> int:
    registry.forget_kept()
    names = Counter((p.name, p.region) for p in registry.every_place(county.id))
    standing = sum(len(held) for _, held in tree.everybody(county.id))
    there = len(names) - 2  # of the county itself
    print(f"{there:,} places, {names.total() - len(names)} doubled; {standing:,} posts")
    return int(there != places or names.total() != len(names) or standing != posts)


def _print(name: str, cost: Cost) -> None:
    print(f"{name:<34}{cost.parts:>7}{cost.longest:>8.2f} s{cost.seconds:>7.1f} s{cost.calls:>8,}")


def _tree() -> Iterator[tuple[str, str]]:
    yield "431103", "北县"
    for town in range(1, TOWNS + 1):
        yield f"431103{town:03}000", f"{town}镇"
        for village in range(1, VILLAGES + 1):
            code = f"431103{town:03}{village:03}"
            yield code, f"{town}镇{village}村"
            yield from (
                (f"{code}{grid:03}", f"{town}镇{village}村{grid}网格")
                for grid in range(1, GRIDS + 1)
            )


REGIONS = list(_tree())


if __name__ == "__main__":
    sys.exit(main())
