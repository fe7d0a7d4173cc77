"""How many changes a graph has seen, those included that are made past the ledger; also of a graph that has none.

A change by SPARQL Update or of one graph is counted before it is made, together with the graphs that it may change, and
noted as done when it is made. So a crash in between is seen: what was begun is still noted. What the last changes of
this kind were of stays noted, so that what is derived can be brought up to date later.

    store-1.ledger     counts where there is one
    store-1.tally      counts for a copy for reading, made with the first such change
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from zhitu.errors import GraphError
from zhitu.store.glance import glance, ledger_path, peek, told

__all__ = ["ANY", "abandon", "begin", "begun", "counted", "done", "since", "tally_path"]

#: Stands for graphs that are not known.
ANY = "*"
_COUNT, _BEGUN = "changes", "begun"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS redo (number INTEGER PRIMARY KEY);
CREATE TABLE IF NOT EXISTS outside (change INTEGER PRIMARY KEY, graphs TEXT NOT NULL);
"""
#: Changes of which it stays noted what they were of.
_NOTED = 10_000


def tally_path(graph: Path, store: str) -> Path:
    """The file that counts the changes of this store, which need not be there."""
    ledger = ledger_path(graph, store)
    return ledger if ledger.is_file() else graph / f"{store}.tally"


def counted(graph: Path, store: str) -> str:
    """The number of changes."""
    return peek(tally_path(graph, store), _COUNT) or "0"


def begun(graph: Path, store: str) -> tuple[str, ...]:
    """The graphs that a change past the ledger may change, while it is made; where nobody makes it, it was cut off."""
    noted = peek(tally_path(graph, store), _BEGUN) or "0"
    return () if noted == "0" else tuple(json.loads(noted))


def begin(graph: Path, store: str, graphs: Iterable[str]) -> int:
    """Count a change of these graphs that is about to be made; the number of changes before it."""
    with told(graph), closing(_opened(tally_path(graph, store))) as sql:
        sql.execute("BEGIN IMMEDIATE")
        before = int(_fact(sql, _COUNT) or "0")
        names = sorted({*graphs, *json.loads(_fact(sql, _BEGUN) or "[]")})
        sql.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (_COUNT, str(before + 1)))
        sql.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (_BEGUN, json.dumps(names)))
        sql.execute("INSERT OR REPLACE INTO outside VALUES (?, ?)", (before + 1, json.dumps(names)))
        sql.execute("DELETE FROM outside WHERE change <= ?", (before - _NOTED,))
        sql.execute("COMMIT")
    return before


def done(graph: Path, store: str) -> None:
    """Note that what was begun is done."""
    with told(graph), closing(_opened(tally_path(graph, store))) as sql:
        sql.execute("DELETE FROM fact WHERE name = ?", (_BEGUN,))


def abandon(graph: Path, store: str, before: int) -> None:
    """Take back what was begun: nothing was changed."""
    with told(graph), closing(_opened(tally_path(graph, store))) as sql:
        sql.execute("BEGIN IMMEDIATE")
        sql.execute("DELETE FROM fact WHERE name = ?", (_BEGUN,))
        sql.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (_COUNT, str(before)))
        sql.execute("DELETE FROM outside WHERE change > ?", (before,))
        sql.execute("COMMIT")


def since(graph: Path, store: str, change: int, now: int) -> set[str] | None:
    """The graphs that were written after one change up to another; None where that was not all past the ledger."""
    file = tally_path(graph, store)
    if not file.is_file():
        return set() if change == now else None
    try:
        rows = glance(file, "SELECT change, graphs FROM outside WHERE change > ? AND change <= ?", change, now)
    except GraphError:  # a ledger that knows of none
        return None
    graphs = {name for _, told_ in rows for name in json.loads(told_)}
    return None if len(rows) != now - change or ANY in graphs else graphs


def _opened(file: Path) -> sqlite3.Connection:
    sql = sqlite3.connect(file, isolation_level=None, timeout=1)
    sql.execute("PRAGMA journal_mode = WAL")
    sql.execute("PRAGMA synchronous = FULL")
    sql.executescript(_SCHEMA)
    return sql


def _fact(sql: sqlite3.Connection, name: str) -> str | None:
    row = sql.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])
