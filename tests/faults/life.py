"""The life of one appeal, driven as the world drives it: everybody tries again until it is done."""

import copy
import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from unittest.mock import patch

import boto3
from moto.core import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends
from moto.sqs.models import sqs_backends

import app as product
from functions import settings
from functions.store import registry
from tests.conftest import Desk
from tests.county import WALL
from tests.faults.faults import Injector, Killed, Strike

MORNING = datetime(2026, 11, 23, 9, tzinfo=UTC)
TRIES = 8
MINUTE = dict.fromkeys(
    ("version", "account", "region", "detail", "detail-type", "source", "time", "id", "resources"),
    "",
)
LAMP = "小区门口的路灯坏了半个月了，晚上看不清路"
LIBRARY = "想问一下图书馆几点开门，周末开不开"


class NotYet(Exception):
    """It did not work this time; whoever asked asks again."""


class NeverDone(AssertionError):
    """It did not work however often it was tried."""


@dataclass
class World:
    """A county with its robot; what is left of an appeal can be swept away for the next."""

    injector: Injector
    desk: Desk
    heard: list[str]
    at: datetime = MORNING
    kept: dict[str, Any] = field(default_factory=dict)

    def keep(self) -> None:
        """What is here now is what every life begins with."""
        tables = ("appeals", "aux", "registry", "search")
        self.kept = {name: copy.deepcopy(_table(name).items) for name in tables}

    def clean(self) -> None:
        """As it was when it was kept: before any appeal."""
        for name, items in self.kept.items():
            _table(name).items = copy.deepcopy(items)
        for queue in sqs_backends[DEFAULT_ACCOUNT_ID]["us-east-1"].queues.values():
            queue._messages.clear()
        _stream().clear()
        self.heard.clear()
        registry.forget_kept()
        self.at = MORNING


@contextmanager
def world(desk: Desk) -> Iterator[World]:
    """The county of the tests, signed in, with a robot at the unit for lights and every fault ready."""
    heard: list[str] = []
    with _robot(heard) as base, Injector().installed() as injector:
        life = World(injector, desk, heard)
        with (
            patch.object(settings, "ROBOT_BASES", f"wecom={base}"),
            patch.object(product, "now", lambda: life.at),
        ):
            robot = {"kind": "wecom", "key": "k-000001", "secret": ""}
            registry.change_unit("north", "lights", lambda unit: unit, [robot])
            for user in ("dora", "hans", "rita"):
                assert desk.as_(user, "GET", "/me")[0] == 200
            life.keep()
            yield life


@dataclass
class Life:
    """One appeal from its telling to the archive."""

    world: World
    copies: int = 1  # how often each stream batch and each message is delivered
    positions: Counter[str] = field(default_factory=Counter)
    receipt: dict[str, Any] = field(default_factory=dict)

    def live(self, content: str) -> None:
        """Tell, dispatch, sign, resolve, review, rate, archive."""
        self._until(lambda: self._submit(content))
        self._until(lambda: self._submit(content))  # the page was not sure, and sent it again
        self._flow()
        self._pass(timedelta(seconds=90))
        if content == LIBRARY:
            self._act("dora", "dispatch", unit="lights", category="文旅体育/图书馆", level=3)
        self._act("hans", "sign")
        self._act("hans", "contact", method="phone", result="已电话联系")
        reply = "已派人到现场办理完毕，谢谢您。"
        self._act("hans", "resolve", result="solved", reply_public=reply, contacted=True)
        self._act("rita", "review", decision="approve")
        self._until(self._rate)
        self._flow()
        self._pass(timedelta(days=40))

    def _submit(self, content: str) -> None:
        status, receipt = self.world.desk.call(
            "POST", "/api/appeals",
            {"code": WALL, "content": content, "contact": {"name": "张大山", "phone": "19900000061"}},
            Idempotency_Key="k" * 20,
        )  # fmt: skip
        if status not in {200, 201}:
            raise NotYet(status)
        self.receipt = receipt

    def _act(self, user: str, action: str, **facts: Any) -> None:
        """A person at the desk, who looks before trying again."""

        def do() -> None:
            path = f"/desk/appeals/{self.receipt['no']}"
            status, item = self.world.desk.as_(user, "GET", path)
            if status != 200:
                raise NotYet(status)
            if any(event["action"] == action for event in item["events"]):
                return
            status, answer = self.world.desk.as_(
                user, "POST", f"{path}/{action}", {"step": item["step"]} | facts
            )
            if status != 200:
                raise NotYet(status, answer)

        self._until(do)
        self._flow()

    def _rate(self) -> None:
        path = f"/api/appeals/{self.receipt['query_code']}"
        status, answer = self.world.desk.call(
            "POST", f"{path}/rating", {"level": 5, "solved": True, "tags": ["fast"]}
        )
        if status == 200:
            return
        status_now, view = self.world.desk.call("GET", path)
        if status_now != 200 or not view.get("rating"):
            raise NotYet(status, answer)

    def _pass(self, time: timedelta) -> None:
        """Time goes by, the minute's schedules come twice, and what they did flows on."""
        self.world.at += time
        for _ in range(2):
            self._until(lambda: product.sweep(MINUTE, None))
            self._queue(settings.DUE_QUEUE_URL, product.do_due)
            self._until(lambda: product.ask_for_looks(MINUTE, None))
            self._queue(settings.LOOKS_QUEUE_URL, product.look_at_county)
            self._flow()

    def _flow(self) -> None:
        """Whatever is in the stream and in the queue goes where it must."""
        self._stream("route", product.route_appeals)
        self._stream("notify", product.notify_people)
        self._stream("route", product.route_appeals)
        self._stream("notify", product.notify_people)
        self._queue(settings.NOTICES_QUEUE_URL, product.send_notices)

    def _stream(self, name: str, follower: Callable[..., dict[str, Any]]) -> None:
        while (start := self.positions[name]) < len(records := _events()):
            for _ in range(self.copies):
                self._until(lambda batch=records[start:]: _whole(follower, batch))
            self.positions[name] = len(records)

    def _queue(self, url: str, handler: Callable[..., dict[str, Any]]) -> None:
        for _ in range(TRIES):
            messages = self._received(url)
            if not messages:
                return
            for message in messages:
                record = {"messageId": message["MessageId"], "body": message["Body"]}
                for _ in range(self.copies):
                    self._until(lambda record=record: _whole(handler, [record]))
                with self.world.injector.unseen():
                    _client("sqs").delete_message(
                        QueueUrl=url, ReceiptHandle=message["ReceiptHandle"]
                    )
        raise NeverDone("the queue does not run dry")

    def _received(self, url: str) -> list[dict[str, Any]]:
        with self.world.injector.unseen():
            found: list[dict[str, Any]] = (
                _client("sqs")
                .receive_message(QueueUrl=url, MaxNumberOfMessages=10)
                .get("Messages", [])
            )
        return found

    def _until(self, do: Callable[[], object]) -> None:
        """Whoever wants it done tries again, and so does Lambda."""
        last: BaseException | None = None
        for _ in range(TRIES):
            try:
                do()
            except (Exception, Killed) as error:  # noqa: BLE001 (whatever happens, the world goes on)
                last = error
                continue
            return
        raise NeverDone from last


