"""Find the places in messages that were read by a person, and compare.

    python -m bench.places --data ../shared/data/triage
    python -m bench.places --held      # messages that no rule was made for

`admin*` leaves out the codes (A市, B4县) that stand for counties in these messages: they are easy.
The warnings are those that a dispatcher would see, in a county that knows what people labelled.
"""

import argparse
import csv
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple

from bench.places.warnings import warnings
from functions.domain.spots import SpotKind, spans
from train.corpus import rows

TABLES = ("f2_traindev", "f3_hot_issues", "f4_replies")
READ = 400
HERE = Path(__file__).parent

Mark = tuple[str, int, int, str]  # field, start, end, kind


class Read(NamedTuple):
    """A message, and the places that a person found in it."""

    title: str
    body: str
    places: frozenset[Mark]


def messages(data: Path, name: str) -> list[Read]:
    marks: dict[str, set[Mark]] = defaultdict(set)
    for r in csv.DictReader((HERE / f"{name}.csv").open()):
        marks[r["id"]] |= (
            {(r["field"], int(r["start"]), int(r["end"]), r["kind"])} if r["kind"] else set()
        )
    told = {
        r["id"]: r for table in TABLES for r in rows(data / f"{table}.csv.xz") if r["id"] in marks
    }
    return [Read(told[i]["title"], told[i]["body"][:READ], frozenset(marks[i])) for i in marks]


def found(message: Read) -> frozenset[Mark]:
    """What the product finds in the message, told as one text."""
    body_at = len(message.title) + 1
    return frozenset(
        ("body", s.start - body_at, s.end - body_at, s.kind) if s.start >= body_at
        else ("title", s.start, s.end, s.kind)
        for s in spans(f"{message.title}\n{message.body}")
    )  # fmt: skip


def overlapping(one: Mark, others: frozenset[Mark]) -> bool:
    return any(
        one[0] == o[0] and one[3] == o[3] and one[1] < o[2] and o[1] < one[2] for o in others
    )


def f1(precise: float, recalled: float) -> str:
    both = precise + recalled
    return f"P {precise:.3f} R {recalled:.3f} F1 {2 * precise * recalled / both if both else 0:.3f}"


def score(pairs: list[tuple[frozenset[Mark], frozenset[Mark]]]) -> str:
    """Precision, recall and F1 of (truth, said), exact and overlapping."""
    truths, said = sum(len(t) for t, _ in pairs), sum(len(s) for _, s in pairs)
    exact = sum(len(t & s) for t, s in pairs)
    precise = sum(overlapping(mark, t) for t, s in pairs for mark in s)
    recalled = sum(overlapping(mark, s) for t, s in pairs for mark in t)
    return f"{truths:4} exact {f1(exact / (said or 1), exact / (truths or 1))}   overlapping {f1(precise / (said or 1), recalled / (truths or 1))}"


def of(kinds: set[str], read: Read, marks: frozenset[Mark], *, coded: bool) -> frozenset[Mark]:
    texts = {"title": read.title, "body": read.body}
    return frozenset(
        m for m in marks if m[3] in kinds and (coded or not texts[m[0]][m[1] : m[2]][:1].isascii())
    )


def _text(read: Read, mark: Mark) -> str:
    return (read.title if mark[0] == "title" else read.body)[mark[1] : mark[2]]


LINES = {str(kind): ({str(kind)}, True) for kind in SpotKind} | {
    "admin*": ({"admin"}, False),
    "three": ({"admin", "area", "street"}, True),
    "three*": ({"admin", "area", "street"}, False),
}


def report(name: str, read: list[Read], labels: Iterable[str] = LINES) -> None:
    said = [found(m) for m in read]
    print(f"{name}: {len(read)} messages")
    for label in labels:
        kinds, coded = LINES[label]
        pairs = [
            (of(kinds, m, m.places, coded=coded), of(kinds, m, s, coded=coded))
            for m, s in zip(read, said, strict=True)
        ]
        print(f"  {label:7} {score(pairs)}")


def milliseconds(read: list[Read]) -> None:
    took = []
    for message in read:
        began = time.process_time()
        found(message)
        took.append(1000 * (time.process_time() - began))
    cuts = quantiles(took, n=100)
    print(f"ms a text: p50 {cuts[49]:.2f}  p99 {cuts[98]:.2f}")


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--data", type=Path, default=Path("../shared/data/triage"))
    wanted.add_argument("--held", action="store_true")
    asked = wanted.parse_args()
    for name in ("development", "held") if asked.held else ("development",):
        read = messages(asked.data, name)
        report(name, read)
        milliseconds(read)
        told = [
            (f"{m.title}\n{m.body}", [_text(m, mark) for mark in sorted(m.places)]) for m in read
        ]
        print(f"  warnings: {warnings(told)}")
    if asked.held:
        report("held, rich in fine places", messages(asked.data, "fine"), ["fine"])


if __name__ == "__main__":
    main()
