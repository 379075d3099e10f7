"""A shelf: under which numbers each pair of characters stands, in one file that is read by ranges.

A table of offsets, then buckets: each the zlib of its entries, an entry the pair, the length and the gaps
between its numbers as varints. Numbers follow the order in which appeals were put in. No text lies here.
"""

import struct
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

Postings = dict[str, array[int]]
_HEAD = struct.Struct("<4sII")
_MAGIC = b"shf2"
PER_BUCKET = 4  # appeals of a shelf for each of its buckets


class Foreign(ValueError):
    """These bytes are no shelf of ours."""


def build(entries: Iterable[frozenset[str]], begin: int = 0) -> Postings:
    """The postings of some entries, numbered on from `begin`."""
    found: Postings = {}
    for number, grams in enumerate(entries, begin):
        for gram in grams:
            found.setdefault(gram, array("I")).append(number)
    return found


def joined(one: Postings, other: Mapping[str, array[int]], begin: int = 0) -> Postings:
    """The first with the second's numbers behind its own, moved on by `begin`."""
    for gram, numbers in other.items():
        moved = array("I", (number + begin for number in numbers)) if begin else numbers
        one.setdefault(gram, array("I")).extend(moved)
    return one


def without(postings: Postings, gone: frozenset[int]) -> Postings:
    """The postings of all others; a pair that stood nowhere else is gone with them."""
    kept = ((gram, array("I", (n for n in ns if n not in gone))) for gram, ns in postings.items())
    return {gram: numbers for gram, numbers in kept if numbers}


def pack(postings: Postings, buckets: int) -> bytes:
    """The file."""
    parts = [bytearray() for _ in range(buckets)]
    for gram in sorted(postings):
        name, body = gram.encode(), _gaps(postings[gram])
        parts[bucket_of(gram, buckets)] += struct.pack("<BI", len(name), len(body)) + name + body
    packed = [zlib.compress(bytes(part), 6) for part in parts]
    offsets, at = array("I"), _table_size(buckets)
    for part in packed:
        offsets.append(at)
        at += len(part)
    offsets.append(at)
    return _HEAD.pack(_MAGIC, buckets, 0) + offsets.tobytes() + b"".join(packed)


def unpack(body: bytes) -> Postings:
    """All that a file holds."""
    offsets = table(body)
    buckets = (body[start:end] for start, end in pairwise(offsets))
    entries = (entry for bucket in buckets for entry in _entries(bucket))
    return {gram: _numbers(found) for gram, found in entries}


def table_range(buckets: int) -> tuple[int, int]:
    """Where the table of offsets lies."""
    return 0, _table_size(buckets)


def table(head: bytes) -> array[int]:
    """The offsets of the buckets, and of the end."""
    magic, buckets, _ = _HEAD.unpack_from(head)
    if magic != _MAGIC:
        raise Foreign(magic)
    offsets = array("I")
    offsets.frombytes(head[_HEAD.size : _table_size(buckets)])
    return offsets


def bucket_of(gram: str, buckets: int) -> int:
    """In which bucket a pair stands."""
    return zlib.crc32(gram.encode()) % buckets


def numbers(bucket: bytes, gram: str) -> array[int]:
    """Under which numbers a pair stands in a bucket."""
    return next((_numbers(found) for name, found in _entries(bucket) if name == gram), array("I"))


def _table_size(buckets: int) -> int:
    return _HEAD.size + 4 * (buckets + 1)


def _entries(bucket: bytes) -> Iterator[tuple[str, bytes]]:
    data, at = zlib.decompress(bucket), 0
    while at < len(data):
        name, length = struct.unpack_from("<BI", data, at)
        start = at + 5 + name
        yield data[at + 5 : start].decode(), data[start : start + length]
        at = start + length


def _gaps(numbers: Iterable[int]) -> bytes:
    out, last = bytearray(), -1
    for number in numbers:
        gap, last = number - last, number
        while gap > 127:
            out.append(gap & 127 | 128)
            gap >>= 7
        out.append(gap)
    return bytes(out)


def _numbers(data: bytes) -> array[int]:
    out, number, shift, gap = array("I"), -1, 0, 0
    for byte in data:
        gap |= (byte & 127) << shift
        if byte > 127:
            shift += 7
        else:
            number += gap
            out.append(number)
            shift = gap = 0
    return out
