"""The trained tables: what each n-gram of characters says of danger, and of a report.

The file is one zlib stream: a line of JSON, a paragraph of n-grams, then two columns of signed bytes.
`train/listener` writes it; the standard library reads it, in a few milliseconds. In memory one whole
number holds both, so that a text is looked up and added up once.
"""

import json
import zlib
from array import array
from functools import cache
from itertools import groupby
from typing import NamedTuple

PATH = __file__.replace("model.py", "model.bin")
SHIFT = 1 << 32  # danger stands above it, what is said of a report below
_HALF = SHIFT >> 1


class ListenerModel(NamedTuple):
    """Everything that training decided: n-grams by their length, what a step is worth, what comes first."""

    says: tuple[dict[str, int], ...]
    units: tuple[float, float]
    biases: tuple[float, float]


@cache
def model() -> ListenerModel:
    """The model that this release ships, read once a process, when the first text is heard."""
    with open(PATH, "rb") as file:  # noqa: PTH123 - pathlib takes as long to import as this to read
        return unpack(file.read())


def unpack(packed: bytes) -> ListenerModel:
    """Read a model from the bytes that `train/listener/pack.py` wrote."""
    head, names, tables = zlib.decompress(packed).split(b"\n\n", 2)
    facts = json.loads(head)
    grams = names.decode().split("\n")
    danger, report = array("b", tables[: len(grams)]), array("b", tables[len(grams) :])
    says = [(gram, d * SHIFT + r) for gram, d, r in zip(grams, danger, report, strict=True)]
    by_length = tuple(
        dict(said) for _, said in groupby(says, key=lambda one: len(one[0]))
    )  # small tables are found in the processor's cache
    return ListenerModel(by_length, tuple(facts["units"]), tuple(facts["biases"]))


def apart(both: int) -> tuple[int, int]:
    """What a sum of such numbers says of danger, and of a report."""
    report = (both + _HALF) % SHIFT - _HALF
    return (both - report) // SHIFT, report
