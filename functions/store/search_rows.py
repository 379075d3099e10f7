"""The rows of the search: what is not on a shelf yet, the words of each appeal, the blind index.

All of a county's partition is read by one query. What became protected or was erased (`gone#`) is dropped
before anything else; it is written in the transaction that hides it. What is found here is on the open path:
each write asks that once more, in its own transaction.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import batched

import msgspec
from msgspec import Struct
from pynamodb.transactions import TransactWrite

from functions.domain.search.entry import Entry
from functions.store.tables import SearchRow
from functions.store.transaction import commit

Stage = Callable[[TransactWrite], None]
MANIFEST, GONE, MOVED, NEW = "0", "gone#", "moved#", "new#"
_DELETED_AT_ONCE = 90


class IndexedWords(Struct, frozen=True):
    """An appeal as it is looked for, and under which digests its contact is."""

    entry: Entry
    blinds: tuple[str, ...] = ()


class Shelved(Struct, frozen=True):
    """A shelf: its object, the first of its numbers, how many there are, in how many buckets."""

    key: str
    begin: int
    count: int
    buckets: int


class Manifest(Struct, frozen=True):
    """Which objects are the index now. Each generation names its own; none is ever written twice."""

    generation: int = 0
    sight: str = ""
    shelves: tuple[Shelved, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """All objects that it names."""
        return frozenset(filter(None, (self.sight, *(shelf.key for shelf in self.shelves))))


@dataclass(frozen=True, slots=True)
class Fresh:
    """A county's partition: the manifest, and what happened since it was written."""

    manifest: Manifest
    gone: frozenset[str]
    moved: dict[str, tuple[str, ...]]
    new: dict[str, Entry]
    bodies: dict[str, str] = field(
        repr=False, default_factory=dict
    )  # by sort key, as they were read


def read(tenant: str) -> Fresh:
    """All that is not on a shelf, and which shelves there are."""
    bodies = {
        row.sk: row.body or "" for row in SearchRow.query(_county(tenant), consistent_read=True)
    }
    manifest = bodies.pop(MANIFEST, "")
    return Fresh(
        msgspec.json.decode(manifest, type=Manifest) if manifest else Manifest(),
        frozenset(_of(bodies, GONE)),
        {
            no: msgspec.json.decode(body, type=tuple[str, ...])
            for no, body in _of(bodies, MOVED).items()
        },
        {no: msgspec.json.decode(body, type=Entry) for no, body in _of(bodies, NEW).items()},
        bodies,
    )


def words(tenant: str, nos: Iterable[str]) -> dict[str, IndexedWords]:
    """The words of these appeals."""
    keys = [(_words(tenant), no) for no in nos]
    rows = SearchRow.batch_get(keys, consistent_read=True)
    return {row.sk: msgspec.json.decode(row.body or "", type=IndexedWords) for row in rows}


def known(tenant: str, no: str) -> IndexedWords | None:
    """The words of one appeal, as they stand in this moment."""
    try:
        row = SearchRow.get(_words(tenant), no, consistent_read=True)
    except SearchRow.DoesNotExist:
        return None
    return msgspec.json.decode(row.body or "", type=IndexedWords)


def blind(tenant: str, digest: str) -> frozenset[str]:
    """The numbers of the appeals whose telephone or name this is."""
    return frozenset(
        row.sk for row in SearchRow.query(_blind(tenant, digest), consistent_read=True)
    )


def put(tenant: str, now: IndexedWords, was: IndexedWords | None, *, openly: Stage) -> bool:
    """Have an appeal found as it is now; False where it is on the protected path by now."""
    no, gone = now.entry.no, set(was.blinds if was else ()) - set(now.blinds)

    def stage(transaction: TransactWrite) -> None:
        openly(transaction)
        transaction.delete(SearchRow(_county(tenant), GONE + no))
        for digest in gone:
            transaction.delete(SearchRow(_blind(tenant, digest), no))
        if _is_new(now, was):
            transaction.delete(SearchRow(_county(tenant), MOVED + no))
        for row in rows_of(tenant, now, was):
            transaction.save(row)

    return not commit(stage)


