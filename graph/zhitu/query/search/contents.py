"""What one graph has for the index: things with their names, classes and mentions, and sentences.

In the graphs that documents, gazetteer and decisions make, only entities have names. In all others, which users write,
whatever has a name is found by it, and what is said of a class counts, whichever graph gives the name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from zhitu.iri import PREFIXES, ZT, Iris
from zhitu.sparql import Queryable, Results, base_of, batches, iri, rows

__all__ = [
    "DEFAULT",
    "NAMES",
    "Contents",
    "Fact",
    "Whole",
    "contents",
    "dated",
    "finders",
    "names_of",
    "people",
    "searched",
    "unsearched",
]

#: The default graph among the named ones.
DEFAULT = ""
#: Properties that give names, the preferred ones first.
NAMES = tuple(PREFIXES[p] + n for p, n in (("skos", "prefLabel"), ("rdfs", "label"), ("skos", "altLabel")))
#: Graphs of zhitu itself that name nothing of their own.
_UNSEARCHED = ("ontology", "inferred", "summary", "runs")
#: A name of a thing with the classes said beside it, where it is the preferred one; and its place in `NAMES`.
Fact = tuple[str, str, int]
_CLASSES_ALONE = ("", 3)

_NAMED = " ".join(map(iri, NAMES))
_WANTED = f"VALUES ?p {{ rdf:type {_NAMED} }} ?e ?p ?v"
#: The ontology's terms are no things.
_IS_THING = "isIRI(?e) && !STRSTARTS(STR(?e), STR(zt:))"
_ENTITIES = "SELECT ?e ?p ?v WHERE {{ {graph} {{ ?e a zt:Entity . {wanted} }} }}"
_THINGS = """SELECT ?e ?p ?v WHERE {{ {graph} {{ {some} {wanted}
  FILTER ({thing} && (?p != rdf:type || STRSTARTS(STR(?v), STR(zt:)))) }} }}"""
_MENTIONS = "SELECT ?e (COUNT(?q) AS ?times) WHERE {{ GRAPH {graph} {{ ?q zt:mentions ?e }} }} GROUP BY ?e"
_QUOTES = """SELECT DISTINCT ?q ?t ?s WHERE {{ {graph} {{
  {{ SELECT DISTINCT ?q WHERE {{ ?r zt:evidence ?q }} }} ?q zt:quote ?t ; zt:start ?s }} }}"""
_DOCUMENT = """SELECT ?i ?t ?d WHERE {{ GRAPH {graph} {{ {graph} a zt:Document ; dcterms:identifier ?i
  OPTIONAL {{ {graph} dcterms:title ?t }} OPTIONAL {{ {graph} dcterms:issued ?d }} }} }} LIMIT 1"""

_PEOPLE = """SELECT DISTINCT ?e ?who WHERE {{ {graph} {{ ?j a zt:Judgement ; dc:creator ?who . ?e a zt:Entity .
  {{ ?j rdf:subject|rdf:object|zt:judged ?e }} UNION
  {{ ?r prov:wasGeneratedBy ?j ; rdf:subject|rdf:object|zt:of|zt:about ?e }} }} }}"""
_FINDERS = """SELECT ?q (MIN(?by) AS ?who) WHERE {{ {graph} {{
  ?j a zt:Judgement ; dc:creator ?by . ?r prov:wasGeneratedBy ?j ; zt:evidence ?q }} }} GROUP BY ?q"""


class Whole(Protocol):
    """A graph that answers SPARQL over the union of all graphs, or over the default graph alone."""

    def query(self, sparql: str, /, *, union: bool = True) -> Results:
        """As `Queryable.query`."""


@dataclass(frozen=True, slots=True)
class _Alone:
    """The default graph."""

    graph: Whole

    def query(self, sparql: str, /) -> Results:
        return self.graph.query(sparql, union=False)


@dataclass(slots=True)
class Contents:
    """What a graph says, by entity and by passage.

    names      entity → property, by its place in `NAMES` → names
    classes    entity → local names of its classes      quotes      passage → (start, sentence)
    mentions   entity → how often it is named           identifier, title, date of the document, if it is one
    people     entity → who asserted something of it    finders     passage → who found that it says something
    """

    graph: str
    names: dict[str, dict[int, set[str]]] = field(default_factory=dict)
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
        """All things that are named here, or said to be of a class, in order."""
        return sorted(self.names.keys() | self.classes.keys())

    def facts(self, entity: str) -> list[Fact]:
        """The names of an entity, the preferred one first and with its classes."""
        named = self.names.get(entity, {})
        ordered = dict.fromkeys((name, place) for place, names in sorted(named.items()) for name in sorted(names))
        (first, place), *others = ordered or (_CLASSES_ALONE,)
        classes = self.classes.get(entity, set())
        told = " ".join(sorted(classes - {"Entity"})) or ("Entity" if classes else "")
        seen = {first: (first, told, place)}
        for name, at in others:
            seen.setdefault(name, (name, "", max(at, 1)))
        return list(seen.values())


def dated(graph: Queryable) -> dict[str, str | None]:
    """The graphs of documents, with their dates."""
    query = "SELECT ?d (MAX(?i) AS ?issued) WHERE { ?d a zt:Document OPTIONAL { ?d dcterms:issued ?i } } GROUP BY ?d"
    return {document: date for document, date in rows(graph, query) if document is not None}


def searched(graph: Queryable) -> list[str]:
    """All graphs that hold something for the index, DEFAULT among them."""
    own = unsearched(graph)
    query = "SELECT DISTINCT ?g WHERE { GRAPH ?g {} FILTER (isIRI(?g)) }"
    return [DEFAULT, *(name for (name,) in rows(graph, query) if name is not None and name not in own)]


def unsearched(graph: Queryable) -> set[str]:
    """The graphs that hold nothing for it."""
    iris = Iris(base_of(graph))
    return {iris.graph(name) for name in _UNSEARCHED}


def contents(graph: Whole, named: str, of: Collection[str] | None = None) -> Contents:
    """What the graph has for the index; nothing where it does not exist. With `of`, of these things the names alone."""
    found = Contents(named)
    asked: Queryable = graph if named else _Alone(graph)
    node = f"GRAPH {iri(named)}" if named else ""
    if named:
        for row in rows(graph, _DOCUMENT.format(graph=iri(named))):
            found.identifier, found.title, found.date = row
    told = found.identifier is not None or _is_curated(named)
    if of is not None:
        for batch in batches(sorted(of)):
            some = f"VALUES ?e {{ {' '.join(map(iri, batch))} }}"
            _take_names(found, asked, _THINGS.format(graph=node, some=some, wanted=_WANTED, thing=_IS_THING))
        return found
    named_things = _ENTITIES if told else _THINGS
    _take_names(found, asked, named_things.format(graph=node, some="", wanted=_WANTED, thing=_IS_THING))
    if not named:  # which no document is
        return found
    for quote, text, start in rows(graph, _QUOTES.format(graph=node)):
        if quote is not None and text is not None:
            found.quotes[quote] = int(start or 0), text
    if found.identifier is not None:  # what people decided repeats mentions of documents
        for entity, times in rows(graph, _MENTIONS.format(graph=iri(named))):
            if entity is not None:
                found.mentions[entity] = int(times or 0)
    else:
        for entity, who in people(graph, node):
            found.people.setdefault(entity, set()).add(who)
        found.finders = finders(graph, node)
    return found


def _is_curated(named: str) -> bool:
    return named.endswith(("/graph/gazetteer", "/graph/curated"))


def _take_names(found: Contents, graph: Queryable, query: str) -> None:
    for entity, predicate, value in rows(graph, query):
        if entity is None or predicate is None or value is None:
            continue
        if predicate in NAMES:
            place = NAMES.index(predicate)
            found.names.setdefault(entity, {}).setdefault(place, set()).add(value)
        elif value.startswith(ZT):
            found.classes.setdefault(entity, set()).add(value.removeprefix(ZT))


def names_of(graph: Queryable, entities: Sequence[str] | None = None) -> Iterator[tuple[str, int, str]]:
    """Names of all things, or of these, in the union of all graphs: (thing, place of the property in `NAMES`, name)."""
    some = "" if entities is None else f"VALUES ?e {{ {' '.join(map(iri, entities))} }}"
    query = f"SELECT DISTINCT ?e ?p ?l WHERE {{ {some} VALUES ?p {{ {_NAMED} }} ?e ?p ?l FILTER ({_IS_THING}) }}"
    for entity, predicate, name in rows(graph, query):
        if entity is not None and predicate is not None and name is not None:
            yield entity, NAMES.index(predicate), name


def people(graph: Queryable, within: str) -> Iterator[tuple[str, str]]:
    """Entities of which people asserted something, each with who did so; `within` is `GRAPH <…>`."""
    pairs = rows(graph, _PEOPLE.format(graph=within))
    return ((entity, who) for entity, who in pairs if entity is not None and who is not None)


def finders(graph: Queryable, within: str) -> dict[str, str]:
    """Passages that people gave as evidence, each with the first of them; `within` as of `people`."""
    pairs = rows(graph, _FINDERS.format(graph=within))
    return {quote: who for quote, who in pairs if quote is not None and who is not None}
