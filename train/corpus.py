"""The messages to learn from: labelled ones, and unlabelled ones beside them.

Their licence is unclear, so they are no part of this project: `--data` says where they lie.
"""

import csv
import lzma
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from train.strange import strange
from train.twice import Heard

csv.field_size_limit(2**31 - 1)

LABELS = (
    "城乡建设", "劳动和社会保障", "教育文体", "商贸旅游", "环境保护", "卫生计生", "交通运输",
)  # fmt: skip
STRANGE = len(LABELS)  # the number of what has no label
FOLDS = 5


class Message(NamedTuple):
    """A message of a citizen, the kind that a person gave it, and the fold that it is tested in."""

    id: str
    title: str
    body: str
    kind: int
    fold: int = -1  # only learnt from


def corpus(data: Path) -> list[Message]:
    """Everything that may be learnt from."""
    return labelled(data) + worded(data) + strangers(data)


def labelled(data: Path) -> list[Message]:
    """The messages that are cross-validated: near-duplicates were put into one fold before."""
    return [
        Message(r["id"], r["title"], r["body"], LABELS.index(r["label"]), int(r["fold"]))
        for r in rows(data / "f2_traindev.csv.xz")
    ]


def worded(data: Path) -> list[Message]:
    """More labelled messages, of which only the content words were kept: not to be tested on."""
    return [
        Message(r["id"], r["title"], r["tokens"].replace(" ", ""), LABELS.index(r["label"]))
        for r in rows(data / "f2_train_tokens_only.csv.xz")
    ]


def strangers(data: Path) -> list[Message]:
    """Weak examples of what has no label, none of which was labelled or set aside before."""
    heard = Heard(m.title + m.body for m in (*labelled(data), *set_aside(data)))
    found = [
        r
        for name in ("f2_official_test_unlabelled", "f4_replies")
        for r in rows(data / f"{name}.csv.xz")
        if r.get("in_f2", "0") == "0" and strange(r["title"]) and not heard(r["title"] + r["body"])
    ]
    return [
        Message(r["id"], r["title"], r["body"], STRANGE, at % FOLDS) for at, r in enumerate(found)
    ]


def set_aside(data: Path) -> list[Message]:
    """Unlabelled messages that nothing is learnt from: to test strangers and hot issues with."""
    return [
        Message(r["id"], r["title"], r["body"], STRANGE)
        for r in rows(data / "f3_hot_issues.csv.xz")
    ]


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Read a table of the corpus, or say what is missing."""
    if not path.exists():
        sys.exit(f"{path} is missing: it is no part of this project (docs/model-card.md)")
    unpacked = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    yield from csv.DictReader(StringIO(unpacked.decode(), newline=""))
