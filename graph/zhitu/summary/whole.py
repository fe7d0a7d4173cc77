"""The whole summary of a graph, read off it in a few passes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

import pyoxigraph as ox

from zhitu.iri import PREFIXES, ZT, Iris
from zhitu.summary.disagreeing import ONCE, dates_disagree, figures_disagree
from zhitu.summary.said import HEADER, day_of

__all__ = ["counted", "day_line", "disputed", "marker", "summarized"]

_DAYS = "SELECT ?g ?i WHERE { GRAPH ?g { ?g dcterms:issued ?i } }"
_COUNTS = """SELECT ?it (COUNT(*) AS ?mentions) (COUNT(DISTINCT ?g) AS ?documents) WHERE {
  GRAPH ?g { ?q zt:mentions ?it } $filter } GROUP BY ?it"""
_EVENTS = """SELECT ?it ?g ?first ?last WHERE { GRAPH ?g {
  ?e zt:eventType $topic ; zt:of ?it ; zt:earliest ?first ; zt:latest ?last ; zt:status zt:occurred } }"""
_FIGURES = """SELECT ?it ?topic ?g ?period ?unit ?value WHERE { GRAPH ?g {
  ?o zt:bound zt:exactly ; zt:period ?period ; zt:about ?it ; zt:indicator ?topic ; zt:value ?value ;
  zt:status zt:occurred
  OPTIONAL { ?o zt:unit ?unit } } }"""


def marker(iris: Iris) -> str:
    """The line that says that the graph has a summary which is kept current."""
    name = iris.graph("summary")
    return f"<{name}> <{PREFIXES['rdf']}type> <{ZT}Summary> <{name}> .\n"


def summarized(store: ox.Store, iris: Iris) -> Iterator[str]:
    """All lines of graph:summary, each once, but for the marker."""
    prefix = f"<{iris.document('')}"
    for graph, days in groupby(sorted(_table(store, _DAYS)), key=lambda row: row[0]):
        day = day_of(text for _, text in days)
        if day is not None and graph.startswith(prefix):
            yield day_line(graph, day, iris)
    beside = sorted(str(name) for name in store.named_graphs() if not str(name).startswith(prefix))
    without = f"FILTER (?g NOT IN ({', '.join(beside)}))" if beside else ""
    for it, mentions, documents in _table(store, _COUNTS.replace("$filter", without)):
        yield from counted(it, int(mentions), int(documents), iris)
    for name in ONCE:
        topic = f"<{ZT}{name}>"
        rows = ((it, topic, *rest) for it, *rest in _table(store, _EVENTS.replace("$topic", topic)))
        yield from _disputes(rows, dates_disagree, "disputedEvent", prefix, iris)
    yield from _disputes(_table(store, _FIGURES), figures_disagree, "disputedFigure", prefix, iris)


def _disputes(
    rows: Iterable[tuple[str, ...]], disagree: Callable[[Any], bool], name: str, prefix: str, iris: Iris
) -> Iterator[str]:
    """Lines for what documents disagree on; rows hold thing, topic, document and what is told."""
    told = sorted(row for row in rows if row[2].startswith(prefix))
    for (it, topic), group in groupby(told, key=lambda row: row[:2]):
        if disagree(row[2:] for row in group):
            yield disputed(it, name, topic, iris)


def day_line(graph: str, day: str, iris: Iris) -> str:
    """A document's day; the document in angle brackets."""
    return _line(graph, "firstDay", f'"{day}"^^<{PREFIXES["xsd"]}date>', iris)


def counted(it: str, mentions: int, documents: int, iris: Iris) -> Iterator[str]:
    """How often, and in how many documents, a thing is mentioned; nothing where it is not."""
    if mentions:
        for name, count in (("mentionCount", mentions), ("documentCount", documents)):
            yield _line(it, name, f'"{count}"^^<{PREFIXES["xsd"]}integer>', iris)


def disputed(it: str, name: str, topic: str, iris: Iris) -> str:
    """That documents disagree on an event or figure of a thing."""
    return _line(it, name, topic, iris)


def _line(subject: str, name: str, value: str, iris: Iris) -> str:
    return f"{subject} <{ZT}{name}> {value} <{iris.graph('summary')}> .\n"


def _table(store: ox.Store, select: str) -> Iterator[tuple[str, ...]]:
    """Rows of a SELECT, terms as N-Triples writes them; through TSV, in a tenth of the time of term by term."""
    solutions = store.query(HEADER + select)
    assert isinstance(solutions, ox.QuerySolutions)
    written = solutions.serialize(format=ox.QueryResultsFormat.TSV)
    assert written is not None
    for row in written.decode().split("\n")[1:]:
        if row:
            yield tuple(row.split("\t"))
