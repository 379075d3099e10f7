"""What the store's feed and its readers say to each other."""

from typing import Any

import msgspec

FEED = "/_runner/feed"

Record = dict[str, Any]


class Ask(msgspec.Struct):
    """What a reader asks for: the records after one that it has read; and what it has finished for good."""

    table: str
    reader: str
    start: str
    limit: int
    wait: float
    after: str | None = None
    finished: str | None = None


class Answer(msgspec.Struct):
    after: str
    records: list[Record]
