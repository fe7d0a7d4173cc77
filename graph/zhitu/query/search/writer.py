"""Builds the index from a graph, and keeps it current: only what stands in the graphs that changed is touched."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from zhitu.errors import GraphError
from zhitu.query.search.contents import Contents, Whole, contents, dated, searched, unsearched
from zhitu.query.search.pinyin import spelling
from zhitu.query.search.schema import BEGUN, ENDED, FORMAT, connect, create, name_key, quote_key
from zhitu.query.search.text import END, START, fold, fold_name, tokens
from zhitu.vocabulary import vocabulary

__all__ = ["Progress", "Touched", "build", "revise", "update"]

#: Told how many named graphs are done, and how many there are.
Progress = Callable[[int, int], None]
#: Graphs that were written to, each with the things whose names there may be others now; None: any.
Touched = Mapping[str, Collection[str] | None]
_NAME_TOKENS = "name_tokens (rowid, name, initials, pinyin, classes)"


def build(graph: Whole, path: Path, state: str, *, progress: Progress | None = None) -> None:
    """Write the index of a graph in this state to `path`, in place of what is there, at the end and in one step."""
    temporary = path.with_name(f"{path.name}.new")
    for file in _files(temporary):
        file.unlink(missing_ok=True)
    try:
        database = create(temporary)
        with _Writer(database) as writer:
            issued = dated(graph)
            ordered = sorted(searched(graph), key=lambda g: (quote_key(issued.get(g), g), g))
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


def update(graph: Whole, path: Path, state: str, changed: Iterable[str]) -> None:
    """Bring the index at `path` to this state of the graph, in which no named graph but `changed` is another.

    A named graph that has gone is taken out. GraphError where there is no index of this version.
    """
    others = unsearched(graph)
    with _writing(path, state) as writer:
        for named in sorted(set(changed) - others):
            writer.remove(named)
            writer.add(contents(graph, named))


def revise(graph: Whole, path: Path, state: str, touched: Touched, *, before: str, most: int | None = None) -> bool:
    """As `update`, for graphs in which little is another: only what is other than before is written into the index.

    False, and nothing is written, where the index is not of the state `before`, or more than `most` things have other
    names.
    """
    others = unsearched(graph)
    with suppress(_Not), _writing(path, state) as writer:
        if writer.one("SELECT value FROM meta WHERE key = 'state'") != before:
            raise _Not
        for named, things in sorted(touched.items()):
            if named in others:
                continue
            told = contents(graph, named, things)
            if things is not None and told.identifier is None:
                writer.renew(told, things)
            else:
                writer.compare(told if things is None else contents(graph, named), most)
        return True
    return False


class _Not(Exception):  # noqa: N818 - no fault
    """The index stays as it is."""


@contextmanager
def _writing(path: Path, state: str) -> Iterator[_Writer]:
    """The index, for changes that bring it to this state."""
    try:
        with closing(connect(path)) as database:
            if dict(database.execute("SELECT key, value FROM meta")).get("format") != str(FORMAT):
                raise GraphError(f"{path}: the search index is of another version; make it anew with: zhitu index")
            with _Writer(database) as writer:
                yield writer
                writer.finish(state)
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

    def one(self, sql: str, *values: object) -> Any:
        """The first column of the first row; the statement is run to its end."""
        found = self.run(sql, values).fetchall()
        return found[0][0] if found else None

    def add(self, told: Contents) -> None:
        """Take in what a graph says; nothing of it may be there."""
        if not told.entities and not told.quotes and told.identifier is None:
            return
        graph = self._graph(told)
        self._say(graph, told, told.entities)
        self._by(graph, told)
        self._quotes(told, graph)

    def _graph(self, told: Contents) -> int:
        """The number of a graph, which is new where it has none."""
        known: int | None = self.one("SELECT id FROM graphs WHERE iri = ?", told.graph)
        if known is not None:
            return known
        sql = "INSERT INTO graphs (iri, identifier, title, date) VALUES (?, ?, ?, ?) RETURNING id"
        number: int | None = self.one(sql, told.graph, told.identifier, told.title, told.date)
        assert number is not None
        return number

    def _say(self, graph: int, told: Contents, entities: Iterable[str]) -> None:
        """Note what the graph says of entities, of which it says nothing so far."""
        said = [row for entity in entities for row in self._facts(told, entity)]
        self.database.executemany(f"INSERT INTO said VALUES ({graph}, ?, ?)", said)

    def _by(self, graph: int, told: Contents) -> None:
        sql = f"INSERT INTO people SELECT id, {graph}, ? FROM entities WHERE iri = ?"
        self.database.executemany(sql, [(who, e) for e in told.entities for who in sorted(told.people.get(e, ()))])

    def _facts(self, told: Contents, entity: str) -> Iterator[tuple[int | None, int]]:
        """What the graph says of an entity, as facts; each with how often it mentions it under the preferred one."""
        times = told.mentions[entity]
        sql = """INSERT INTO entities (iri, mentions, documents) VALUES (?1, ?2, ?3) ON CONFLICT (iri)
            DO UPDATE SET mentions = mentions + ?2, documents = documents + ?3 RETURNING id"""
        number = self.one(sql, entity, times, int(times > 0))
        assert number is not None
        self.touched.add(number)
        sql = """INSERT INTO facts (entity, name, classes, place) VALUES (?, ?, ?, ?)
            ON CONFLICT (entity, name, classes, place) DO UPDATE SET uses = uses + 1 RETURNING id"""
        for fact in told.facts(entity):
            yield self.one(sql, number, *fact), times
            times = 0

    def _quotes(self, told: Contents, graph: int) -> None:
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
        """Take out what a graph said, if it is there."""
        graph = self.one("SELECT id FROM graphs WHERE iri = ?", named)
        if graph is None:
            return
        self._unsay(graph)
        self._forget_quotes(graph)
        self.run("DELETE FROM people WHERE graph = ?", (graph,))
        self.run("DELETE FROM graphs WHERE id = ?", (graph,))

    def _unsay(self, graph: int, entity: int | None = None) -> None:
        """Take out what a graph said, or what it said of an entity."""
        sql = "SELECT f.id, f.entity, s.times FROM said s CROSS JOIN facts f ON f.id = s.fact WHERE s.graph = ?"
        values = [graph]
        if entity is not None:  # which has fewer names than the graph
            sql = """SELECT f.id, f.entity, s.times FROM facts f CROSS JOIN said s ON s.fact = f.id
                WHERE s.graph = ? AND f.entity = ?"""
            values.append(entity)
        rows = self.run(sql, values).fetchall()
        self.touched.update(number for _, number, _ in rows)
        self.database.executemany("UPDATE facts SET uses = uses - 1 WHERE id = ?", [(fact,) for fact, *_ in rows])
        self.database.executemany(
            f"DELETE FROM said WHERE graph = {graph} AND fact = ?", [(fact,) for fact, *_ in rows]
        )
        sql = "UPDATE entities SET mentions = mentions - ?, documents = documents - 1 WHERE id = ?"
        self.database.executemany(sql, [(times, number) for _, number, times in rows if times])

    def _forget_quotes(self, graph: int) -> None:
        """Take out the sentences of a graph."""
        rows = self.run("SELECT key, quote FROM quotes WHERE graph = ?", (graph,)).fetchall()
        gone = [(key, " ".join(tokens(fold(quote)))) for key, quote in rows]
        sql = "INSERT INTO quote_tokens (quote_tokens, rowid, quote) VALUES ('delete', ?, ?)"
        self.database.executemany(sql, gone)
        self.run("DELETE FROM quotes WHERE graph = ?", (graph,))

    def renew(self, told: Contents, entities: Collection[str]) -> None:
        """Note what a graph now says of some things, of which nothing but names and classes is another."""
        graph = self._graph(told)
        for entity in sorted(entities):
            number = self.one("SELECT id FROM entities WHERE iri = ?", entity)
            if number is not None:
                self._unsay(graph, number)
        self._say(graph, told, [entity for entity in told.entities if entity in entities])
        self._end(graph)

    def compare(self, told: Contents, most: int | None = None) -> None:
        """Note what a graph now says, as far as it is other than before; _Not where that is of more things."""
        if told.identifier is not None:  # with its mentions
            self.remove(told.graph)
            self.add(told)
            return
        graph = self._graph(told)
        sql = """SELECT e.iri, f.name, f.classes, f.place FROM said s JOIN facts f ON f.id = s.fact
            JOIN entities e ON e.id = f.entity WHERE s.graph = ?"""
        before = set(self.run(sql, (graph,)))
        now = {(entity, *fact) for entity in told.entities for fact in told.facts(entity)}
        others = {entity for entity, *_ in before ^ now}
        if most is not None and len(others) > most:
            raise _Not
        self.renew(told, others)
        graph = self._graph(told)
        sql = "SELECT iri, start, quote, who FROM quotes WHERE graph = ?"
        said = {(iri, start, quote, told.finders.get(iri)) for iri, (start, quote) in told.quotes.items()}
        if said != set(self.run(sql, (graph,))):
            self._forget_quotes(graph)
            self._quotes(told, graph)
        self.run("DELETE FROM people WHERE graph = ?", (graph,))
        self._by(graph, told)
        self._end(graph)

    def _end(self, graph: int) -> None:
        """Forget a graph that says nothing any more and is no document."""
        parts = [f"NOT EXISTS (SELECT 1 FROM {table} WHERE graph = ?1)" for table in ("said", "quotes")]
        self.run(f"DELETE FROM graphs WHERE id = ?1 AND identifier IS NULL AND {' AND '.join(parts)}", (graph,))

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
        sql = "SELECT name, classes FROM facts WHERE entity = ? ORDER BY place, name"
        facts = self.run(sql, (entity,)).fetchall()
        if not facts:  # what nothing speaks of any more
            self.run("DELETE FROM entities WHERE id = ?", (entity,))
            return
        names = [name for name, _ in facts if name]
        classes = " ".join(sorted({c for _, kinds in facts for c in kinds.split()} - {"Entity"}))
        label = names[0] if names else ""
        self.run("UPDATE entities SET label = ?, classes = ? WHERE id = ?", (label, classes, entity))
        ((iri, mentions),) = self.run("SELECT iri, mentions FROM entities WHERE id = ?", (entity,)).fetchall()
        seen: set[str] = set()
        for name in names:
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
