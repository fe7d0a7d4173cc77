"""Lines of several kinds, however many, given back in order: they wait in a temporary file and are sorted on disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from tempfile import gettempdir

from zhitu.errors import GraphError

__all__ = ["Sorter"]


class Sorter:
    """Takes rows of terms in any order and gives them back sorted; GraphError where the temporary folder has no room.

    Terms are as N-Triples writes them, which hold no tab and no line end.
    """

    def __init__(self) -> None:
        with _told():
            self._sql = sqlite3.connect("")  # a database of its own in a temporary file
            self._sql.execute("PRAGMA journal_mode = OFF")
            self._sql.execute("CREATE TABLE row (kind TEXT NOT NULL, line TEXT NOT NULL)")

    def close(self) -> None:
        """Forget all rows."""
        self._sql.close()

    def add(self, kind: str, rows: Iterable[tuple[str, ...]]) -> None:
        """Take rows of a kind."""
        with _told():
            self._sql.executemany("INSERT INTO row VALUES (?, ?)", ((kind, "\t".join(row)) for row in rows))

    def rows(self, kind: str) -> Iterator[tuple[str, ...]]:
        """All rows of a kind, in order; those that begin with the same terms stand together."""
        with _told():
            # a tab comes before whatever a term may hold
            for (line,) in self._sql.execute("SELECT line FROM row WHERE kind = ? ORDER BY line", (kind,)):
                yield tuple(line.split("\t"))


@contextmanager
def _told() -> Iterator[None]:
    """The complaints of SQLite and of the disk as GraphError."""
    try:
        yield
    except (sqlite3.DatabaseError, OSError) as error:
        raise GraphError(f"{gettempdir()}: cannot be written: {error}; make room, or set TMPDIR") from error
