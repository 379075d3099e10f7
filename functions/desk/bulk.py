"""Several matters at once (批量): the same act on each, and each answers for itself."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Raw, Struct

from functions.domain.forms import Line

AT_ONCE = 50  # one after the other, well inside API Gateway's 29 s
# What ends a matter, or says something to its citizen, is done one by one.
BulkVerb = Literal["dispatch", "merge", "decide-return", "sign"]
Fields = Annotated[dict[str, Raw], Meta(max_length=20)]


class One(Struct, forbid_unknown_fields=True):
    """A matter, the step of it that was seen, and what of the act is its `own`."""

    no: Line
    step: int
    own: Fields = {}


class Bulk(Struct, forbid_unknown_fields=True):
    """The act, the matters, and what of the act is `common` to all."""

    action: BulkVerb
    items: Annotated[tuple[One, ...], Meta(min_length=1, max_length=AT_ONCE)]
    common: Fields = {}


def body_of(bulk: Bulk, one: One) -> bytes:
    """The body of the act as if it had been sent for this matter alone."""
    return msgspec.json.encode({**bulk.common, **one.own, "step": one.step})
