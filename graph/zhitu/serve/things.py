"""What the graph says of one IRI: what it is, what it says, what points at it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

import pyoxigraph as ox

from zhitu.iri import ZT
from zhitu.query import Sheet, show
from zhitu.query.lookup import labels
from zhitu.sparql import HEADER, Queryable, batches, iri, rows
from zhitu.vocabulary import vocabulary

__all__ = ["Cited", "Thing", "Value", "as_rdf", "is_graph", "thing"]

#: What points at a thing is shown up to this number.
_MOST = 200


class Cited(NamedTuple):
    """The document in which a passage stands: its IRI, what it is called, and its date or ""."""

    document: str
    title: str
    date: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value: its text, whether it is an IRI, and the name of what it names, or the words of the passage and where
    it stands."""

    text: str
    is_iri: bool
    label: str | None = None
    cited: Cited | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the graph: a sheet where it is an entity, else the statements with it as subject and as object."""

    iri: str
    properties: tuple[tuple[str, tuple[Value, ...]], ...]
    incoming: tuple[tuple[str, tuple[Value, ...]], ...]
    replaced_by: str | None = None
    sheet: Sheet | None = None


def thing(graph: Queryable, address: str) -> Thing | None:
    """The thing of this IRI; None where the graph does not speak of it."""
    node = iri(address)
    after = [r[0] for r in rows(graph, f"SELECT ?n WHERE {{ {node} dcterms:isReplacedBy ?n }} LIMIT 1")]
    if after:
        return Thing(address, (), (), after[0])
    if any(rows(graph, f"SELECT ?c WHERE {{ {node} a zt:Entity ; a ?c }} LIMIT 1")):
        return Thing(address, (), (), sheet=show(graph, address))
    properties = _grouped(graph, f"SELECT DISTINCT ?p ?v WHERE {{ {node} ?p ?v }} ORDER BY ?p ?v")
    pointing = f"SELECT DISTINCT ?p ?v WHERE {{ ?v ?p {node} }} ORDER BY ?p ?v LIMIT {_MOST}"
    incoming = _grouped(graph, pointing)
    return Thing(address, properties, incoming) if properties or incoming else None


def is_graph(graph: Queryable, address: str) -> bool:
    """Whether this IRI is that of a named graph."""
    return bool(graph.query(f"ASK {{ GRAPH {iri(address)} {{ ?s ?p ?o }} }}"))


def _grouped(graph: Queryable, query: str) -> tuple[tuple[str, tuple[Value, ...]], ...]:
    """Values by property; those that are IRIs with the names that they have."""
    solutions = graph.query(HEADER + query)
    assert isinstance(solutions, ox.QuerySolutions)
    found: list[tuple[str, ox.NamedNode | ox.Literal]] = []
    for row in solutions:
        name, value = row[0], row[1]
        if isinstance(name, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
            found.append((name.value, value))
    iris = sorted({value.value for _, value in found if isinstance(value, ox.NamedNode)})
    named, cited = _told(graph, iris), _cited(graph, iris)
    groups: dict[str, list[Value]] = {}
    for name, value in found:
        text = value.value
        is_iri = isinstance(value, ox.NamedNode)
        told = Value(text, is_iri, named.get(text), cited.get(text)) if is_iri else Value(text, is_iri)
        groups.setdefault(name, []).append(told)
    return tuple((name, tuple(sorted(values, key=_natural))) for name, values in groups.items())


def _told(graph: Queryable, iris: list[str]) -> dict[str, str]:
    """What to call each of these: terms of the ontology by their labels, passages by their words."""
    terms = {i: " ".join(words) for i in iris if i.startswith(ZT) and (words := vocabulary().words(i.removeprefix(ZT)))}
    passages = [i for i in iris if "#char=" in i]
    named = labels(graph, [i for i in iris if i not in terms])
    for batch in batches(passages):
        values = " ".join(iri(e) for e in batch)
        query = f"SELECT DISTINCT ?e ?q WHERE {{ VALUES ?e {{ {values} }} ?e zt:quote ?q }}"
        named.update((e, text) for e, text in rows(graph, query) if e is not None and text is not None)
    return named | terms


def _cited(graph: Queryable, iris: list[str]) -> dict[str, Cited]:
    """Where each of these stands that is a passage."""
    found: dict[str, Cited] = {}
    for batch in batches([i for i in iris if "#char=" in i]):
        values = " ".join(iri(e) for e in batch)
        query = f"""SELECT DISTINCT ?e ?d (COALESCE(?title, ?identifier, STR(?d)) AS ?name) ?date WHERE {{
              VALUES ?e {{ {values} }} ?e zt:document ?d .
              OPTIONAL {{ ?d dcterms:title ?title }} OPTIONAL {{ ?d dcterms:identifier ?identifier }}
              OPTIONAL {{ ?d dcterms:issued ?date }} }}"""
        for passage, document, name, date in rows(graph, query):
            if passage is not None and document is not None:
                found[passage] = Cited(document, name or document, date or "")
    return found


def _natural(value: Value) -> list[str | int]:
    """Numbers in a text go by what they count: the passage that begins at 29 stands before that at 103."""
    return [int(part) if part.isdecimal() else part for part in re.split(r"(\d+)", value.text)]


def as_rdf(address: str) -> str:
    """A query for the thing's statements, the records that speak of it and their passages."""
    node = iri(address)
    about = "rdf:subject|rdf:object|zt:of|zt:about|zt:document|zt:mentions"
    return f"""CONSTRUCT {{ ?s ?p ?o }} WHERE {{
      {{ {node} ?p ?o BIND({node} AS ?s) }}
      UNION {{ ?s {about} {node} ; ?p ?o }}
      UNION {{ {node} zt:evidence ?s . ?s ?p ?o }}
      UNION {{ ?record rdf:subject|rdf:object|zt:of|zt:about {node} ; zt:evidence ?s . ?s ?p ?o }}
    }}"""
