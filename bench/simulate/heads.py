"""The heads of all matters in memory, found by their next moment as the product's index finds them.

The product's own sweep runs over them. Each call of the store may kill it, before its effect or after.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import Any
from unittest.mock import patch

from sortedcontainers import SortedList

from bench.simulate.killed import Killed
from functions import queued
from functions.domain.county.county import County
from functions.domain.items.appeal import Appeal, Event
from functions.domain.refusals import StaleAppeal
from functions.queued import OrderedMessage
from functions.store import appeals, indexes, registry
from functions.timers import sweep as sweeping

Saved = Callable[[Appeal, Event], None]


class Heads:
    """The store, as the sweep knows it."""

    def __init__(self, county: County, saved: Saved) -> None:
        self.kept: dict[str, Appeal] = {}
        self.queue: dict[str, str] = {}
        self._waiting: Any = SortedList()
        self._county, self._saved = county, saved
        self._left: int | None = None

    def put(self, appeal: Appeal) -> None:
        """Keep a head, and its place among what waits."""
        self.drop(appeal.id)
        self.kept[appeal.id] = appeal
        if appeal.state.next_at:
            self._waiting.add((appeal.state.next_at, appeal.id))

    def drop(self, identity: str) -> None:
        """Let go of a head."""
        old = self.kept.pop(identity, None)
        if old and old.state.next_at:
            self._waiting.remove((old.state.next_at, identity))

    def next_moment(self) -> datetime | None:
        """When the sweep has something to do next."""
        moment: datetime | None = self._waiting[0][0] if self._waiting else None
        return moment

    def kill_at(self, strike: int | None) -> None:
        """The process dies in a call to come: an even strike before the effect of its half, an odd one after."""
        self._left = strike

    @contextmanager
    def standing(self) -> Iterator[None]:
        """In the place of the product's store, queue and log."""
        with ExitStack() as stack:
            for where, name, mine in (
                (indexes, "due", self._due), (appeals, "load", self.load), (appeals, "save", self.save),
                (registry, "county", lambda _: self._county), (queued, "put_in_order", self._enqueue),
                (sweeping, "beat", lambda *_, **__: None),
            ):  # fmt: skip
                stack.enter_context(patch.object(where, name, mine))
            yield

    @contextmanager
    def _call(self) -> Iterator[None]:
        self._strike()
        yield
        self._strike()

    def _strike(self) -> None:
        if self._left is None:
            return
        self._left -= 1
        if self._left < 0:
            self._left = None
            raise Killed

    def _due(self, at: datetime) -> Iterator[Appeal]:
        with self._call():
            found = [self.kept[identity] for _, identity in self._waiting.irange(None, (at, "~"))]
        return iter(found)

    def load(self, _tenant: str, identity: str) -> Appeal:
        with self._call():
            return self.kept[identity]

    def save(self, appeal: Appeal, event: Event, **_: object) -> None:
        with self._call():
            if self.kept[appeal.id].step != event.step - 1:
                raise StaleAppeal("", "")
            self.put(appeal)
            self._saved(appeal, event)

    def _enqueue(self, _url: str, entries: Iterable[OrderedMessage]) -> int:
        count = 0
        for entry in entries:
            with self._call():
                self.queue[entry.mark] = entry.body
            count += 1
        return count
