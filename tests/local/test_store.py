"""The store gives back after `kill -9` what it acknowledged, and goes on where it stood."""

import http.client
import os
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import boto3
import msgspec
import pytest
import urllib3
from botocore.config import Config
from botocore.exceptions import ClientError

from infra.local.started import ROOT
from infra.local.wire import FEED, Answer, Ask

TABLE = {
    "TableName": "notes",
    "BillingMode": "PAY_PER_REQUEST",
    "AttributeDefinitions": [
        {"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk", "colour")
    ],
    "KeySchema": [
        {"AttributeName": "pk", "KeyType": "HASH"},
        {"AttributeName": "sk", "KeyType": "RANGE"},
    ],
    "GlobalSecondaryIndexes": [
        {
            "IndexName": "by_colour",
            "KeySchema": [{"AttributeName": "colour", "KeyType": "HASH"}],
            "Projection": {"ProjectionType": "ALL"},
        }
    ],
    "StreamSpecification": {"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"},
}
ACCOUNT = {
    "region_name": "us-east-1",
    "aws_access_key_id": "local",
    "aws_secret_access_key": "local",
    "config": Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"}),
}


RED = '{"dynamodb":{"NewImage":{"colour":{"S":["red"]}}}}'


class Store:
    """A store process on a folder; killed, and started again."""

    def __init__(self, folder):
        self._folder = folder
        self.start()

    def start(self):
        self._clients = {}
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
            listening.bind(("127.0.0.1", 0))
            listening.listen()
            self.port = listening.getsockname()[1]
            life, self._end_of_life = os.pipe()
            held = (listening.fileno(), life)
            command = [sys.executable, "-m", "infra.local.store", str(self._folder)]
            keys = {"AWS_ACCESS_KEY_ID": "local", "AWS_SECRET_ACCESS_KEY": "local"}
            self._process = subprocess.Popen(
                [*command, *map(str, held)], cwd=ROOT, pass_fds=held, env={**os.environ, **keys}
            )
            os.close(life)

    def kill(self):
        for client in self._clients.values():
            client.close()
        self._process.kill()
        self._process.wait()
        os.close(self._end_of_life)

    def crash(self):
        self.kill()
        self.start()

    def client(self, service):
        if service not in self._clients:
            url = f"http://127.0.0.1:{self.port}"
            self._clients[service] = boto3.client(service, endpoint_url=url, **ACCOUNT)
        return self._clients[service]

    def feed(self, wait=0, patterns=(), **asked):
        ask = Ask("notes", "reader", "TRIM_HORIZON", 100, wait, list(patterns), **asked)
        front = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        front.request("POST", FEED, msgspec.json.encode(ask))
        answer = msgspec.json.decode(front.getresponse().read(), type=Answer)
        front.close()
        return answer


@pytest.fixture
def store(tmp_path):
    started = Store(tmp_path)
    yield started
    started.kill()


@pytest.fixture
def table(store):
    store.client("dynamodb").create_table(**TABLE)
    return store


def note(pk, **attributes):
    return {name: {"S": value} for name, value in {"pk": pk, "sk": "n", **attributes}.items()}


def notes(store, **query):
    found = store.client("dynamodb").scan(TableName="notes", **query)["Items"]
    return sorted(item["pk"]["S"] for item in found)


def test_rows_come_back_as_they_were_last(table):
    dynamodb = table.client("dynamodb")
    for pk in ("kept", "changed", "deleted"):
        dynamodb.put_item(TableName="notes", Item=note(pk, text="first"))
    key = {"pk": {"S": "changed"}, "sk": {"S": "n"}}
    dynamodb.update_item(
        TableName="notes", Key=key, UpdateExpression="SET #t = :t",
        ExpressionAttributeNames={"#t": "text"}, ExpressionAttributeValues={":t": {"S": "second"}},
    )  # fmt: skip
    dynamodb.delete_item(TableName="notes", Key={"pk": {"S": "deleted"}, "sk": {"S": "n"}})

    table.crash()

    assert notes(table) == ["changed", "kept"]
    changed = table.client("dynamodb").get_item(TableName="notes", Key=key)["Item"]
    assert changed["text"] == {"S": "second"}


def test_a_transaction_comes_back_whole_and_its_conditions_hold_again(table):
    def add(*names):
        rows = [
            {
                "TableName": "notes",
                "Item": note(n),
                "ConditionExpression": "attribute_not_exists(pk)",
            }
            for n in names
        ]
        table.client("dynamodb").transact_write_items(TransactItems=[{"Put": r} for r in rows])

    add("a", "b")
    table.crash()

    with pytest.raises(Exception, match="ConditionalCheckFailed"):
        add("c", "b")
    assert notes(table) == ["a", "b"]


def test_an_index_finds_what_came_back(table):
    table.client("dynamodb").put_item(TableName="notes", Item=note("a", colour="red"))
    table.client("dynamodb").put_item(TableName="notes", Item=note("b", colour="blue"))

    table.crash()

    found = table.client("dynamodb").query(
        TableName="notes", IndexName="by_colour", KeyConditionExpression="colour = :c",
        ExpressionAttributeValues={":c": {"S": "red"}},
    )  # fmt: skip
    assert [item["pk"]["S"] for item in found["Items"]] == ["a"]


