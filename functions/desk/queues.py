"""The lists that staff work from: named queues over statuses, read in due order."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from msgspec import Struct

from functions.desk.shelves import Rows, Shelf, Stretch, asked, both, had, helped, mine, shelf_of
from functions.domain.county.county import County
from functions.domain.county.roles import Person
from functions.domain.items.appeal import Appeal
from functions.domain.items.flow import Queue
from functions.domain.items.ladder import colour
from functions.domain.items.rungs import ClockRules
from functions.domain.items.state import State
from functions.domain.items.status import OPEN, Status
from functions.domain.items.task_offers import asked_by, waiting_for
from functions.domain.items.tasking import opened
from functions.domain.items.tasks import Task
from functions.domain.kinds import flow_of, lists
from functions.domain.refusals import invalid
from functions.store import appeals, indexes, marked

LOOKED_AT_MOST = 2000  # rows that one page may pass over while it filters

Fits = Callable[[State, ClockRules, datetime], bool]
QUEUES: dict[str, Queue] = lists()


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
    form: str = ""  # of a supervision order that is open (提示函, 约谈, 挂牌督办 …)


def listing(
    county: County, person: Person, filters: Filters, *, at: datetime, after: str, limit: int
) -> tuple[list[Appeal], str | None]:
    """One page of a list, and the cursor of the next."""
    statuses, fits = _chosen(filters)
    shelf = shelf_of(county, person)
    rows = _rows(shelf, filters, statuses, after, at)
    queue = QUEUES.get(filters.queue)

    def wanted(appeal: Appeal) -> bool:
        of_kind = not queue or filters.queue in flow_of(appeal).queues
        return of_kind and _wanted(appeal, filters, fits, at) and _stands(queue, shelf, appeal)

    return _page(rows, wanted, limit)


def named(county: County, person: Person, nos: Iterable[str]) -> list[Appeal]:
    """What has these numbers, as far as this person may know of it."""
    shelf = shelf_of(county, person)
    return list(appeals.some(shelf.tenant, nos, shelf.scope))


def _rows(
    shelf: Shelf, filters: Filters, statuses: tuple[Status, ...], after: str, at: datetime
) -> Rows:
    """A queue holds own work or what is helped with; a list without one holds both."""
    oldest = _in_due_order(filters)
    late = filters.queue and QUEUES[filters.queue].late
    until = f"{indexes.instant(at)}~" if late else ""  # what is due later is not read
    span = Stretch(
        after=after if oldest else "", before=until if oldest else after, newest_first=not oldest
    )
    if not filters.queue:
        return both(shelf, statuses, filters.unit, span)
    queue = QUEUES[filters.queue]
    if queue.mine:
        return mine(shelf, statuses, span)
    if queue.asked:
        return asked(shelf, span)
    if queue.marked and shelf.scope.units is None:
        return marked.select(shelf.tenant, shelf.scope, filters.queue, **span)
    if queue.helped:
        return helped(shelf, statuses, span)
    return had(shelf, statuses, filters.unit, span)


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


def _stands(queue: Queue | None, shelf: Shelf, appeal: Appeal) -> bool:
    return not queue or not (queue.mine or queue.asked) or bool(due_tasks(queue, shelf, appeal))


def due_tasks(queue: Queue, shelf: Shelf, appeal: Appeal) -> list[Task]:
    """The tasks for whose sake a matter stands in a list of tasks."""
    look = asked_by if queue.asked else waiting_for
    return look(appeal.state, shelf.onlooker)


def _chosen(filters: Filters) -> tuple[tuple[Status, ...], Fits]:
    if filters.queue:
        if filters.queue not in QUEUES:
            raise invalid("queue", "choice", "没有这个队列", "is no queue")
        queue = QUEUES[filters.queue]
        return queue.statuses, queue.holds
    if filters.status:
        if filters.status not in list(Status):
            raise invalid("status", "choice", "没有这个状态", "is no status")
        return (Status(filters.status),), lambda _state, _rules, _at: True
    return tuple(Status), lambda _state, _rules, _at: True


def _in_due_order(filters: Filters) -> bool:
    """Work is listed by what is due first; everything else by what came last."""
    return bool(filters.queue) or filters.status in OPEN


def _wanted(appeal: Appeal, filters: Filters, fits: Fits, at: datetime) -> bool:
    rules = flow_of(appeal).clocks
    return (
        fits(appeal.state, rules, at)
        and filters.unit in {None, "", appeal.state.unit}
        and filters.colour in {"", colour(appeal.state, rules, at)}
        and filters.place in {"", appeal.told.place}
        and appeal.state.category.startswith(filters.category)
        and (not filters.form or filters.form in {t.form for t in opened(appeal.state)})
        and (filters.since is None or appeal.submitted_at >= filters.since)
        and (filters.until is None or appeal.submitted_at < filters.until)
    )
