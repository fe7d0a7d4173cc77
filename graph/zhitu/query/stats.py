"""How much of what a graph holds."""

from __future__ import annotations

from dataclasses import dataclass

from zhitu.sparql import ASSERTED, Queryable, local, rows
from zhitu.vocabulary import vocabulary

__all__ = ["Stats", "stats"]


#: Divisions that only the gazetteer knows are above what documents tell of.
_NOT_GAZETTEER = 'FILTER (!STRENDS(STR(?g), "graph/gazetteer"))'


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of a graph; those by kind hold only kinds that occur, in the order of the ontology.

    An entity of two classes counts under both; `statuses` counts claims, events and observations together; the
    gazetteer's divisions are entities only where documents or people tell something of them.
    """

    documents: int
    entities: int
    claims: int
    events: int
    observations: int
    mentions: int
    classes: dict[str, int]
    relations: dict[str, int]
    event_types: dict[str, int]
    statuses: dict[str, int]


def stats(graph: Queryable) -> Stats:
    """Counts by class, relation, event type and status."""
    known = vocabulary()
    # what is of a class is an entity, and records, of which there are most, are not looked at
    kinds = " ".join(f"zt:{name}" for name in ("Entity", *known.classes))
    typed = f"VALUES ?k {{ {kinds} }} GRAPH ?g {{ ?x a ?k }} {ASSERTED} {_NOT_GAZETTEER}"
    classes = _by(graph, f"SELECT ?k (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {typed} }} GROUP BY ?k")
    relations = _by(
        graph, "SELECT ?k (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x a zt:Claim ; rdf:predicate ?k } GROUP BY ?k"
    )
    types = _by(graph, "SELECT ?k (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x a zt:Event ; zt:eventType ?k } GROUP BY ?k")
    return Stats(
        documents=_count(graph, "?x a zt:Document"),
        entities=classes.get("Entity", 0),
        claims=sum(relations.values()),
        events=sum(types.values()),
        observations=_count(graph, "?x a zt:Observation"),
        mentions=_count(graph, "?x zt:mentions ?entity"),
        classes={name: classes[name] for name in known.classes if name in classes},
        relations={name: relations[name] for name in known.relations if name in relations},
        event_types={name: types[name] for name in known.event_types if name in types},
        statuses=_by(
            graph, "SELECT ?k (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x zt:status ?k } GROUP BY ?k ORDER BY DESC(?n) ?k"
        ),
    )


def _count(graph: Queryable, pattern: str) -> int:
    ((number,),) = rows(graph, f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {pattern} }}")
    return int(number or 0)


def _by(graph: Queryable, query: str) -> dict[str, int]:
    return {local(kind): int(number or 0) for kind, number in rows(graph, query) if kind is not None}
