"""graph:summary, written into a graph: anew, or kept current with a change."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pyoxigraph as ox

from zhitu.difference import Difference
from zhitu.iri import PREFIXES, ZT, Iris
from zhitu.pipeline.deriving import put
from zhitu.store import Graph
from zhitu.summary import changes, marker, summarized

__all__ = ["has_summary", "resummarize", "summarize"]


def summarize(graph: Graph) -> int:
    """Make graph:summary anew; the number of its triples."""
    iris = graph.iris
    return 1 + put(graph, iris.graph("summary"), summarized(graph.store, iris), [marker(iris)])


def has_summary(store: ox.Store, iris: Iris) -> bool:
    """Whether the graph has a summary that is kept current: those that older versions made have none."""
    name = ox.NamedNode(iris.graph("summary"))
    return ox.Quad(name, ox.NamedNode(PREFIXES["rdf"] + "type"), ox.NamedNode(ZT + "Summary"), name) in store


def resummarize(graph: Graph, drop: Collection[str], lines: Iterable[str], remove: Iterable[str] = ()) -> Difference:
    """What a change, as `Graph.replace` takes it, changes in graph:summary; nothing where that is not kept.

    Ask before the change and make both in one transaction.
    """
    if not has_summary(graph.store, graph.iris):
        return Difference((), ())
    return changes(graph.store, graph.iris, drop, lines, remove=remove)
