"""What the tools do in the process that holds the graph: functions of it, whose results are plain values."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from decimal import Decimal
from itertools import islice
from typing import Any

import pyoxigraph as ox

from zhitu.errors import QueryError
from zhitu.query import Answer, Sheet, answer, find_document, show
from zhitu.query.sheet import Source
from zhitu.query.unknown import unknown_terms, unknown_things
from zhitu.sparql import Queryable, iri, rows, value

__all__ = ["ask", "compact", "describe", "passage", "select"]

#: Characters before and after a passage.
CONTEXT = 300
#: Characters of an answer: some 20,000 tokens of Chinese, more than which programs of language models cut off.
SIZE = 24_000
#: Characters of one value of a query's answer; a document's text may have millions.
_VALUE = 2_000


def compact(told: object) -> str:
    """JSON without blanks, which a model would have to read."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _fitting(make: Callable[[int], dict[str, Any]], limit: int) -> dict[str, Any]:
    """What is made of as many rows of at most `limit` as fit into an answer; of one, whatever its size."""
    while len(compact(told := make(limit))) > SIZE and limit > 1:
        limit = limit * 3 // 4
    return told


def describe(graph: Queryable, name: str, limit: int) -> dict[str, Any]:
    """All about an entity, at most `limit` statements of each kind, fewer where they are long, each with its quotes."""
    sheet: Sheet = show(graph, name)
    most = max(map(len, (sheet.relations, sheet.events, sheet.figures)))
    return _fitting(lambda rows: _told(sheet, rows), max(1, min(limit, most)))


def _told(sheet: Sheet, limit: int) -> dict[str, Any]:
    told: dict[str, Any] = {
        "iri": sheet.iri,
        "name": sheet.name,
        "aliases": list(sheet.aliases),
        "classes": list(sheet.classes),
        "mentions": sheet.mentions,
        "documents": sheet.documents,
        "relations": [
            {
                "subject": sheet.name if r.outgoing else r.other,
                "relation": r.property,
                "object": r.other if r.outgoing else sheet.name,
                "other_iri": r.other_iri,
                "status": r.status,
                "confidence": _sure(r.confidence),
                "role": r.role,
                "date": r.date,
                "quotes": _quotes(r.sources),
                "said_by": _people(r.deciders),
            }
            for r in sheet.relations[:limit]
        ],
        "events": [
            {
                "type": e.type,
                "date": e.date,
                "status": e.status,
                "confidence": _sure(e.confidence),
                "quotes": _quotes(e.sources),
            }
            for e in sheet.events[:limit]
        ],
        "figures": [
            {
                "indicator": f.indicator,
                "value": str(f.value),
                "upper": None if f.upper is None else str(f.upper),
                "unit": f.unit,
                "bound": f.bound,
                "period": f.period,
                "status": f.status,
                "confidence": _sure(f.confidence),
                "quotes": _quotes(f.sources),
            }
            for f in sheet.figures[:limit]
        ],
    }
    kinds = {"relations": sheet.relations, "events": sheet.events, "figures": sheet.figures}
    told |= {"named_in": _quotes(sheet.named)} if sheet.named else {}
    told |= {"others_of_the_name": [asdict(other) for other in sheet.others]} if sheet.others else {}
    told["left_out"] = {kind: max(0, len(found) - limit) for kind, found in kinds.items()}
    return told


def _sure(confidence: Decimal | None) -> float | None:
    return None if confidence is None else float(confidence)


def _quotes(sources: tuple[Source, ...]) -> list[dict[str, Any]]:
    return [
        {"quote": s.quote, "document": s.title or s.document, "id": s.document, "date": s.date, "start": s.start}
        for s in sources[:3]
    ]


