"""The labelled messages to learn from, and the unlabelled ones beside them.

Their licence is unclear, so they are no part of this project: `--data` says where they lie.
"""

import csv
import lzma
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import NamedTuple

csv.field_size_limit(2**31 - 1)

LABELS = (
    "城乡建设", "劳动和社会保障", "教育文体", "商贸旅游", "环境保护", "卫生计生", "交通运输",
)  # fmt: skip


class Message(NamedTuple):
    """A message of a citizen, and the kind that a person gave it ("" where nobody did)."""

    id: str
    title: str
    body: str
    label: str = ""
    fold: int = -1


def labelled(data: Path) -> list[Message]:
    """The messages that are cross-validated: near-duplicates were put into one fold before."""
    return [
        Message(row["id"], row["title"], row["body"], row["label"], int(row["fold"]))
        for row in rows(data / "f2_traindev.csv.xz")
    ]


def worded(data: Path) -> list[Message]:
    """More labelled messages, of which only the content words were kept: to learn from, not to test on."""
    return [
        Message(row["id"], row["title"], row["tokens"].replace(" ", ""), row["label"])
        for row in rows(data / "f2_train_tokens_only.csv.xz")
    ]


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Read a table of the corpus, or say what is missing."""
    if not path.exists():
        sys.exit(
            f"{path} is missing: the messages are not part of this project (see docs/model-card.md)"
        )
    unpacked = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    yield from csv.DictReader(StringIO(unpacked.decode(), newline=""))
