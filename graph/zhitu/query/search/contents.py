"""What one named graph has for the index: entities with their names, classes and mentions, and sentences."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from zhitu.iri import ZT, Iris
from zhitu.sparql import Queryable, base_of, iri, rows

__all__ = ["Contents", "contents", "finders", "fingerprint", "named_graphs", "people"]

_ENTITIES = "SELECT ?e ?p ?v WHERE {{ GRAPH {graph} {{ ?e a zt:Entity . VALUES ?p {{ {wanted} }} ?e ?p ?v }} }}"
_WANTED = "rdf:type skos:prefLabel skos:altLabel"
_MENTIONS = "SELECT ?e (COUNT(?q) AS ?times) WHERE {{ GRAPH {graph} {{ ?q zt:mentions ?e }} }} GROUP BY ?e"
_QUOTES = """SELECT DISTINCT ?q ?t ?s WHERE {{ GRAPH {graph} {{
  {{ SELECT DISTINCT ?q WHERE {{ ?r zt:evidence ?q }} }} ?q zt:quote ?t ; zt:start ?s }} }}"""
_DOCUMENT = """SELECT ?i ?t ?d WHERE {{ GRAPH {graph} {{ {graph} dcterms:identifier ?i
  OPTIONAL {{ {graph} dcterms:title ?t }} OPTIONAL {{ {graph} dcterms:issued ?d }} }} }} LIMIT 1"""

_PEOPLE = """SELECT DISTINCT ?e ?who WHERE {{ GRAPH {graph} {{ ?j a zt:Judgement ; dc:creator ?who . ?e a zt:Entity .
  {{ ?j rdf:subject|rdf:object|zt:judged ?e }} UNION
  {{ ?r prov:wasGeneratedBy ?j ; rdf:subject|rdf:object|zt:of|zt:about ?e }} }} }}"""
_FINDERS = """SELECT ?q (MIN(?by) AS ?who) WHERE {{ GRAPH {graph} {{
  ?j a zt:Judgement ; dc:creator ?by . ?r prov:wasGeneratedBy ?j ; zt:evidence ?q }} }} GROUP BY ?q"""


@dataclass(slots=True)
class Contents:
    """What a graph says, by entity and by passage.

    names     entity → its preferred name here         quotes      passage → (start, sentence)
    others    entity → its other names                 identifier, title, date of the document, if it is one
    classes   entity → local names of its classes      mentions    entity → how often it is named
    people    entity → who asserted something of it    finders     passage → who found that it says something
    """

    graph: str
    names: dict[str, str] = field(default_factory=dict)
    others: dict[str, set[str]] = field(default_factory=dict)
    classes: dict[str, set[str]] = field(default_factory=dict)
    mentions: Counter[str] = field(default_factory=Counter)
    quotes: dict[str, tuple[int, str]] = field(default_factory=dict)
    people: dict[str, set[str]] = field(default_factory=dict)
    finders: dict[str, str] = field(default_factory=dict)
    identifier: str | None = None
    title: str | None = None
    date: str | None = None

    @property
    def entities(self) -> list[str]:
        """All entities that are named here, in order."""
        return sorted(self.names)


def named_graphs(graph: Queryable) -> dict[str, str | None]:
    """The named graphs that hold something for the index: documents with their dates, gazetteer and decisions."""
    query = "SELECT ?d (MAX(?i) AS ?issued) WHERE { ?d a zt:Document OPTIONAL { ?d dcterms:issued ?i } } GROUP BY ?d"
    iris = Iris(base_of(graph))
    found: dict[str, str | None] = {iris.graph(name): None for name in ("gazetteer", "curated")}
    found.update((document, date) for document, date in rows(graph, query) if document is not None)
    return found


def contents(graph: Queryable, named: str) -> Contents:
    """What the named graph has for the index; nothing where it does not exist."""
    found, node = Contents(named), iri(named)
    for entity, predicate, value in rows(graph, _ENTITIES.format(graph=node, wanted=_WANTED)):
        if entity is None or predicate is None or value is None:
            continue
        if predicate.endswith("prefLabel"):
            found.names[entity] = min(value, found.names.get(entity, value))
        elif predicate.endswith("altLabel"):
            found.others.setdefault(entity, set()).add(value)
        elif value.startswith(ZT):
            found.classes.setdefault(entity, set()).add(value.removeprefix(ZT))
    for quote, text, start in rows(graph, _QUOTES.format(graph=node)):
        if quote is not None and text is not None:
            found.quotes[quote] = int(start or 0), text
    for row in rows(graph, _DOCUMENT.format(graph=node)):
        found.identifier, found.title, found.date = row
    if found.identifier is not None:  # what people decided repeats mentions of documents
        for entity, times in rows(graph, _MENTIONS.format(graph=node)):
            if entity is not None:
                found.mentions[entity] = int(times or 0)
    else:
        for entity, who in people(graph, named):
            found.people.setdefault(entity, set()).add(who)
        found.finders = finders(graph, named)
    return found


def people(graph: Queryable, named: str) -> Iterator[tuple[str, str]]:
    """Entities of which people asserted something in a named graph, each with who did so."""
    pairs = rows(graph, _PEOPLE.format(graph=iri(named)))
    return ((entity, who) for entity, who in pairs if entity is not None and who is not None)


def finders(graph: Queryable, named: str) -> dict[str, str]:
    """Passages that people gave as evidence in a named graph, each with the first of them."""
    pairs = rows(graph, _FINDERS.format(graph=iri(named)))
    return {quote: who for quote, who in pairs if quote is not None and who is not None}


def fingerprint(graph: Queryable) -> str:
    """What documents a graph holds, as a short text: for graphs that keep no counter of their changes.

    It does not see that a document was extracted anew by the same extractor, nor a change of a name alone.
    """
    digest = hashlib.sha256()
    query = "SELECT DISTINCT ?d ?sha WHERE { ?d zt:sha256 ?sha } ORDER BY ?d ?sha"
    for row in rows(graph, query):
        digest.update("\n".join(map(str, row)).encode())
    return digest.hexdigest()[:16]