def _whole(handler: Callable[..., dict[str, Any]], batch: list[dict[str, Any]]) -> None:
    """A batch; what the handler reports as failed, and all behind it, comes again."""
    failed = handler({"Records": batch}, None)["batchItemFailures"]
    if failed:
        raise NotYet(failed)


def trace(world: World) -> dict[str, Any]:
    """Everything that is left of a life, without what chance decides."""
    with world.injector.unseen():
        aux = [row for row in _scan("aux") if "#session#" not in row["pk"]["S"]]
        return {
            "appeals": _sorted(_scan("appeals")),
            "told": _sorted(r for r in aux if "#inbox#" in r["pk"]["S"]),
            "buckets": _sorted(r for r in aux if "#rate#" in r["pk"]["S"]),
            "undelivered": sorted(r["sk"]["S"] for r in aux if "#undelivered" in r["pk"]["S"]),
            "claims": sorted(r["pk"]["S"] for r in aux if "#notice#" in r["pk"]["S"]),
            "heard": sorted(world.heard),
            "taught": _sorted(
                row | {"version": "as often as it came"}
                for row in _scan("registry")
                if "#example" in row["pk"]["S"]
            ),
        }


def live(world: World, content: str, *strikes: Strike, copies: int) -> dict[str, Any]:
    """A life under some strikes, and what it leaves."""
    world.clean()
    world.injector.begin(*strikes)
    Life(world, copies).live(content)
    world.injector.watching = False
    return trace(world)


@cache
def _client(service: str) -> Any:
    return boto3.client(service)


def _events() -> list[dict[str, Any]]:
    found = []
    for item in _stream():
        record = item.to_json()
        if record["eventName"] == "INSERT" and record["dynamodb"]["Keys"]["sk"]["S"].startswith(
            "event#"
        ):
            found.append(record)
    return found


def _stream() -> list[Any]:
    return _table("appeals").stream_shard.items  # type: ignore[no-any-return]


def _table(name: str) -> Any:
    """moto's table, asked for anew each time: a cancelled transaction swaps the object."""
    return dynamodb_backends[DEFAULT_ACCOUNT_ID]["us-east-1"].tables[name]


def _scan(table: str) -> list[dict[str, Any]]:
    return _client("dynamodb").scan(TableName=table)["Items"]  # type: ignore[no-any-return]


def _sorted(rows: Any) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: (row["pk"]["S"], row["sk"]["S"]))


@contextmanager
def _robot(heard: list[str]) -> Iterator[str]:
    """A group robot on this machine that remembers what it was told."""

    class Service(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            heard.append(body["text"]["content"])
            self.send_response(200)
            self.send_header("Content-Length", "13")
            self.end_headers()
            self.wfile.write(b'{"errcode":0}')

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    server.daemon_threads = True
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
