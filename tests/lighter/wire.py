"""A request for a row goes to moto's handler as it is, and its answer back, without a web server between."""

import base64
import json

from botocore.awsrequest import AWSResponse
from moto.core import DEFAULT_ACCOUNT_ID
from moto.core.botocore_stubber import BotocoreStubber, MockRawResponse
from moto.core.exceptions import HTTPException, ServiceException
from moto.core.responses import ActionResult
from moto.core.utils import camelcase_to_underscores
from moto.dynamodb.responses import DynamoHandler

ROWS = {
    f"DynamoDB_20120810.{name}": camelcase_to_underscores(name)
    for name in (
        "BatchGetItem", "BatchWriteItem", "DeleteItem", "GetItem", "PutItem", "Query", "Scan",
        "TransactGetItems", "TransactWriteItems", "UpdateItem",
    )
}  # fmt: skip
REGION = "us-east-1"
BINARY = (b'"B":', b'"BS":')  # moto's own way reads what comes in them


_long_way = BotocoreStubber.__call__


def _answered(self, event_name, request, **rest):
    action = ROWS.get(_text(request.headers.get("X-Amz-Target")))
    if (
        not self.enabled
        or not action
        or f".{REGION}." not in request.url
        or _is_binary(request.body)
    ):
        return _long_way(self, event_name, request, **rest)
    status, body = _asked(action, request)
    headers = {"content-type": "application/x-amz-json-1.0"}
    return AWSResponse(request.url, status, headers, MockRawResponse(body))


def _text(value):
    return value.decode() if isinstance(value, bytes) else value


def _is_binary(body):
    return any(sign in body for sign in BINARY)


def _binary(raw):
    return base64.b64encode(raw).decode()


def _asked(action, request):
    """Status and body, as `BaseResponse.call_action` finds them."""
    handler = _handler(request)
    try:
        return 200, json.dumps(getattr(handler, action)().result, default=_binary)
    except ServiceException as refused:
        status, _, body = handler.serialized(ActionResult(refused))
        return status, body
    except HTTPException as refused:
        return refused.code, refused.description


def _handler(request):
    """Moto's, with as much in it as the actions on rows and their refusals ask for."""
    handler = DynamoHandler()
    handler.body = handler.params = json.loads(request.body)
    handler.uri_match, handler.querystring, handler.response_headers = {}, {}, {}
    handler.headers = request.headers
    handler.current_account, handler.region = DEFAULT_ACCOUNT_ID, REGION
    return handler


QUICK = ((BotocoreStubber, "__call__", _answered),)
