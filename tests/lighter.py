"""What botocore and moto reckon anew for each call is reckoned once; a call costs half as much.

tests/conftest.py switches it on. Nothing here changes what a call answers: moto reads no signature.
"""

import functools

import botocore
from botocore import xform_name
from botocore.handlers import BUILTIN_HANDLERS
from botocore.useragent import UserAgentString
from moto import backend_index
from moto.core import responses, serialize
from moto.core.models import botocore_stubber

OURS = ("dynamodb", "sqs", "s3", "dynamodbstreams")


def switch_on():
    """From now on; clients that were made before keep signing."""
    responses.method_names_from_class = functools.cache(responses.method_names_from_class)
    UserAgentString.to_string = functools.cache(UserAgentString.to_string)
    backend_index.backend_url_patterns.sort(key=lambda named: named[0] not in OURS)
    serialize.AttributePicker.__call__ = _picked
    for service in ("dynamodb", "sqs"):
        BUILTIN_HANDLERS.append((f"choose-signer.{service}", _unsigned))


_pick = serialize.AttributePicker.__call__


def _picked(self, context):
    """A plain row is asked for a name as it is spelt before moto tries all that it could be called."""
    row = context.obj
    if type(row) is dict and not self.response_transformers:
        return row[context.key] if context.key in row else row.get(xform_name(context.key))
    return _pick(self, context)


def _unsigned(**_):
    """No signature for moto; whatever else is asked, such as a store of its own, gets one."""
    return botocore.UNSIGNED if botocore_stubber.enabled else None
