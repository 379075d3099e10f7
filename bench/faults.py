"""Every strike there is: each call of an appeal's life fails in each way, with one and two deliveries.

    python -m bench.faults [--every N]

Prints how many lives were lived, which promises were broken (there should be none), and how many
notices were not heard but stand on the list of what did not arrive. About 20 minutes of CPU.
"""

import argparse
import logging
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
    every = parser.parse_args().every
    logging.disable(logging.CRITICAL)
    begun, cpu, total = time.monotonic(), time.process_time(), Counter[str]()
    for content, name in ((LAMP, "dispatched by rule"), (LIBRARY, "dispatched by hand")):
        for copies in (1, 2):
            found = _all_strikes(content, copies, every)
            total += found
            print(f"{name}, delivered {copies}×: {_told(found)}", flush=True)
    print(f"all: {_told(total)}")
    print(f"{time.monotonic() - begun:.0f} s, {time.process_time() - cpu:.0f} s of CPU")
    return 1 if set(total) - {"lives", "calls", "unheard, and visible"} else 0


def _all_strikes(content: str, copies: int, every: int) -> Counter[str]:
    with _fresh() as here:
        live(here, content, None, copies=copies)
        calls = list(here.injector.calls)
    found = Counter({"calls": len(calls)})
    for some in batched(strikes(len(calls))[::every], RENEWED_AFTER):
        with _fresh() as here:
            clean = live(here, content, None, copies=copies)
            for strike in some:
                found += _judged(here, clean, content, strike, copies)
    return found


def _judged(
    here: World, clean: dict[str, object], content: str, strike: Strike, copies: int
) -> Counter[str]:
    found = Counter({"lives": 1})
    try:
        left = live(here, content, strike, copies=copies)
    except NeverDone:
        wrong = ["done at last"]
    else:
        wrong = broken(left, clean)
        found["unheard, and visible"] += len(left["undelivered"])
    for name in wrong:
        found[f"BROKEN: {name}"] += 1
        call = here.injector.calls[strike.call] if strike.call < len(here.injector.calls) else "?"
        print(f"  {name}: {call} (call {strike.call}) {strike.fault}", file=sys.stderr)
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
