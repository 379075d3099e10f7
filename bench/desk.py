"""What the console's first looks cost with many matters waiting: calls, rows read and milliseconds.

A county's rows are written as the product writes heads; the rest is the real handlers over the store of the local runner,
with the county warm in memory. Half of them wait for the dispatcher, half are with units; each hundredth asks for something.
DynamoDB asks a read unit for 8 KB of rows; a head has 1 to 2 KB. The processor time is that of both processes, and holds on
a busy machine, too.

    make bench-desk
"""

import argparse
import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import boto3
import psutil
from msgspec.structs import replace

import tests.conftest as world
from bench.calls import METER, watch
from bench.store import stored
from functions.domain.items.appeal import Appeal
from functions.domain.items.runs import Clock, Run
from functions.domain.items.status import Status
from functions.store import appeals
from functions.store.tables import AppealRow

LOOKS = (
    ("dora", "/me"), ("hans", "/me"), ("rita", "/me"), ("lena", "/me"),
    ("dora", "/desk/appeals?queue=to_dispatch"), ("dora", "/desk/appeals?queue=requests"),
    ("hans", "/desk/appeals?queue=to_sign"), ("lena", "/desk/appeals?queue=overdue"),
    ("dora", "/desk/appeals"), ("lena", "/overview"),
)  # fmt: skip
TIMES = 5


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench-desk")
    parser.add_argument("--waiting", type=int, nargs="+", default=[3000, 30_000])
    sizes = parser.parse_args().waiting
    with TemporaryDirectory() as folder, stored(Path(folder)) as environment:
        os.environ |= environment
        watch()
        _open()
        desk, made = world.Desk(), 0
        sample = _sample(desk)
        for many in sorted(sizes):
            _fill(sample, made, many)
            made = many
            _look(desk, many)


def _open() -> None:
    dynamodb, settings = boto3.client("dynamodb"), world.product.settings
    for logical, name in world.TABLES.items():
        dynamodb.create_table(**world.create_table_request(logical, name=name))
    settings.IS_LOCAL = True  # no CloudWatch reads along
    world.open_north()


def _sample(desk: Any) -> Appeal:
    receipt = desk.submit(
        "NTH000000001", "小区门口的路灯坏了半个月了，晚上看不清路，老人出门不方便"
    )
    from functions.domain.codes import id_of  # noqa: PLC0415 (the environment comes first)

    return appeals.load("north", id_of(receipt["no"]) or "")


def _fill(sample: Appeal, first: int, many: int) -> None:
    with AppealRow.batch_write() as batch:
        for appeal in _waiting(sample, first, many):
            batch.save(appeals.head_row(appeal, key_digest="", body_digest=""))


def _waiting(sample: Appeal, first: int, many: int) -> Iterator[Appeal]:
    now = datetime.now(UTC)
    for n in range(first, many):
        at = now - timedelta(seconds=n)
        state = replace(sample.state, since=at, spam=n % 100 == 0)
        if n % 2:
            due_at = (
                now - timedelta(seconds=n) if n % 100 == 1 else now + timedelta(days=1, seconds=n)
            )
            unit = ("lights", "heat", "village")[n // 2 % 3]
            state = replace(
                state,
                status=Status.DISPATCHED,
                unit=unit,
                spam=False,
                return_pending=n % 100 == 1,
                clocks={Clock.SIGN: Run(at, due_at)},
            )
        identity = f"{int(sample.id) + n + 1}"
        no = f"{sample.no[:6]}{n:012}"
        yield replace(sample, id=identity, no=no, submitted_at=at, state=state)


def _look(desk: Any, many: int) -> None:
    print(f"\n{many} waiting\n{'look':<44}{'calls':>6}{'rows':>8}{'ms':>8}{'CPU ms':>8}")
    for user, path in LOOKS:
        desk.as_(user, "GET", path)
        METER.reset()
        began = _worked()
        took = [_timed(desk, user, path) for _ in range(TIMES)]
        worked = 1000 * (_worked() - began) / TIMES
        calls, rows = METER.calls.total() / TIMES, METER.rows / TIMES
        print(f"{user:<6}{path:<38}{calls:>6.0f}{rows:>8.0f}{median(took):>8.0f}{worked:>8.0f}")


def _worked() -> float:
    """Seconds of a processor, of this process and of the store."""
    others = (child.cpu_times() for child in psutil.Process().children())
    return time.process_time() + sum(times.user + times.system for times in others)


def _timed(desk: Any, user: str, path: str) -> float:
    began = time.perf_counter()
    status, _ = desk.as_(user, "GET", path)
    assert status == 200, (user, path, status)
    return 1000 * (time.perf_counter() - began)


if __name__ == "__main__":
    main()
