"""SQS in the journal: after each call, the messages that are new, changed or gone.

ministack changes messages in place and swaps a queue's list of them, so what a call did is found by
looking, not by listening. Queues are short: a look costs microseconds.
"""

import time
from typing import Any

from ministack.services import sqs

from infra.local.codec import decode, encode
from infra.local.disk import Disk
from infra.local.journal import Journal

Message = dict[str, Any]
_Mark = tuple[float, int, str | None]


def restore(disk: Disk) -> None:
    """Fill the queues. Nobody holds a message over a restart, so what was in flight is due at once."""
    for queue in sqs._queues.all_values():
        queue["messages"] = [decode(row) for _, row in disk.rows(_space(queue))]
        queue["messages"].sort(key=lambda message: message["sent_at"])
        for message in queue["messages"]:
            if message["receive_count"]:
                message["visible_at"] = min(message["visible_at"], time.time())


class Watch:
    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._seen = {_space(queue): _marks(queue) for queue in sqs._queues.all_values()}

    def note(self) -> None:
        """Tell the journal what has changed since the last look."""
        for queue in sqs._queues.all_values():
            space = _space(queue)
            seen = self._seen.get(space, {})
            if not seen and not queue["messages"]:
                continue
            marks = self._seen[space] = _marks(queue)
            for message in queue["messages"]:
                if marks[message["id"]] != seen.get(message["id"]):
                    self._journal.put(space, message["id"], encode(message))
            for gone in seen.keys() - marks.keys():
                self._journal.drop(space, gone)


def _marks(queue: dict[str, Any]) -> dict[str, _Mark]:
    return {
        message["id"]: (message["visible_at"], message["receive_count"], message["receipt_handle"])
        for message in queue["messages"]
    }


def _space(queue: dict[str, Any]) -> str:
    return f"message {queue['attributes']['QueueArn']}"
