"""The trained tables: which n-grams are known, and what each says of every kind of matter.

The file is one zlib stream: a line of JSON, two paragraphs of n-grams (of titles, of whole texts), a byte
of IDF for each n-gram, then one column of signed bytes for each output of each voice. `train/pack.py`
writes it; the standard library reads it, in a few milliseconds.
"""

import json
import zlib
from array import array
from functools import cache
from typing import NamedTuple

UNPACKED = 1 << 21  # bytes, at the most: room made once
PATH = __file__.replace("model.py", "model.bin")


class Voice(NamedTuple):
    """What every n-gram says of each label, then of strangeness."""

    columns: tuple[array[int], ...]
    units: tuple[float, ...]
    biases: tuple[float, ...]


class Model(NamedTuple):
    """Everything that training decided."""

    labels: tuple[str, ...]
    rows: tuple[dict[str, int], dict[str, int]]  # of titles, of whole texts
    idf: array[int]
    voices: tuple[Voice, Voice]  # for messages without a title, and with one
    trust: dict[str, float]
    thresholds: dict[str, float]


@cache
def model() -> Model:
    """The model that this release ships, read once a process."""
    with open(PATH, "rb") as file:  # noqa: PTH123 - pathlib takes as long to import as this to read
        return unpack(file.read())


def unpack(packed: bytes) -> Model:
    """Read a model from the bytes that `train/pack.py` wrote."""
    head, titles, bodies, tables = zlib.decompress(packed, bufsize=UNPACKED).split(b"\n\n", 3)
    facts = json.loads(head)
    rows = _rows(titles, bodies)
    height = sum(map(len, rows))
    columns = [memoryview(tables)[at : at + height] for at in range(0, len(tables), height)]
    return Model(
        tuple(facts["labels"]), rows, _array("B", columns[0]), _voices(facts["voices"], columns[1:]),
        facts["trust"], facts["thresholds"],
    )  # fmt: skip


def _voices(facts: list[dict[str, list[float]]], columns: list[memoryview]) -> tuple[Voice, Voice]:
    signed = [_array("b", column) for column in columns]
    middle = len(signed) // 2
    untitled, titled = (
        Voice(tuple(own), tuple(fact["units"]), tuple(fact["biases"]))
        for own, fact in zip((signed[:middle], signed[middle:]), facts, strict=True)
    )
    return untitled, titled


def _array(kind: str, column: memoryview) -> array[int]:
    numbers = array(kind)
    numbers.frombytes(column)
    return numbers


def _rows(titles: bytes, bodies: bytes) -> tuple[dict[str, int], dict[str, int]]:
    of_title, of_body = titles.decode().split("\n"), bodies.decode().split("\n")
    first = len(of_title)
    return (
        dict(zip(of_title, range(first), strict=True)),
        dict(zip(of_body, range(first, first + len(of_body)), strict=True)),
    )
