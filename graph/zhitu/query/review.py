"""What is uncertain in a graph and worth a person's look: statements of little confidence, and contradictions.

The value of a look is how open the question is (1 where it could as well be so as not) times how many statements hang
on the answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from math import sqrt

from zhitu.query.amounts import measured
from zhitu.query.conflicts import conflicts
from zhitu.query.lookup import labels
from zhitu.sparql import Queryable, batches, iri, local, rows
from zhitu.vocabulary import vocabulary

__all__ = ["Doubt", "Side", "about", "contradictions", "doubtful", "openness", "quoted", "reach"]

#: What is below this confidence is worth a look.
BELOW = 0.75


#: What each kind of record says, by its columns: the pattern within its graph, and what it need not have.
_COLUMNS = {"claim": "?s ?p ?o", "event": "?s ?p ?date", "figure": "?s ?p ?value ?upper ?unit ?period"}
_RECORDS = {
    "claim": "?r a zt:Claim ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o .",
    "event": "?r a zt:Event ; zt:of ?s ; zt:eventType ?p .",
    "figure": "?r a zt:Observation ; zt:about ?s ; zt:indicator ?p ; zt:value ?value .",
}
_MORE = {
    "claim": "",
    "event": "OPTIONAL { ?r zt:date ?date }",
    "figure": "OPTIONAL { ?r zt:upper ?upper } OPTIONAL { ?r zt:unit ?unit } OPTIONAL { ?r zt:period ?period }",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the possible answers, or one of two things: (quote, document, EDTF date or None) each."""

    words: str
    sources: tuple[tuple[str, str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """An open question; `decide` are arguments of the commands that answer it, without the graph.

    kind     pair, claim, event, figure, or of contradictions date, figure
    reasons  why it is open
    """

    kind: str
    value: float
    words: str
    reasons: tuple[str, ...]
    sides: tuple[Side, ...]
    decide: tuple[tuple[str, ...], ...]


def openness(score: float) -> float:
    """How open a question is whose answer is yes with this probability.

    >>> openness(0.5), openness(0.75), openness(1.0)
    (1.0, 0.5, 0.0)
    """
    return 1 - abs(2 * score - 1)


@dataclass(slots=True)
class _Said:
    """What documents say with little confidence: of which things, in words, and the records that say so."""

    ends: tuple[str, ...]
    words: tuple[str, ...]
    sure: dict[str, str] = field(default_factory=dict)


def doubtful(graph: Queryable, limit: int, confirmed: Collection[str] = ()) -> list[Doubt]:
    """The claims, events and figures of little confidence on which most hangs, each once, whoever says it.

    What hangs on a claim is what is said of the thing that less is said of; on an event or figure, from which nothing
    else follows, the root of what is said of its thing. What one document says surely, or people
    confirmed, is none.
    """
    found = {kind: _said(graph, kind, f"FILTER (?c < {BELOW})") for kind in _RECORDS}
    weight = reach(graph, {end for said in found.values() for one in said.values() for end in one.ends})
    valued = [
        (openness(max(map(float, one.sure.values()))) * _hanging(kind, [weight[end] for end in one.ends]), kind, key)
        for kind, said in found.items()
        for key, one in said.items()
        if one.sure.keys().isdisjoint(confirmed)
    ]
    made: list[Doubt] = []
    surely: dict[tuple[str, str], Collection[tuple[str, ...]]] = {}
    for value, kind, key in sorted(valued, key=lambda row: (-row[0], row[1:])):
        if len(made) == limit:
            break
        one = found[kind][key]
        of = kind, one.ends[0]
        if of not in surely:  # what another document says surely of the same thing
            surely[of] = _said(graph, kind, f"FILTER (?c >= {BELOW})", f"VALUES ?s {{ {iri(one.ends[0])} }}")
        if key not in surely[of]:
            made.append(_doubt(graph, kind, value, one))
    return made


def _doubt(graph: Queryable, kind: str, value: float, one: _Said) -> Doubt:
    """The question whether what records say is so."""
    names, records = labels(graph, one.ends), sorted(one.sure)
    words = "  ".join(names.get(word, word) for word in one.words)
    sides = (Side("", quoted(graph, f"VALUES ?r {{ {' '.join(map(iri, records))} }}")),)
    decide = tuple((verdict, record) for record in records for verdict in ("confirm", "reject"))
    return Doubt(kind, value, words, (f"confidence {max(one.sure.values(), key=float)}",), sides, decide)


def _hanging(kind: str, weights: list[int]) -> float:
    """How much hangs on a record of things of which so much is said."""
    return min(weights) if kind == "claim" else sqrt(min(weights))


def _said(graph: Queryable, kind: str, which: str, of: str = "") -> dict[tuple[str, ...], _Said]:
    """The records of a kind that a filter lets pass, by what they say; `of` restricts the things ?s."""
    found: dict[tuple[str, ...], _Said] = {}
    query = f"""SELECT ?r ?c ?status {_COLUMNS[kind]} WHERE {{ {of}
        GRAPH ?g {{ {_RECORDS[kind]} ?r zt:status ?status ; zt:confidence ?c }} {which}
        FILTER (?status != zt:rejected) FILTER EXISTS {{ ?g a zt:Document }} {_MORE[kind]} }}"""
    for record, sure, status, *cells in rows(graph, query):
        told = tuple(cell or "" for cell in cells)
        key = (*told, status or "")
        said = found.setdefault(key, _Said(*_worded(kind, told, local(status or ""))))
        said.sure[str(record)] = str(sure)
    return found


def _worded(kind: str, told: tuple[str, ...], status: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The things that a record is about, and what it says in words, in which their IRIs stand for their names."""
    expected = () if status == "occurred" else tuple(vocabulary().words(status) or (status,))[:1]
    if kind == "claim":
        subject, predicate, obj = told
        return (subject, obj), (subject, _labelled(predicate), obj, *expected)
    if kind == "event":
        it, happened, date = told
        return (it,), tuple(filter(None, (it, _labelled(happened), date))) + expected
    it, indicator, value, upper, unit, period = told
    return (it,), tuple(filter(None, (it, indicator, measured(value, upper or None, unit), period))) + expected


def _labelled(term: str) -> str:
    """A term of the ontology by its labels."""
    return " ".join(vocabulary().words(local(term)) or (local(term),))


def contradictions(graph: Queryable, confirmed: Collection[str] = ()) -> list[Doubt]:
    """Dates and figures that documents dispute; to decide is to reject a side, or to confirm one and leave both."""
    told = conflicts(graph)
    found = [c for c in told if not any(record in confirmed for side in c.sides for record in side.records)]
    weight = reach(graph, {conflict.entity for conflict in found})
    return [
        Doubt(
            conflict.kind,
            float(weight[conflict.entity]),
            "  ".join((conflict.name, *conflict.about())),
            (f"{len(conflict.sides)} different {conflict.kind}s",),
            tuple(Side(side.value, side.sources) for side in conflict.sides),
            tuple(
                (verdict, record)
                for side in conflict.sides
                for record in side.records
                for verdict in ("confirm", "reject")
            ),
        )
        for conflict in found
    ]


def reach(graph: Queryable, entities: Iterable[str]) -> dict[str, int]:
    """How many claims, events and figures are about each entity."""
    wanted = sorted(set(entities))
    found = dict.fromkeys(wanted, 0)
    for batch in batches(wanted):
        values = " ".join(map(iri, batch))
        about = "rdf:subject|rdf:object|zt:of|zt:about"
        query = (
            f"""SELECT ?e (COUNT(DISTINCT ?r) AS ?n) WHERE {{ VALUES ?e {{ {values} }} ?r {about} ?e }} GROUP BY ?e"""
        )
        found |= {str(entity): int(number or 0) for entity, number in rows(graph, query)}
    return found


def quoted(graph: Queryable, pattern: str, most: int = 2) -> tuple[tuple[str, str, str | None], ...]:
    """Passages that the records ?r of a pattern rest on, the shortest first."""
    query = f"""SELECT DISTINCT ?q ?d ?i WHERE {{ {pattern} ?r zt:evidence ?e . ?e zt:quote ?q ; zt:document ?x .
        ?x dcterms:identifier ?n . OPTIONAL {{ ?x dcterms:title ?t }} OPTIONAL {{ ?x dcterms:issued ?i }}
        BIND (COALESCE(?t, ?n) AS ?d) }} ORDER BY STRLEN(?q) ?q ?d LIMIT {most}"""
    return tuple((str(quote), str(document), date) for quote, document, date in rows(graph, query))


def about(graph: Queryable, entity: str) -> Iterator[tuple[str, str, str | None]]:
    """Passages about an entity: of statements, or where there are none, its mentions."""
    node = iri(entity)
    found = quoted(graph, f"?r rdf:subject|rdf:object|zt:of|zt:about {node} .")
    mentions = f"""SELECT DISTINCT ?q ?d ?i WHERE {{ ?m zt:mentions {node} ; zt:start ?s ; zt:end ?e ; zt:document ?x .
        ?x dcterms:identifier ?n . OPTIONAL {{ ?x dcterms:title ?t }} OPTIONAL {{ ?x dcterms:issued ?i }}
        OPTIONAL {{ ?x zt:text ?text }} ?m zt:quote ?name . BIND (COALESCE(?t, ?n) AS ?d)
        BIND (COALESCE(SUBSTR(?text, IF(?s > 20, ?s - 20, 1), ?e - ?s + 40), ?name) AS ?q) }} ORDER BY ?d ?s LIMIT 1"""
    yield from found or ((str(q), str(d), date) for q, d, date in rows(graph, mentions))
