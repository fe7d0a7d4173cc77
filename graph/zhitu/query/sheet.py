"""Everything that a graph says about one entity, each statement with the sentences that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeAlias

from zhitu.iri import ZT
from zhitu.query.lookup import Namesake, find_entity, labels, others_called
from zhitu.query.mentions import Mentioned, mentioned
from zhitu.sparql import ASSERTED, Queryable, Row, authors, iri, local, rows

__all__ = ["Figure", "Happening", "Relation", "Sheet", "Source", "show"]

#: What a record says, without its source.
_Said: TypeAlias = tuple[str | bool | None, ...]


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A passage, and the document that it stands in: identifier, title or None, EDTF date or None.

    `by` is the person who found it there, None where an extractor did. `records` are the IRIs of the claims, events or
    observations that say so there, by which people can reject or confirm them.
    """

    document: str
    start: int
    quote: str
    title: str | None
    date: str | None
    by: str | None = None
    records: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Relation:
    """A claim seen from the entity: `outgoing` where the entity is its subject.

    `deciders` are the people on whose decisions alone it stands, each with the reason, which may be empty; it has no
    source then.
    """

    outgoing: bool
    property: str
    other: str
    other_iri: str
    status: str
    confidence: Decimal
    role: str | None
    date: str | None
    sources: tuple[Source, ...]
    deciders: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of the entity; `date` is EDTF or None."""

    type: str
    date: str | None
    status: str
    confidence: Decimal
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """An observation about the entity."""

    indicator: str
    value: Decimal
    upper: Decimal | None
    unit: str
    bound: str
    period: str | None
    status: str
    confidence: Decimal
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All about one entity; relations outgoing first, events and figures in order of time, undated ones last.

    Where nothing is said of it, `named` has sentences that name it. `others` are other things of the name it was asked
    for by.
    """

    iri: str
    name: str
    aliases: tuple[str, ...]
    classes: tuple[str, ...]
    adcode: str | None
    links: tuple[str, ...]
    mentions: int
    documents: int
    relations: tuple[Relation, ...]
    events: tuple[Happening, ...]
    figures: tuple[Figure, ...]
    named: tuple[Source, ...] = ()
    others: tuple[Namesake, ...] = ()


#: Graphs of users may hold claims that have not the form of ours; these are for `validate` to tell.
_PASSAGE = """?e zt:quote ?quote ; zt:start ?start ; zt:document ?d .
  FILTER (isNumeric(?start) && isNumeric(?confidence))"""
_RECORD = "zt:status ?status ; zt:confidence ?confidence ; zt:evidence ?e ."
#: What people decided repeats mentions of documents, in a graph of its own.
_MENTIONS = """SELECT (COUNT(DISTINCT ?q) AS ?mentions) (COUNT(DISTINCT ?d) AS ?documents) WHERE {{
  GRAPH ?d {{ ?q zt:mentions {entity} ; zt:document ?d }}
}}"""
_CLAIMS = """SELECT DISTINCT ?record ?property ?other ?status ?confidence ?role ?date ?start ?quote ?d WHERE {{
  GRAPH ?g {{ ?record {end} {entity} ; rdf:predicate ?property ; {far} ?other ; {record} {passage}
    FILTER (isIRI(?other)) }}
  OPTIONAL {{ ?record zt:role ?role }} OPTIONAL {{ ?record zt:date ?date }}
}}"""
_DECIDED = """SELECT DISTINCT ?property ?other ?who ?plain ?why WHERE {{
  GRAPH ?g {{ ?record a zt:Judgement ; {end} {entity} ; rdf:predicate ?property ; {far} ?other ; dc:creator ?who }}
  FILTER NOT EXISTS {{ ?claim prov:wasGeneratedBy ?record }}
  BIND (EXISTS {{ GRAPH ?g {{ {triple} }} }} AS ?plain)
  OPTIONAL {{ ?record zt:because ?why }}
}} ORDER BY ?property ?other ?who ?why"""
_EVENTS = """SELECT DISTINCT ?record ?type ?date ?status ?confidence ?start ?quote ?d WHERE {{
  GRAPH ?g {{ ?record zt:of {entity} ; zt:eventType ?type ; {record} {passage} }}
  OPTIONAL {{ ?record zt:date ?date }}
}}"""
_FIGURES = """SELECT DISTINCT
  ?record ?indicator ?value ?upper ?unit ?bound ?period ?status ?confidence ?start ?quote ?d
WHERE {{
  GRAPH ?g {{
    ?record zt:about {entity} ; zt:indicator ?indicator ; zt:value ?value ; zt:bound ?bound ; {record} {passage}
    FILTER (isNumeric(?value))
  }}
  OPTIONAL {{ ?record zt:upper ?upper }} OPTIONAL {{ ?record zt:unit ?unit }} OPTIONAL {{ ?record zt:period ?period }}
}}"""


