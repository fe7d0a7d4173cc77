"""A graph as RDF, quad after quad, so that memory does not grow with the graph.

N-Quads, TriG and JSON-LD keep the named graphs; Turtle, N-Triples and RDF/XML hold the union, each triple once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO

import pyoxigraph as ox

from zhitu.export.jsonld import write_jsonld
from zhitu.iri import PREFIXES, ZT
from zhitu.sparql import Stored
from zhitu.xml import into, writable

__all__ = ["RDF_FORMATS", "quads", "triples", "write_rdf"]

_TEXT = ox.NamedNode(ZT + "text")
#: Properties whose objects a source or a person may choose freely.
_FOREIGN = [
    ox.NamedNode(iri) for iri in (PREFIXES["dcterms"] + "source", PREFIXES["skos"] + "exactMatch", ZT + "newLink")
]


def quads(store: ox.Store, *, without_text: bool = False) -> Iterator[ox.Quad]:
    """All quads, graph by graph in order of their IRIs, subject by subject; on request without the full texts."""
    for graph in _graphs(store):
        for quad in store.quads_for_pattern(None, None, None, graph):
            if not (without_text and quad.predicate == _TEXT):
                yield quad


def triples(store: ox.Store, *, without_text: bool = False) -> Iterator[ox.Triple]:
    """The union of all graphs, each triple once: it is taken from the first graph that the index has it in."""
    for quad in quads(store, without_text=without_text):
        first = next(store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None))
        if first.graph_name == quad.graph_name:
            yield quad.triple


def _graphs(store: ox.Store) -> list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]:
    return [ox.DefaultGraph(), *sorted(store.named_graphs(), key=str)]


_Source = Callable[[ox.Store, bool], Iterable[ox.Quad] | Iterable[ox.Triple]]


def _quads(store: ox.Store, without_text: bool) -> Iterator[ox.Quad]:
    return quads(store, without_text=without_text)


def _triples(store: ox.Store, without_text: bool) -> Iterator[ox.Triple]:
    return triples(store, without_text=without_text)


def _named_triples(store: ox.Store, without_text: bool) -> Iterator[ox.Triple]:
    return writable(_triples(store, without_text))


_SERIALISED: Mapping[str, tuple[ox.RdfFormat, _Source]] = {
    "nq": (ox.RdfFormat.N_QUADS, _quads),
    "trig": (ox.RdfFormat.TRIG, _quads),
    "ttl": (ox.RdfFormat.TURTLE, _triples),
    "nt": (ox.RdfFormat.N_TRIPLES, _triples),
    "rdf": (ox.RdfFormat.RDF_XML, _named_triples),
}
#: The RDF formats by their usual suffix.
RDF_FORMATS = (*_SERIALISED, "jsonld")


def _schemes(store: ox.Store) -> set[str]:
    """Schemes of the IRIs that come from outside: a source `doc:x` must not be taken for a prefixed name."""
    foreign = (quad.object for p in _FOREIGN for quad in store.quads_for_pattern(None, p, None, None))
    return {term.value.partition(":")[0] for term in foreign if isinstance(term, ox.NamedNode)}


def write_rdf(graph: Stored, output: IO[bytes], form: str, *, without_text: bool = False) -> None:
    """Write the graph in UTF-8 in one of RDF_FORMATS."""
    prefixes = graph.iris.prefixes
    if form == "jsonld":
        taken = _schemes(graph.store)
        usable = {prefix: space for prefix, space in prefixes.items() if prefix not in taken}
        write_jsonld(quads(graph.store, without_text=without_text), output, usable)
    else:
        syntax, source = _SERIALISED[form]
        ox.serialize(source(graph.store, without_text), into(output, syntax), syntax, prefixes=prefixes)
