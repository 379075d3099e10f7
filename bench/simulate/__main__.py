"""Play a county's year, print what was warned and escalated, and compare it with an independent reckoning.

    make simulate [ITEMS=100000 KILLED=2000 SEED=1]

First a year with so many matters by the product's own rules and sweep, over heads in memory; then a
smaller one whose every sweep dies at each of its calls, before and after the effect, and is delivered
again, and once more when it was done. It ends with 1 where anything was missed, doubled, or told more
than 60 s and one sweep late.
"""

import argparse
import logging
import sys
import time
from datetime import datetime

import tests.conftest  # noqa: F401 (the environment that the product's modules read)
from bench import usage
from bench.simulate.days import YEAR
from bench.simulate.shown import show
from bench.simulate.year import Progress, Year
from functions.domain.codes import BEIJING


def main() -> int:
    parser = argparse.ArgumentParser(prog="make simulate", description=__doc__)
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--killed", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    logging.disable(logging.CRITICAL)
    print(f"{usage.machine()}; seed {chosen.seed}")
    calm = played(Year(chosen.items, chosen.seed), "no sweep killed")
    killed = played(Year(chosen.killed, chosen.seed, killed=True), "each sweep killed at each call")
    return int(not (calm and killed))


def played(year: Year, how: str) -> bool:
    """Play a year and print it; whether all of it was right."""
    print(f"\n{len(year.coming):,} matters of 2026, {how}", flush=True)
    begun, cpu = time.monotonic(), time.process_time()
    found = year.live(_progress(year))
    print(f"  {_acts(year)}\n")
    show(found)
    print(f"\n  {time.monotonic() - begun:.0f} s, {time.process_time() - cpu:.0f} s of CPU")
    return found.is_right


def _progress(year: Year) -> Progress:
    """One line a month."""
    shown: list[int] = []

    def show(at: datetime) -> None:
        month = at.astimezone(BEIJING).month
        if month not in shown:
            shown.append(month)
            told, still = sum(year.found.told.values()), len(year.logs)
            print(f"  {YEAR}-{month:02}: {still:,} open, {told:,} judged so far", flush=True)

    return show


def _acts(year: Year) -> str:
    common = ", ".join(f"{number:,} {action}" for action, number in year.acts.most_common())
    return (
        f"{year.acts.total():,} acts of people and the router: {common}\n"
        f"  {year.sweeps:,} sweeps with something due, {year.handed:,} matters handed out, {year.kills:,} killed"
    )


if __name__ == "__main__":
    sys.exit(main())
