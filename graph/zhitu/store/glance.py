"""Where ledger and search index of a store are, and what they tell in a glance to those who do not hold them."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from zhitu.errors import GraphError

__all__ = [
    "PAUSE",
    "TRIES",
    "carried_out",
    "connect",
    "glance",
    "ledger_path",
    "peek",
    "search_path",
    "searchable",
    "told",
]

#: How often a file is tried that a writer is just opening or closing, and the seconds between.
TRIES, PAUSE = 50, 0.01


def ledger_path(graph: Path, store: str) -> Path:
    """Where the ledger of this store is."""
    return graph / f"{store}.ledger"


def search_path(graph: Path, store: str) -> Path:
    """Where the search index of this store is."""
    return graph / f"{store}.search"


def peek(file: Path, name: str) -> str | None:
    """A value that the ledger in this file remembers, "0" where it does not; None where there is no ledger.

    It may be written meanwhile, and is not locked.
    """
    if not file.is_file():
        return None
    rows = glance(file, "SELECT value FROM fact WHERE name = ?", name)
    return str(rows[0][0]) if rows else "0"


def carried_out(file: Path) -> str | None:
    """How many changes the ledger in this file counts; None where some of them may not be in the store yet."""
    counted = """SELECT COALESCE(MAX(value), '0'), EXISTS (SELECT 1 FROM redo)
        OR EXISTS (SELECT 1 FROM fact WHERE name = 'begun') FROM fact WHERE name = ?"""
    ((changes, waiting),) = glance(file, counted, "changes")
    return None if waiting else str(changes)


def searchable(file: Path) -> str | None:
    """How many changes the search index in this file has in it; None where there is none, or none that tells."""
    try:
        rows = glance(file, "SELECT value FROM meta WHERE key = ?", "state")
    except (FileNotFoundError, GraphError):  # missing or damaged: whoever searches says so, and mends it
        return None
    return str(rows[0][0]) if rows else None


def glance(file: Path, question: str, *values: str | int) -> list[Any]:
    """The rows of an answer. FileNotFoundError where the file has gone.

    Where no writer has it open it is read as a file that nobody changes, since SQLite would leave files beside it; if
    one comes or goes meanwhile, it is read again.
    """
    beside = file.with_name(f"{file.name}-wal")
    failure: sqlite3.DatabaseError | None = None
    for _ in range(TRIES):
        before, alone, failure = file.stat().st_mtime_ns, not beside.exists(), None
        try:
            with closing(connect(file, alone=alone)) as connection:
                rows = connection.execute(question, values).fetchall()
        except sqlite3.DatabaseError as error:
            rows, failure = [], error
        if not alone or (not beside.exists() and file.stat().st_mtime_ns == before):
            if failure is None:
                return rows
            if not isinstance(failure, sqlite3.OperationalError):  # damaged; others pass while a writer comes or goes
                break
        time.sleep(PAUSE)
    with told(file, "read"):
        raise failure or sqlite3.OperationalError("it is opened and closed again and again; try again in a moment")


def connect(file: Path, *, alone: bool) -> sqlite3.Connection:
    """The ledger in this file, for reading; `alone` where nobody writes it."""
    how = "mode=ro&immutable=1" if alone else "mode=ro"
    return sqlite3.connect(f"{file.absolute().as_uri()}?{how}", uri=True, isolation_level=None)


@contextmanager
def told(path: Path, how: str = "written") -> Iterator[None]:
    """SQLite's complaints as GraphError."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if "locked" in str(error):
            raise GraphError(f"{path}: another process is writing this graph; try again when it has ended") from error
        if type(error) is sqlite3.DatabaseError:  # of its subclasses none tells of a file that is broken
            raise GraphError(f"{path}: damaged ({error}); build the graph anew") from error
        raise GraphError(f"{path}: cannot be {how}: {error}") from error
