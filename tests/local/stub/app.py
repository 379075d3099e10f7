"""A small product of the same shape as ours, for tests of the runner itself.

What it does with a note depends on the note's text: it may fail once, always, or end the process.
"""

import json
import os
from functools import cache
from typing import Any

import boto3
from chalice import Chalice, Response

app = Chalice(app_name="stub")


@cache
def aws(service: str) -> Any:
    return boto3.client(service)


def put(pk: str, sk: str, **attributes: str) -> dict[str, Any]:
    item = {name: {"S": value} for name, value in {"pk": pk, "sk": sk, **attributes}.items()}
    return {
        "TableName": os.environ["APPEALS_TABLE"],
        "Item": item,
        "ConditionExpression": "attribute_not_exists(pk)",
    }


def count(pk: str, sk: str) -> int:
    answer = aws("dynamodb").update_item(
        TableName=os.environ["AUX_TABLE"],
        Key={"pk": {"S": pk}, "sk": {"S": sk}},
        UpdateExpression="ADD seen :one",
        ExpressionAttributeValues={":one": {"N": "1"}},
        ReturnValues="ALL_NEW",
    )
    return int(answer["Attributes"]["seen"]["N"])


@app.route("/")
def index() -> dict[str, str]:
    return {"app": "stub"}


@app.route("/notes", methods=["POST"])
def add() -> Response:
    note = app.current_request.json_body
    rows = [put(note["id"], "head"), put(note["id"], "event#1", action="submit", text=note["text"])]
    aws("dynamodb").transact_write_items(TransactItems=[{"Put": row} for row in rows])
    return Response({"id": note["id"]}, status_code=201)


@app.route("/notes/{id}")
def show(id: str) -> dict[str, Any]:  # noqa: A002
    answer = aws("dynamodb").query(
        TableName=os.environ["APPEALS_TABLE"],
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues={":pk": {"S": id}},
        ConsistentRead=True,
    )
    return {"rows": [item["sk"]["S"] for item in answer["Items"]]}


@app.route("/seen/{pk}/{sk}")
def seen(pk: str, sk: str) -> dict[str, int]:
    row = aws("dynamodb").get_item(
        TableName=os.environ["AUX_TABLE"], Key={"pk": {"S": pk}, "sk": {"S": sk}}
    )
    return {"seen": int(row.get("Item", {"seen": {"N": "0"}})["seen"]["N"])}


@app.route("/failures")
def failures() -> dict[str, Any]:
    url = aws("sqs").get_queue_url(QueueName="RouteFailures")["QueueUrl"]
    received = aws("sqs").receive_message(QueueUrl=url, VisibilityTimeout=0)
    return {"messages": [json.loads(m["Body"]) for m in received.get("Messages", [])]}


@app.on_dynamodb_record(stream_arn="from-the-template", name="route_appeals")
def route_appeals(event: Any) -> dict[str, Any]:
    failed = []
    for record in event:
        text, pk = record.new_image["text"]["S"], record.keys["pk"]["S"]
        times = count("routed", pk)
        if text == "poison" or (text == "fails once" and times == 1):
            failed.append({"itemIdentifier": record.sequence_number})
        elif text == "ends the process" and times == 1:
            os._exit(9)
        else:
            _route(pk, text)
    return {"batchItemFailures": failed}


def _route(pk: str, text: str) -> None:
    try:
        aws("dynamodb").put_item(**put(pk, "routed"))
    except aws("dynamodb").exceptions.ConditionalCheckFailedException:
        return
    if text == "tell":
        aws("sqs").send_message(QueueUrl=os.environ["NOTICES_QUEUE_URL"], MessageBody=pk)


@app.on_sqs_message(queue_arn="from-the-template", name="send_notices")
def send_notices(event: Any) -> dict[str, Any]:
    for record in event:
        count("noticed", record.body)
    return {"batchItemFailures": []}


@app.schedule("rate(1 minute)", name="sweep")
def sweep(event: Any) -> None:
    """Hand out the same twice: a queue that keeps order takes it once."""
    count("swept", "all")
    for _ in range(2):
        aws("sqs").send_message(
            QueueUrl=os.environ["DUE_QUEUE_URL"], MessageBody="all",
            MessageGroupId="all", MessageDeduplicationId="all@1",
        )  # fmt: skip


@app.on_sqs_message(queue_arn="from-the-template", name="do_due")
def do_due(event: Any) -> dict[str, Any]:
    for record in event:
        count("done", record.body)
    return {"batchItemFailures": []}
