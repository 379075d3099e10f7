"""The tables that we deploy, in memory; one county in them; a client; the stream, delivered by hand."""

import os

os.environ |= {
    "APPEALS_TABLE": "appeals",
    "AUX_TABLE": "aux",
    "REGISTRY_TABLE": "registry",
    "UPLOADS_BUCKET": "uploads",
    "PHOTOS_BUCKET": "photos",
    "NOTICES_QUEUE_URL": "https://sqs.us-east-1.amazonaws.com/123456789012/notices",
    "PUBLIC_URL": "https://demo.example",
    "STAGE": "test",
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_ACCOUNT_ID_ENDPOINT_MODE": "disabled",  # moto knows only the plain stream endpoint
}

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import boto3
import hypothesis
import pytest
from chalice.test import Client
from moto import mock_aws

import app as product
from functions.store import registry
from infra.template import create_table_request
from tests import aws_calls
from tests.county import PASSWORD, open_north

aws_calls.watch()
registry.KEPT_SECONDS = 3600.0  # a slow machine must not change which calls a test counts
hypothesis.settings.register_profile("shared machine", deadline=None)
hypothesis.settings.load_profile("shared machine")

PACKAGING = {"test_package.py", "test_deployed.py"}  # make the package once for both


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A file's tests stay together where several processes run them: fixtures are made once."""
    for item in items:
        group = "package" if item.path.name in PACKAGING else str(item.path)
        item.add_marker(pytest.mark.xdist_group(group))


def pytest_sessionfinish() -> None:
    aws_calls.write()


TABLES = {"AppealsTable": "appeals", "AuxTable": "aux", "RegistryTable": "registry"}


@contextmanager
def standing_tables() -> Iterator[None]:
    """The tables, queues and buckets of infra/resources.yaml, empty."""
    registry.forget_kept()
    with mock_aws():
        dynamodb = boto3.client("dynamodb")
        for logical, name in TABLES.items():
            dynamodb.create_table(**create_table_request(logical, name=name))
        boto3.client("sqs").create_queue(QueueName="notices")
        for bucket in ("uploads", "photos"):
            boto3.client("s3").create_bucket(Bucket=bucket)
        yield


@pytest.fixture
def tables() -> Iterator[None]:
    """The same, for one test."""
    with standing_tables():
        yield


@pytest.fixture
def north(tables):
    """The county `north` with a place, two units and one person of each role."""
    return open_north()


class Desk:
    """HTTP as its callers speak it."""

    def __init__(self) -> None:
        self.client = Client(product.app)
        self.tokens: dict[str, str] = {}

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        raw = b"" if body is None else json.dumps(body).encode()
        sent = {"Content-Type": "application/json"} if raw else {}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = self.client.http.request(method, path, headers=sent | named, body=raw)
        return answer.status_code, json.loads(answer.body) if answer.body else None

    def as_(self, user: str, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        if user not in self.tokens:
            status, session = self.call(
                "POST", "/api/t/north/session", {"user": user, "password": PASSWORD}
            )
            assert status == 200, session
            self.tokens[user] = session["token"]
        return self.call(
            method, f"/api/t/north{path}", body, Authorization=f"Bearer {self.tokens[user]}"
        )

    def submit(self, code: str, content: str, key: str = "k" * 20, **rest: Any) -> dict[str, Any]:
        status, receipt = self.call(
            "POST", "/api/appeals", {"code": code, "content": content} | rest, Idempotency_Key=key
        )
        assert status in {200, 201}, receipt
        return receipt

    def act(self, user: str, no: str, action: str, **body: Any) -> tuple[int, Any]:
        _, item = self.as_(user, "GET", f"/desk/appeals/{no}")
        return self.as_(user, "POST", f"/desk/appeals/{no}/{action}", {"step": item["step"]} | body)


@pytest.fixture
def http(north) -> Desk:
    return Desk()


@pytest.fixture
def deliver(tables) -> Callable[[], int]:
    """Hand what is new in the stream to both of its followers, as Lambda does; returns how much."""
    seen: set[str] = set()

    def pump() -> int:
        fresh = [r for r in stream_records() if r["dynamodb"]["SequenceNumber"] not in seen]
        seen.update(r["dynamodb"]["SequenceNumber"] for r in fresh)
        events = [r for r in fresh if r["dynamodb"]["Keys"]["sk"]["S"].startswith("event#")]
        for follower in (product.route_appeals, product.notify_people):
            if events:
                assert follower({"Records": events}, None) == {"batchItemFailures": []}
        return len(events) + (pump() if events else 0)

    return pump


def stream_records() -> list[dict[str, Any]]:
    arn = boto3.client("dynamodb").describe_table(TableName="appeals")["Table"]["LatestStreamArn"]
    streams = boto3.client("dynamodbstreams")
    (shard,) = streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"]
    start = streams.get_shard_iterator(
        StreamArn=arn, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON"
    )["ShardIterator"]
    found = streams.get_records(ShardIterator=start, Limit=1000)["Records"]
    return [r for r in found if r["eventName"] == "INSERT"]
