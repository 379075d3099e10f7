"""A queue between two functions, emptied by hand as Lambda does it."""

import boto3


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
