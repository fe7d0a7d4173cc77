"""Builds the index from a graph, and keeps it current: only what stands in the named graphs that changed is touched."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from zhitu.errors import GraphError
from zhitu.query.search.contents import Contents, contents, named_graphs
from zhitu.query.search.pinyin import spelling
from zhitu.query.search.schema import BEGUN, ENDED, FORMAT, connect, create, name_key, quote_key
from zhitu.query.search.text import END, START, fold, fold_name, tokens
from zhitu.sparql import Queryable
from zhitu.vocabulary import vocabulary

__all__ = ["Progress", "build", "update"]

#: Told how many named graphs are done, and how many there are.
Progress = Callable[[int, int], None]
_NAME_TOKENS = "name_tokens (rowid, name, initials, pinyin, classes)"


def build(graph: Queryable, path: Path, state: str, *, progress: Progress | None = None) -> None:
    """Write the index of a graph in this state to `path`, in place of what is there, at the end and in one step."""
    temporary = path.with_name(f"{path.name}.new")
    for file in _files(temporary):
        file.unlink(missing_ok=True)
    try:
        database = create(temporary)
        with _Writer(database) as writer:
            dated = named_graphs(graph)
            ordered = sorted(dated, key=lambda g: (quote_key(dated[g], g), g))
            for done, named in enumerate(ordered, start=1):
                writer.add(contents(graph, named))
                if progress:
                    progress(done, len(ordered))
            writer.finish(state)
        database.close()
        for file in _files(path)[1:]:  # of the index that is replaced
            file.unlink(missing_ok=True)
        temporary.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise GraphError(f"{path}: the search index cannot be written: {error}") from error


def update(graph: Queryable, path: Path, state: str, changed: Iterable[str]) -> None:
    """Bring the index at `path` to this state of the graph, in which no named graph but `changed` is another.

    A named graph that has gone is taken out. GraphError where there is no index of this version.
    """
    try:
        database = connect(path)
        try:
            if dict(database.execute("SELECT key, value FROM meta")).get("format") != str(FORMAT):
                raise GraphError(f"{path}: the search index is of another version; make it anew with: zhitu index")
            with _Writer(database) as writer:
                for named in sorted(set(changed)):
                    writer.remove(named)
                    writer.add(contents(graph, named))
                writer.finish(state)
        finally:
            database.close()
    except sqlite3.Error as error:
        raise GraphError(
            f"{path}: the search index cannot be written: {error}; make it anew with: zhitu index"
        ) from error


def _files(path: Path) -> list[Path]:
    return [path, *(path.with_name(path.name + suffix) for suffix in ("-wal", "-shm", "-journal"))]


class _Writer:
    """Changes an index in one transaction."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self.database, self.run = database, database.execute
        self.touched: set[int] = set()

    def __enter__(self) -> _Writer:
        self.run("BEGIN IMMEDIATE")
        return self

    def __exit__(self, kind: object, error: object, at: object) -> None:
        self.run("COMMIT" if error is None else "ROLLBACK")

    def one(self, sql: str, *values: object) -> int | None:
        """The first column of the first row; the statement is run to its end."""
        found = self.run(sql, values).fetchall()
        return found[0][0] if found else None

    def add(self, told: Contents) -> None:
        """Take in what a named graph says; nothing of it may be there."""
        entities = told.entities
        if not entities and not told.quotes and told.identifier is None:
            return
        document = (told.graph, told.identifier, told.title, told.date)
        sql = "INSERT INTO graphs (iri, identifier, title, date) VALUES (?, ?, ?, ?) RETURNING id"
        graph = self.one(sql, *document)
        said = [row for entity in entities for row in self._facts(told, entity)]
        self.database.executemany(f"INSERT INTO said VALUES ({graph}, ?, ?)", said)
        sql = f"INSERT INTO people SELECT id, {graph}, ? FROM entities WHERE iri = ?"
        self.database.executemany(sql, [(who, e) for e in entities for who in sorted(told.people.get(e, ()))])
        self._quotes(told, graph)

    def _facts(self, told: Contents, entity: str) -> Iterator[tuple[int | None, int]]:
        """What the graph says of an entity, as facts; each with how often it mentions it under the preferred one."""
        times = told.mentions[entity]
        sql = """INSERT INTO entities (iri, mentions, documents) VALUES (?1, ?2, ?3) ON CONFLICT (iri)
            DO UPDATE SET mentions = mentions + ?2, documents = documents + ?3 RETURNING id"""
        number = self.one(sql, entity, times, int(times > 0))
        assert number is not None
        self.touched.add(number)
        preferred = told.names[entity]
        classes = " ".join(sorted(told.classes[entity] - {"Entity"}))
        facts = [(preferred, classes or "Entity", times)]
        facts += [(name, "", 0) for name in sorted(told.others.get(entity, ())) if name != preferred]
        sql = """INSERT INTO facts (entity, name, classes) VALUES (?, ?, ?) ON CONFLICT (entity, name, classes)
            DO UPDATE SET uses = uses + 1 RETURNING id"""
        for name, kinds, count in facts:
            yield self.one(sql, number, name, kinds), count

    def _quotes(self, told: Contents, graph: int | None) -> None:
        """The sentences, in order of place, under numbers that follow each other."""
        ordered = sorted(told.quotes.items(), key=lambda item: (item[1][0], item[0]))
        if not ordered:
            return
        first = quote_key(told.date, told.graph)
        while last := self.one("SELECT MAX(key) FROM quotes WHERE key >= ? AND key < ?", first, first + len(ordered)):
            first = last + 1
        keyed = [
            (first + n, graph, iri, start, quote, told.finders.get(iri))
            for n, (iri, (start, quote)) in enumerate(ordered)
        ]
        self.database.executemany("INSERT INTO quotes VALUES (?, ?, ?, ?, ?, ?)", keyed)
        rows = [(key, " ".join(tokens(fold(quote)))) for key, *_, quote, _ in keyed]
        self.database.executemany("INSERT INTO quote_tokens (rowid, quote) VALUES (?, ?)", rows)

    def remove(self, named: str) -> None:
        """Take out what a named graph said, if it is there."""
        graph = self.one("SELECT id FROM graphs WHERE iri = ?", named)
        if graph is None:
            return
        sql = "SELECT f.entity, s.times, f.classes FROM said s JOIN facts f ON f.id = s.fact WHERE s.graph = ?"
        for entity, times, classes in self.run(sql, (graph,)).fetchall():
            self.touched.add(entity)
            if classes:
                sql = "UPDATE entities SET mentions = mentions - ?, documents = documents - ? WHERE id = ?"
                self.run(sql, (times, int(times > 0), entity))
        self.run("UPDATE facts SET uses = uses - 1 WHERE id IN (SELECT fact FROM said WHERE graph = ?)", (graph,))
        rows = self.run("SELECT key, quote FROM quotes WHERE graph = ?", (graph,)).fetchall()
        gone = [(key, " ".join(tokens(fold(quote)))) for key, quote in rows]
        sql = "INSERT INTO quote_tokens (quote_tokens, rowid, quote) VALUES ('delete', ?, ?)"
        self.database.executemany(sql, gone)
        for table in ("quotes", "said", "people"):
            self.run(f"DELETE FROM {table} WHERE graph = ?", (graph,))
        self.run("DELETE FROM graphs WHERE id = ?", (graph,))

    def finish(self, state: str) -> None:
        """Write the names of all entities that were touched, and the state that the index now has."""
        named: list[tuple[int, int, str, str]] = []
        for entity in sorted(self.touched):
            self._forget(entity)
            self.run("DELETE FROM facts WHERE entity = ? AND uses = 0", (entity,))
            named += self._named(entity)
        named.sort()
        taken = -1
        for key, entity, name, classes in named:
            taken = self._free(max(key, taken + 1))
            self.run("INSERT INTO names VALUES (?, ?, ?)", (taken, entity, name))
            self.run(f"INSERT INTO {_NAME_TOKENS} VALUES (?, ?, ?, ?, ?)", (taken, *_name_tokens(name, classes)))
        self.run("INSERT OR REPLACE INTO meta VALUES ('state', ?)", (state,))
        self.touched.clear()

    def _free(self, key: int) -> int:
        """The key, or the next one that no name has."""
        while self.one("SELECT 1 FROM names WHERE key = ?", key):
            key += 1
        return key

    def _forget(self, entity: int) -> None:
        """Take out the names of an entity."""
        sql = "SELECT n.key, n.name, e.classes FROM names n JOIN entities e ON e.id = n.entity WHERE n.entity = ?"
        for key, name, classes in self.run(sql, (entity,)).fetchall():
            sql = f"INSERT INTO name_tokens (name_tokens, {_NAME_TOKENS[13:]} VALUES ('delete', ?, ?, ?, ?, ?)"
            self.run(sql, (key, *_name_tokens(name, classes)))
        self.run("DELETE FROM names WHERE entity = ?", (entity,))

    def _named(self, entity: int) -> Iterator[tuple[int, int, str, str]]:
        """The names of an entity, each way of writing once: (key, entity, name, classes). None where it has gone."""
        facts = self.run("SELECT name, classes FROM facts WHERE entity = ? ORDER BY name", (entity,)).fetchall()
        labels = [name for name, classes in facts if classes]
        if not labels:  # what is no longer an entity anywhere
            self.run("DELETE FROM facts WHERE entity = ?", (entity,))
            self.run("DELETE FROM entities WHERE id = ?", (entity,))
            return
        classes = " ".join(sorted({c for _, kinds in facts for c in kinds.split()} - {"Entity"}))
        self.run("UPDATE entities SET label = ?, classes = ? WHERE id = ?", (labels[0], classes, entity))
        ((iri, mentions),) = self.run("SELECT iri, mentions FROM entities WHERE id = ?", (entity,)).fetchall()
        seen: set[str] = set()
        for name in (*labels, *(name for name, kinds in facts if not kinds)):
            if (folded := fold_name(name)) not in seen:
                seen.add(folded)
                yield name_key(mentions, name, iri), entity, name, classes


def _name_tokens(name: str, classes: str) -> tuple[str, str, str, str]:
    """Columns of the name's row: its tokens, initials, pinyin, and all its classes with those above them."""
    folded = fold_name(name)
    known = vocabulary()
    kinds = known.kinds(c for c in classes.split() if c in known.classes)
    initials, syllables = spelling(folded)
    spelled = f"{BEGUN} {syllables} {ENDED}" if syllables else ""
    return " ".join(tokens(START + folded + END)), initials, spelled, " ".join(sorted(kinds)).lower()
