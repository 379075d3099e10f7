"""Makes in the store what infra/resources.yaml declares: tables, queues, buckets.

A thing's local name is its name in the template, so everybody knows it before it exists. Each step
finds out what is there first; a run that was cut off is simply run again.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

import boto3

from infra import template

REGION = "us-east-1"
ACCOUNT = "000000000000"


def provision(state: Path) -> None:
    """Make what is declared, unless this very declaration has been made before."""
    made = state / "provisioned"
    if made.exists() and made.read_text() == _fingerprint():
        return
    for table in template.of_type("AWS::DynamoDB::Table"):
        _make_table(table)
    _make_queues(template.of_type("AWS::SQS::Queue"))
    for bucket, declared in template.of_type("AWS::S3::Bucket").items():
        _make_bucket(bucket_name(bucket), declared)
    made.write_text(_fingerprint())


def environment() -> dict[str, str]:
    """What functions/settings.py reads, as far as the template's resources decide it."""
    names = template.environment().items()
    return {name: _resolve(value) for name, value in names if _is_ours(value)}


def stream_table(mapping: dict[str, Any]) -> str:
    table: str = mapping["Stream"]["Fn::GetAtt"][0]
    return table


def queue_name(queue: str) -> str:
    """SQS asks that the name of a queue that keeps order tells so."""
    in_order = template.of_type("AWS::SQS::Queue")[queue].get("FifoQueue")
    return f"{queue}.fifo" if in_order else queue


def queue_url(queue: str) -> str:
    return f"http://localhost:4566/{ACCOUNT}/{queue_name(queue)}"


def queue_arn(queue: str) -> str:
    return f"arn:aws:sqs:{REGION}:{ACCOUNT}:{queue_name(queue)}"


def bucket_name(bucket: str) -> str:
    return bucket.lower()


def _resolve(reference: dict[str, str]) -> str:
    name = reference["Ref"]
    match template.resources()[name]["Type"]:
        case "AWS::SQS::Queue":
            return queue_url(name)
        case "AWS::S3::Bucket":
            return bucket_name(name)
        case _:
            return name


def _is_ours(value: Any) -> bool:
    return isinstance(value, dict) and value.get("Ref") in template.resources()


def _fingerprint() -> str:
    kinds = ("AWS::DynamoDB::Table", "AWS::SQS::Queue", "AWS::S3::Bucket")
    declared = [template.of_type(kind) for kind in kinds]
    return hashlib.sha256(json.dumps(declared, sort_keys=True).encode()).hexdigest()


def _make_table(name: str) -> None:
    dynamodb = boto3.client("dynamodb")
    request = template.create_table_request(name, name=name)
    if name in dynamodb.list_tables()["TableNames"]:
        _change_table(name, request)
    else:
        dynamodb.create_table(**request)
    if attribute := template.ttl_attribute(name):
        expiry = {"Enabled": True, "AttributeName": attribute}
        current = dynamodb.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
        if current["TimeToLiveStatus"] != "ENABLED":
            dynamodb.update_time_to_live(TableName=name, TimeToLiveSpecification=expiry)


def _change_table(name: str, request: dict[str, Any]) -> None:
    """Add the indexes that a newer template declares, and drop those that it no longer does."""
    dynamodb = boto3.client("dynamodb")
    now = dynamodb.describe_table(TableName=name)["Table"]
    if now["KeySchema"] != request["KeySchema"]:
        raise SystemExit(f"{name} has other keys in this state directory: start with an empty one")
    declared = {index["IndexName"]: index for index in request.get("GlobalSecondaryIndexes", [])}
    existing = {index["IndexName"] for index in now.get("GlobalSecondaryIndexes", [])}
    changes = [{"Delete": {"IndexName": index}} for index in existing - declared.keys()]
    changes += [
        {"Create": index} for index in declared.values() if index["IndexName"] not in existing
    ]
    for change in changes:
        dynamodb.update_table(
            TableName=name,
            AttributeDefinitions=request["AttributeDefinitions"],
            GlobalSecondaryIndexUpdates=[change],
        )


def _make_queues(declared: dict[str, dict[str, Any]]) -> None:
    """Make all queues before any attribute: a redrive policy names another queue."""
    sqs = boto3.client("sqs")
    for name in declared:
        sqs.create_queue(QueueName=queue_name(name))
    for name, properties in declared.items():
        attributes = _queue_attributes(properties)
        sqs.set_queue_attributes(QueueUrl=queue_url(name), Attributes=attributes)


def _queue_attributes(declared: dict[str, Any]) -> dict[str, str]:
    """The template's properties of a queue, as SQS takes them: every value a string."""
    attributes = {n: str(v) for n, v in declared.items() if isinstance(v, int) and v is not True}
    if redrive := declared.get("RedrivePolicy"):
        target = queue_arn(redrive["deadLetterTargetArn"]["Fn::GetAtt"][0])
        attributes["RedrivePolicy"] = json.dumps({**redrive, "deadLetterTargetArn": target})
    return attributes


def _make_bucket(name: str, declared: dict[str, Any]) -> None:
    s3 = boto3.client("s3")
    s3.create_bucket(Bucket=name)
    notices = declared.get("NotificationConfiguration", {}).get("QueueConfigurations", [])
    if notices:
        s3.put_bucket_notification_configuration(
            Bucket=name,
            NotificationConfiguration={
                "QueueConfigurations": [
                    {
                        "QueueArn": queue_arn(notice["Queue"]["Fn::GetAtt"][0]),
                        "Events": [notice["Event"]],
                    }
                    for notice in notices
                ]
            },
            SkipDestinationValidation=True,
        )
