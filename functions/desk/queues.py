"""The lists that staff work from: named queues over statuses, read in due order."""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from msgspec import Struct

from functions.domain.county.county import County
from functions.domain.county.roles import Person, Role, Scope, scope_of
from functions.domain.items.appeal import Appeal
from functions.domain.items.clocks import CHECKED_IN, Colour, colour
from functions.domain.items.status import OPEN, Status
from functions.domain.refusals import Words, invalid
from functions.store import indexes, registry

LOOKED_AT_MOST = 2000  # rows that one page may pass over while it filters


class Queue(NamedTuple):
    """A queue: its name, what stands in it, and whose work it is."""

    label: Words
    statuses: tuple[Status, ...]
    roles: frozenset[Role]
    only: Callable[[Appeal, datetime], bool] = lambda _appeal, _at: True


_AT_UNIT = (Status.DISPATCHED, Status.PROCESSING)
_ALL = frozenset({Role.DISPATCHER, Role.HANDLER, Role.REVIEWER, Role.LEADER})

QUEUES: dict[str, Queue] = {
    "to_check": Queue(
        Words("待核实", "To check"), CHECKED_IN, frozenset({Role.DISPATCHER}),
        lambda appeal, _at: bool(appeal.state.doubts),
    ),
    "to_dispatch": Queue(
        Words("待派单", "To dispatch"), (Status.SUBMITTED,), frozenset({Role.DISPATCHER}),
        lambda appeal, _at: not appeal.state.spam,
    ),
    "quarantine": Queue(
        Words("疑似广告", "Quarantine"), (Status.SUBMITTED,), frozenset({Role.DISPATCHER}),
        lambda appeal, _at: appeal.state.spam,
    ),
    "requests": Queue(
        Words("退单申请", "Returns to decide"), _AT_UNIT, frozenset({Role.DISPATCHER}),
        lambda appeal, _at: appeal.state.return_pending,
    ),
    "to_relay": Queue(
        Words("请平台联系", "Calls asked for"), _AT_UNIT, frozenset({Role.DISPATCHER}),
        lambda appeal, _at: appeal.state.call_asked,
    ),
    "to_sign": Queue(Words("待签收", "To sign for"), (Status.DISPATCHED,), frozenset({Role.HANDLER})),
    "processing": Queue(
        Words("办理中", "In progress"), (Status.PROCESSING,), frozenset({Role.HANDLER})
    ),
    "to_review": Queue(Words("待审核", "To review"), (Status.REVIEW,), frozenset({Role.REVIEWER})),
    "to_visit": Queue(
        Words("待回访", "To call back"), (Status.VISIT,), frozenset({Role.DISPATCHER, Role.VISITOR})
    ),
    "overdue": Queue(
        Words("已超时", "Overdue"), (Status.SUBMITTED, *_AT_UNIT, Status.REVIEW), _ALL,
        lambda appeal, at: colour(appeal.state, at) is Colour.RED,
    ),
}  # fmt: skip


class Filters(Struct, frozen=True):
    """What a list may be narrowed by."""

    queue: str = ""
    unit: str | None = None
    colour: str = ""
    place: str = ""
    category: str = ""
    status: str = ""
    since: datetime | None = None
    until: datetime | None = None


def listing(
    county: County, person: Person, filters: Filters, *, at: datetime, after: str, limit: int
) -> tuple[list[Appeal], str | None]:
    """One page of a list, and the cursor of the next."""
    scope = scope_of(person, registry.units(county.id, fresh=person.guarded))
    statuses, fits = _chosen(filters)
    rows = indexes.select(
        county.id, scope, statuses, unit=filters.unit,
        after=after if _in_due_order(filters) else "", before="" if _in_due_order(filters) else after,
        newest_first=not _in_due_order(filters),
    )  # fmt: skip
    return _page(rows, lambda appeal: _wanted(appeal, filters, fits, at), limit)


def _page(
    rows: Iterator[tuple[str, Appeal]], wanted: Callable[[Appeal], bool], limit: int
) -> tuple[list[Appeal], str | None]:
    """The first rows that are wanted, and where to go on; a look that stops early says so too."""
    found: list[Appeal] = []
    last = full = ""
    for looked, (key, appeal) in enumerate(rows):
        if looked == LOOKED_AT_MOST:
            return found, full or last
        last = key
        if not wanted(appeal):
            continue
        if full:
            return found, full
        found.append(appeal)
        full = key if len(found) == limit else ""
    return found, None


_READ_TO_COUNT = {"to_check", "to_dispatch", "quarantine", "requests", "to_relay"}


def counts(county: County, person: Person, *, at: datetime) -> list[tuple[str, Queue, int]]:
    """How many stand in each queue that is this person's work."""
    scope = scope_of(person, registry.units(county.id, fresh=person.guarded))
    mine = [(name, queue) for name, queue in QUEUES.items() if queue.roles & person.roles]
    return [(name, queue, _count(county.id, scope, name, at)) for name, queue in mine]


def _count(tenant: str, scope: Scope, name: str, at: datetime) -> int:
    queue = QUEUES[name]
    if name in _READ_TO_COUNT:
        rows = islice(indexes.select(tenant, scope, queue.statuses), LOOKED_AT_MOST)
        return sum(queue.only(appeal, at) for _, appeal in rows)
    late_at = at if name == "overdue" else None
    return sum(indexes.count(tenant, scope, status, late_at=late_at) for status in queue.statuses)


def _chosen(filters: Filters) -> tuple[tuple[Status, ...], Callable[[Appeal, datetime], bool]]:
    if filters.queue:
        if filters.queue not in QUEUES:
            raise invalid("queue", "choice", "没有这个队列", "is no queue")
        queue = QUEUES[filters.queue]
        return queue.statuses, queue.only
    if filters.status:
        if filters.status not in list(Status):
            raise invalid("status", "choice", "没有这个状态", "is no status")
        return (Status(filters.status),), lambda _appeal, _at: True
    return tuple(Status), lambda _appeal, _at: True


def _in_due_order(filters: Filters) -> bool:
    """Work is listed by what is due first; everything else by what came last."""
    return bool(filters.queue) or filters.status in OPEN


def _wanted(
    appeal: Appeal, filters: Filters, fits: Callable[[Appeal, datetime], bool], at: datetime
) -> bool:
    return (
        fits(appeal, at)
        and filters.colour in {"", colour(appeal.state, at)}
        and filters.place in {"", appeal.told.place}
        and appeal.state.category.startswith(filters.category)
        and (filters.since is None or appeal.submitted_at >= filters.since)
        and (filters.until is None or appeal.submitted_at < filters.until)
    )
