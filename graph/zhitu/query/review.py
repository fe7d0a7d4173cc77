"""What is uncertain in a graph and worth a person's look: statements of little confidence, and contradictions.

The value of a look is how open the question is (1 where it could as well be so as not) times how many statements hang
on the answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from zhitu.query.conflicts import conflicts
from zhitu.query.lookup import labels
from zhitu.sparql import Queryable, batches, iri, local, rows
from zhitu.vocabulary import vocabulary

__all__ = ["Doubt", "Side", "about", "contradictions", "doubtful", "openness", "quoted", "reach"]

#: Claims below this confidence are worth a look.
BELOW = 0.75


@dataclass(frozen=True, slots=True)
class Side:
    """One of the possible answers, or one of two things: (quote, document, EDTF date or None) each."""

    words: str
    sources: tuple[tuple[str, str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """An open question; `decide` are arguments of the commands that answer it, without the graph.

    kind     pair, claim, date, figure
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


def doubtful(graph: Queryable, limit: int, confirmed: Collection[str] = ()) -> list[Doubt]:
    """The claims of little confidence on which most hangs: what is said of the thing that less is said of."""
    query = f"""SELECT ?claim ?s ?p ?o ?c WHERE {{
        GRAPH ?g {{ ?claim a zt:Claim ; zt:status zt:occurred ; zt:confidence ?c ;
          rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; prov:wasGeneratedBy ?run }}
        FILTER (?c < {BELOW}) FILTER EXISTS {{ ?run a zt:Run }} }}"""
    found = [tuple(str(cell) for cell in row) for row in rows(graph, query) if row[0] not in confirmed]
    weight = reach(graph, {end for _, s, _, o, _ in found for end in (s, o)})
    valued = [(openness(float(c)) * min(weight[s], weight[o]), claim, s, p, o, c) for claim, s, p, o, c in found]
    best = sorted(valued, key=lambda row: (-row[0], row[1]))[:limit]
    names = labels(graph, {end for _, _, s, _, o, _ in best for end in (s, o)})
    made = []
    for value, claim, s, p, o, c in best:
        relation = vocabulary().relations.get(local(p))
        words = f"{names[s]}  {f'{relation.zh} {relation.en}' if relation else local(p)}  {names[o]}"
        sides = (Side("", quoted(graph, f"BIND ({iri(claim)} AS ?r)")),)
        made.append(Doubt("claim", value, words, (f"confidence {c}",), sides, (("confirm", claim), ("reject", claim))))
    return made


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
