"""A queue between two functions, emptied by hand as Lambda does it."""

from datetime import timedelta

import boto3

import app as product
from functions import settings
from functions.store import reckonings as waiting
from functions.timers import reckonings


def deliver(url, handler, *, copies=1):
    """Hand what is in a queue to its function, and take off what that took; how many messages."""
    sqs, count = boto3.client("sqs"), 0
    while messages := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
        records = [{"messageId": m["MessageId"], "body": m["Body"]} for m in messages]
        for _ in range(copies):
            assert handler({"Records": records}, None) == {"batchItemFailures": []}
        for message in messages:
            sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        count += len(messages)
    return count


def gone_through(*, at=None):
    """Each minute goes through what is open in a county that set its time anew, until none is left; how many moved."""
    at, moved = at or product.now(), 0
    while waiting.waiting():
        at += timedelta(minutes=1)
        reckonings.ask(at=at)
        deliver(settings.LOOKS_QUEUE_URL, product.look_at_county)
        moved += deliver(settings.DUE_QUEUE_URL, product.do_due)
    return moved
