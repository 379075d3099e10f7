"""Submissions against the local runner: how many a second, how long each waits, what they cost.

    python -m bench.submit [--seconds 20] [--clients 1 8 32] [--json]

CPU is of every process of the runner, store and journal included, until the last appeal is
dispatched. "Dispatched" is what a citizen sees who looks every 20 ms.
"""

import argparse
import asyncio
import json
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench import usage
from bench.citizens import Connection, Tally, client, dispatched, follower
from infra.local.started import Started

LOOK_EVERY = 0.02
NO_LIMIT = 1_000_000
_PATIENCE_SECONDS = 120


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 8, 32])
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with TemporaryDirectory() as folder, Started(Path(folder)) as runner:
        places = prepare(runner)
        asyncio.run(load(runner.port, places, clients=2, seconds=2))
        rows = [measure(runner, places, number, options.seconds) for number in options.clients]
    if options.json:
        print(json.dumps({"machine": usage.machine(), "runs": rows}, indent=1))
    else:
        _print(rows)


def prepare(runner: Started) -> list[str]:
    """Lift the demo county's rate limits, which this bench is not about; return its places."""
    account = {"user": "admin", "password": "demo-admin"}
    _, session = runner.ask("POST", "/api/t/demo/session", account)
    admin = {"Authorization": f"Bearer {session['token']}"}
    _, settings = runner.ask("GET", "/api/t/demo/settings", **admin)
    lifted = settings | {"rate_per_place": NO_LIMIT, "rate_per_address": NO_LIMIT}
    status, answer = runner.ask("PUT", "/api/t/demo/settings", lifted, **admin)
    if status != 200:
        raise SystemExit(f"the limits can't be lifted: {answer}")
    _, places = runner.ask("GET", "/api/t/demo/places", **admin)
    return [place["code"] for place in places["items"] if place["active"]]


async def load(port: int, places: list[str], *, clients: int, seconds: float) -> Tally:
    """Submit with so many clients for so long, then wait until everything is dispatched."""
    tally, until = Tally(), time.monotonic() + seconds
    working = [client(port, number, places, until, tally) for number in range(clients)]
    await asyncio.gather(*working, follower(port, places, until, tally, every=LOOK_EVERY))
    await all_dispatched(port, tally)
    return tally


async def all_dispatched(port: int, tally: Tally) -> None:
    """Look at each accepted appeal, newest first, until it is dispatched."""
    connection = await Connection.open(port)
    async with asyncio.timeout(_PATIENCE_SECONDS):
        for code in reversed(tally.accepted[-200:]):
            await dispatched(connection, code, every=LOOK_EVERY)
    connection.close()


def measure(runner: Started, places: list[str], clients: int, seconds: float) -> dict[str, Any]:
    processes = runner.processes()
    before, began = usage.cpu_seconds(processes), time.monotonic()
    tally = asyncio.run(load(runner.port, places, clients=clients, seconds=seconds))
    accepted, took = len(tally.accepted), time.monotonic() - began
    cpu = usage.cpu_seconds(processes) - before
    return {
        "clients": clients,
        "accepted": accepted,
        "refused": tally.refused,
        "accepted_per_second": round(accepted / seconds, 1),
        "wait_ms": {p: round(usage.percentile(tally.waited, p) * 1000, 1) for p in (50, 95, 99)},
        "dispatched_after_ms": {
            p: round(usage.percentile(tally.dispatched_after, p) * 1000) for p in (50, 95)
        },
        "all_dispatched_after_s": round(took - seconds, 1),
        "cpu_ms_per_item": round(cpu / accepted * 1000, 1),
        "memory_mib": round(usage.memory_mib(processes)),
        "processes": len(processes),
    }


def _print(rows: list[dict[str, Any]]) -> None:
    print(usage.machine())
    print("clients  accepted/s  p50/p95/p99 ms  dispatched p50/p95 ms  CPU ms/item  MiB  processes")
    for row in rows:
        waits = "/".join(str(value) for value in row["wait_ms"].values())
        dispatched = "/".join(str(value) for value in row["dispatched_after_ms"].values())
        print(
            f"{row['clients']:>7}  {row['accepted_per_second']:>10}  {waits:>14}  {dispatched:>21}"
            f"  {row['cpu_ms_per_item']:>11}  {row['memory_mib']:>3}  {row['processes']:>9}"
        )


if __name__ == "__main__":
    main()
