"""Kill every process of the local runner under load, again and again, and look for what was accepted.

    python -m bench.crash [--times 10] [--clients 8] [--json]

Each round starts the runner on the state that the last one left, submits, kills at a random moment
with SIGKILL, starts again, and asks for every appeal that was answered with 201.
"""

import argparse
import asyncio
import json
import secrets
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import usage
from bench.citizens import Connection, Tally, client, dispatched
from bench.submit import LOOK_EVERY, prepare
from infra.local.started import Started

LEAST_SECONDS, MOST_SECONDS = 1.0, 4.0
DISPATCH_SECONDS = 120


@dataclass
class Round:
    """What one kill left: lost is what was acknowledged and is not there, or is never dispatched."""

    acknowledged: int
    found: int
    dispatched: int
    started_again_ms: int

    @property
    def lost(self) -> int:
        return self.acknowledged - min(self.found, self.dispatched)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with TemporaryDirectory() as folder, Started(Path(folder)) as runner:
        places = prepare(runner)
        rounds = [crash(runner, places, options.clients) for _ in range(options.times)]
    lost = sum(each.lost for each in rounds)
    if options.json:
        shown = {"machine": usage.machine(), "rounds": [asdict(each) for each in rounds]}
        print(json.dumps(shown | {"lost": lost}, indent=1))
    else:
        _print(rounds, lost)
    raise SystemExit(1 if lost else 0)


def crash(runner: Started, places: list[str], clients: int) -> Round:
    tally = Tally()
    seconds = LEAST_SECONDS + secrets.randbelow(1000) / 1000 * (MOST_SECONDS - LEAST_SECONDS)
    asyncio.run(_load_and_kill(runner, places, clients, seconds, tally))
    began = time.perf_counter()
    runner.start()
    again = round((time.perf_counter() - began) * 1000)
    found, done = asyncio.run(_look(runner.port, tally.accepted))
    return Round(len(tally.accepted), found, done, again)


async def _load_and_kill(
    runner: Started, places: list[str], clients: int, seconds: float, tally: Tally
) -> None:
    until = time.monotonic() + MOST_SECONDS + 10
    working = [
        asyncio.create_task(client(runner.port, number, places, until, tally))
        for number in range(clients)
    ]
    await asyncio.sleep(seconds)
    runner.kill()
    await asyncio.gather(*working, return_exceptions=True)


async def _look(port: int, codes: list[str]) -> tuple[int, int]:
    """How many of the codes open an appeal, and how many of those are dispatched in time."""
    connection, found = await Connection.open(port), []
    for code in codes:
        status, _ = await connection.ask("GET", f"/api/appeals/{code}")
        if status == 200:
            found.append(code)
    done = 0
    try:
        async with asyncio.timeout(DISPATCH_SECONDS):
            for code in found:
                await dispatched(connection, code, every=LOOK_EVERY)
                done += 1
    except TimeoutError:
        pass
    connection.close()
    return len(found), done


def _print(rounds: list[Round], lost: int) -> None:
    print(usage.machine())
    print("kill  acknowledged  found  dispatched  started again after ms")
    for number, each in enumerate(rounds, 1):
        print(
            f"{number:>4}  {each.acknowledged:>12}  {each.found:>5}  {each.dispatched:>10}"
            f"  {each.started_again_ms:>22}"
        )
    total = sum(each.acknowledged for each in rounds)
    print(f"acknowledged {total}, lost {lost}")


if __name__ == "__main__":
    main()
