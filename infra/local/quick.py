"""ministack with a memory: what it works out anew for each call, worked out once.

It reads every expression of every request; the product has two dozen of them. It copies rows
as if they could hold anything; they hold JSON. And it orders a whole partition of an index for each page (`ordered.py`).
"""

import copy
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from ministack.services import dynamodb

from infra.local.codec import decode, encode
from infra.local.ordered import keep_in_order

_EXPRESSIONS = 4096


def remember() -> None:
    tokens = lru_cache(_EXPRESSIONS)(dynamodb._tokenize)
    dynamodb._tokenize = lambda expression: list(tokens(expression))
    dynamodb._condition_syntax_error = lru_cache(_EXPRESSIONS)(dynamodb._condition_syntax_error)
    dynamodb.copy = SimpleNamespace(deepcopy=_copied)
    keep_in_order()


def _copied(value: Any) -> Any:
    return decode(encode(value)) if type(value) is dict else copy.deepcopy(value)
