"""What each step of an appeal's life asks of AWS: calls, and capacity units from ConsumedCapacity.

It runs the real handlers against a stock ministack, with the county warm in memory, as a Lambda is
that has answered before. The work of the stream's followers is counted apart from the request.

    python -m bench.calls
"""

import os
import platform
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import boto3
import botocore.session

import tests.conftest as world
from tests import handed
from tests.deploy.emulator import emulator
from tests.stream import Stream


class Meter:
    """Counts the calls of every client, and the units that DynamoDB says they consumed."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self.calls: Counter[str] = Counter()
        self.read = self.write = 0.0
        self.rows = 0

    def ask(self, params: dict[str, Any], model: Any, **_: Any) -> None:
        if "ReturnConsumedCapacity" in model.input_shape.members:
            params["ReturnConsumedCapacity"] = "TOTAL"

    def note(self, parsed: dict[str, Any], model: Any, **_: Any) -> None:
        self.calls[f"{model.service_model.service_name}:{model.name}"] += 1
        self.rows += int(parsed.get("ScannedCount", 0))
        consumed = parsed.get("ConsumedCapacity", [])
        for table in consumed if isinstance(consumed, list) else [consumed]:
            reads = model.name in {"GetItem", "Query", "BatchGetItem", "Scan"}
            units = float(table.get("CapacityUnits", 0))
            self.read, self.write = self.read + units * reads, self.write + units * (not reads)


METER = Meter()


def watch() -> None:
    """Every client that botocore makes from now on is metered."""
    make = botocore.session.Session.create_client

    def metered(self: Any, *args: Any, **kwargs: Any) -> Any:
        client = make(self, *args, **kwargs)
        client.meta.events.register("provide-client-params.dynamodb", METER.ask)
        client.meta.events.register("after-call", METER.note)
        return client

    botocore.session.Session.create_client = metered


@contextmanager
def unmetered() -> Iterator[None]:
    """What the measuring itself asks."""
    calls, read, write = METER.calls.copy(), METER.read, METER.write
    yield
    METER.calls, METER.read, METER.write = calls, read, write


@contextmanager
def step(name: str) -> Iterator[None]:
    """Print what is done meanwhile."""
    METER.reset()
    yield
    calls = ", ".join(f"{n} {call.split(':')[1]}" for call, n in sorted(METER.calls.items()))
    print(f"{name:<42}{METER.calls.total():>6}{METER.read:>8.1f}{METER.write:>8.1f}   {calls}")


def main() -> None:
    with TemporaryDirectory() as folder, emulator(Path(folder)) as environment:
        os.environ |= environment
        watch()
        dynamodb = boto3.client("dynamodb")
        for logical, name in world.TABLES.items():
            dynamodb.create_table(**world.create_table_request(logical, name=name))
        sqs, settings = boto3.client("sqs"), world.product.settings
        settings.IS_LOCAL = True  # no CloudWatch reads along
        settings.NOTICES_QUEUE_URL = sqs.create_queue(QueueName="notices")["QueueUrl"]
        looks = sqs.create_queue(QueueName="looks.fifo", Attributes={"FifoQueue": "true"})
        os.environ["LOOKS_QUEUE_URL"] = settings.LOOKS_QUEUE_URL = looks["QueueUrl"]
        world.open_north()
        print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()},"
              f" {datetime.now(UTC):%Y-%m-%d}")  # fmt: skip
        print(f"{'step':<42}{'calls':>6}{'RCU':>8}{'WCU':>8}   what")
        life(world.Desk())


def life(desk: Any) -> None:
    product, stream = world.product, Stream()

    def new_events() -> list[Any]:
        with unmetered():
            return stream.fresh()

    desk.submit("NTH000000001", "小区路灯坏了，先热身一下", key="warm-up-0123456789")
    for user in ("hans", "rita", "lena"):
        desk.as_(user, "GET", "/me")
    for handler in (product.route_appeals, product.notify_people):
        handler({"Records": new_events()}, None)
    with step("GET place (a scan)"):
        desk.call("GET", "/api/places/NTH000000001")
    with step("POST appeal, with phone"):
        receipt = desk.submit(
            "NTH000000001",
            "小区门口的路灯坏了半个月了，晚上看不清路",
            contact={"phone": "19900000061"},
        )
    no, code = receipt["no"], receipt["query_code"]
    events = new_events()
    with step("  stream: dispatch"):
        product.route_appeals({"Records": events}, None)
    again = new_events()
    with step("  stream: tell 2 people (2 events)"):
        product.notify_people({"Records": events + again}, None)
    with step("  stream: count the dispatch"):
        product.route_appeals({"Records": again}, None)
    with step("GET progress (citizen)"):
        desk.call("GET", f"/api/appeals/{code}")
    with step("GET queue (handler)"):
        desk.as_("hans", "GET", "/desk/appeals?queue=to_sign")
    acts = (
        ("hans", "sign", {}),
        ("hans", "contact", {"method": "phone", "result": "已联系"}),
        (
            "hans",
            "resolve",
            {"result": "solved", "reply_public": "路灯已修好。", "contacted": True},
        ),
        ("rita", "review", {"decision": "approve"}),
    )
    for user, action, body in acts:
        seen = desk.as_(user, "GET", f"/desk/appeals/{no}")[1]["step"]
        with step(f"POST {action} ({user})"):
            desk.as_(user, "POST", f"/desk/appeals/{no}/{action}", {"step": seen} | body)
        told = new_events()
        with step("  stream: notify"):
            product.notify_people({"Records": told}, None)
        if action == "sign":
            with step("  stream: count the signing"):
                product.route_appeals({"Records": told}, None)
    with step("POST rating (citizen)"):
        desk.call("POST", f"/api/appeals/{code}/rating", {"level": 5, "solved": True})
    with step("GET overview (leader)"):
        desk.as_("lena", "GET", "/overview")
    with step("minute: ask for a look at the county"):
        product.ask_for_looks(dict.fromkeys(EVENT, ""), None)
    with step("  queue: the look"):
        handed.deliver(product.settings.LOOKS_QUEUE_URL, product.look_at_county)
    for path in ("hot", "accuracy"):
        with step(f"GET {path} (leader)"):
            desk.as_("lena", "GET", f"/{path}")
    for name, handler in (("sweep", product.sweep), ("look", product.ask_for_looks)):
        with step(f"minute: {name}, nothing due"):
            handler(dict.fromkeys(EVENT, ""), None)


EVENT = (
    "version",
    "account",
    "region",
    "detail",
    "detail-type",
    "source",
    "time",
    "id",
    "resources",
)


if __name__ == "__main__":
    main()
