"""What the store remembers: rows of bytes in one SQLite file.

SQLite's write-ahead log is the journal. It checks its frames, leaves a torn tail out, and makes
each batch whole or absent, whenever the process or the machine dies.
"""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

Key = tuple[str, str]
"""A space, such as `item arn:…`, and a name within it."""

_SCHEMA = """
create table if not exists rows (space text, name text, value blob, primary key (space, name))
"""


class Disk:
    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._db.execute("pragma journal_mode = wal")
        self._db.execute("pragma synchronous = full")
        self._db.execute(_SCHEMA)
        self._files = [path, path.with_name(f"{path.name}-wal")]
        self._known = _identities(self._files)

    def write(self, emptied: set[str], rows: Mapping[Key, bytes | None]) -> None:
        """Empty some spaces, then put each row, or take it away where it is None: all or nothing."""
        kept = [(space, name, value) for (space, name), value in rows.items() if value is not None]
        gone = [key for key, value in rows.items() if value is None]
        self._db.execute("begin")
        self._db.executemany("delete from rows where space = ?", [(space,) for space in emptied])
        self._db.executemany("delete from rows where space = ? and name = ?", gone)
        self._db.executemany("insert or replace into rows values (?, ?, ?)", kept)
        self._db.execute("commit")

    def is_there(self) -> bool:
        """Whether what is written is written to where it will be looked for: nobody took the files away."""
        return _identities(self._files) == self._known

    def rows(self, space: str) -> Iterator[tuple[str, bytes]]:
        """Name and value of each row of a space, in the order of their names."""
        query = "select name, value from rows where space = ? order by name"
        yield from self._db.execute(query, (space,))

    def close(self) -> None:
        self._db.close()


def _identities(files: list[Path]) -> list[tuple[int, int] | None]:
    return [(found.st_dev, found.st_ino) if (found := _stat(file)) else None for file in files]


def _stat(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except OSError:
        return None
