"""Every strike there is: each call of an appeal's life fails in each way, with one and two deliveries.

    python -m bench.faults [--every N] [--mixed N]

Prints how many lives were lived, which promises were broken (there should be none), and how many
notices were not heard but stand on the list of what did not arrive. `--mixed` adds lives with two to
four strikes each, drawn by chance. About 20 minutes of CPU.
"""

import argparse
import logging
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import batched

from tests.conftest import Desk, standing_tables
from tests.county import open_north
from tests.faults.faults import Strike, strikes
from tests.faults.life import LAMP, LIBRARY, NeverDone, World, live, world
from tests.faults.promises import broken

RENEWED_AFTER = 150  # lives: moto keeps every record that it ever streamed


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="only every n-th strike")
    parser.add_argument(
        "--mixed", type=int, default=0, help="lives with several strikes, each kind"
    )
    chosen = parser.parse_args()
    logging.disable(logging.CRITICAL)
    begun, cpu, total = time.monotonic(), time.process_time(), Counter[str]()
    for content, name in ((LAMP, "dispatched by rule"), (LIBRARY, "dispatched by hand")):
        for copies in (1, 2):
            found = _all_strikes(content, copies, chosen.every, chosen.mixed)
            total += found
            print(f"{name}, delivered {copies}×: {_told(found)}", flush=True)
    print(f"all: {_told(total)}")
    print(f"{time.monotonic() - begun:.0f} s, {time.process_time() - cpu:.0f} s of CPU")
    return 1 if set(total) - {"lives", "calls", "unheard, and visible"} else 0


def _all_strikes(content: str, copies: int, every: int, mixed: int) -> Counter[str]:
    with _fresh() as here:
        live(here, content, copies=copies)
        calls = list(here.injector.calls)
    found = Counter({"calls": len(calls)})
    plans = [(strike,) for strike in strikes(len(calls))[::every]]
    chance = random.Random(copies)
    plans += [
        tuple(chance.sample(strikes(len(calls)), chance.choice((2, 3, 4)))) for _ in range(mixed)
    ]
    for some in batched(plans, RENEWED_AFTER):
        with _fresh() as here:
            clean = live(here, content, copies=copies)
            for plan in some:
                found += _judged(here, clean, content, plan, copies)
    return found


def _judged(
    here: World, clean: dict[str, object], content: str, plan: tuple[Strike, ...], copies: int
) -> Counter[str]:
    found = Counter({"lives": 1})
    try:
        left = live(here, content, *plan, copies=copies)
    except NeverDone:
        wrong = ["done at last"]
    else:
        wrong = broken(left, clean)
        found["unheard, and visible"] += len(left["undelivered"])
    for name in wrong:
        found[f"BROKEN: {name}"] += 1
        struck = [(here.injector.calls[s.call : s.call + 1], s) for s in plan]
        print(f"  {name}: {struck}", file=sys.stderr)
    return found


@contextmanager
def _fresh() -> Iterator[World]:
    with standing_tables():
        open_north()
        with world(Desk()) as here:
            yield here


def _told(found: Counter[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in found.items())


if __name__ == "__main__":
    raise SystemExit(main())
