"""What is kept by name, a short list a row: of one name the newest stays, at its place."""

from collections.abc import Callable
from hashlib import sha256
from typing import NamedTuple, Protocol

import msgspec

from functions.domain.refusals import Refusal
from functions.store.versions import Filling, found, write


class Keepable(Protocol):
    """What can be kept so."""

    @property
    def id(self) -> str:
        """What its name makes of it (`identity`)."""


class NamedLists[T: Keepable](NamedTuple):
    """The lists of one kind: what stands in them, how much of it at most, and what is said where it is too much."""

    kind: str
    of: type[T]
    most: int
    full: Callable[[], Refusal]

    def all(self, tenant: str, owner: str) -> tuple[T, ...]:
        """What an owner keeps, in the order in which it was first kept."""
        row = found(tenant, self.kind, owner)
        return self._read(str(row.body)) if row else ()

    def keep(self, tenant: str, owner: str, new: T) -> None:
        """Keep one more, or another of the same name."""
        self._change(tenant, owner, lambda was: self._with(was, new))

    def drop(self, tenant: str, owner: str, name: str) -> None:
        """Keep one no longer."""
        self._change(tenant, owner, lambda was: tuple(one for one in was if one.id != name))

    def _with(self, was: tuple[T, ...], new: T) -> tuple[T, ...]:
        if any(one.id == new.id for one in was):
            return tuple(new if one.id == new.id else one for one in was)
        if len(was) == self.most:
            raise self.full()
        return (*was, new)

    def _change(
        self, tenant: str, owner: str, change: Callable[[tuple[T, ...]], tuple[T, ...]]
    ) -> None:
        def changed(old: Filling | None) -> Filling:
            kept = change(self._read(old.body) if old else ())
            return Filling(msgspec.json.encode(kept).decode())

        write(tenant, self.kind, owner, changed)

    def _read(self, body: str) -> tuple[T, ...]:
        return msgspec.json.decode(body, type=tuple[self.of, ...])  # type: ignore[name-defined]


def identity(name: str) -> str:
    """A short sign of a name, for an address."""
    return sha256(name.encode()).hexdigest()[:12]
