"""JSON-LD with the prefixes of `ontology/context.jsonld`, written as the quads come."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import IO, Any

import pyoxigraph as ox

from zhitu.errors import ExportError
from zhitu.iri import PREFIXES

__all__ = ["write_jsonld"]

_RDF_TYPE = PREFIXES["rdf"] + "type"
_STRING = PREFIXES["xsd"] + "string"


def write_jsonld(quads: Iterable[ox.Quad], output: IO[bytes], prefixes: Mapping[str, str]) -> None:
    """Write quads that come graph by graph; the context is in the file, so that reading it needs no network.

    A graph is an object with `@graph`, a subject one object in it. No IRI may have one of the prefixes as its scheme:
    `doc:x` would be read as a prefixed name.
    """
    names = _Names(prefixes)
    context = json.dumps(dict(sorted(prefixes.items())), ensure_ascii=False, indent=1)
    output.write(f'{{"@context": {context},\n"@graph": ['.encode())
    separator = "\n"
    for graph, members in groupby(quads, key=lambda quad: quad.graph_name):
        if not isinstance(graph, ox.DefaultGraph):
            output.write(f'{separator}{{"@id": {json.dumps(names.of(graph), ensure_ascii=False)}, "@graph": ['.encode())
            separator = "\n"
        for subject, statements in groupby(members, key=lambda quad: quad.subject):
            node = _node(names, subject, statements)
            output.write(f"{separator}{json.dumps(node, ensure_ascii=False)}".encode())
            separator = ",\n"
        if not isinstance(graph, ox.DefaultGraph):
            output.write(b"]}")
            separator = ",\n"
    output.write(b"\n]}\n")


class _Names:
    """IRIs in compact form, where they have one that is read back as the same IRI."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.prefixes = prefixes
        self.known: dict[str, str] = {}

    def of(self, term: Any) -> str:
        """The `@id` of a node."""
        if isinstance(term, ox.BlankNode):
            return f"_:{term.value}"
        if isinstance(term, ox.Triple):
            raise ExportError(f"JSON-LD has no form for a triple within a triple, {term}; choose nq, trig, ttl or nt")
        text: str = term.value
        if text not in self.known:
            if len(self.known) > 100_000:  # a cache, not an index: memory stays flat
                self.known.clear()
            self.known[text] = self._compact(text)
        return self.known[text]

    def _compact(self, text: str) -> str:
        fitting = [(len(space), prefix) for prefix, space in self.prefixes.items() if text.startswith(space)]
        if not fitting:
            return text
        length, prefix = max(fitting)
        rest = text[length:]
        return text if rest.startswith("//") else f"{prefix}:{rest}"


def _node(names: _Names, subject: Any, statements: Iterable[ox.Quad]) -> dict[str, Any]:
    """One subject with its properties; values in the order in which they come."""
    node: dict[str, Any] = {"@id": names.of(subject)}
    for quad in statements:
        if quad.predicate.value == _RDF_TYPE and not isinstance(quad.object, ox.Literal):
            node.setdefault("@type", []).append(names.of(quad.object))
        else:
            node.setdefault(names.of(quad.predicate), []).append(_value(names, quad.object))
    return node


def _value(names: _Names, term: Any) -> Any:
    if not isinstance(term, ox.Literal):
        return {"@id": names.of(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == _STRING:
        return term.value
    return {"@value": term.value, "@type": names.of(term.datatype)}
