"""The ledger: an SQLite file beside the store that makes a document's lines reproducible under another resolution.

It keeps each source (a document, or a statement of a person) as it was extracted, how often each thing beside the
documents is needed, and a redo log: the changes of the store that are decided and perhaps not yet on disk. What the
nodes of the sources are, and which are one thing, is kept by `nodes`. Here is SQL only; nothing is decided.

    store-1/          the Oxigraph files
    store-1.ledger    this file
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from zhitu.errors import GraphError
from zhitu.store import nodes
from zhitu.store.glance import PAUSE, TRIES, connect, ledger_path, told

__all__ = ["Ledger", "Source"]

_SCHEMA = """
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, packed BLOB NOT NULL,
                     needs TEXT NOT NULL DEFAULT '', UNIQUE (kind, id));
CREATE TABLE need (key TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE redo (number INTEGER PRIMARY KEY AUTOINCREMENT, piece BLOB NOT NULL);
"""
#: Numbers of sources that are looked up at once.
_MANY = 1000
#: What a graph without a ledger is.
_COPY = "only a copy for reading, such as zhitu load makes"
#: What ledgers of before may lack.
_ADDED = """
CREATE TABLE IF NOT EXISTS digest (source INTEGER PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS written (source INTEGER PRIMARY KEY, lines BLOB NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Source:
    """A row of the ledger: `packed` as of `packing`; `needs` are keys of what it calls for beside its own graph."""

    number: int
    kind: str
    id: str
    packed: bytes
    needs: tuple[str, ...]


class Ledger:
    """An open ledger; one writer. `path` is the graph's, for messages."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.sql = connection
        self.nodes = nodes.Nodes(connection)

    @classmethod
    def create(cls, path: Path, file: Path) -> Ledger:
        """A new ledger that is quick to fill and safe only once `harden` was called."""
        with told(path):
            connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.executescript(_SCHEMA + _ADDED + nodes.SCHEMA)
            return cls(path, connection)

    @classmethod
    def open(cls, path: Path, file: Path) -> Ledger:
        """The ledger in this file; GraphError where there is none or it cannot be written."""
        if not file.is_file():
            raise GraphError(f"{path}: {_COPY}; change the graph that was built, and load it again")
        with told(path):
            connection = sqlite3.connect(file, isolation_level=None, timeout=1)
            made = cls(path, connection)
            made.harden()
            connection.executescript(_ADDED)
            made.nodes.migrate()
            return made

    @classmethod
    def read(cls, path: Path, store: str) -> Ledger:
        """The ledger of this store as it is now, for reading, while another process may write it."""
        file = ledger_path(path, store)
        if not file.is_file():
            raise GraphError(f"{path}: {_COPY}; ask the graph that was built")
        failure = sqlite3.DatabaseError()
        for _ in range(TRIES):
            # where SQLite cannot write beside the file, either files of a writer are there, or there is no writer
            alone = not os.access(file.parent, os.W_OK) and not file.with_name(f"{file.name}-wal").exists()
            connection = connect(file, alone=alone)
            try:
                made = cls(path, connection)
                connection.execute("BEGIN")
                made.fact("changes")  # from here on all that is read is of one state
                return made
            except sqlite3.DatabaseError as error:  # a writer is just coming or going
                connection.close()
                failure = error
            time.sleep(PAUSE)
        with told(path, "read"):
            raise failure

    def harden(self) -> None:
        """From here on every transaction is on disk when it ends, and whole whatever happens."""
        with told(self.path):
            self.sql.execute("PRAGMA journal_mode = WAL")
            self.sql.execute("PRAGMA synchronous = FULL")
            self.nodes.prepare()

    def close(self) -> None:
        """Let go of the file."""
        with told(self.path):
            self.sql.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is done inside happens, or nothing where it raises; GraphError where the disk refuses."""
        with told(self.path):
            self.sql.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.sql.execute("COMMIT")
            except BaseException:
                if self.sql.in_transaction:  # a full disk ends the transaction by itself
                    self.sql.execute("ROLLBACK")
                raise

    def fact(self, name: str, default: str = "") -> str:
        """A remembered value."""
        row = self.sql.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return row[0] if row else default

    def remember(self, name: str, value: str) -> None:
        """Remember a value."""
        self.sql.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    def put(self, kind: str, identifier: str, packed: bytes) -> int:
        """Keep a source that is not there yet; its number."""
        row = self.sql.execute("INSERT INTO source (kind, id, packed) VALUES (?, ?, ?)", (kind, identifier, packed))
        assert row.lastrowid is not None
        return row.lastrowid

    def take(self, number: int) -> None:
        """Forget a source, its digest and what was written of it."""
        for table, column in (("source", "number"), ("digest", "source"), ("written", "source")):
            self.sql.execute(f"DELETE FROM {table} WHERE {column} = ?", (number,))

    def repack(self, number: int, packed: bytes) -> None:
        """Put other bytes in the place of those of a source."""
        self.sql.execute("UPDATE source SET packed = ? WHERE number = ?", (packed, number))

    def source(self, kind: str, identifier: str) -> Source | None:
        """The source of this kind and identifier."""
        found = self._sources("kind = ? AND id = ?", (kind, identifier))
        return next(found, None)

    def numbered(self, number: int) -> Source:
        """The source of this number."""
        return next(self._sources("number = ?", (number,)))

    def last(self, kind: str) -> Source:
        """The source of a kind that was put last."""
        return next(self._sources("kind = ? ORDER BY number DESC LIMIT 1", (kind,)))

    def sources(self, kind: str) -> Iterator[Source]:
        """All sources of a kind, in the order in which they were put; they may be changed meanwhile."""
        last = 0
        # the index is by identifier, so that each look for what comes next goes through all there are
        query = f"SELECT number FROM source WHERE kind = ? AND number > ? ORDER BY number LIMIT {_MANY}"
        while numbers := self.sql.execute(query, (kind, last)).fetchall():
            for (last,) in numbers:
                yield from self._sources("number = ?", (last,))

    def size(self, kind: str) -> int:
        """How many sources there are of a kind."""
        return int(self.sql.execute("SELECT COUNT(*) FROM source WHERE kind = ?", (kind,)).fetchone()[0])

    def identifiers(self, kind: str) -> Iterator[str]:
        """Identifiers of all sources of a kind, in order."""
        rows = self.sql.execute("SELECT id FROM source WHERE kind = ? ORDER BY id", (kind,))
        return (row[0] for row in rows)

    def _sources(self, condition: str, values: tuple[str | int, ...]) -> Iterator[Source]:
        rows = self.sql.execute(f"SELECT number, kind, id, packed, needs FROM source WHERE {condition}", values)
        return (Source(row[0], row[1], row[2], row[3], tuple(row[4].split("\n")) if row[4] else ()) for row in rows)

    def note(self, number: int, needs: Iterable[str], digest: str = "", lines: bytes = b"") -> None:
        """Keep what a source calls for, as written last, and digest and packed text of its lines where it has some."""
        self.sql.execute("UPDATE source SET needs = ? WHERE number = ?", ("\n".join(needs), number))
        if digest:
            self.sql.execute("INSERT OR REPLACE INTO digest VALUES (?, ?)", (number, digest))
            self.sql.execute("INSERT OR REPLACE INTO written VALUES (?, ?)", (number, lines))

    def lines(self, number: int) -> bytes | None:
        """The packed lines that the store has of a source; None where they are not known."""
        row = self.sql.execute("SELECT lines FROM written WHERE source = ?", (number,)).fetchone()
        return row[0] if row else None

    def digest(self, number: int) -> str | None:
        """The digest of the lines that the store has of a source; None where it is not known."""
        row = self.sql.execute("SELECT value FROM digest WHERE source = ?", (number,)).fetchone()
        return row[0] if row else None

    def digests(self, kind: str) -> dict[str, str]:
        """Digests of the lines that the store has of sources of a kind, by identifier, as far as they are known."""
        known = self.sql.execute("SELECT 1 FROM sqlite_master WHERE name = 'digest'").fetchone()
        if not known:
            return {}
        told = "SELECT id, value FROM source JOIN digest ON source.number = digest.source WHERE kind = ?"
        return dict(self.sql.execute(told, (kind,)))

    def forget_digests(self) -> None:
        """Forget what the lines in the store are: somebody else changed them, or may have added some."""
        for table in ("digest", "written"):
            self.sql.execute(f"DELETE FROM {table}")
        self.remember("foreign", "yes")

    def is_settled(self) -> bool:
        """Whether the store has just what follows from the sources: all is carried out, and nobody else wrote."""
        return not self.log_size()[0] and self.fact("stale") != "yes" and self.fact("foreign") != "yes"

    def count(self, steps: Mapping[str, int]) -> tuple[list[str], list[str]]:
        """Count how often keys are needed; those that are needed now and were not before, and those no more."""
        came, went = [], []
        for key, step in sorted(steps.items()):
            row = self.sql.execute("SELECT n FROM need WHERE key = ?", (key,)).fetchone()
            before, after = (row[0] if row else 0), (row[0] if row else 0) + step
            if after > 0:
                self.sql.execute("INSERT OR REPLACE INTO need VALUES (?, ?)", (key, after))
            else:
                self.sql.execute("DELETE FROM need WHERE key = ?", (key,))
            if before <= 0 < after:
                came.append(key)
            elif after <= 0 < before:
                went.append(key)
        return came, went

    def needed(self) -> Iterator[str]:
        """All keys that some source needs, in order."""
        return (row[0] for row in self.sql.execute("SELECT key FROM need ORDER BY key"))

    def counts(self, kind: str) -> dict[str, int]:
        """How many sources need each key that begins with this word and a blank."""
        first, after = f"{kind} ", f"{kind}!"  # the character after the blank
        return dict(self.sql.execute("SELECT key, n FROM need WHERE key >= ? AND key < ? ORDER BY key", (first, after)))

    def log(self, piece: bytes) -> int:
        """Add a change of the store to the redo log; its number, larger than those before."""
        row = self.sql.execute("INSERT INTO redo (piece) VALUES (?)", (piece,))
        assert row.lastrowid is not None
        return row.lastrowid

    def logged(self, after: int = 0) -> Iterator[tuple[int, bytes]]:
        """The redo log from behind this number on, in order."""
        while row := self.sql.execute(
            "SELECT number, piece FROM redo WHERE number > ? ORDER BY number LIMIT 1", (after,)
        ).fetchone():
            after = row[0]
            yield after, row[1]

    def log_size(self) -> tuple[int, int]:
        """Number of pieces and bytes in the redo log."""
        row = self.sql.execute("SELECT COUNT(*), TOTAL(LENGTH(piece)) FROM redo").fetchone()
        return row[0], int(row[1])

    def unlog(self, after: int) -> None:
        """Forget the redo log from behind this number on."""
        self.sql.execute("DELETE FROM redo WHERE number > ?", (after,))

    def clear_log(self) -> None:
        """Forget the redo log: what it says is on disk."""
        self.sql.execute("DELETE FROM redo")