def test_a_table_made_anew_does_not_bring_back_the_rows_of_the_one_deleted(table):
    dynamodb = table.client("dynamodb")
    dynamodb.put_item(TableName="notes", Item=note("old"))
    dynamodb.delete_table(TableName="notes")
    dynamodb.create_table(**TABLE)
    dynamodb.put_item(TableName="notes", Item=note("new"))

    table.crash()

    assert notes(table) == ["new"]


def test_a_stream_goes_on_where_its_reader_stood(table):
    dynamodb = table.client("dynamodb")
    dynamodb.put_item(TableName="notes", Item=note("a"))
    first = table.feed()
    table.feed(after=first.after, finished=first.after)
    dynamodb.put_item(TableName="notes", Item=note("b"))

    table.crash()
    table.client("dynamodb").put_item(TableName="notes", Item=note("c"))

    records = table.feed().records
    assert [record["dynamodb"]["Keys"]["pk"]["S"] for record in records] == ["b", "c"]
    numbers = [record["dynamodb"]["SequenceNumber"] for record in records]
    assert [first.after, *numbers] == sorted([first.after, *numbers])


def test_a_new_record_wakes_a_reader_that_waits(table):
    table.client("dynamodb").put_item(TableName="notes", Item=note("a"))
    seen = table.feed()

    with ThreadPoolExecutor(1) as reader:
        waiting = reader.submit(table.feed, wait=50, after=seen.after)
        time.sleep(0.5)
        assert not waiting.done()
        table.client("dynamodb").put_item(TableName="notes", Item=note("b"))
        assert len(waiting.result(timeout=20).records) == 1


def test_a_reader_hears_only_of_what_its_patterns_let_through(table):
    for pk, colour in {"a": "red", "b": "blue", "c": "red"}.items():
        table.client("dynamodb").put_item(TableName="notes", Item=note(pk, colour=colour))

    answer = table.feed(patterns=[RED])

    assert len(answer.records) == 2
    assert answer.after == answer.records[-1]["dynamodb"]["SequenceNumber"]


def test_messages_come_back_and_what_was_in_flight_is_due_at_once(store):
    url = store.client("sqs").create_queue(
        QueueName="work", Attributes={"VisibilityTimeout": "600"}
    )["QueueUrl"]
    for body in ("done", "in flight", "waiting"):
        store.client("sqs").send_message(QueueUrl=url, MessageBody=body)
    for expected in ("done", "in flight"):
        (message,) = store.client("sqs").receive_message(QueueUrl=url)["Messages"]
        assert message["Body"] == expected
        if expected == "done":
            store.client("sqs").delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])

    store.crash()

    url = store.client("sqs").get_queue_url(QueueName="work")["QueueUrl"]
    received = store.client("sqs").receive_message(QueueUrl=url, MaxNumberOfMessages=10)
    assert [message["Body"] for message in received["Messages"]] == ["in flight", "waiting"]


def test_an_object_and_the_notice_of_it_come_back_together(store):
    s3, sqs = store.client("s3"), store.client("sqs")
    sqs.create_queue(QueueName="uploaded")
    s3.create_bucket(Bucket="photos")
    arn = "arn:aws:sqs:us-east-1:000000000000:uploaded"
    s3.put_bucket_notification_configuration(
        Bucket="photos", SkipDestinationValidation=True,
        NotificationConfiguration={
            "QueueConfigurations": [{"QueueArn": arn, "Events": ["s3:ObjectCreated:*"]}]
        },
    )  # fmt: skip
    s3.put_object(Bucket="photos", Key="a/b.jpg", Body=b"\xff\xd8\x00", ContentType="image/jpeg")
    s3.put_object(Bucket="photos", Key="gone", Body=b"x")
    s3.delete_object(Bucket="photos", Key="gone")

    store.crash()

    kept = store.client("s3").get_object(Bucket="photos", Key="a/b.jpg")
    assert (kept["Body"].read(), kept["ContentType"]) == (b"\xff\xd8\x00", "image/jpeg")
    listed = store.client("s3").list_objects_v2(Bucket="photos")["Contents"]
    assert [each["Key"] for each in listed] == ["a/b.jpg"]
    url = store.client("sqs").get_queue_url(QueueName="uploaded")["QueueUrl"]
    told = store.client("sqs").receive_message(QueueUrl=url, MaxNumberOfMessages=10)["Messages"]
    assert any('"key": "a/b.jpg"' in message["Body"] for message in told)


def test_a_grant_is_good_for_its_size_alone_and_the_first_photo_of_a_key_stays(store):
    s3 = store.client("s3")
    s3.create_bucket(Bucket="uploads")
    post = s3.generate_presigned_post(
        "uploads", "k", Conditions=[["content-length-range", 5, 5]], ExpiresIn=60
    )
    pool = urllib3.PoolManager()

    def sent(content):
        fields = {**post["fields"], "file": ("f", content)}
        return pool.request("POST", post["url"], fields=fields).status

    assert [sent(b"1234"), sent(b"123456"), sent(b"12345")] == [400, 400, 204]
    s3.put_object(Bucket="uploads", Key="once", Body=b"first", IfNoneMatch="*")
    with pytest.raises(ClientError, match="PreconditionFailed"):
        s3.put_object(Bucket="uploads", Key="once", Body=b"second", IfNoneMatch="*")
    assert s3.get_object(Bucket="uploads", Key="once")["Body"].read() == b"first"
