"""How much waits in each list of a person, by reads whose number does not grow with what waits.

A number is exact up to `MOST`; beyond it, it says that there is more (99+).
"""

from collections import Counter
from datetime import date, datetime
from itertools import islice
from typing import NamedTuple

from functions.desk.queues import QUEUES, due_tasks
from functions.desk.shelves import Shelf, Stretch, asked, mine, shelf_of
from functions.domain.codes import BEIJING
from functions.domain.county.county import County
from functions.domain.county.roles import Person
from functions.domain.items.flow import Queue, always
from functions.domain.items.tasking import is_due
from functions.store import indexes, marked

MOST = 99  # as much as a badge shows
FLOOD = 1000  # of one list that is taken from another


class QueueCount(NamedTuple):
    """How many stand in a queue, and whether that is not all; of tasks, how many are late and how many due today."""

    name: str
    queue: Queue
    many: int
    more: bool = False
    late: int | None = None
    today: int | None = None


def counts(county: County, person: Person, *, at: datetime) -> list[QueueCount]:
    """How many stand in each queue that is this person's work."""
    shelf = shelf_of(county, person)
    own = {name: queue for name, queue in QUEUES.items() if queue.roles & person.roles}
    names = [name for name in own if _is_found_by_mark(shelf, name)]
    few = marked.counts(shelf.tenant, shelf.scope, names, most=FLOOD)
    return [
        _of_tasks(shelf, name, queue, at) if queue.mine or queue.asked
        else _bounded(name, queue, few[name] if name in names else _count(shelf, queue, few, at))
        for name, queue in own.items()
    ]  # fmt: skip


def _bounded(name: str, queue: Queue, found: int) -> QueueCount:
    return QueueCount(name, queue, min(found, MOST), found > MOST)


def _is_found_by_mark(shelf: Shelf, name: str) -> bool:
    return QUEUES[name].marked and shelf.scope.units is None


def _count(shelf: Shelf, queue: Queue, few: Counter[str], at: datetime) -> int:
    if queue.helped:
        return _helped(shelf, queue)
    if queue.only is always or (queue.but and shelf.scope.units is None):
        return _stand(shelf, queue, few[queue.but], at)
    rows = indexes.select(shelf.tenant, shelf.scope, queue.statuses)
    return sum(1 for _ in islice((a for _, a in rows if queue.only(a.state)), MOST + 1))


def _stand(shelf: Shelf, queue: Queue, without: int, at: datetime) -> int:
    """All of these statuses, without as many as stand in the list that is taken from it."""
    late_at, most, found = at if queue.late else None, MOST + 1 + without, 0
    for status in queue.statuses:
        left = most - found
        found += indexes.count(shelf.tenant, shelf.scope, status, late_at=late_at, most=left)
    return found - without


def _helped(shelf: Shelf, queue: Queue) -> int:
    rows = indexes.helped(*shelf, queue.statuses, at_once=MOST + 1)
    return sum(queue.only(appeal.state) for _, appeal in islice(rows, MOST + 1))


def _of_tasks(shelf: Shelf, name: str, queue: Queue, at: datetime) -> QueueCount:
    """Each task counts, and not each matter."""
    span = Stretch(after="", before="", newest_first=False)
    rows = mine(shelf, queue.statuses, span) if queue.mine else asked(shelf, span)
    tasks = [task for _, appeal in rows for task in due_tasks(queue, shelf, appeal)]
    dues = [task.run.due_at for task in tasks if task.run and is_due(task)]
    late = sum(due <= at for due in dues)
    today = sum(due > at and _day(due) == _day(at) for due in dues)
    return QueueCount(name, queue, len(tasks), late=late, today=today)


def _day(at: datetime) -> date:
    return at.astimezone(BEIJING).date()
