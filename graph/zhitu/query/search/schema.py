"""The file of the index: SQLite, whose row numbers are the ranking.

FTS5 hands out rows by number, so that the first hits come without the others being looked at. A name's number is made
of its entity's mentions (most first), its length (short first) and a hash; a sentence's of its document's date (latest
first), the document and its place there. Numbers are therefore functions of what is in the graph, but for hashes that
collide.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from pathlib import Path

__all__ = ["BEGUN", "ENDED", "FORMAT", "connect", "create", "is_alone", "name_key", "quote_key"]

#: Raised whenever another version of the program could not read the file, or would find less in it.
FORMAT = 5
#: Stand before and after the syllables of a name.
BEGUN, ENDED = "0", "9"
_MENTIONS, _LENGTH, _HASH = 24, 8, 31

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE graphs (id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, identifier TEXT, title TEXT, date TEXT);
CREATE TABLE entities (id INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, label TEXT NOT NULL DEFAULT '',
  classes TEXT NOT NULL DEFAULT '', mentions INTEGER NOT NULL DEFAULT 0, documents INTEGER NOT NULL DEFAULT 0);
-- What graphs say of an entity: a name, with classes where it is the preferred one; place is that of the property that
-- gives it; uses counts the graphs. A name without characters stands for classes alone.
CREATE TABLE facts (id INTEGER PRIMARY KEY, entity INTEGER NOT NULL, name TEXT NOT NULL, classes TEXT NOT NULL,
  place INTEGER NOT NULL, uses INTEGER NOT NULL DEFAULT 1, UNIQUE (entity, name, classes, place));
CREATE TABLE said (graph INTEGER NOT NULL, fact INTEGER NOT NULL, times INTEGER NOT NULL, PRIMARY KEY (graph, fact))
  WITHOUT ROWID;
-- Who asserted something of an entity.
CREATE TABLE people (entity INTEGER NOT NULL, graph INTEGER NOT NULL, who TEXT NOT NULL,
  PRIMARY KEY (entity, graph, who)) WITHOUT ROWID;
CREATE TABLE names (key INTEGER PRIMARY KEY, entity INTEGER NOT NULL, name TEXT NOT NULL);
CREATE INDEX names_of ON names (entity);
CREATE TABLE quotes (key INTEGER PRIMARY KEY, graph INTEGER NOT NULL, iri TEXT NOT NULL, start INTEGER NOT NULL,
  quote TEXT NOT NULL, who TEXT);
CREATE INDEX quotes_in ON quotes (graph);
CREATE VIRTUAL TABLE name_tokens USING fts5(name, initials, pinyin, classes, content='', tokenize='ascii',
  prefix='1 2', columnsize=0);
CREATE VIRTUAL TABLE quote_tokens USING fts5(quote, content='', tokenize='ascii', prefix='1', columnsize=0);
"""


def create(path: Path) -> sqlite3.Connection:
    """A new, empty index at `path`, quick to fill and of no use until it is whole."""
    database = _opened(path, "mode=rwc")
    database.execute("PRAGMA journal_mode = OFF")
    database.execute("PRAGMA synchronous = OFF")
    database.executescript(_TABLES)
    database.execute("INSERT INTO meta VALUES ('format', ?)", (str(FORMAT),))
    return database


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """The index at `path`; sqlite3.Error where it is none."""
    if read_only:
        return _opened(path, "mode=ro&immutable=1" if is_alone(path) else "mode=ro")
    database = _opened(path, "mode=rw")
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    return database


def is_alone(path: Path) -> bool:
    """Whether SQLite must be told that nobody writes the index: it cannot write beside it, and nobody else does."""
    return not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()


def _opened(path: Path, how: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{how}"
    return sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)


def name_key(mentions: int, name: str, iri: str) -> int:
    """The number of a name: more mentions, then fewer characters, give a smaller one.

    >>> name_key(9, "广州实验室", "urn:a") < name_key(9, "广州实验室主任", "urn:a") < name_key(1, "广州", "urn:b")
    True
    """
    rank = (1 << _MENTIONS) - 1 - min(mentions, (1 << _MENTIONS) - 1)
    length = min(len(name), (1 << _LENGTH) - 1)
    digest = int.from_bytes(hashlib.blake2b(f"{name}\n{iri}".encode(), digest_size=4).digest(), "big")
    return (rank << _LENGTH | length) << _HASH | digest >> 1


def quote_key(date: str | None, document: str) -> int:
    """The first number of a document's sentences: the later its date, the smaller; undated ones at the end.

    >>> keys = [quote_key(date, "urn:a") for date in ("2024-07-01", "2024", "1999-12", None)]
    >>> keys == sorted(keys)
    True
    """
    parts = [int(part) for part in (date or "").split("-")[:3] if part.isdecimal()]
    year, month, day = [*parts, 0, 0, 0][:3]
    digest = int.from_bytes(hashlib.blake2b(document.encode(), digest_size=3).digest(), "big")
    return max(0, 10_000 * 10_000 - year * 10_000 - month * 100 - day) << 32 | digest << 8
