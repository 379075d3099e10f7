"""What botocore and moto reckon anew for each call is reckoned once; a call costs a quarter.

tests/conftest.py switches it on. Nothing here changes what a call answers (tests/test_lighter.py):
moto reads no signature.
"""

import functools
from collections.abc import Iterator
from contextlib import contextmanager

import botocore
from botocore import xform_name
from botocore.handlers import BUILTIN_HANDLERS
from botocore.useragent import UserAgentString
from moto import backend_index
from moto.core import models, responses, serialize
from moto.core.models import botocore_stubber

from tests.lighter import expressions, rows, wire

OURS = ("dynamodb", "sqs", "s3", "dynamodbstreams")


def switch_on():
    """From now on; clients that were made before keep signing."""
    responses.method_names_from_class = functools.cache(responses.method_names_from_class)
    UserAgentString.to_string = functools.cache(UserAgentString.to_string)
    backend_index.backend_url_patterns.sort(key=lambda named: named[0] not in OURS)
    serialize.AttributePicker.__call__ = _picked
    models.RESPONSES_METHODS = ()  # of requests, which nothing here speaks to AWS with
    for service in ("dynamodb", "sqs"):
        BUILTIN_HANDLERS.append((f"choose-signer.{service}", _unsigned))
    _put(QUICK)


def _put(named):
    for owner, name, value in named:
        if value is None:
            delattr(owner, name)
        else:
            setattr(owner, name, value)


QUICK = (*wire.QUICK, *rows.QUICK, *expressions.QUICK)
OWN = tuple((owner, name, vars(owner).get(name)) for owner, name, _ in QUICK)


@contextmanager
def switched_off() -> Iterator[None]:
    """Rows are read and written as moto does it by itself."""
    _put(OWN)
    try:
        yield
    finally:
        _put(QUICK)


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
