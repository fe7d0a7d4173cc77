"""The whole summary of a graph, read off it in a few passes; what has to be sorted waits on disk, not in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

import pyoxigraph as ox

from zhitu.iri import PREFIXES, ZT, Iris
from zhitu.summary.disagreeing import ONCE, dates_disagree, figures_disagree
from zhitu.summary.ordered import ordered
from zhitu.summary.said import day_of

__all__ = ["counted", "day_line", "disputed", "marker", "summarized"]

_DAYS = "SELECT ?g ?i WHERE { GRAPH ?g { ?g dcterms:issued ?i } }"
_MENTIONS = "SELECT ?it ?g WHERE { GRAPH ?g { ?q zt:mentions ?it } }"
_EVENTS = """SELECT ?it ($topic AS ?topic) ?g ?first ?last WHERE { GRAPH ?g {
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
    """All lines of graph:summary, each once, but for the marker. GraphError where there is no room to sort."""
    prefix = f"<{iris.document('')}"
    for graph, days in groupby(ordered(store, [_DAYS]), key=lambda row: row[0]):
        day = day_of(text for _, text in days)
        if day is not None and graph.startswith(prefix):
            yield day_line(graph, day, iris)
    for it, told in groupby(ordered(store, [_MENTIONS]), key=lambda row: row[0]):
        numbers = [sum(1 for _ in rows) for graph, rows in groupby(g for _, g in told) if graph.startswith(prefix)]
        yield from counted(it, sum(numbers), len(numbers), iris)
    events = [_EVENTS.replace("$topic", f"<{ZT}{name}>") for name in ONCE]
    yield from _disputes(ordered(store, events), dates_disagree, "disputedEvent", prefix, iris)
    yield from _disputes(ordered(store, [_FIGURES]), figures_disagree, "disputedFigure", prefix, iris)


def _disputes(
    rows: Iterable[tuple[str, ...]], disagree: Callable[[Any], bool], name: str, prefix: str, iris: Iris
) -> Iterator[str]:
    """Lines for what documents disagree on; rows, in order, hold thing, topic, document and what is told."""
    told = (row for row in rows if row[2].startswith(prefix))
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
