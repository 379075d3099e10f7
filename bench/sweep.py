"""One sweep with 20 appeals due among ever more that are open: what it asks of AWS, and its time.

    python -m bench.sweep [--due 20] [--open 1000 10000 100000 1000000] [--rounds 30]

The product's own sweep runs over a store in memory (`bench/indexed.py`) that counts capacity as DynamoDB
does; the way to AWS and back is not in the time. The sizes take turns, so that a busy machine slows each
alike; the medians count. At last 10,000 are due at once. It ends with 1 where the largest costs more than
1.2 times what the smallest does.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from typing import Any, NamedTuple
from unittest.mock import patch

import boto3
import msgspec
from botocore.client import BaseClient

import tests.conftest as world
from bench import usage
from bench.indexed import Store
from functions.domain.items.appeal import Appeal
from functions.store import indexes
from functions.store.indexes import instant
from functions.timers.sweep import sweep
from tests.county import WALL, open_north

AT_MOST = 1.2
MANY = 10_000


class Made(NamedTuple):
    """What the product itself wrote: a dispatched appeal that nobody signs for, and its county."""

    head: dict[str, Any]
    registry: list[dict[str, Any]]
    at: datetime


class Cost(NamedTuple):
    """What one sweep took."""

    calls: float
    read: float
    write: float
    ms: float


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.sweep", description=__doc__)
    parser.add_argument("--due", type=int, default=20)
    parser.add_argument("--open", type=int, nargs="+", default=[10**n for n in (3, 4, 5, 6)])
    parser.add_argument("--rounds", type=int, default=30)
    chosen = parser.parse_args()
    world.product.settings.IS_LOCAL = True  # no CloudWatch reads along
    made, new = make(), count(10**11)
    stores = {many: filled(made, many, new) for many in chosen.open}
    print(f"{usage.machine()}; {chosen.due} due, {chosen.rounds} rounds")
    print(f"{'open':>10}{'calls':>8}{'RCU':>8}{'WCU':>8}{'ms':>8}")
    rounds = [
        {many: swept(store, made, chosen.due, new) for many, store in stores.items()}
        for _ in range(chosen.rounds)
    ]
    costs = {many: _median(each[many] for each in rounds) for many in stores}
    for many, cost in costs.items():
        _print(f"{many:,}", cost)
    _print(f"+{MANY:,} due", swept(stores[max(stores)], made, MANY, new))
    return _judged(costs[min(costs)], costs[max(costs)])


def make() -> Made:
    """Have the product tell, dispatch and forget one appeal; its first warning comes due."""
    with world.standing_tables():
        open_north()
        world.Desk().submit(WALL, "小区门口的路灯坏了半个月了，晚上看不清路")
        events = [r for r in world.stream_records() if r["dynamodb"]["Keys"]["sk"]["S"] != "head"]
        world.product.route_appeals({"Records": events}, None)
        tables = boto3.client("dynamodb")
        (head,) = (r for r in tables.scan(TableName="appeals")["Items"] if r["sk"]["S"] == "head")
        appeal = msgspec.json.decode(head["body"]["S"], type=Appeal)
        if appeal.state.next_at is None:
            sys.exit("a dispatched appeal waits for nothing")
        registry = tables.scan(TableName="registry")["Items"]
        return Made(head, registry, appeal.state.next_at + timedelta(seconds=30))


def filled(made: Made, many: int, new: Iterator[int]) -> Store:
    """A store with so many open appeals whose time comes in the next month."""
    store = Store()
    for row in made.registry:
        store.put(row)
    for number in range(many):
        identity, moment = next(new), made.at + timedelta(minutes=1 + number % 43_000)
        shard = f"next#{identity % indexes.SHARDS}"
        store.wait(shard, instant(moment), (f"north#{identity}", "head"))
    return store


def swept(store: Store, made: Made, due: int, new: Iterator[int]) -> Cost:
    """What one sweep takes over a store in which so many appeals have just fallen due."""
    for _ in range(due):
        store.put(_due(made, str(next(new))))
    store.reset()
    with patch.object(BaseClient, "_make_api_call", store.answer):
        begun = time.process_time()
        found = sweep(_never, at=made.at)
        ms = (time.process_time() - begun) * 1000
    if found.due + found.handed != due:
        sys.exit(f"{found} of {due} that were due")
    return Cost(store.calls.total(), store.read, store.write, ms)


def _due(made: Made, identity: str) -> dict[str, Any]:
    appeal = msgspec.json.decode(made.head["body"]["S"], type=Appeal)
    appeal = msgspec.structs.replace(appeal, id=identity)
    shard = f"next#{int(identity) % indexes.SHARDS}"
    return made.head | {
        "pk": {"S": f"north#{identity}"}, "next_key": {"S": shard},
        "body": {"S": msgspec.json.encode(appeal).decode()},
    }  # fmt: skip


def _never(tenant: str, identity: str) -> None:
    sys.exit(f"{tenant}#{identity} was to be dispatched again")


def _median(costs: Any) -> Cost:
    return Cost(*map(statistics.median, zip(*costs, strict=True)))


def _print(name: str, cost: Cost) -> None:
    print(f"{name:>10}{cost.calls:>8.0f}{cost.read:>8.1f}{cost.write:>8.0f}{cost.ms:>8.1f}")


def _judged(smallest: Cost, largest: Cost) -> int:
    ratios = {
        "calls": largest.calls / smallest.calls,
        "capacity": (largest.read + largest.write) / (smallest.read + smallest.write),
        "time": largest.ms / smallest.ms,
    }
    told = ", ".join(f"{name} {ratio:.2f}" for name, ratio in ratios.items())
    print(f"largest ÷ smallest: {told} (at most {AT_MOST})")
    return int(max(ratios.values()) > AT_MOST)


if __name__ == "__main__":
    sys.exit(main())
