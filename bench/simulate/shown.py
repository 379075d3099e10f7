"""The findings of a simulated time, as a table."""

import sys

from bench.simulate.hearers import Hearings
from bench.simulate.judge import AT_MOST, Findings, Named

SHOWN = 20  # of what was wrong


def show(found: Findings) -> None:
    """What was told, promise by promise, and what of it was wrong."""
    heads = ("", "told", "expected", "missed", "doubled", "late", "latest s")
    print("  {:<22}{:>10}{:>10}{:>9}{:>9}{:>7}{:>10}".format(*heads))
    named = sorted(found.expected | found.told)
    for each in named:
        _row(" ".join(filter(None, each)), found, [each])
    _row("all", found, named)
    for wrong in found.wrong[:SHOWN]:
        print(f"  WRONG: matter {wrong}", file=sys.stderr)
    print(f"  at most {AT_MOST:.0f} s after its moment: 60 s and one sweep")


def show_heard(found: Hearings) -> None:
    """Who was told at each rung."""
    print("\n  {:<22}{:>10}{:>10}{:>10}".format("people told", "right", "missed", "others"))
    for rung in sorted(found.right | found.missed | found.others):
        print(
            f"  {rung:<22}{found.right[rung]:>10,}{found.missed[rung]:>10}{found.others[rung]:>10}"
        )
    for wrong in found.wrong[:SHOWN]:
        print(f"  WRONG: {wrong}", file=sys.stderr)


def _row(name: str, found: Findings, several: list[Named]) -> None:
    counts = (found.told, found.expected, found.missed, found.doubled, found.late)
    told, expected, *wrong = (sum(counter[each] for each in several) for counter in counts)
    latest = max((found.latest.get(each, 0.0) for each in several), default=0.0)
    print(
        "  {:<22}{:>10,}{:>10,}{:>9}{:>9}{:>7}{:>10.1f}".format(
            name, told, expected, *wrong, latest
        )
    )
