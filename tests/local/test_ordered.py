"""A page of an index answers what ministack answers, and looks at no more rows than it holds."""

import json
from contextlib import contextmanager
from operator import itemgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ministack.services import dynamodb

from infra.local import ordered
from tests.local.aside import aside

TABLE = {
    "TableName": "lists",
    "BillingMode": "PAY_PER_REQUEST",
    "AttributeDefinitions": [
        {"AttributeName": name, "AttributeType": kind}
        for name, kind in (("pk", "S"), ("sk", "S"), ("lies", "S"), ("due", "S"), ("rank", "N"))
    ],
    "KeySchema": [
        {"AttributeName": "pk", "KeyType": "HASH"},
        {"AttributeName": "sk", "KeyType": "RANGE"},
    ],
    "GlobalSecondaryIndexes": [
        {
            "IndexName": f"by_{'_'.join(sorts) or 'none'}",
            "KeySchema": [
                {"AttributeName": "lies", "KeyType": "HASH"},
                *({"AttributeName": sort, "KeyType": "RANGE"} for sort in sorts),
            ],
            "Projection": {"ProjectionType": "ALL"},
        }
        for sorts in (["due"], ["rank"], [])
    ],
}
SORTS = {"by_due": ("due", "S"), "by_rank": ("rank", "N"), "by_none": None}
CONDITIONS = [
    "",
    *(f" AND #s {sign} :a" for sign in ("=", "<", "<=", ">", ">=")),
    " AND #s BETWEEN :a AND :b",
]


def ask(action, **asked):
    target = {"x-amz-target": f"DynamoDB_20120810.{action}"}
    status, _, body = aside(
        dynamodb.handle_request("POST", "/", target, json.dumps(asked).encode(), {})
    )
    return status, json.loads(body or b"{}")


@contextmanager
def table():
    """A table of the emulator's, in order; empty."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dynamodb, "_query", ordered._query_of)
        patch.setattr(dynamodb, "_index_members", ordered._members)
        assert ask("CreateTable", **TABLE)[0] == 200
        yield patch
        assert ask("DeleteTable", TableName="lists")[0] == 200


def stock(**asked):
    """What ministack answers by itself, of the same rows."""
    table = dynamodb._tables["lists"]
    kept = table.pop(dynamodb._INDEX_MEMBERS, None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dynamodb, "_query", ordered._query)
        patch.setattr(dynamodb, "_index_members", ordered._index_members)
        answer = ask("Query", **asked)
    table[dynamodb._INDEX_MEMBERS] = kept
    return answer


few = st.sampled_from("abc")
numbers = st.integers(-3, 12)
whole = st.fixed_dictionaries(
    {"pk": few, "sk": few, "lies": st.sampled_from("xxy"), "due": few, "rank": numbers},
    optional={"colour": few},
)
sparse = st.fixed_dictionaries({"pk": few, "sk": few}, optional={"lies": few, "due": few})
rows = st.one_of(whole, whole, whole, sparse)
steps = st.lists(
    st.tuples(st.sampled_from(["put", "put", "put", "drop"]), rows), min_size=8, max_size=30
)
questions = st.lists(
    st.fixed_dictionaries(
        {
            "index": st.sampled_from(sorted(SORTS)),
            "condition": st.sampled_from(CONDITIONS),
            "bounds": st.tuples(numbers, numbers).map(sorted),
            "limit": st.sampled_from([None, 1, 2, 5]),
            "forward": st.booleans(),
            "only": st.booleans(),
        }
    ),
    min_size=1, max_size=4,
)  # fmt: skip


def item(row):
    return {name: {"N": str(v)} if name == "rank" else {"S": v} for name, v in row.items()}


def question(index, *, condition, bounds, limit, forward, only):
    sort, named = SORTS[index], {}
    values = {":p": {"S": "x"}}
    if sort and condition:
        named = {"#s": sort[0]}
        kinds = {"S": lambda n: {"S": "abc"[n % 3]}, "N": lambda n: {"N": str(n)}}
        ends = [kinds[sort[1]](n) for n in bounds]
        ends = ends if sort[1] == "N" else sorted(ends, key=itemgetter("S"))
        values |= dict(zip((":a", ":b"), ends[: 1 + ("BETWEEN" in condition)], strict=False))
    asked = {
        "TableName": "lists", "IndexName": index, "ScanIndexForward": forward,
        "KeyConditionExpression": "lies = :p" + (condition if sort else ""),
    }  # fmt: skip
    if only:
        asked["FilterExpression"] = "attribute_exists(colour)"
    if named:
        asked["ExpressionAttributeNames"] = named
    if limit:
        asked["Limit"] = limit
    return asked | {"ExpressionAttributeValues": values}


@given(steps, questions, steps)
def test_every_page_is_the_one_that_ministack_gives(before, asked, after):
    with table():
        for done in (before, after):
            for step, row in done:
                if step == "put":
                    assert ask("PutItem", TableName="lists", Item=item(row))[0] == 200
                else:
                    ask(
                        "DeleteItem", TableName="lists", Key=item({k: row[k] for k in ("pk", "sk")})
                    )
            for each in asked:
                pages_agree(question(**each))


def pages_agree(query):
    for _ in range(12):
        status, page = ask("Query", **query)
        assert (status, page) == stock(**query)
        assert status == 200, page
        if "LastEvaluatedKey" not in page:
            return
        query["ExclusiveStartKey"] = page["LastEvaluatedKey"]


def test_a_page_of_a_long_list_looks_at_no_more_rows_than_it_holds():
    query = question("by_due", condition="", bounds=[0, 0], limit=10, forward=True, only=False)
    looked, evaluate = [], dynamodb._evaluate_condition
    with table() as patch:
        patch.setattr(
            dynamodb, "_evaluate_condition", lambda *a, **k: looked.append(a) or evaluate(*a, **k)
        )
        for n in range(300):
            row = {"pk": f"{n % 7}", "sk": f"{n:03}", "lies": "x", "due": f"{n:03}", "rank": n}
            ask("PutItem", TableName="lists", Item=item(row))

        for first in (0, 10, 20, 30):
            looked.clear()
            _, page = ask("Query", **query)
            found = [row["due"]["S"] for row in page["Items"]]
            assert found == [f"{first + n:03}" for n in range(10)]
            assert len(looked) <= 12
            query["ExclusiveStartKey"] = page["LastEvaluatedKey"]
