"""How fast the classifier is: to import, to load, and to read a message."""

import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from functions.router.classifier import suggest

FRESH = 9  # processes

_STARTED = """
import time
began = time.process_time()
import functions.router.classifier
imported = time.process_time()
from functions.router.classifier.model import model
model()
print((imported - began) * 1e3, (time.process_time() - imported) * 1e3)
"""


class Started(NamedTuple):
    """Milliseconds of CPU in a fresh process, the median of several."""

    importing: float
    loading: float


def started() -> Started:
    """What a cold start pays: to import the code, and to load the model."""
    told = [
        subprocess.run([sys.executable, "-c", _STARTED], capture_output=True, text=True, check=True)
        for _ in range(FRESH)
    ]
    both = [list(map(float, one.stdout.split())) for one in told]
    return Started(*(median(column) for column in zip(*both, strict=True)))


def reading(texts: Iterable[tuple[str, str]]) -> list[float]:
    """Milliseconds of CPU for each message, sorted."""
    suggest("", "")
    took = []
    for title, body in texts:
        began = time.process_time()
        suggest(title, body)
        took.append((time.process_time() - began) * 1e3)
    return sorted(took)


def share(sorted_values: Sequence[float], part: float) -> float:
    return sorted_values[min(len(sorted_values) - 1, int(len(sorted_values) * part))]


def report(texts: Iterable[tuple[str, str]]) -> None:
    """Print the three figures; CPU, since what else the machine does is not the classifier's."""
    fresh, took = started(), reading(texts)
    print(
        f"ms of CPU: import {fresh.importing:.1f}  model load {fresh.loading:.1f}  "
        f"a text: p50 {share(took, 0.5):.2f}  p99 {share(took, 0.99):.2f}  max {took[-1]:.2f}"
    )
