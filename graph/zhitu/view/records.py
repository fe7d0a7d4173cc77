"""What a network is made of, read from a graph: claims, names, events, figures, and the passages that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from zhitu.iri import Iris
from zhitu.sparql import ASSERTED, Queryable, Row, authors, base_of, batches, iri, local, rows
from zhitu.vocabulary import vocabulary

__all__ = [
    "GAZETTEER",
    "Link",
    "classes_of",
    "details",
    "divisions",
    "events",
    "figures",
    "links",
    "mentions",
    "nodes_about",
    "passages",
]

#: The status of what no document says and the gazetteer knows.
GAZETTEER = "gazetteer"


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """A claim without its evidence: ends and claim as IRIs, the rest as local names; confidence from 0 to 1."""

    claim: str
    subject: str
    relation: str
    object: str
    status: str
    confidence: float


#: Graphs of users may hold claims that have not the form of ours; these are for `validate` to tell.
_CLAIM = """{} rdf:predicate ?relation ; rdf:subject ?subject ; rdf:object ?object ;
  zt:status ?status ; zt:confidence ?confidence . FILTER (isIRI(?object) && isNumeric(?confidence))"""


def links(
    graph: Queryable,
    relations: Collection[str] = (),
    statuses: Collection[str] = (),
    *,
    of: Collection[str] | None = None,
) -> list[Link]:
    """Claims of these relations and statuses (of all, but for rejected ones), in order of their IRIs.

    With `of`, only the claims that have one of these entities as subject or object; so a part of a large graph costs
    what that part is worth.
    """
    names = "?relation ?subject ?object ?status ?confidence"
    if of is None:
        found = list(rows(graph, f"SELECT ?x {names} WHERE {{ ?x a zt:Claim . {_CLAIM.format('?x')} }}"))
    else:
        ends = ("rdf:subject", "rdf:object")
        claims = {_s(row[1]) for end in ends for row in _each(graph, of, "?claim", f"?claim {end} ?x ; a zt:Claim .")}
        found = _each(graph, claims, names, _CLAIM.format("?x"))
    made = set()
    for claim, relation, subject, obj, status, confidence in found:
        link = Link(_s(claim), _s(subject), local(_s(relation)), _s(obj), local(_s(status)), float(_s(confidence)))
        wanted = link.status in statuses if statuses else link.status != "rejected"
        if wanted and (not relations or link.relation in relations):
            made.add(link)
    return sorted(made)


def divisions(graph: Queryable, entities: Collection[str]) -> list[Link]:
    """Which of these entities are part of which others by the gazetteer: links whose `claim` is none of the graph's."""
    where = Iris(base_of(graph)).graph("gazetteer")
    found = _each(graph, entities, "?whole", f"GRAPH {iri(where)} {{ ?x zt:partOf ?whole }}")
    pairs = sorted({(_s(part), _s(whole)) for part, whole in found if whole in entities})
    return [Link(f"{where}#{_end(p)},{_end(w)}", p, "partOf", w, GAZETTEER, 1.0) for p, w in pairs]


def mentions(graph: Queryable) -> dict[str, int]:
    """How often documents mention each entity, 0 where only people do; entities that only claims know are not in it."""
    query = """SELECT ?e (COUNT(DISTINCT ?own) AS ?n) WHERE {
      GRAPH ?g { ?q zt:mentions ?e ; zt:document ?d } BIND (IF(?g = ?d, ?q, ?none) AS ?own)
    } GROUP BY ?e"""
    return {_s(entity): int(number or 0) for entity, number in rows(graph, query)}


def classes_of(graph: Queryable, entities: Iterable[str]) -> dict[str, list[str]]:
    """Classes of each entity in the order of the legend."""
    order = {name: c.order for name, c in vocabulary().classes.items()}
    found: dict[str, set[str]] = defaultdict(set)
    for entity, name in _each(graph, entities, "?class", f"GRAPH ?g {{ ?x a ?class }} {ASSERTED}"):
        if local(_s(name)) in order:
            found[_s(entity)].add(local(_s(name)))
    return {entity: sorted(names, key=order.__getitem__) for entity, names in found.items()}


def nodes_about(graph: Queryable, entities: Collection[str]) -> dict[str, dict[str, Any]]:
    """Label, aliases and classes of each entity; an entity without a name goes by the end of its IRI."""
    classes = classes_of(graph, entities)
    named = _each(graph, entities, "?name", "?x skos:prefLabel ?name .")
    names = {_s(entity): _s(name) for entity, name in sorted(named, key=str, reverse=True)}
    aliases: dict[str, set[str]] = defaultdict(set)
    for entity, alias in _each(graph, entities, "?name", "?x skos:altLabel ?name ."):
        aliases[_s(entity)].add(_s(alias))
    return {
        entity: {
            "label": names.get(entity) or _end(entity),
            "classes": classes.get(entity, []),
            "aliases": sorted(aliases[entity]),
        }
        for entity in entities
    }


