"""The on-failure queue of a stream's mapping, with the messages that Lambda puts there."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import boto3

from infra.local import provision
from infra.local.lane import Mapping, Record, number_of


class FailureQueue:
    def __init__(self, handler: str, mapping: Mapping) -> None:
        queue = mapping["DestinationConfig"]["OnFailure"]["Destination"]["Fn::GetAtt"][0]
        self._handler, self._url = handler, provision.queue_url(queue)
        self._sqs = boto3.client("sqs")

    def put(self, records: Sequence[Record], why: str, calls: int) -> None:
        body = _message(self._handler, records, why, calls)
        self._sqs.send_message(QueueUrl=self._url, MessageBody=json.dumps(body))


def _message(handler: str, records: Sequence[Record], why: str, calls: int) -> dict[str, Any]:
    """https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html#services-ddb-errors"""
    first, last = records[0], records[-1]
    return {
        "requestContext": {
            "functionArn": f"arn:aws:lambda:{provision.REGION}:{provision.ACCOUNT}:function:{handler}",
            "condition": why,
            "approximateInvokeCount": calls,
        },
        "responseContext": {"statusCode": 200, "functionError": "Unhandled"},
        "version": "1.0",
        "timestamp": datetime.now(UTC).isoformat(),
        "DDBStreamBatchInfo": {
            "shardId": "shardId-00000000000000000000-00000000",
            "startSequenceNumber": number_of(first),
            "endSequenceNumber": number_of(last),
            "approximateArrivalOfFirstRecord": _arrival(first),
            "approximateArrivalOfLastRecord": _arrival(last),
            "batchSize": len(records),
            "streamArn": first["eventSourceARN"],
        },
    }


def _arrival(record: Record) -> str:
    created = record["dynamodb"]["ApproximateCreationDateTime"]
    return datetime.fromtimestamp(created, UTC).isoformat()
