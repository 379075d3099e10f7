"""`make replay FILE=…`: submits a file of messages to a running runner, and loses none.

    python -m infra.local.replay FILE [--port 8000] [--clients 8]

FILE is .csv, .csv.xz or .jsonl, with `body` (or `content`) and perhaps `title`. Each message must be
accepted, and must then be dispatched or lie before the dispatchers; else the exit status is 1. The
same file again finds the same appeals.
"""

import argparse
import csv
import io
import json
import lzma
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from infra.local.talk import COUNTY, Json, Talk

LONGEST = 10_000
DISPATCHED, QUEUED, LOST = "dispatched", "with the dispatchers", "lost"
_DISPATCH_SECONDS = 600
_LOOK_EVERY = 0.2


@dataclass(frozen=True)
class Message:
    """What one row says; a long one goes on in supplements, as a citizen would send it."""

    key: str
    parts: tuple[str, ...]


class Replay:
    def __init__(self, port: int, clients: int) -> None:
        self._port, self._mine = port, threading.local()
        self._talks: list[Talk] = []
        self._calls = ThreadPoolExecutor(clients)
        self._places = [place["code"] for place in self._talk().places()]
        self._talk().lift_limits()
        self._dispatcher = self._talk().staff("dispatcher")

    def run(self, messages: list[Message]) -> Counter[str]:
        """Submit all, then wait for all; the answer counts what became of them."""
        receipts = list(self._all("accepted", self._submit, messages))
        accepted = [receipt for receipt in receipts if receipt]
        fates = Counter(self._all("looked after", self._fate, accepted))
        return fates + Counter(refused=len(receipts) - len(accepted))

    def close(self) -> None:
        self._calls.shutdown()
        for talk in self._talks:
            talk.close()

    def _all[T, R](self, what: str, do: Callable[[T], R], each: list[T]) -> Iterator[R]:
        began = time.monotonic()
        for done, result in enumerate(self._calls.map(do, each), 1):
            if sys.stdout.isatty() or done % 500 == 0 or done == len(each):
                rate = done / (time.monotonic() - began)
                end = "" if sys.stdout.isatty() and done < len(each) else "\n"
                print(f"\r{what} {done}/{len(each)}, {rate:.0f} a second", end=end, flush=True)
            yield result

    def _submit(self, message: Message) -> Json | None:
        """Submit a message; the answer is its receipt, or None where it was refused."""
        first, *more = message.parts
        place = self._places[int(message.key, 16) % len(self._places)]
        status, receipt = self._talk().ask(
            "POST", "/api/appeals", {"code": place, "content": first}, Idempotency_Key=message.key
        )
        if status not in {200, 201}:
            print(f"\nrefused: {status} {receipt} {first[:40]}…", file=sys.stderr)
            return None
        supplements = f"/api/appeals/{receipt['query_code']}/supplement"
        for part in more if status == 201 else ():
            self._talk().must("POST", supplements, {"content": part})
        found: Json = receipt
        return found

    def _fate(self, receipt: Json) -> str:
        """Where the appeal has gone, once it has gone anywhere."""
        give_up = time.monotonic() + _DISPATCH_SECONDS
        while time.monotonic() < give_up:
            status, appeal = self._talk().ask("GET", f"/api/appeals/{receipt['query_code']}")
            if status != 200:
                return LOST
            if appeal["status"] != "submitted":
                return DISPATCHED
            if self._waits_for_a_dispatcher(receipt["no"]):
                return QUEUED
            time.sleep(_LOOK_EVERY)
        return LOST

    def _waits_for_a_dispatcher(self, no: str) -> bool:
        path = f"{COUNTY}/desk/appeals/{no}"
        status, item = self._talk().ask("GET", path, **self._dispatcher)
        return status == 200 and "manual" in item["flags"]

    def _talk(self) -> Talk:
        """A connection of this thread's own."""
        if not hasattr(self._mine, "talk"):
            self._mine.talk = Talk(self._port)
            self._talks.append(self._mine.talk)
        found: Talk = self._mine.talk
        return found


def read(file: Path) -> Iterator[Message]:
    """The messages of a file, each under a key that follows from what it says."""
    for number, row in enumerate(rows(file)):
        said = [row.get("title") or "", row.get("body") or row.get("content") or ""]
        text = "\n".join(part.strip() for part in said if part.strip())
        key = sha256(f"{row.get('id', number)}\n{text}".encode()).hexdigest()[:32]
        parts = tuple(text[i : i + LONGEST] for i in range(0, len(text), LONGEST))
        yield Message(key, parts or ("",))


def rows(file: Path) -> Iterator[dict[str, str]]:
    """The rows of a table or the objects of JSON lines, packed or not."""
    packed = file.suffix == ".xz"
    with lzma.open(file) if packed else file.open("rb") as raw:
        text = io.TextIOWrapper(raw, "utf-8-sig", newline="")
        if ".csv" in file.suffixes:
            csv.field_size_limit(10_000_000)
            yield from csv.DictReader(text)
        else:
            yield from (json.loads(line) for line in text if line.strip())


def main() -> None:
    parser = argparse.ArgumentParser(prog="make replay")
    parser.add_argument("file", type=Path)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--clients", type=int, default=8)
    options = parser.parse_args()
    messages = list(read(options.file))
    try:
        with closing(Replay(options.port, options.clients)) as replay:
            fates = replay.run(messages)
    except ConnectionRefusedError:
        sys.exit("no runner answers on that port: make run, and make replay beside it")
    lost = len(messages) - fates[DISPATCHED] - fates[QUEUED] - fates["refused"]
    print(
        f"{len(messages)} messages: {fates[DISPATCHED]} {DISPATCHED}, {fates[QUEUED]} {QUEUED}, "
        f"{fates['refused']} refused, {lost} {LOST}"
    )
    sys.exit(1 if lost or fates["refused"] else 0)


if __name__ == "__main__":
    main()