def show(graph: Queryable, name: str) -> Sheet:
    """The sheet of the entity that `name` names; UnknownName with the nearest names where there is none."""
    entity = find_entity(graph, name)
    parts = {"entity": iri(entity), "record": _RECORD, "passage": _PASSAGE}
    claims = [
        (outgoing, row)
        for outgoing, end, far in ((True, "rdf:subject", "rdf:object"), (False, "rdf:object", "rdf:subject"))
        for row in rows(graph, _CLAIMS.format(end=end, far=far, **parts))
    ]
    events = list(rows(graph, _EVENTS.format(**parts)))
    figures = list(rows(graph, _FIGURES.format(**parts)))
    sources = _Sources(graph, [row[-1] for row in (*(r for _, r in claims), *events, *figures)])
    decided = [
        (outgoing, row)
        for outgoing, end, far, triple in (
            (True, "rdf:subject", "rdf:object", f"{iri(entity)} ?property ?other"),
            (False, "rdf:object", "rdf:subject", f"?other ?property {iri(entity)}"),
        )
        for row in rows(graph, _DECIDED.format(end=end, far=far, triple=triple, **parts))
    ]
    names = labels(graph, [entity, *(_text(r[2]) for _, r in claims), *(_text(r[1]) for _, r in decided)])
    told = _described(graph, entity)
    mentions, documents = next(rows(graph, _MENTIONS.format(**parts)))
    named = mentioned(graph, entity) if not (claims or events or figures or decided) else []
    return Sheet(
        iri=entity,
        name=names[entity],
        mentions=int(mentions or 0),
        documents=int(documents or 0),
        relations=(*_relations(claims, names, sources), *_decided(decided, names)),
        events=tuple(_events(events, sources)),
        figures=tuple(_figures(figures, sources)),
        aliases=tuple(sorted(told.get("altLabel", ()))),
        classes=tuple(sorted({c.removeprefix(ZT) for c in told.get("type", ()) if c.startswith(ZT)} - {"Entity"})),
        adcode=min(told.get("adcode", ()), default=None),
        links=tuple(sorted(told.get("exactMatch", ()))),
        named=_Sources(graph, [said.document for said in named]).naming(named),
        others=others_called(graph, name, entity),
    )


class _Sources:
    """Turns a row's first column (the record) and its last three (start, quote, document) into a source."""

    def __init__(self, graph: Queryable, documents: Iterable[str | None]) -> None:
        wanted = " ".join(iri(d) for d in sorted({d for d in documents if d is not None}))
        query = f"""SELECT DISTINCT ?d ?id ?title ?date WHERE {{ VALUES ?d {{ {wanted} }} ?d dcterms:identifier ?id .
            OPTIONAL {{ ?d dcterms:title ?title }} OPTIONAL {{ ?d dcterms:issued ?date }} }}"""
        self.people = authors(graph)
        self.known = {row[0]: row[1:] for row in rows(graph, query)} if wanted else {}

    def of(self, group: Iterable[Row]) -> tuple[Source, ...]:
        """Sources of rows that say the same thing, in order of document and place, each once."""
        found: dict[Source, set[str]] = {}
        for record, *_, start, quote, document in group:
            identifier, title, date = self.known.get(document, (document, None, None))
            by = self.people.get(_text(record))
            source = Source(_text(identifier), int(start or 0), _text(quote), title, date, by)
            found.setdefault(source, set()).add(_text(record))
        told = (replace(source, records=tuple(sorted(records))) for source, records in found.items())
        return tuple(sorted(told, key=lambda s: (s.date or "9999", s.document, s.start, s.quote, s.by or "")))

    def naming(self, found: Iterable[Mentioned]) -> tuple[Source, ...]:
        """Sentences that name something, in order of document and place."""
        known = ((each, self.known.get(each.document, (each.document, None, None))) for each in found)
        told = (Source(_text(i), each.start, each.quote, title, date) for each, (i, title, date) in known)
        return tuple(sorted(told, key=lambda s: (s.date or "9999", s.document, s.start)))


