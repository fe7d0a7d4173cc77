"""The whole summary of a graph, from what each of its documents says; what has to be sorted waits on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import groupby
from typing import Any

import pyoxigraph as ox

from zhitu.iri import PREFIXES, ZT, Iris
from zhitu.summary.disagreeing import dates_disagree, figures_disagree
from zhitu.summary.ordered import Sorter
from zhitu.summary.said import Triple, said, triples_of

__all__ = ["Summing", "counted", "day_line", "disputed", "marker", "summarized"]


def marker(iris: Iris) -> str:
    """The line that says that the graph has a summary which is kept current."""
    name = iris.graph("summary")
    return f"<{name}> <{PREFIXES['rdf']}type> <{ZT}Summary> <{name}> .\n"


class Summing:
    """Sums up what documents say, one after the other in any order. GraphError where there is no room to sort."""

    def __init__(self, iris: Iris) -> None:
        self.iris = iris
        self._sorter = Sorter()

    def close(self) -> None:
        """Forget what was said."""
        self._sorter.close()

    def take(self, graph: str, triples: Iterable[Triple]) -> None:
        """Take in what a document says, by those of its triples that matter here."""
        told, node = said(graph, triples), f"<{graph}>"
        if told.day is not None:
            self._sorter.add("day", [(node, told.day)])
        self._sorter.add("mentions", ((it, str(count)) for it, count in told.mentions.items()))
        for kind, records in (("event", told.events), ("figure", told.figures)):
            self._sorter.add(kind, ((*key, *one) for key, ones in records.items() for one in ones))

    def lines(self) -> Iterator[str]:
        """All lines of graph:summary, each once, but for the marker."""
        for graph, day in self._sorter.rows("day"):
            yield day_line(graph, day, self.iris)
        for it, rows in groupby(self._sorter.rows("mentions"), key=lambda row: row[0]):
            numbers = [int(count) for _, count in rows]
            yield from counted(it, sum(numbers), len(numbers), self.iris)
        yield from self._disputes("event", dates_disagree, "disputedEvent")
        yield from self._disputes("figure", figures_disagree, "disputedFigure")

    def _disputes(self, kind: str, disagree: Callable[[Any], bool], name: str) -> Iterator[str]:
        """Lines for what documents disagree on; rows hold thing, topic, document and what is told."""
        for (it, topic), told in groupby(self._sorter.rows(kind), key=lambda row: row[:2]):
            if disagree(row[2:] for row in told):
                yield disputed(it, name, topic, self.iris)


def summarized(store: ox.Store, iris: Iris) -> Iterator[str]:
    """All lines of graph:summary, as `Summing` gives them, of the documents in a store."""
    with closing(Summing(iris)) as summing:
        for graph in store.named_graphs():
            if isinstance(graph, ox.NamedNode) and graph.value.startswith(iris.document("")):
                summing.take(graph.value, triples_of(store, graph.value))
        yield from summing.lines()


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
