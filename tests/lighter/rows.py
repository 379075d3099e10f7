"""Moto's rows: looked for under their key, not among all, and copied only where they change."""

import copy
from collections import defaultdict

from moto.dynamodb import responses
from moto.dynamodb.exceptions import ItemSizeTooLarge
from moto.dynamodb.models import DynamoDBBackend, utilities
from moto.dynamodb.models.dynamo_type import DynamoType, Item, LimitedSizeDict
from moto.dynamodb.models.table import Table

PLAIN = frozenset({"S", "BOOL"})  # what stands for itself
COPIED = PLAIN | {"N"}  # and what is never changed
LARGEST = 405_000  # as in moto's LimitedSizeDict


_long_cast, _long_copy = DynamoType.cast_value.fget, DynamoType.__deepcopy__
_query, _update, _to_dict = Table.query, DynamoDBBackend.update_item, utilities.dynamo_to_dict


def _cast(self):
    return self.value if self.type in PLAIN else _long_cast(self)


def _equal(self, other):
    if self.type != other.type:
        return False
    if self.type in PLAIN:
        return self.value == other.value
    return self.cast_value == other.cast_value


def _copied(self, memo):
    if self.type not in COPIED:
        return _long_copy(self, memo)
    copied = DynamoType.__new__(DynamoType)
    copied.type, copied.value = self.type, self.value
    return copied


def _made(self, hash_key, range_key, attrs):
    """Its size is reckoned when it is whole, not for each attribute."""
    self.hash_key, self.range_key = hash_key, range_key
    self.attrs = LimitedSizeDict()
    dict.update(self.attrs, {name: DynamoType(value) for name, value in attrs.items()})
    if self.size() > LARGEST:
        raise ItemSizeTooLarge


def _asked(self, hash_key, *rest, **named):
    """Of what has the key; the order that it is found in is not the one that it is told in."""
    index = rest[6]
    part = _like(self)
    wanted = named["hash_key_conditions"] if index else ()
    found = _rows(self) if index else _rows_of(self, hash_key)
    part.all_items = lambda: [
        row
        for row in found
        if all(name in row.attrs and row.attrs[name] == value for name, value in wanted)
    ]
    return _query(part, hash_key, *rest, **named)


def _like(thing):
    made = object.__new__(type(thing))
    vars(made).update(vars(thing))
    return made


def _rows(table):
    for rows in list(table.items.values()):
        yield from list(rows.values()) if table.range_key_attr else [rows]


def _rows_of(table, key):
    rows = table.items.get(key, {})
    return list(rows.values()) if table.range_key_attr else [rows] if rows else []


def _kept(self, memo):
    """As it stands before a transaction: rows are put in each other's place, never changed."""
    kept = _like(self)
    kept.items = defaultdict(dict, {
        key: dict(rows) if isinstance(rows, dict) else rows for key, rows in self.items.items()
    })  # fmt: skip
    if self.stream_shard is not None:
        kept.stream_shard = _like(self.stream_shard)
        kept.stream_shard.table = kept
        kept.stream_shard.items = list(self.stream_shard.items)
    return kept


def _updated(self, table_name, key, *rest, **named):
    """What is kept of the row as it was must not change with it."""
    table = self.get_table(table_name)
    names = [name for name in (table.hash_key_attr, table.range_key_attr) if name]
    if all(name in key for name in names):
        *above, last = [DynamoType(key[name]) for name in names]
        rows = table.items.get(above[0], {}) if above else table.items
        if last in rows:
            rows[last] = copy.deepcopy(rows[last])
    return _update(self, table_name, key, *rest, **named)


def _told(thing):
    kind = type(thing)
    if kind is DynamoType and thing.type in COPIED:
        return {thing.type: thing.value}
    if kind is dict:
        return {name: _told(value) for name, value in thing.items()}
    return thing if kind is str else _to_dict(thing)


QUICK = (
    (DynamoType, "cast_value", property(_cast)),
    (DynamoType, "__eq__", _equal),
    (DynamoType, "__deepcopy__", _copied),
    (Item, "__init__", _made),
    (Table, "query", _asked),
    (Table, "__deepcopy__", _kept),
    (DynamoDBBackend, "update_item", _updated),
    (utilities, "dynamo_to_dict", _told),
    (responses, "dynamo_to_dict", _told),
)