def rows_of(tenant: str, now: IndexedWords, was: IndexedWords | None) -> list[SearchRow]:
    """What is written of an appeal as it is now, beside what was kept of it before."""
    no, entry = now.entry.no, now.entry
    fresh = (NEW, _json(entry)) if _is_new(now, was) else (MOVED, _json(entry.sees))
    digests = set(now.blinds) - set(was.blinds if was else ())
    return [
        SearchRow(_words(tenant), no, body=_json(now)),
        SearchRow(_county(tenant), fresh[0] + no, body=fresh[1]),
        *(SearchRow(_blind(tenant, digest), no) for digest in sorted(digests)),
    ]


def _is_new(now: IndexedWords, was: IndexedWords | None) -> bool:
    """Whether its words are others than those that are listed."""
    return was is None or was.entry.texts != now.entry.texts


def hide(tenant: str, no: str, transaction: TransactWrite) -> None:
    """Take it out of every search with the step that protects it."""
    transaction.save(SearchRow(_county(tenant), GONE + no))


def drop(tenant: str, no: str, was: IndexedWords | None) -> None:
    """Leave nothing of what is protected in any row but the mark that it is gone."""
    if was is None:
        return

    def stage(transaction: TransactWrite) -> None:
        hide(tenant, no, transaction)
        for digest in was.blinds:
            transaction.delete(SearchRow(_blind(tenant, digest), no))
        for kind in (NEW, MOVED):
            transaction.delete(SearchRow(_county(tenant), kind + no))
        transaction.delete(SearchRow(_words(tenant), no))

    commit(stage)


def erase(tenant: str, no: str) -> None:
    """Take an appeal's words away at once; what is left of it the stream puts there anew."""
    SearchRow(_county(tenant), NEW + no).delete()
    if was := known(tenant, no):
        bare = IndexedWords(Entry(no, was.entry.sees, purge=True), was.blinds)
        SearchRow(_words(tenant), no, body=_json(bare)).save()


def turn(tenant: str, old: Manifest, new: Manifest) -> bool:
    """Let the next generation be the index, unless somebody else turned it first."""
    row = SearchRow(_county(tenant), MANIFEST, body=_json(new), generation=new.generation)
    there = SearchRow.generation == old.generation
    condition = there if old.generation else SearchRow.pk.does_not_exist()

    def stage(transaction: TransactWrite) -> None:
        transaction.save(row, condition=condition)

    return not commit(stage)


def shelved(tenant: str, fresh: Fresh) -> None:
    """Delete what is on a shelf now, each row only as it was read."""
    for part in batched(fresh.bodies.items(), _DELETED_AT_ONCE):
        _delete(tenant, part)


def _delete(tenant: str, rows: tuple[tuple[str, str], ...]) -> None:
    """Together; where one of them changed meanwhile, each by itself and the changed ones not."""

    def stage(transaction: TransactWrite) -> None:
        for sk, body in rows:
            as_read = SearchRow.body == body if body else SearchRow.body.does_not_exist()
            transaction.delete(SearchRow(_county(tenant), sk), condition=as_read)

    if commit(stage) and len(rows) > 1:
        for row in rows:
            _delete(tenant, (row,))


def clear(tenant: str) -> None:
    """Forget the whole county's rows, for who builds them anew."""
    for partition in (_county(tenant), _words(tenant)):
        with SearchRow.batch_write() as batch:
            for row in SearchRow.query(partition):
                batch.delete(row)


def every(tenant: str) -> Iterator[str]:
    """The numbers of all appeals that words are kept of."""
    return (row.sk for row in SearchRow.query(_words(tenant)))


def _of(bodies: dict[str, str], kind: str) -> dict[str, str]:
    return {sk.removeprefix(kind): body for sk, body in bodies.items() if sk.startswith(kind)}


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _county(tenant: str) -> str:
    return f"{tenant}#search"


def _words(tenant: str) -> str:
    return f"{tenant}#words"


def _blind(tenant: str, digest: str) -> str:
    return f"{tenant}#blind#{digest}"
