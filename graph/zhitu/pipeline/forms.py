"""Whether what was read has the form that all that reads a graph relies on; the rest is for `validate` to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zhitu.sparql import Queryable, rows
from zhitu.vocabulary import vocabulary

__all__ = ["ill_formed"]

_IRI = "!isIRI(?v)"
_NUMBER = r'!REGEX(STR(?v), "^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?$")'
_INTEGER = '!REGEX(STR(?v), "^[0-9]+$")'


def _other_than(names: Iterable[str]) -> str:
    return f"?v NOT IN ({', '.join(f'zt:{name}' for name in names)})"


def _forms() -> Iterator[tuple[str, str, str, str]]:
    """Class, property, what tells a wrong value, and what a right one is."""
    known = vocabulary()
    status = ("zt:status", _other_than(known.statuses), "a status")
    confidence = ("zt:confidence", _NUMBER, "a number")
    for wanted in (
        ("rdf:subject", _IRI, "an IRI"),
        ("rdf:predicate", _other_than(known.relations), "a relation of the ontology"),
        ("rdf:object", _IRI, "an IRI"),
        status,
        confidence,
    ):
        yield "Claim", *wanted
    for wanted in (
        ("zt:of", _IRI, "an IRI"),
        ("zt:eventType", _other_than(known.event_types), "a type of the ontology"),
        status,
        confidence,
    ):
        yield "Event", *wanted
    for wanted in (
        ("zt:about", _IRI, "an IRI"),
        ("zt:value", _NUMBER, "a number"),
        ("zt:upper", _NUMBER, "a number"),
        ("zt:bound", _other_than(known.bounds), "a bound of the ontology"),
        status,
        confidence,
    ):
        yield "Observation", *wanted
    yield "Quote", "zt:document", _IRI, "an IRI"
    yield "Quote", "zt:start", _INTEGER, "a number of characters"
    yield "Quote", "zt:end", _INTEGER, "a number of characters"


def ill_formed(graph: Queryable) -> str | None:
    """The first value that is none of its property, in words; None where all have their form."""
    for kind, name, wrong, right in _forms():
        query = f"SELECT ?x ?v WHERE {{ ?x a zt:{kind} ; {name} ?v FILTER ({wrong}) }} LIMIT 1"
        for thing, value in rows(graph, query):
            return f"{name} of {thing} is {(value or '')[:80]!r} and not {right}"
    return None
