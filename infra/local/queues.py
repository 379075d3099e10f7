"""SQS → a handler, with the semantics and the settings of Lambda's event source mapping.

A message that the handler does not take comes back when its visibility timeout is over; the queue's
redrive policy, which the store follows, ends that.
"""

import logging
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import boto3

from infra.local.invoke import Context, Event, Handler, failed_items

Message = dict[str, Any]
Mapping = dict[str, Any]

logger = logging.getLogger(__name__)

_WAIT_SECONDS = 2
_AT_ONCE = 4


class Poller:
    """One mapping of a queue to a handler; MaximumConcurrency is how many calls run side by side."""

    def __init__(
        self, name: str, handler: Handler, mapping: Mapping, *, url: str, arn: str
    ) -> None:
        self._name, self._handler, self._url, self._arn = name, handler, url, arn
        self._size: int = min(mapping["BatchSize"], 10)
        self._reports = "ReportBatchItemFailures" in mapping.get("FunctionResponseTypes", [])
        self._at_once: int = mapping.get("ScalingConfig", {}).get("MaximumConcurrency", _AT_ONCE)
        self._free = threading.Semaphore(self._at_once)
        self._stopping = threading.Event()
        self._sqs = boto3.client("sqs")

    def run(self) -> None:
        with ThreadPoolExecutor(self._at_once, self._name) as calls:
            while not self._stopping.is_set():
                self._free.acquire()
                if messages := self._receive():
                    calls.submit(self._deliver_and_free, messages)
                else:
                    self._free.release()

    def stop(self) -> None:
        self._stopping.set()

    def deliver(self, messages: Sequence[Message]) -> None:
        """Call the handler, and take off the queue what it took."""
        event = {"Records": [_event(message, self._arn) for message in messages]}
        try:
            answer = self._handler(event, Context(self._name))
        except Exception:
            logger.exception("%s failed on %d messages", self._name, len(messages))
            return
        failed = failed_items(answer) if self._reports else set()
        self._delete([m for m in messages if m["MessageId"] not in failed])

    def _deliver_and_free(self, messages: Sequence[Message]) -> None:
        try:
            self.deliver(messages)
        finally:
            self._free.release()

    def _receive(self) -> Sequence[Message]:
        received = self._sqs.receive_message(
            QueueUrl=self._url,
            MaxNumberOfMessages=self._size,
            WaitTimeSeconds=_WAIT_SECONDS,
            MessageSystemAttributeNames=["All"],
            MessageAttributeNames=["All"],
        )
        messages: Sequence[Message] = received.get("Messages", [])
        return messages

    def _delete(self, messages: Sequence[Message]) -> None:
        entries = [
            {"Id": str(i), "ReceiptHandle": m["ReceiptHandle"]} for i, m in enumerate(messages)
        ]
        if entries:
            self._sqs.delete_message_batch(QueueUrl=self._url, Entries=entries)


def _event(message: Message, arn: str) -> Event:
    attributes = message.get("MessageAttributes", {}).items()
    return {
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "md5OfBody": message["MD5OfBody"],
        "attributes": message.get("Attributes", {}),
        "messageAttributes": {
            name: {key[0].lower() + key[1:]: value for key, value in attribute.items()}
            for name, attribute in attributes
        },
        "eventSource": "aws:sqs",
        "eventSourceARN": arn,
        "awsRegion": arn.split(":")[3],
    }
