"""The tables that we deploy, in memory; one county in them; a client; the stream, delivered by hand."""

import os

os.environ |= {
    "APPEALS_TABLE": "appeals",
    "AUX_TABLE": "aux",
    "REGISTRY_TABLE": "registry",
    "SEARCH_TABLE": "search",
    "UPLOADS_BUCKET": "uploads",
    "PHOTOS_BUCKET": "photos",
    "SEARCH_BUCKET": "shelves",
    "EXPORTS_BUCKET": "exports",
    "NOTICES_QUEUE_URL": "https://sqs.us-east-1.amazonaws.com/123456789012/notices",
    "DUE_QUEUE_URL": "https://sqs.us-east-1.amazonaws.com/123456789012/due.fifo",
    "LOOKS_QUEUE_URL": "https://sqs.us-east-1.amazonaws.com/123456789012/looks.fifo",
    "PUBLIC_URL": "https://demo.example",
    "STAGE": "test",
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_ACCOUNT_ID_ENDPOINT_MODE": "disabled",  # moto knows only the plain stream endpoint
}

import json
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from chalice.test import Client
from moto.core import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends, utilities

import app as product
from functions.store import registry, search_shelves
from functions.store.registry import memory
from infra.local import filters
from infra.template import create_table_request, mapping
from tests import aws_calls, lighter, standing
from tests.county import PASSWORD, open_north
from tests.standing import client

lighter.switch_on()
aws_calls.watch()
memory.KEPT_SECONDS = 3600.0  # a slow machine must not change which calls a test counts
# Other examples come with each run; `HYPOTHESIS=deep` asks for a night's worth of them.
hypothesis.settings.register_profile("ci", deadline=None, max_examples=40)
hypothesis.settings.register_profile("deep", deadline=None, max_examples=1000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS", "ci"))

PACKAGING = {"test_package.py", "test_deployed.py"}  # make the package once for both
# Where a file takes long begins first, so that no process waits for another's last file at the end.
LONG_FIRST = ("deploy", "bench", "web", "faults", "local", "fuzz", "touched", "functions")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A file's tests stay together where several processes run them: fixtures are made once."""
    for item in items:
        group = "package" if item.path.name in PACKAGING else str(item.path)
        item.add_marker(pytest.mark.xdist_group(group))
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    if item.path.name in PACKAGING:
        return 0
    folder = item.path.relative_to(Path(__file__).parent).parts[0]
    return LONG_FIRST.index(folder) if folder in LONG_FIRST else len(LONG_FIRST)


def pytest_sessionfinish() -> None:
    aws_calls.write()


FOLLOWERS = {
    name: filters.any_of(filters.patterns_of(mapping(name)))
    for name in ("route_appeals", "notify_people")
}
TABLES = {
    "AppealsTable": "appeals", "AuxTable": "aux", "RegistryTable": "registry", "SearchTable": "search",
}  # fmt: skip


@contextmanager
def standing_tables() -> Iterator[None]:
    """The tables, queues and buckets of infra/resources.yaml, empty."""
    registry.forget_kept()
    search_shelves.forget()
    with standing.nothing():
        standing.again(make_tables)
        yield


def make_tables() -> None:
    for logical, name in TABLES.items():
        client("dynamodb").create_table(**create_table_request(logical, name=name))
    client("sqs").create_queue(QueueName="notices")
    for queue in ("due.fifo", "looks.fifo"):
        client("sqs").create_queue(QueueName=queue, Attributes={"FifoQueue": "true"})
    for bucket in ("uploads", "photos", "shelves", "exports"):
        client("s3").create_bucket(Bucket=bucket)


@pytest.fixture
def tables() -> Iterator[None]:
    """The same, for one test."""
    with standing_tables():
        yield


@pytest.fixture
def north(tables):
    """The county `north` with a place, two units and one person of each role."""
    county = standing.again(open_north)
    registry.forget_kept()
    return county


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
    """Hand what is new in the stream to both of its followers."""
    return pumping()


def pumping() -> Callable[[], int]:
    """Hand on what is new in the stream, as Lambda does, through the followers' filters; returns how much."""
    seen: set[str] = set()

    def pump() -> int:
        fresh = stream_records(seen)
        seen.update(r["dynamodb"]["SequenceNumber"] for r in fresh)
        events = [r for r in fresh if r["dynamodb"]["Keys"]["sk"]["S"].startswith("event#")]
        for name, wanted in FOLLOWERS.items():
            if heard := [record for record in events if wanted(record)]:
                assert getattr(product, name)({"Records": heard}, None) == {"batchItemFailures": []}
        return len(events) + (pump() if events else 0)

    return pump


def stream_records(known: Container[str] = ()) -> list[dict[str, Any]]:
    """What was inserted, as the stream tells it, but for the sequence numbers that are known."""
    table = dynamodb_backends[DEFAULT_ACCOUNT_ID]["us-east-1"].tables["appeals"]
    told = [kept.to_json() for kept in table.stream_shard.items]
    fresh = [r for r in told if r["dynamodb"]["SequenceNumber"] not in known]
    return [utilities.dynamo_to_dict(r) for r in fresh if r["eventName"] == "INSERT"]
