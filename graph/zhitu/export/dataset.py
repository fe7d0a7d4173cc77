"""A graph as an rdflib Dataset, for programs that speak rdflib."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NoReturn

import pyoxigraph as ox

from zhitu.errors import GraphError
from zhitu.sparql import Stored

if TYPE_CHECKING:
    from rdflib import Dataset

__all__ = ["dataset"]


def dataset(graph: Stored) -> Dataset:
    """An rdflib Dataset over the same store, nothing copied; without a graph named it shows the union of all graphs.

    It is for reading: what would change it raises GraphError.
    """
    from oxrdflib import OxigraphStore
    from rdflib import Dataset, URIRef

    class Reading(OxigraphStore):
        """`Dataset.graph(iri)` announces the graph to the store, which one opened for reading would refuse."""

        def add_graph(self, graph: object) -> None:
            """Nothing: a named graph is there as soon as it holds a triple."""

        def triples(self, pattern: Any, context: Any = None) -> Iterator[Any]:
            """Each triple once, with its graphs, which the store gives side by side where a term is given."""
            patterns = [pattern]
            if context is None and not any(pattern):
                told = graph.store.query("SELECT DISTINCT ?p { ?s ?p ?o }", use_default_graph_as_union=True)
                assert isinstance(told, ox.QuerySolutions)
                patterns = [(None, URIRef(str(solution[0].value)), None) for solution in told]
            each = chain.from_iterable(super(Reading, self).triples(p, context) for p in patterns)
            for triple, found in groupby(each, key=itemgetter(0)):
                yield triple, iter([one for _, graphs in found for one in graphs])

        def _refuse(self, *_: object, **__: object) -> NoReturn:
            raise GraphError("rdflib shows the graph for reading; change it by zhitu add, assert, or /update of serve")

        add = addN = remove = remove_graph = update = _refuse  # noqa: N815 - rdflib's names

    opened = Dataset(store=Reading(store=graph.store), default_union=True)
    for prefix, namespace in graph.iris.prefixes.items():
        opened.bind(prefix, namespace, replace=True)
    return opened
