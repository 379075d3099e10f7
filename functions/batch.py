"""Work through a batch so that one bad record neither is lost nor stops its neighbours."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

log = logging.getLogger(__name__)

Record = dict[str, Any]
Failures = dict[str, list[dict[str, str]]]


def answer(
    records: Iterable[Record], do: Callable[[Record], None], name: Callable[[Record], str]
) -> Failures:
    """Do each record; report those that failed, so that Lambda redelivers them."""
    failed = [name(record) for record in records if not _done(record, do, name)]
    return {"batchItemFailures": [{"itemIdentifier": identifier} for identifier in failed]}


def sequence_number(record: Record) -> str:
    """The name of a stream record."""
    return str(record["dynamodb"]["SequenceNumber"])


def message_id(record: Record) -> str:
    """The name of a queue's message."""
    return str(record["messageId"])


def _done(record: Record, do: Callable[[Record], None], name: Callable[[Record], str]) -> bool:
    try:
        do(record)
    except Exception:  # the one batch loop: whatever it is, it is reported and redelivered
        log.exception("record %s failed", name(record))
        return False
    return True
