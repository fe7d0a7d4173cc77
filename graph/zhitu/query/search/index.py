"""The index, opened for reading: finds the first hits of any query without looking at the others."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from zhitu.errors import GraphError
from zhitu.official import official
from zhitu.query.search.hits import LIMIT, MOST, EntityHit, How, QuoteHit, Spans, best
from zhitu.query.search.pinyin import readings
from zhitu.query.search.schema import BEGUN, ENDED, FORMAT, connect, is_alone
from zhitu.query.search.text import END, START, fold_name, is_latin, match, phrase, spans

__all__ = ["Index", "chosen", "score"]

#: Ways to be found; `_ways` has them in order, each worth the same part of a score.
_WAYS = 7
_ENTITIES = """SELECT e.iri, e.label, e.classes, n.name, e.mentions, e.documents
FROM name_tokens t JOIN names n ON n.key = t.rowid JOIN entities e ON e.id = n.entity WHERE name_tokens MATCH ?
ORDER BY t.rowid"""
_QUOTES = """SELECT q.iri, q.quote, q.start, g.iri, g.identifier, g.title, g.date, q.who
FROM quote_tokens t JOIN quotes q ON q.key = t.rowid
LEFT JOIN graphs g ON g.iri = substr(q.iri, 1, instr(q.iri, '#') - 1) WHERE quote_tokens MATCH ? ORDER BY t.rowid"""


class Index:
    """An index of names and sentences; a context manager. Several threads may use it one after the other."""

    def __init__(self, path: str | Path) -> None:
        """GraphError where there is no index at `path`, or none that this version can read."""
        self.path = Path(path)
        self.alone = is_alone(self.path)
        try:
            self._database = connect(self.path, read_only=True)
            meta = dict(self._database.execute("SELECT key, value FROM meta"))
        except sqlite3.Error as error:
            raise GraphError(f"{self.path}: there is no search index ({error}); make it with: zhitu index") from error
        if meta.get("format") != str(FORMAT) or "state" not in meta:
            self._database.close()
            raise GraphError(f"{self.path}: the search index is of another version; make it anew with: zhitu index")

    def __enter__(self) -> Index:
        return self

    def __exit__(self, kind: object, error: object, at: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    @property
    def state(self) -> str:
        """The state of the graph that the index has now."""
        ((state,),) = self._database.execute("SELECT value FROM meta WHERE key = 'state'")
        return str(state)

    @contextmanager
    def still(self) -> Iterator[str]:
        """The state of the graph that the index has, and keeps for who asks within the context."""
        self._database.execute("BEGIN")
        try:
            yield self.state
        finally:
            self._database.execute("COMMIT")

    def entities(self, text: str, *, kind: str | None = None, limit: int = LIMIT) -> list[EntityHit]:
        """As `Searcher.entities`."""
        limit = min(limit, MOST)
        found = self._called(text, kind, limit)
        if not found:  # what people call otherwise than any document does
            found = best((hit for name in official(text) for hit in self._called(name, kind, limit)), limit)
        return [hit if hit.mentions else replace(hit, by=self._people(hit.iri)) for hit in found]

    def _called(self, text: str, kind: str | None, limit: int) -> list[EntityHit]:
        """Entities with a name like `text`, the best first."""
        found: dict[str, EntityHit] = {}
        for way, (how, query) in enumerate(_ways(text)):
            if len(found) >= limit:
                break
            asked = query if kind is None else f"({query}) AND classes : {kind.lower()}"
            for iri, label, classes, name, mentions, documents in self._rows(_ENTITIES, asked):
                if iri not in found:
                    where: Spans = () if how in ("initials", "pinyin") else tuple(spans(name, text))
                    told = (tuple(classes.split()), name, how, where, mentions, documents, score(way, mentions))
                    found[iri] = EntityHit(iri, label, *told)
                if len(found) >= limit:
                    break
        return list(found.values())

    def quotes(self, text: str, *, limit: int = LIMIT, overlapping: bool = False) -> list[QuoteHit]:
        """As `Searcher.quotes`."""
        asked = match(text)
        rows = self._rows(_QUOTES, asked) if asked else ()
        hits = (QuoteHit(row[0], row[1], tuple(spans(row[1], text)), *_document(row)) for row in rows)
        return chosen(hits, min(limit, MOST), overlapping=overlapping)

    def _people(self, entity: str) -> tuple[str, ...]:
        """Who asserted something of an entity."""
        sql = "SELECT DISTINCT who FROM people JOIN entities ON id = entity WHERE iri = ? ORDER BY who"
        return tuple(str(who) for (who,) in self._database.execute(sql, (entity,)).fetchall())

    def _rows(self, sql: str, query: str) -> Iterator[tuple[Any, ...]]:
        cursor = self._database.cursor()
        try:
            yield from cursor.execute(sql, (query,))
        finally:
            cursor.close()


def _document(row: tuple[Any, ...]) -> tuple[int, str, str, str | None, str | None, str | None]:
    iri, _, start, document, identifier, title, date, who = row
    document = document or iri.partition("#")[0]
    return start, document, identifier or document, title, date, who


def chosen(hits: Iterable[QuoteHit], limit: int, *, overlapping: bool) -> list[QuoteHit]:
    """The first hits; unless `overlapping` ones are wanted, of those that share a place only the first."""
    found: list[QuoteHit] = []
    for hit in hits:
        if len(found) >= limit:
            break
        if overlapping or not any(_overlap(hit, other) for other in found):
            found.append(hit)
    return found


def _overlap(one: QuoteHit, other: QuoteHit) -> bool:
    """Whether two sentences share a place."""
    if one.document != other.document:
        return False
    return one.start < other.start + len(other.quote) and other.start < one.start + len(one.quote)


def score(way: int, mentions: int) -> float:
    """Between 0 and 1: above all how the name fits (0 is best), then how often the entity is mentioned.

    >>> score(0, 0), score(0, 90), score(1, 90)
    (0.8571, 0.9857, 0.8429)
    """
    return round(1 - (way + 1 - mentions / (mentions + 10)) / _WAYS, 4)


def _ways(text: str) -> Iterator[tuple[How, str]]:
    """The queries to try, one after the other."""
    folded = fold_name(text)
    parts = match(folded)
    if not parts:
        return
    yield "exact", f"name : {phrase(START + folded + END, open_end=False)}"
    yield "prefix", f"name : {phrase(START + folded)}"
    yield "contained", f"name : ({parts})"
    if is_latin(folded):
        letters = "".join(folded.split())
        yield "initials", f'initials : "{letters}"'
        yield "initials", f'initials : "{letters}" *'
        for whole, end in ((True, f' {ENDED}"'), (False, '" *')):
            said = [f'"{BEGUN} {reading}{end}' for reading in readings(letters, whole=whole)]
            yield "pinyin", f"pinyin : ({' OR '.join(said)})" if said else "pinyin : nothing"
