"""The queues between functions: what is put into one is done at least once, by another function."""

from collections.abc import Iterable
from functools import cache
from itertools import batched
from typing import Any, NamedTuple

from botocore.config import Config
from botocore.session import get_session

AT_ONCE = 10  # messages that SQS takes in one call


class NotQueued(Exception):
    """SQS did not take some messages; whoever puts them there tries again."""


class OrderedMessage(NamedTuple):
    """A message of a queue that keeps order: within its `group`, and the same `mark` once in five minutes."""

    group: str
    mark: str
    body: str


def put(url: str, body: str) -> None:
    """Put one message into a queue without order."""
    _sqs().send_message(QueueUrl=url, MessageBody=body)


def put_in_order(url: str, entries: Iterable[OrderedMessage]) -> int:
    """Put messages into a queue that keeps order, and say how many. Raises `NotQueued`."""
    count = 0
    for several in batched(entries, AT_ONCE):
        sent = _sqs().send_message_batch(
            QueueUrl=url, Entries=[_as_sent(n, entry) for n, entry in enumerate(several)]
        )
        if failed := sent.get("Failed"):
            raise NotQueued(failed)
        count += len(several)
    return count


def _as_sent(number: int, entry: OrderedMessage) -> dict[str, str]:
    return {
        "Id": str(number), "MessageBody": entry.body,
        "MessageGroupId": entry.group, "MessageDeduplicationId": entry.mark,
    }  # fmt: skip


@cache
def _sqs() -> Any:
    quick = Config(
        connect_timeout=2, read_timeout=5, retries={"total_max_attempts": 3, "mode": "standard"}
    )
    return get_session().create_client("sqs", config=quick)
