"""Rows of the journal as bytes."""

from typing import Any

import msgspec

encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder().decode


def decode(row: bytes) -> Any:
    return _decode(row)
