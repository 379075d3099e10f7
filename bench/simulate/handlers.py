"""A smaller year through the product's own handlers: forms, rights, router, stream, queue and sweep.

    python -m bench.simulate.handlers [--items 300] [--seed 1] [--killed]

The demo county over the local runner's store, in this process. With `--killed` each sweep dies at each of its AWS calls,
before and after the effect, and is delivered again.
"""

import argparse
import logging
import sys
import time
from datetime import datetime
from random import Random

from bench import usage
from bench.simulate.arrivals import moments
from bench.simulate.days import END
from bench.simulate.texts import told
from infra.local import memory

EVERY = 50


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.simulate.handlers", description=__doc__)
    parser.add_argument("--items", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--killed", action="store_true")
    chosen = parser.parse_args()
    logging.disable(logging.CRITICAL)
    with memory.store():
        return _played(chosen.items, chosen.seed, killed=chosen.killed)


def _played(many: int, seed: int, *, killed: bool) -> int:
    from bench.simulate.inboxes import heard  # noqa: PLC0415 (the store comes first)
    from bench.simulate.lived import Lived, judged  # noqa: PLC0415
    from bench.simulate.shown import show, show_heard  # noqa: PLC0415
    from infra.local.demo import open_demo  # noqa: PLC0415

    how = "each sweep killed at each AWS call" if killed else "no sweep killed"
    print(f"{usage.machine()}; seed {seed}\n\n{many:,} matters of 2026 through all handlers, {how}")
    begun, chance = time.monotonic(), Random(seed)
    codes = {name: code for code, name in open_demo().places}
    said = told(many, chance)
    told_at = moments(many, chance)
    lived = Lived(
        [(at, codes[place], text) for at, (place, text) in zip(told_at, said, strict=True)],
        END, seed, killed=killed,
    )  # fmt: skip
    lived.live(_progress)
    print(f"  {lived}\n")
    show(found := judged(lived, END))
    show_heard(who := heard(lived))
    print(f"\n  {time.monotonic() - begun:.0f} s")
    return int(not (found.is_right and who.is_right))


def _progress(done: int, at: datetime) -> None:
    if done % EVERY == 0:
        print(f"  {at:%Y-%m-%d}: {done:,} told", flush=True)


if __name__ == "__main__":
    sys.exit(main())