def _grouped(records: Iterable[tuple[_Said, Row]]) -> Iterator[tuple[_Said, list[Row]]]:
    """Rows by what they say, in order of first appearance."""
    groups: dict[_Said, list[Row]] = {}
    for key, row in records:
        groups.setdefault(key, []).append(row)
    yield from groups.items()


def _relations(claims: list[tuple[bool, Row]], names: dict[str, str], sources: _Sources) -> list[Relation]:
    """Claims that say the same are one relation, with the sources of all of them."""
    keyed = (((out, r[1], r[2], r[3], r[5], r[6]), r) for out, r in claims)
    found = [
        Relation(
            outgoing=bool(out),
            property=local(_text(prop)),
            other=names[_text(other)],
            other_iri=_text(other),
            status=local(_text(status)),
            confidence=_highest(r[4] for r in group),
            role=_optional(role),
            date=_optional(date),
            sources=sources.of(group),
        )
        for (out, prop, other, status, role, date), group in _grouped(keyed)
    ]
    return sorted(
        found, key=lambda r: (not r.outgoing, r.property, r.other, r.other_iri, r.status, r.role or "", r.date or "")
    )


def _decided(found: list[tuple[bool, Row]], names: dict[str, str]) -> Iterator[Relation]:
    """Relations that no passage states, only people."""
    keyed = (((out, r[0], r[1], r[3]), r) for out, r in found)
    for (out, prop, other, stands), group in _grouped(keyed):
        status, name = "occurred" if stands == "true" else "expected", _text(other)
        who = [(_text(r[2]), _text(r[4])) for r in group]
        ends = bool(out), local(_text(prop)), names[name], name
        yield Relation(*ends, status, Decimal(1), None, None, (), tuple(dict.fromkeys(who)))


def _events(found: list[Row], sources: _Sources) -> list[Happening]:
    keyed = (((r[1], r[2], r[3]), r) for r in found)
    events = [
        Happening(
            local(_text(kind)), _optional(date), local(_text(status)), _highest(r[4] for r in group), sources.of(group)
        )
        for (kind, date, status), group in _grouped(keyed)
    ]
    return sorted(events, key=lambda e: (e.date or "9999", e.type, e.status))


def _figures(found: list[Row], sources: _Sources) -> list[Figure]:
    keyed = ((r[1:8], r) for r in found)
    figures = [
        Figure(
            indicator=_text(indicator),
            value=Decimal(_text(value)),
            upper=Decimal(_text(upper)) if upper is not None else None,
            unit=_text(unit),
            bound=local(_text(bound)),
            period=_optional(period),
            status=local(_text(status)),
            confidence=_highest(r[8] for r in group),
            sources=sources.of(group),
        )
        for (indicator, value, upper, unit, bound, period, status), group in _grouped(keyed)
    ]
    return sorted(figures, key=lambda f: (f.indicator, f.period or "9999", f.value, f.unit, f.status))


def _described(graph: Queryable, entity: str) -> dict[str, set[str]]:
    """Names, classes, code and external identifiers, by the local name of the property."""
    told: dict[str, set[str]] = {}
    query = f"""SELECT DISTINCT ?p ?o WHERE {{ GRAPH ?g {{ {iri(entity)} ?p ?o }} {ASSERTED}
        FILTER (?p IN (rdf:type, skos:altLabel, skos:exactMatch, zt:adcode)) }}"""
    for predicate, obj in rows(graph, query):
        told.setdefault(_text(predicate).rsplit("#", 1)[-1], set()).add(_text(obj))
    return told


def _text(value: str | bool | None) -> str:
    return value if isinstance(value, str) else ""


def _optional(value: str | bool | None) -> str | None:
    return value if isinstance(value, str) else None


def _highest(values: Iterable[str | None]) -> Decimal:
    return max((Decimal(v) for v in values if v is not None), default=Decimal(0))