def _people(deciders: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
    """On whose word alone something stands, and why; what has quotes needs none."""
    return [{"who": who, "because": why} for who, why in deciders]


def select(graph: Queryable, sparql: str, asked: str, prefixes: Mapping[str, str], limit: int) -> dict[str, Any]:
    """At most `limit` rows of a query of any kind, fewer where they are long, and whether there were more.

    Names in the query as it was `asked` that nothing has are told where there is no row.
    """
    results = graph.query(sparql)
    if isinstance(results, ox.QueryBoolean):
        return {"answer": bool(results)}
    if isinstance(results, ox.QueryTriples):
        # What stands in several graphs comes several times.
        triples, more = _some(([_cut(str(term)) for term in triple] for triple in _once(results)), limit)
        told: dict[str, Any] = {"triples": triples, "more": more}
    else:
        columns = [variable.value for variable in results.variables]
        cells = ({c: _cut(value(term)) for c in columns if (term := row[c]) is not None} for row in results)
        found, more = _some(cells, limit)
        told = {"columns": columns, "rows": found, "more": more}
    if not (told.get("rows") or told.get("triples")):
        unknown = [*unknown_terms(asked, prefixes), *unknown_things(graph, asked, prefixes)]
        told |= {"warnings": unknown} if unknown else {}
    return told


def _once(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    seen: set[ox.Triple] = set()
    for triple in triples:
        if triple not in seen:
            seen.add(triple)
            yield triple


def _some(rows: Iterator[Any], limit: int) -> tuple[list[Any], bool]:
    """The first rows that fit into an answer, and whether there are more."""
    some: list[Any] = []
    size = 0
    for row in islice(rows, limit + 1):
        size += len(compact(row))
        if len(some) == limit or (some and size > SIZE):
            return some, True
        some.append(row)
    return some, False


def _cut(text: str) -> str:
    return text if len(text) <= _VALUE else f"{text[:_VALUE]}… ({len(text) - _VALUE:,} more characters)"


def ask(graph: Queryable, question: str, parameters: Mapping[str, str], limit: int) -> dict[str, Any]:
    """The answer to a competency question, at most `limit` rows, fewer where they are long, each with its quotes."""
    found = answer(graph, question, parameters)
    return _fitting(lambda rows: _answered(found, rows), max(1, min(limit, len(found.rows))))


def _answered(found: Answer, limit: int) -> dict[str, Any]:
    shown = [
        {
            **dict(zip(found.columns, row.cells, strict=True)),
            "quotes": [
                {"quote": p.quote, "document": p.document, "date": p.date, "confidence": _sure(p.confidence)}
                for p in row.sources[:3]
            ],
            "said_by": _people(row.deciders),
        }
        for row in found.rows[:limit]
    ]
    asked = {"id": found.question.id, "question": found.question.zh, "parameters": found.parameters}
    told = {**asked, "answers": shown, "left_out": max(0, len(found.rows) - limit), "first_answers_only": found.cut}
    why = {"nearest": found.near, "not_of_the_class_asked_about": found.unfit}
    beside = {"undated": "without_a_date", "unplaced": "without_a_known_place", "expected": "only_expected"}
    told |= {beside[name]: count for name, count in asdict(found.left_out).items() if count}
    told |= {"what_has_answers": found.choices} if found.choices else {}
    told |= {"where_these_are_any_too": list(found.opened)} if found.opened else {}
    told |= {"asked_about_instead_of": found.instead} if found.instead else {}
    told |= {"others_of_the_name": [asdict(o) for each in found.others.values() for o in each]} if found.others else {}
    return told | {k: {name: list(texts) for name, texts in v.items()} for k, v in why.items() if v}


_DOCUMENT = """SELECT ?identifier ?title ?date ?text WHERE {{ {document} dcterms:identifier ?identifier
  OPTIONAL {{ {document} dcterms:title ?title }} OPTIONAL {{ {document} dcterms:issued ?date }}
  OPTIONAL {{ {document} zt:text ?text }} }} LIMIT 1"""


def passage(graph: Queryable, document: str, quote: str) -> dict[str, Any]:
    """A quote with what stands around it in its document; QueryError where it is not in there."""
    node = find_document(graph, document)
    ((identifier, title, date, text),) = rows(graph, _DOCUMENT.format(document=iri(node)))
    told = {"document": title or identifier, "id": identifier, "date": date, "quote": quote}
    if text is None:
        return told | {"before": "", "after": "", "note": "the graph keeps the quotes of this document, not its text"}
    at = text.find(quote)
    if at < 0 or not quote:
        raise QueryError(f"document {identifier!r} does not hold this quote; give it character for character")
    end = at + len(quote)
    around = {"before": text[max(0, at - CONTEXT) : at], "after": text[end : end + CONTEXT]}
    return told | {"start": at, "end": end} | around