def passages(graph: Queryable, records: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """The evidence of claims, events, observations: quote, start, document, and its title and date if it has them.

    `by` names the person who found it there, where it was one.
    """
    pattern = "?x zt:evidence ?e . ?e zt:quote ?quote ; zt:start ?start ; zt:document ?d . FILTER (isNumeric(?start))"
    found = _each(graph, records, "?quote ?start ?d", pattern)
    optional = "OPTIONAL { ?x dcterms:title ?title } OPTIONAL { ?x dcterms:issued ?date }"
    sources = _each(graph, {_s(row[3]) for row in found}, "?id ?title ?date", f"?x dcterms:identifier ?id . {optional}")
    told = {row[0]: row[1:] for row in sorted(sources, key=str, reverse=True)}
    people = authors(graph)
    evidence: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record, quote, start, document in sorted(found, key=lambda r: (_s(r[0]), _s(r[3]), int(r[2] or 0))):
        identifier, title, date = told.get(document, (document, None, None))
        passage = {"quote": quote, "start": int(start or 0), "document": identifier, "title": title, "date": date}
        passage["by"] = people.get(_s(record))
        evidence[_s(record)].append({name: value for name, value in passage.items() if value is not None})
    return evidence


def details(graph: Queryable, claims: Iterable[str]) -> dict[str, dict[str, str]]:
    """Role and date of the claims that have one."""
    told: dict[str, dict[str, str]] = defaultdict(dict)
    for name in ("role", "date"):
        for claim, value in sorted(_each(graph, claims, "?value", f"?x zt:{name} ?value ."), key=str, reverse=True):
            told[_s(claim)][name] = _s(value)
    return told


def events(graph: Queryable, entities: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """Events of each entity in order of time, undated ones last, with their evidence."""
    pattern = """?record zt:of ?x ; zt:eventType ?type ; zt:status ?status ; zt:confidence ?confidence .
      FILTER (isNumeric(?confidence)) OPTIONAL { ?record zt:date ?date }"""
    names = ("type", "date", "status", "confidence")
    return _records(graph, entities, names, pattern, lambda e: (e.get("date", "9999"), e["type"], e["status"]))


def figures(graph: Queryable, entities: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """Observations about each entity by indicator and period, with their evidence; values as decimal strings."""
    pattern = """?record zt:about ?x ; zt:indicator ?indicator ; zt:value ?value ; zt:bound ?bound ;
        zt:status ?status ; zt:confidence ?confidence . FILTER (isNumeric(?confidence))
      OPTIONAL { ?record zt:upper ?upper } OPTIONAL { ?record zt:unit ?unit } OPTIONAL { ?record zt:period ?period }"""
    names = ("indicator", "value", "upper", "unit", "bound", "period", "status", "confidence")
    order = ("indicator", "period", "value", "unit", "status")
    return _records(graph, entities, names, pattern, lambda f: tuple(f.get(name, "9999") for name in order))


def _records(
    graph: Queryable,
    entities: Iterable[str],
    names: Collection[str],
    pattern: str,
    order: Callable[[dict[str, Any]], tuple[str, ...]],
) -> dict[str, list[dict[str, Any]]]:
    """Records by the entity that they are about, each with its IRI as `id`, but for rejected ones."""
    found = _each(graph, entities, "?record " + " ".join(f"?{name}" for name in names), pattern)
    evidence = passages(graph, (_s(row[1]) for row in found))
    records: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for entity, record, *values in sorted(found, key=str):
        told: dict[str, Any] = {n: v for n, v in zip(names, values, strict=True) if v is not None}
        told |= {name: local(told[name]) for name in ("type", "bound", "status") if name in told}
        told["confidence"] = float(told["confidence"])
        if told["status"] != "rejected":
            records[_s(entity)].append({"id": _s(record), **told, "evidence": evidence.get(_s(record), [])})
    return {entity: sorted(told, key=order) for entity, told in records.items()}


def _each(graph: Queryable, items: Iterable[str], variables: str, pattern: str) -> list[Row]:
    """Rows of `?x` and the variables for each of the items as `?x`, each row once."""
    found: list[Row] = []
    for batch in batches(sorted(set(items))):
        values = " ".join(iri(item) for item in batch)
        found += rows(graph, f"SELECT DISTINCT ?x {variables} WHERE {{ VALUES ?x {{ {values} }} {pattern} }}")
    return found


def _end(entity: str) -> str:
    return entity.rsplit("/", 1)[-1]


def _s(text: str | None) -> str:
    return text or ""
