"""Which names a change of the graph may change: of single things where it says so itself, else of whole graphs."""

from __future__ import annotations

import pyoxigraph as ox

from zhitu.pipeline.outside import is_derived
from zhitu.query.search import Touched
from zhitu.query.search.written import concerned
from zhitu.serve.backend import GraphChange, Update
from zhitu.serve.changes import parsed
from zhitu.serve.updates import DEFAULT, data_alone, written
from zhitu.store.graph import Graph

__all__ = ["touched"]


def touched(graph: Graph, what: Update | GraphChange) -> Touched:
    """The graphs that a change writes to, as far as the index has to know; those of documents in any case.

    What an update adds or takes away by name is read off it, and so are the triples that are added to a graph.
    Of other updates only the graphs are known.
    """
    found: dict[str, set[str] | None]
    if isinstance(what, GraphChange):
        named = ox.DefaultGraph() if what.graph is None else ox.NamedNode(what.graph)
        graphs = {what.graph or DEFAULT}
        if what.replace or what.remove:
            return dict.fromkeys(graphs)
        found = concerned(quad for media, data in what.data for quad in parsed(media, data, named, what.base))
    else:
        graphs = written(what.text, graph.iris.prefixes)
        data = data_alone(what.text, graph.iris.prefixes)
        quads = None if data is None else _quads(data, what.base, graph.iris.prefixes)
        found = dict.fromkeys(graphs) if quads is None else concerned(quads)
    return found | {name: None for name in graphs if is_derived(graph, name)}


def _quads(sparql: str, base: str | None, prefixes: dict[str, str]) -> ox.Store | None:
    """What an update of data alone adds; None where it is no update, which the graph will say."""
    store = ox.Store()
    try:
        store.update(sparql, base_iri=base, prefixes=prefixes)
    except (SyntaxError, ValueError, RuntimeError):
        return None
    return store
