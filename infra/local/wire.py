"""What the store's feed and its readers say to each other."""

from typing import Any

import msgspec

FEED = "/_runner/feed"

Record = dict[str, Any]


class Ask(msgspec.Struct):
    """What a reader asks for: the records that its patterns let through, after one that it has seen.

    It tells in the same breath which record it has finished everything up to.
    """

    table: str
    reader: str
    start: str
    limit: int
    wait: float
    patterns: list[str]
    after: str | None = None
    finished: str | None = None


class Answer(msgspec.Struct):
    """Records, and the last one that was looked at: the next question asks for what comes after it."""

    after: str
    records: list[Record]
