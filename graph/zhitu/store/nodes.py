"""Nodes in the ledger: what the sources say of each, which are comparable, how they compare, what thing each is.

    holds   node, source          postings: who speaks of a node
    part    node, field, value, n  how many sources say so: what a node's profile is put together from
    block   key, node, own        nodes worth comparing with each other if one of them is there by right (own)
    edge    one, other            how two nodes compare, one < other

`profile` and `parsed` are text and `blocks` are lines, made and read by whoever resolves. Sets that may be as large as
the graph are temporary tables, so that a build takes no more memory than a change.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

__all__ = ["SCHEMA", "Edge", "NodeRow", "Nodes"]

SCHEMA = """
CREATE TABLE node (number INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, profile TEXT NOT NULL DEFAULT '',
                   blocks TEXT NOT NULL DEFAULT '', thing TEXT, label TEXT NOT NULL DEFAULT '',
                   classes TEXT NOT NULL DEFAULT '', parsed TEXT NOT NULL DEFAULT '');
CREATE TABLE holds (node INTEGER, source INTEGER, PRIMARY KEY (node, source)) WITHOUT ROWID;
CREATE TABLE part (node INTEGER, field TEXT, value TEXT, n INTEGER, PRIMARY KEY (node, field, value)) WITHOUT ROWID;
CREATE TABLE block (key TEXT, node INTEGER, own INTEGER, PRIMARY KEY (key, node)) WITHOUT ROWID;
CREATE TABLE edge (one INTEGER, other INTEGER, score REAL, verdict TEXT, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX edge_other ON edge (other);
"""
_TEXT = "TEXT NOT NULL DEFAULT ''"
_TEMPORARY = """
CREATE TEMP TABLE IF NOT EXISTS touched (node INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS seed (node INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS pair (one INTEGER, other INTEGER, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS moved (key TEXT PRIMARY KEY, before INTEGER) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS renewed (source INTEGER PRIMARY KEY);
"""


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A node as the ledger has it, and IRI and name of the thing that it is; None before that is decided.

    `classes` are those that people gave the thing, with commas between; empty where documents say what it is.
    """

    number: int
    iri: str
    profile: str
    blocks: tuple[str, ...]
    thing: str | None
    label: str
    classes: str = ""
    parsed: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """How two nodes compare, by their numbers."""

    one: int
    other: int
    score: float
    verdict: str


class Nodes:
    """The tables of nodes in an open ledger."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.sql = connection
        self.prepare()

    def prepare(self) -> None:
        """Make the temporary tables."""
        self.sql.executescript(_TEMPORARY)

    def migrate(self) -> None:
        """Bring the tables of an older ledger to the present form; whoever resolves fills them anew."""
        for table, column, kind in (("block", "own", "INTEGER NOT NULL DEFAULT 1"), ("node", "parsed", _TEXT)):
            known = self.sql.execute("SELECT 1 FROM pragma_table_info(?) WHERE name = ?", (table, column)).fetchone()
            if not known:
                self.sql.execute(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")

    def number(self, iri: str) -> int:
        """The number of a node, which is new where there was none."""
        row = self.sql.execute("SELECT number FROM node WHERE iri = ?", (iri,)).fetchone()
        return row[0] if row else int(self.sql.execute("INSERT INTO node (iri) VALUES (?)", (iri,)).lastrowid or 0)

    def find(self, iri: str) -> NodeRow | None:
        """The node of this IRI."""
        return next(self._rows("iri = ?", iri), None)

    def beginning(self, start: str) -> Iterator[NodeRow]:
        """The node whose IRI is this, and those that go on with `_`, in order."""
        ranged = self._rows("iri >= ?1 || '_' AND iri < ?1 || '`' ORDER BY iri", start)
        return chain(self._rows("iri = ?", start), ranged)

    def row(self, number: int) -> NodeRow:
        """The node of this number."""
        return next(self._rows("number = ?", number))

    def _rows(self, condition: str, value: str | int) -> Iterator[NodeRow]:
        rows = self.sql.execute(
            f"SELECT number, iri, profile, blocks, thing, label, classes, parsed FROM node WHERE {condition}", (value,)
        )
        return (NodeRow(r[0], r[1], r[2], tuple(r[3].split("\n")) if r[3] else (), *r[4:]) for r in rows)

    # what sources say

    def say(self, source: int, told: Mapping[int, Sequence[tuple[str, str]]], step: int) -> None:
        """A source says (step 1) or no longer says (-1) parts of the profiles of nodes."""
        pairs = [(node, source) for node in told]
        parts = [(node, field, value) for node, said in told.items() for field, value in said]
        if step > 0:
            self.sql.executemany("INSERT INTO holds VALUES (?, ?)", pairs)
        else:
            self.sql.executemany("DELETE FROM holds WHERE node = ? AND source = ?", pairs)
        self.sql.executemany(
            "INSERT INTO part VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n",
            [(*part, step) for part in parts],
        )
        if step < 0:
            self.sql.executemany("DELETE FROM part WHERE node = ? AND field = ? AND value = ? AND n <= 0", parts)
        self.sql.executemany("INSERT OR IGNORE INTO touched VALUES (?)", [(node,) for node in told])

    def values(self, node: int, fields: Iterable[str], most: int) -> dict[str, list[str]]:
        """What the sources say of fields of a node, the smallest values first, at most so many of each."""
        found: dict[str, list[str]] = {field: [] for field in fields}
        few = most * len(found)
        rows = self.sql.execute(
            "SELECT field, value FROM part WHERE node = ? ORDER BY field, value LIMIT ?", (node, few + 1)
        ).fetchall()
        if len(rows) <= few:
            for field, value in rows:
                found[field].append(value)
            return {field: values[:most] for field, values in found.items()}
        ordered = "SELECT value FROM part WHERE node = ? AND field = ? ORDER BY value LIMIT ?"
        return {field: [r[0] for r in self.sql.execute(ordered, (node, field, most))] for field in found}

    def has(self, node: int, field: str, value: str) -> bool:
        """Whether a source gives a node this value of this field."""
        row = self.sql.execute("SELECT 1 FROM part WHERE node = ? AND field = ? AND value = ?", (node, field, value))
        return row.fetchone() is not None

    def sources(self, node: int) -> Iterator[int]:
        """The sources that speak of a node, by number, in order."""
        return (row[0] for row in self.sql.execute("SELECT source FROM holds WHERE node = ? ORDER BY source", (node,)))

    # what is worth comparing

    def size(self, key: str, most: int) -> int:
        """Nodes of a block, counted up to `most`."""
        count = "SELECT COUNT(*) FROM (SELECT 1 FROM block WHERE key = ? LIMIT ?)"
        return int(self.sql.execute(count, (key, most)).fetchone()[0])

    def describe(self, node: int, profile: str, parsed: str, blocks: Iterable[str]) -> None:
        """Keep what a node is; its edges are forgotten, and it is a seed with what they joined to it."""
        told = profile, parsed, "\n".join(blocks), node
        self.sql.execute("UPDATE node SET profile = ?, parsed = ?, blocks = ? WHERE number = ?", told)
        self._loosen(node)

    def _loosen(self, node: int) -> None:
        self.sql.execute(
            """INSERT OR IGNORE INTO seed SELECT other FROM edge WHERE one = ?1 AND verdict = 'same'
               UNION SELECT one FROM edge WHERE other = ?1 AND verdict = 'same' UNION SELECT ?1""",
            (node,),
        )
        self.sql.execute("DELETE FROM edge WHERE one = ?1 OR other = ?1", (node,))

    def doubt(self) -> None:
        """Forget profiles, blocks and edges of all nodes, not what things they are; all are touched."""
        for table in ("edge", "block"):
            self.sql.execute(f"DELETE FROM {table}")
        # a blank is nobody's profile, not even that of a node that goes
        self.sql.execute("UPDATE node SET profile = ' ', blocks = ''")
        self.sql.execute("INSERT OR IGNORE INTO touched SELECT number FROM node")
        self.sql.execute("INSERT OR IGNORE INTO seed SELECT number FROM node")

    def forget(self, node: int) -> None:
        """Remove a node of which nobody speaks any more."""
        self._loosen(node)
        for table, column in (("node", "number"), ("seed", "node"), ("touched", "node")):
            self.sql.execute(f"DELETE FROM {table} WHERE {column} = ?", (node,))

    def move(self, node: int, before: Mapping[str, bool], after: Mapping[str, bool], most: int) -> None:
        """Take a node out of blocks and put it into others; their sizes before the change, up to `most`, are kept."""
        self.sql.executemany(
            """INSERT INTO moved SELECT ?1, (SELECT COUNT(*) FROM (SELECT 1 FROM block WHERE key = ?1 LIMIT ?2))
               WHERE NOT EXISTS (SELECT 1 FROM moved WHERE key = ?1)""",
            [(key, most) for key in sorted(before.keys() | after.keys())],
        )
        gone = [(key, node) for key, own in before.items() if after.get(key) is not own]
        self.sql.executemany("DELETE FROM block WHERE key = ? AND node = ?", gone)
        come = [(key, node, own) for key, own in after.items() if before.get(key) is not own]
        self.sql.executemany("INSERT INTO block VALUES (?, ?, ?)", come)

    def moved(self, most: int) -> Iterator[tuple[str, int, int]]:
        """Blocks that touched nodes are or were in, with their sizes before and now, up to `most`."""
        return self.sql.execute(
            """SELECT key, before, (SELECT COUNT(*) FROM (SELECT 1 FROM block WHERE key = moved.key LIMIT ?))
               FROM moved ORDER BY key""",
            (most,),
        )

    def inside(self, key: str) -> list[tuple[int, int]]:
        """Edges between two nodes of a block."""
        rows = self.sql.execute(
            """SELECT e.one, e.other FROM block a CROSS JOIN edge e ON e.one = a.node
               CROSS JOIN block b ON b.key = a.key AND b.node = e.other WHERE a.key = ?""",
            (key,),
        )
        return rows.fetchall()

    def cut(self, one: int, other: int) -> None:
        """Forget an edge; its ends are seeds."""
        self.sql.execute("DELETE FROM edge WHERE one = ? AND other = ?", (one, other))
        self.sql.executemany("INSERT OR IGNORE INTO seed VALUES (?)", [(one,), (other,)])

    # which are to be compared, and which are one thing

    def pair(self, key: str, *, touched: bool) -> None:
        """Ask for the nodes of a block to be compared, where one is there by right; or the touched ones with all."""
        which = "CROSS JOIN touched ON touched.node = a.node" if touched else ""
        self.sql.execute(
            f"""INSERT OR IGNORE INTO pair SELECT MIN(a.node, b.node), MAX(a.node, b.node) FROM block a {which}
                CROSS JOIN block b ON b.key = a.key WHERE a.key = ? AND a.node <> b.node AND (a.own OR b.own)""",
            (key,),
        )

    def pairs(self) -> Iterator[tuple[int, int]]:
        """What is to be compared, in order."""
        return self.sql.execute("SELECT one, other FROM pair ORDER BY one, other")

    def join(self, edge: Edge) -> None:
        """Keep an edge; its ends are seeds where it says `same`, since others make no component."""
        self.sql.execute(
            "INSERT OR REPLACE INTO edge VALUES (?, ?, ?, ?)", (edge.one, edge.other, edge.score, edge.verdict)
        )
        if edge.verdict == "same":
            self.sow(edge.one, edge.other)

    def sow(self, *numbers: int) -> None:
        """Make nodes seeds: the components that they are in are to be settled again."""
        self.sql.executemany("INSERT OR IGNORE INTO seed VALUES (?)", [(number,) for number in numbers])

    def edges(self, node: int, verdict: str) -> Iterator[Edge]:
        """Edges of a node that have this verdict."""
        rows = self.sql.execute(
            """SELECT one, other, score, verdict FROM edge WHERE one = ?1 AND verdict = ?2
               UNION ALL SELECT one, other, score, verdict FROM edge WHERE other = ?1 AND verdict = ?2""",
            (node, verdict),
        )
        return (Edge(*row) for row in rows)

    def open(self) -> Iterator[tuple[NodeRow, NodeRow, float]]:
        """Pairs of nodes of two things of which nothing says that they are different, the likeliest first."""
        pairs = self.sql.execute(
            """SELECT e.one, e.other, e.score FROM edge e
               JOIN node a ON a.number = e.one JOIN node b ON b.number = e.other
               WHERE a.thing <> b.thing ORDER BY e.score DESC, a.iri, b.iri"""
        ).fetchall()
        return ((self.row(one), self.row(other), score) for one, other, score in pairs)

    def waiting(self, table: str) -> int:
        """Rows of a temporary table."""
        return int(self.sql.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0])

    def touched(self) -> Iterator[int]:
        """Nodes whose sources changed, in order; those met may be left out of it meanwhile."""
        return self._paged("touched")

    def seeds(self) -> Iterator[int]:
        """Nodes whose components are to be settled again, in order."""
        return self._paged("seed")

    def leave(self, node: int) -> None:
        """Count a node as touched no longer: it is as it was."""
        self.sql.execute("DELETE FROM touched WHERE node = ?", (node,))

    def _paged(self, table: str, column: str = "node") -> Iterator[int]:
        last = 0
        while rows := self.sql.execute(
            f"SELECT {column} FROM {table} WHERE {column} > ? ORDER BY {column} LIMIT 500", (last,)
        ).fetchall():
            yield from (row[0] for row in rows)
            last = rows[-1][0]

    def decide(self, node: int, thing: str, label: str, classes: str = "") -> None:
        """Say which thing a node is; whoever speaks of the node is to be written anew."""
        how = "UPDATE node SET thing = ?, label = ?, classes = ? WHERE number = ?"
        self.sql.execute(how, (thing, label, classes, node))
        self.sql.execute("INSERT OR IGNORE INTO renewed SELECT source FROM holds WHERE node = ?", (node,))

    def renewed(self) -> Iterator[int]:
        """Sources that are to be written anew, in order."""
        return self._paged("renewed", "source")

    def done(self) -> None:
        """Empty the temporary tables."""
        for table in ("touched", "seed", "pair", "moved", "renewed"):
            self.sql.execute(f"DELETE FROM {table}")
