"""Take a list along (导出) as a workbook: begun once, read part by part, each in a request of its own.

Whoever asked for it asks on until it is whole. What breaks off goes on where it stood: nothing runs, and
nothing costs, while nobody asks. Reports that are protected are in no file: it could be passed on.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Annotated
from urllib.parse import quote

from msgspec import Meta, field
from msgspec.structs import replace

from functions.desk.case import Case
from functions.desk.columns import heads, line
from functions.desk.queues import QUEUES
from functions.domain.codes import BEIJING
from functions.domain.county.county import County
from functions.domain.county.roles import Person
from functions.domain.forms import Form
from functions.domain.items.appeal import Appeal
from functions.domain.moments import rfc3339
from functions.domain.refusals import Lang, Words
from functions.domain.sheets.written import Cell, workbook
from functions.store import exports, registry
from functions.store.exports import Export, Lines
from functions.store.versions import Hand

AT_ONCE = 200  # matters that one request reads
MOST = 20_000  # that one export holds
GIVEN = timedelta(hours=1)  # for which its maker gets a link

Page = Callable[[str, int], tuple[list[Appeal], str | None]]
_SEARCH, _ALL = Words("搜索", "Search"), Words("全部诉求", "All appeals")


class Wanted(Form):
    """What to take along: a `list` or a `search`, narrowed as its address says."""

    source: Annotated[str, Meta(pattern="^(list|search)$")] = "list"
    asked: Annotated[dict[str, Annotated[str, Meta(max_length=300)]], Meta(max_length=12)] = field(
        default_factory=dict
    )


def begin(county: County, person: Person, wanted: Wanted, hand: Hand, secret: str) -> Export:
    """Write down who takes what along; nothing is read yet."""
    identity = f"{hand.at.astimezone(BEIJING):%y%m%d%H%M%S%f}{secret[:4]}"
    export = Export(
        identity, person.id, person.name, hand.at, wanted.source, wanted.asked, secret[4:]
    )
    exports.begin(county.id, export, hand)
    return export


def go_on(county: County, person: Person, export: Export, page: Page, at: datetime) -> Export:
    """Read the next part, or make the workbook of all; where another request did so, what came of it."""
    if export.done_at:
        return export
    try:
        if export.after is None:
            return _end(county, export, at)
        export = _read_on(county, person, export, page, at)
        few = export.after is None and len(export.parts) < 2
        return _end(county, export, at) if few else export
    except exports.TakenFurther:
        return exports.get(county.id, export.id, person.id)


def _read_on(county: County, person: Person, was: Export, page: Page, at: datetime) -> Export:
    found, following = page(was.after or "", min(AT_ONCE, MOST - was.rows))
    lines = _lines(county, person, found, at)
    now = exports.keep_part(county.id, was, f"{len(was.parts)}-{at:%H%M%S%f}", lines)
    cut = following is not None and now.rows >= MOST
    now = replace(now, after=None if cut else following, cut=cut)
    exports.further(county.id, was, now)
    return now


def _lines(county: County, person: Person, found: list[Appeal], at: datetime) -> Lines:
    units = registry.units(county.id)
    cases = (Case(county, units, person, appeal, [], at) for appeal in found)
    return [line(case) for case in cases if not case.state.guarded]


def _end(county: County, was: Export, at: datetime) -> Export:
    now = replace(was, done_at=at)
    exports.keep_file(county.id, was, workbook("诉求", heads(), _all(county, was)))
    exports.further(county.id, was, now)
    return now


def _all(county: County, export: Export) -> Iterator[list[Cell]]:
    for part in export.parts:
        yield from exports.part(county.id, export, part)


def view(county: County, export: Export, at: datetime, lang: Lang) -> dict[str, object]:
    """How far it has come, and while its maker may fetch it, where."""
    ready = export.done_at is not None and at < export.done_at + GIVEN
    return logged(export, lang) | {
        "state": "ready" if ready else "over" if export.done_at else "reading",
        "file": file_name(export),
        "link": exports.link(county.id, export, quote(file_name(export))) if ready else None,
    }


def logged(export: Export, lang: Lang) -> dict[str, object]:
    """A line of the log: who took along how many of which list, narrowed by what."""
    narrowed = {name: said for name, said in export.asked.items() if name != "queue" and said}
    return {
        "id": export.id, "by": {"id": export.by, "name": export.name}, "at": rfc3339(export.begun_at),
        "list": _list(export)[lang], "source": export.source, "asked": narrowed,
        "rows": export.rows, "cut": export.cut, "done": export.done_at is not None,
    }  # fmt: skip


def file_name(export: Export) -> str:
    """What the workbook is called where it is saved."""
    return f"{_list(export)[Lang.ZH]}_{export.begun_at.astimezone(BEIJING):%Y%m%d_%H%M}.xlsx"


def _list(export: Export) -> Words:
    if export.source == "search":
        return _SEARCH
    queue = QUEUES.get(export.asked.get("queue", ""))
    return queue.label if queue else _ALL
