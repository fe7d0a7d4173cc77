"""A named graph as plain dictionaries, read once for all checks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from zhitu.iri import PREFIXES, ZT

__all__ = ["Contents", "name"]

_SHORT = {namespace: prefix for prefix, namespace in PREFIXES.items() if prefix != "zt"}


def name(iri: str) -> str:
    """A term's prefixed name, bare where it is of the ontology; other IRIs stay whole.

    >>> name("https://w3id.org/zhitu/ontology#Claim"), name("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    ('Claim', 'rdf:type')
    """
    if iri.startswith(ZT):
        return iri[len(ZT) :]
    for namespace, prefix in _SHORT.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


class Contents:
    """The triples of a named graph, by subject and predicate, all as text."""

    def __init__(self, store: ox.Store, graph: str) -> None:
        self.graph = graph
        self.triples: list[ox.Triple] = []
        self.nodes: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self.languages: dict[tuple[str, str], list[str | None]] = defaultdict(list)
        terms: dict[str, str] = {}
        for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(graph)):
            self.triples.append(quad.triple)
            subject, obj = quad.subject, quad.object
            assert isinstance(subject, ox.NamedNode | ox.BlankNode)
            assert isinstance(obj, ox.NamedNode | ox.BlankNode | ox.Literal)
            predicate = terms.setdefault(quad.predicate.value, "") or name(quad.predicate.value)
            terms[quad.predicate.value] = predicate
            self.nodes[subject.value][predicate].append(obj.value)
            if predicate == "skos:prefLabel" and isinstance(obj, ox.Literal):
                self.languages[subject.value, predicate].append(obj.language)

    def of_class(self, wanted: str) -> list[str]:
        """IRIs of all that are of a class, in order."""
        return sorted(iri for iri, node in self.nodes.items() if ZT + wanted in node.get("rdf:type", ()))

    def values(self, subject: str, predicate: str) -> list[str]:
        """All values, as text."""
        return self.nodes[subject].get(predicate, []) if subject in self.nodes else []

    def value(self, subject: str, predicate: str) -> str | None:
        """The first value, as text."""
        return next(iter(self.values(subject, predicate)), None)

    def ntriples(self) -> Iterable[str]:
        """The triples as lines of N-Triples."""
        return (f"{t.subject} {t.predicate} {t.object} .\n" for t in self.triples)
