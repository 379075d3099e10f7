"""The appeals' stream, read as its followers read it: each row that was inserted, once."""

from typing import Any

import boto3


class Stream:
    """Reads on where it left off."""

    def __init__(self) -> None:
        arn = boto3.client("dynamodb").describe_table(TableName="appeals")["Table"]
        self.streams, self.arn = boto3.client("dynamodbstreams"), arn["LatestStreamArn"]
        (shard,) = self.streams.describe_stream(StreamArn=self.arn)["StreamDescription"]["Shards"]
        self.at = self.streams.get_shard_iterator(
            StreamArn=self.arn, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON"
        )["ShardIterator"]

    def fresh(self) -> list[Any]:
        """The events that were inserted since the last look."""
        answer = self.streams.get_records(ShardIterator=self.at, Limit=1000)
        self.at = answer["NextShardIterator"]
        return [r for r in answer["Records"] if _is_event(r)]


def _is_event(record: Any) -> bool:
    key = record["dynamodb"]["Keys"]["sk"]["S"]
    return record["eventName"] == "INSERT" and str(key).startswith("event#")
