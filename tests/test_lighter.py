"""What makes the tests' tables quick changes no answer: each call is answered as by moto itself."""

import boto3
import pytest
from botocore.exceptions import ClientError

from tests import lighter, standing
from tests.conftest import make_tables, stream_records

KEY = {"pk": {"S": "a"}, "sk": {"S": "1"}}
BODY = {
    "said": {"S": "路灯坏了 <b>"}, "step": {"N": "1"}, "is": {"BOOL": True}, "none": {"NULL": True},
    "words": {"SS": ["b", "a"]}, "list": {"L": [{"S": "x"}, {"M": {"y": {"N": "2.50"}}}]},
    "status_key": {"S": "open"}, "due_key": {"S": "2026"},
}  # fmt: skip
SET = {
    "UpdateExpression": "SET #s = :s, step = step + :one, #l = list_append(#l, :l) REMOVE words",
    "ExpressionAttributeNames": {"#s": "said", "#l": "list"},
    "ExpressionAttributeValues": {
        ":s": {"S": "亮了"}, ":one": {"N": "1"}, ":l": {"L": [{"BOOL": False}]},
    },
}  # fmt: skip
IS_NEW = {"ConditionExpression": "attribute_not_exists(pk)"}
AT_STEP = {"ConditionExpression": "step = :at", "ExpressionAttributeValues": {":at": {"N": "9"}}}
OLD = {"ReturnValuesOnConditionCheckFailure": "ALL_OLD"}
OF_A = {"KeyConditionExpression": "pk = :pk", "ExpressionAttributeValues": {":pk": {"S": "a"}}}
FROM_2 = {
    "KeyConditionExpression": "pk = :pk AND begins_with(sk, :sk)",
    "ExpressionAttributeValues": {":pk": {"S": "a"}, ":sk": {"S": "2"}},
}
OPEN = {
    "IndexName": "by_status", "KeyConditionExpression": "status_key = :k AND due_key > :d",
    "ExpressionAttributeValues": {":k": {"S": "open"}, ":d": {"S": "2025"}},
}  # fmt: skip


def row(sk, **more):
    return {"pk": {"S": "a"}, "sk": {"S": sk}, **BODY, **more}


def put(sk, **more):
    return {"Put": {"TableName": "appeals", "Item": row(sk), **more}}


def change(sk, **more):
    key = KEY | {"sk": {"S": sk}}
    return {"Update": {"TableName": "appeals", "Key": key, **SET, **more}}


CALLS = (
    ("get_item", {"Key": KEY}),
    ("query", OF_A),
    ("put_item", {"Item": row("1"), **IS_NEW}),
    ("put_item", {"Item": row("1"), **IS_NEW, **OLD}),
    ("put_item", {"Item": row("2", due_key={"S": "2024"})}),
    ("put_item", {"Item": row("21", said={"S": "x" * 300_000})}),
    ("put_item", {"Item": row("3", said={"S": "x" * 410_000})}),
    ("put_item", {"Item": {"pk": {"S": "a"}}}),
    ("put_item", {"Item": row("22", due_key={"S": ""})}),
    ("put_item", {"Item": row("23", raw={"B": b"\x00\xff"})}),
    ("get_item", {"Key": KEY, "ProjectionExpression": "pk, #l", "ExpressionAttributeNames": {"#l": "list"}}),
    ("query", OF_A | {"Limit": 2, "ScanIndexForward": False, "ExclusiveStartKey": KEY | {"sk": {"S": "22"}}}),
    ("query", OF_A | {"Limit": 1}),
    ("query", FROM_2 | {"Select": "COUNT"}),
    ("query", OPEN),
    ("query", OPEN | {"Limit": 1, "ScanIndexForward": False}),
    ("query", OPEN | {"IndexName": "by_nobody"}),
    ("update_item", {"Key": KEY, **SET, "ReturnValues": "ALL_NEW"}),
    ("update_item", {"Key": KEY, **SET, "ReturnValues": "UPDATED_OLD"}),
    ("update_item", {"Key": KEY | {"sk": {"S": "4"}}, "UpdateExpression": "SET nobody = other"}),
    ("update_item", {"Key": KEY | {"sk": {"S": "4"}}, "UpdateExpression": "ADD n :n", "ExpressionAttributeValues": {":n": {"N": "3"}}}),
    ("update_item", {"Key": KEY, "UpdateExpression": "SET sk = :n", "ExpressionAttributeValues": {":n": {"S": "3"}}}),
    ("update_item", {"Key": KEY, "UpdateExpression": "SET SET", "ReturnValues": "ALL_NEW"}),
    ("update_item", {"Key": KEY, "UpdateExpression": "REMOVE said", **AT_STEP, **OLD}),
    ("transact_write_items", [put("5"), change("1"), change("2")]),
    ("transact_write_items", [put("6"), change("1"), put("5", **IS_NEW)]),
    ("transact_write_items", [change("1"), put("1")]),
    ("transact_write_items", [{"Delete": {"TableName": "appeals", "Key": KEY | {"sk": {"S": "5"}}}}, put("7")]),
    ("transact_get_items", [{"Get": {"TableName": "appeals", "Key": KEY}}]),
    ("batch_get_item", {"RequestItems": {"appeals": {"Keys": [KEY, KEY | {"sk": {"S": "2"}}]}}}),
    ("batch_write_item", {"RequestItems": {"appeals": [{"DeleteRequest": {"Key": KEY}}]}}),
    ("delete_item", {"Key": KEY, **AT_STEP}),
    ("delete_item", {"Key": KEY | {"sk": {"S": "2"}}, "ReturnValues": "ALL_OLD"}),
    ("scan", {}),
    ("scan", {"TableName": "nobody"}),
)  # fmt: skip
WHOLE = ("batch_get_item", "batch_write_item")


def answers():
    """Of a county's tables to each call, and what they hold and told in the end."""
    with standing.nothing():
        make_tables()
        dynamodb = boto3.client("dynamodb")
        said = [answer(dynamodb, *call) for call in CALLS]
        told = [(r["dynamodb"]["Keys"], r["dynamodb"]["NewImage"]) for r in stream_records()]
    return said, told


def answer(dynamodb, name, asked):
    if isinstance(asked, list):
        asked = {"TransactItems": asked}
    elif name not in WHOLE:
        asked = {"TableName": "appeals"} | asked
    try:
        said = getattr(dynamodb, name)(**asked)
    except ClientError as refused:
        said = refused.response
    return said | {"ResponseMetadata": said["ResponseMetadata"]["HTTPStatusCode"]}


@pytest.fixture(scope="module")
def both():
    with lighter.switched_off():
        own = answers()
    return own, answers()


@pytest.mark.parametrize("n", range(len(CALLS)), ids=[f"{n}-{c[0]}" for n, c in enumerate(CALLS)])
def test_a_call_is_answered_as_by_moto_itself(both, n):
    (own, _), (quick, _) = both
    assert quick[n] == own[n]


def test_the_stream_tells_the_same(both):
    (_, own), (_, quick) = both
    assert own
    assert quick == own


def test_calls_of_each_kind_are_answered_and_refused(both):
    statuses = {said["ResponseMetadata"] for said in both[0][0]}
    assert statuses == {200, 400}
