"""Exports (导出): a row each, which is the log of who took what along, and the files, which live a day.

The row is written before anything is read for it, and again with each part, on the part before it. A part is
an object of its own; its key holds what nobody was told, and so does the file's.
"""

import zlib
from datetime import datetime
from itertools import islice
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from functions import settings, signed
from functions.domain.refusals import Unknown
from functions.store.tables import RegistryRow
from functions.store.versions import Filling, Hand, alter, encoded, found, write

Lines = list[list[Any]]
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_KIND = "export"


class Export(Struct, frozen=True):
    """An export: whose, of which list narrowed by what, how far it was read, and since when it is whole."""

    id: str
    by: str
    name: str
    begun_at: datetime
    source: str
    asked: dict[str, str]
    secret: str  # of its keys
    rows: int = 0
    parts: tuple[str, ...] = ()
    after: str | None = ""  # where to read on; None when all of it is read
    cut: bool = False  # there was more than an export takes
    done_at: datetime | None = None


class TakenFurther(Exception):
    """Another request took this export further meanwhile."""


def begin(tenant: str, export: Export, hand: Hand) -> None:
    """Write down that somebody takes something along."""
    write(tenant, _KIND, export.id, lambda _: Filling(encoded(export)), hand=hand)


def get(tenant: str, identity: str, person: str) -> Export:
    """Somebody's own export."""
    row = found(tenant, _KIND, identity)
    export = _read(str(row.body)) if row else None
    if export is None or export.by != person:
        raise Unknown("没有这次导出", "No such export")
    return export


def log(tenant: str, *, before: str = "", limit: int) -> list[Export]:
    """All exports of a county, the newest first."""
    condition = RegistryRow.sk < before if before else None
    rows = RegistryRow.query(
        f"{tenant}#{_KIND}", condition, scan_index_forward=False, limit=limit, page_size=limit
    )
    return [_read(row.body) for row in islice(rows, limit)]


def further(tenant: str, was: Export, now: Export) -> None:
    """Write how far it has come. Raises `Moved` where another request did."""

    def change(old: Export) -> Export:
        if (old.after, old.done_at) != (was.after, was.done_at):
            raise TakenFurther
        return now

    write(tenant, _KIND, was.id, alter(Export, change))


def keep_part(tenant: str, export: Export, name: str, lines: Lines) -> Export:
    """Store some lines, and name them in the export."""
    _put(_key(tenant, export, name), zlib.compress(msgspec.msgpack.encode(lines), 5))
    return replace(export, parts=(*export.parts, name), rows=export.rows + len(lines))


def part(tenant: str, export: Export, name: str) -> Lines:
    """The lines of a part."""
    key = _key(tenant, export, name)
    body = signed.s3().get_object(Bucket=settings.EXPORTS_BUCKET, Key=key)["Body"].read()
    lines: Lines = msgspec.msgpack.decode(zlib.decompress(body))
    return lines


def keep_file(tenant: str, export: Export, body: bytes) -> None:
    """Store the workbook."""
    _put(_key(tenant, export, "file"), body)


def link(tenant: str, export: Export, shown: str) -> str:
    """Where the file can be fetched for a quarter of an hour; it is saved under the name that is `shown`."""
    named = f"attachment; filename=\"export.xlsx\"; filename*=UTF-8''{shown}"
    return signed.link(
        settings.EXPORTS_BUCKET, _key(tenant, export, "file"),
        ResponseContentDisposition=named, ResponseContentType=TYPE,
    )  # fmt: skip


def _put(key: str, body: bytes) -> None:
    signed.s3().put_object(Bucket=settings.EXPORTS_BUCKET, Key=key, Body=body)


def _key(tenant: str, export: Export, name: str) -> str:
    return f"{tenant}/{export.secret}/{name}"


def _read(body: str) -> Export:
    return msgspec.json.decode(body, type=Export)
