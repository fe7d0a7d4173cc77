"""A graph as an rdflib Dataset, for programs that speak rdflib."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhitu.export.rdf import Stored

if TYPE_CHECKING:
    from rdflib import Dataset

__all__ = ["dataset"]


def dataset(graph: Stored) -> Dataset:
    """An rdflib Dataset over the same store, nothing copied; without a graph named it shows the union of all graphs."""
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    class Reading(OxigraphStore):
        """`Dataset.graph(iri)` announces the graph to the store, which one opened for reading would refuse."""

        def add_graph(self, graph: object) -> None:
            """Nothing: a named graph is there as soon as it holds a triple."""

    opened = Dataset(store=Reading(store=graph.store), default_union=True)
    for prefix, namespace in graph.iris.prefixes.items():
        opened.bind(prefix, namespace, replace=True)
    return opened
