"""`make demo`, its second part: the demo county's last three months, so that every board has something to show.

    python -m infra.local.past [--state .local] [--items 600]

They are lived by the product's own handlers at their true times, over a store inside this process; then
each matter is put, whole or not at all, into the running runner's store, whose followers hear of it as of
any other. What is there already is left alone.
"""

import argparse
import logging
import os
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import boto3
from botocore.exceptions import ClientError, EndpointConnectionError

from infra.local import memory, state

DAYS, SEED = 92, 2026
Rows = list[dict[str, Any]]


def main() -> None:
    parser = argparse.ArgumentParser(prog="make demo")
    parser.add_argument("--state", type=Path, default=Path(".local"))
    parser.add_argument("--items", type=int, default=600)
    chosen = parser.parse_args()
    logging.disable(logging.CRITICAL)
    os.environ["AWS_ENDPOINT_URL"] = state.environment(chosen.state)["AWS_ENDPOINT_URL"]
    memory.leave_the_cloud()
    try:
        fill(chosen.items)
    except EndpointConnectionError:
        sys.exit("no runner answers for that state: make run, and make demo beside it")


def fill(many: int) -> None:
    """Put the last three months into the demo county, unless they are there."""
    store = boto3.client("dynamodb")
    store.list_tables()  # whoever is not there is not there now
    if _is_there(many - 1):
        print("The last three months are in the demo county already.")
        return
    lived = list(_lived(store, many))
    put = sum(_put(store, rows) for rows in lived)
    print(f"{put} matters of the last three months are in the demo county.")


def _is_there(number: int) -> bool:
    """Whether the matter of this number was put there; the last is put last."""
    from bench.simulate.lived import TENANT, key_of  # noqa: PLC0415 (the environment comes first)
    from functions.domain import codes  # noqa: PLC0415
    from functions.domain.refusals import Unknown  # noqa: PLC0415
    from functions.store import appeals, registry  # noqa: PLC0415

    county = registry.county(TENANT)
    code = codes.query_code(county.secret, county.tag, key_of(number), 0)
    try:
        appeals.load(TENANT, codes.appeal_id(county.secret, code))
    except Unknown:
        return False
    return True


def _lived(store: Any, many: int) -> Iterator[Rows]:
    """The rows of each matter, as three months up to now have left them."""
    from bench.simulate.arrivals import moments  # noqa: PLC0415
    from bench.simulate.days import DAY, MINUTE, day_of  # noqa: PLC0415
    from bench.simulate.lived import TENANT, Lived  # noqa: PLC0415
    from bench.simulate.texts import told  # noqa: PLC0415
    from functions import settings  # noqa: PLC0415
    from functions.store import registry  # noqa: PLC0415
    from infra.local.demo import open_demo  # noqa: PLC0415

    now, chance = datetime.now(UTC).timestamp(), Random(SEED)
    drawn = moments(many, chance, day_of(now) - DAYS, day_of(now))
    at = sorted(each if each < now - MINUTE else each - DAY for each in drawn)
    with memory.store():
        registry.forget_kept()
        codes = {name: code for code, name in open_demo().places}
        telling = [(a, codes[p], t) for a, (p, t) in zip(at, told(many, chance), strict=True)]
        lived = Lived(telling, now, SEED)
        lived.live(_shown(many))
        for identity in lived.reachable:
            asked = {":pk": {"S": f"{TENANT}#{identity}"}}
            yield store.query(
                TableName=settings.APPEALS_TABLE, KeyConditionExpression="pk = :pk",
                ExpressionAttributeValues=asked,
            )["Items"]  # fmt: skip
    registry.forget_kept()


def _put(store: Any, rows: Rows) -> bool:
    """One matter with all its rows, where it is not there yet."""
    from functions import settings  # noqa: PLC0415

    is_new = {
        "TableName": settings.APPEALS_TABLE,
        "ConditionExpression": "attribute_not_exists(pk)",
    }
    try:
        store.transact_write_items(TransactItems=[{"Put": {**is_new, "Item": row}} for row in rows])
    except ClientError as error:
        if error.response["Error"]["Code"] != "TransactionCanceledException":
            raise
        return False
    return True


def _shown(many: int) -> Any:
    began = time.monotonic()

    def show(done: int, at: datetime) -> None:
        if done % 50 == 0 or done == many:
            print(
                f"{done}/{many} told, {at:%Y-%m-%d}, {time.monotonic() - began:.0f} s", flush=True
            )

    return show


if __name__ == "__main__":
    main()
