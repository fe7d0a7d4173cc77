"""The named graphs of two graphs, and the triples in which they differ, one named graph in memory at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from zhitu.iri import Iris
from zhitu.sparql import HEADER, Queryable, base_of, iri, rows

__all__ = ["BESIDE", "Changed", "changed_graphs", "patch"]

#: The graphs beside those of the documents, as `iri` names them.
BESIDE = ("curated", "gazetteer", "inferred", "ontology", "runs", "summary")


@dataclass(frozen=True, slots=True)
class Changed:
    """A named graph whose triples differ; triples are as N-Triples writes them, without the full stop."""

    name: str
    old: frozenset[str]
    new: frozenset[str]

    @property
    def fewer(self) -> list[str]:
        """Triples that only the old graph has."""
        return sorted(self.old - self.new)

    @property
    def more(self) -> list[str]:
        """Triples that only the new graph has."""
        return sorted(self.new - self.old)


def changed_graphs(old: Queryable, new: Queryable, same: Collection[str] = ()) -> Iterator[Changed]:
    """The named graphs in which two graphs differ, in order of their IRIs; `same` are known not to differ."""
    before, after = _names(old), _names(new)
    for name in sorted((before | after).difference(same)):
        pair = tuple(
            _triples(graph, name) if name in names else frozenset() for graph, names in ((old, before), (new, after))
        )
        if pair[0] != pair[1]:
            yield Changed(name, *pair)


def patch(old: Queryable, new: Queryable, *, same: Collection[str] = ()) -> Iterator[str]:
    """The lines of an RDF Patch that turns the old graph into the new one; nothing where they are equal.

    A transaction in which each named graph first loses (D) and then gains (A) its quads. `same` as in `difference`.
    """
    begun = False
    for graph in changed_graphs(old, new, same):
        if not begun:
            yield "TX .\n"
            begun = True
        for letter, triples in (("D", graph.fewer), ("A", graph.more)):
            for triple in triples:
                yield f"{letter} {triple} {iri(graph.name)} .\n"
    if begun:
        yield "TC .\n"


def _names(graph: Queryable) -> set[str]:
    """IRIs of the named graphs: documents, and what stands beside them."""
    iris = Iris(base_of(graph))
    documents = rows(graph, "SELECT DISTINCT ?d WHERE { ?d a zt:Document }")
    return {d for (d,) in documents if d is not None} | {iris.graph(name) for name in BESIDE}


def _triples(graph: Queryable, name: str) -> frozenset[str]:
    made = graph.query(f"{HEADER}CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {iri(name)} {{ ?s ?p ?o }} }}")
    assert isinstance(made, ox.QueryTriples)
    text = made.serialize(format=ox.RdfFormat.N_TRIPLES)
    assert text is not None
    # Not splitlines: a literal may hold U+2028 and others that it takes for line ends.
    return frozenset(line.removesuffix(" .") for line in text.decode().split("\n") if line)
