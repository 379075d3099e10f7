"""Citizens who submit as fast as they are answered, over connections kept alive.

Each has an address of its own (127.x.y.z), because the product counts submissions by address.
"""

import asyncio
import json
import secrets
import time
from dataclasses import dataclass, field
from typing import Any, Self

WORDS = (
    "小区门口的路灯坏了半个月，晚上很黑，老人差点摔倒，请派人来修",
    "二栋暖气一直不热，室内只有十四度，家里有八个月的孩子，供热公司电话占线",
    "每天凌晨四点垃圾车在楼下作业，噪声很大，全家都睡不好",
    "工地拖欠我们十几个人三个月工资，老板一直躲着不见",
)
_SILENT_SECONDS = 20


@dataclass
class Tally:
    """What became of the submissions: the query codes of the accepted, and seconds waited for each."""

    accepted: list[str] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)
    dispatched_after: list[float] = field(default_factory=list)
    refused: int = 0


class Connection:
    """One keep-alive connection: just enough HTTP to cost little beside what is measured."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    @classmethod
    async def open(cls, port: int, address: str = "127.0.0.1") -> Self:
        opened = asyncio.open_connection("127.0.0.1", port, local_addr=(address, 0))
        return cls(*await opened)

    async def ask(
        self, method: str, path: str, body: object = None, **headers: str
    ) -> tuple[int, Any]:
        sent = b"" if body is None else json.dumps(body).encode()
        lines = [f"{method} {path} HTTP/1.1", "Host: localhost", "Content-Type: application/json"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        head = "\r\n".join([*lines, f"Content-Length: {len(sent)}", "", ""])
        self._writer.write(head.encode() + sent)
        return await asyncio.wait_for(self._answer(), _SILENT_SECONDS)

    def close(self) -> None:
        self._writer.close()

    async def _answer(self) -> tuple[int, Any]:
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = int(head.split("content-length:")[1].split("\r\n")[0])
        body = await self._reader.readexactly(length)
        return int(head.split()[1]), json.loads(body or b"null")


async def submit(connection: Connection, place: str, tally: Tally) -> str | None:
    """Submit one appeal; the answer is its query code, or None where it was refused."""
    body = {"code": place, "content": f"{secrets.choice(WORDS)}（{secrets.token_hex(4)}）"}
    began = time.perf_counter()
    status, receipt = await connection.ask(
        "POST", "/api/appeals", body, Idempotency_Key=secrets.token_hex(16)
    )
    if status != 201:
        tally.refused += 1
        return None
    tally.waited.append(time.perf_counter() - began)
    code: str = receipt["query_code"]
    tally.accepted.append(code)
    return code


async def client(port: int, number: int, places: list[str], until: float, tally: Tally) -> None:
    """Submit one appeal after the other, until the time is over."""
    connection = await Connection.open(port, f"127.1.{number // 250}.{number % 250 + 1}")
    while time.monotonic() < until:
        await submit(connection, secrets.choice(places), tally)
    connection.close()


async def follower(
    port: int, places: list[str], until: float, tally: Tally, *, every: float
) -> None:
    """Submit now and then, and look until the appeal is dispatched, or before the dispatchers."""
    connection = await Connection.open(port, "127.2.0.1")
    while time.monotonic() < until:
        began = time.perf_counter()
        code = await submit(connection, secrets.choice(places), tally)
        if code:
            await dispatched(connection, code, every=every)
        tally.dispatched_after.append(time.perf_counter() - began)
    connection.close()


async def dispatched(connection: Connection, code: str, *, every: float) -> None:
    """Look now and then, and return when the appeal is dispatched."""
    while not await is_dispatched(connection, code):  # noqa: ASYNC110 - HTTP tells no events
        await asyncio.sleep(every)


async def is_dispatched(connection: Connection, code: str) -> bool:
    """Whether the router has done its part: the appeal is with a unit, or with the dispatchers."""
    _, appeal = await connection.ask("GET", f"/api/appeals/{code}")
    return len(appeal["timeline"]) > 1
