"""What a question leaves open: what may be given for it, and the term of SPARQL that this becomes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from zhitu import edtf
from zhitu.dates import read_date
from zhitu.errors import BadValue, InputError
from zhitu.iri import PREFIXES, ZT
from zhitu.names import simplify
from zhitu.query.amounts import read_amount
from zhitu.query.indicators import PART
from zhitu.query.lookup import find_document, find_entity, find_term
from zhitu.sparql import Queryable
from zhitu.vocabulary import vocabulary

__all__ = ["ANY", "TERMS", "Parameter", "takes"]

#: The value that leaves a parameter open.
ANY = "any"
#: How numbers may be written.
_NUMBERS = ("1000000", "0.75", "3.5万", "10亿")


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something that a question leaves open, with the value it has unless told; of an entity, the class it has.

    needed   `any` is refused, since with it the question would be about everything
    """

    name: str
    default: str
    type: str
    kind: str | None = None
    needed: bool = False


def takes(parameter: Parameter) -> str:
    """What may be given for a parameter, in words.

    >>> takes(Parameter("place", "广州", "entity", "Place")), takes(Parameter("limit", "200", "count"))
    ('Place 地点, by name, alias or IRI', 'a number: answers at most')
    """
    if parameter.type == "entity":
        labels = vocabulary().words(parameter.kind) if parameter.kind else None
        what = f"{parameter.kind} {labels[0]}" if labels else "one thing" if parameter.needed else "a thing"
        return f"{what}, by name, alias or IRI"
    return {
        "document": "a document, by identifier, title or IRI",
        "class": "a class: Laboratory, 实验室 …",
        "relation": "a relation: locatedIn, 位于 …",
        "event": f"a kind of event: {', '.join(_event_types())}",
        "status": ", ".join(_statuses()),
        "since": "the first day: 2022, 2022-09, 2022-09-01",
        "until": "the last day: 2022, 2022-09, 2022-09-01",
        "number": f"a number: {', '.join(_NUMBERS)}",
        "count": "a number: answers at most",
        "text": "a text",
        "indicator": "an indicator, or part of its name; *GDP* takes every name with GDP in it",
    }[parameter.type]


def _entity(graph: Queryable, text: str) -> str:
    return str(ox.NamedNode(find_entity(graph, text)))


def _document(graph: Queryable, text: str) -> str:
    return str(ox.NamedNode(find_document(graph, text)))


def _text(_: Queryable, text: str) -> str:
    return str(ox.Literal(text))


def _number(_: Queryable, text: str) -> str:
    number = read_amount(text)
    if number is None:
        raise BadValue("number", text, _NUMBERS)
    return str(ox.Literal(format(number, "f"), datatype=ox.NamedNode(PREFIXES["xsd"] + "decimal")))


def _count(_: Queryable, text: str) -> str:
    if not re.fullmatch(r"0*[1-9][0-9]{0,8}", text, re.ASCII):
        raise BadValue("whole number from 1 to 999999999", text, ["200", ANY])
    return str(int(text))


def _day(text: str, end: int) -> str:
    try:
        day = edtf.bounds(text if edtf.is_edtf(text) else read_date(text, "the question"))[end]
    except (ValueError, InputError):
        raise BadValue("date", text, ["2022", "2022-09", "2022-09-01", ANY]) from None
    return str(ox.Literal(day.isoformat(), datatype=ox.NamedNode(PREFIXES["xsd"] + "date")))


def _concept(kind: str, names: Callable[[], Mapping[str, tuple[str, str]]]) -> Callable[[Queryable, str], str]:
    """A term of the ontology by its local name or by its label in either language."""

    return lambda _, text: str(ox.NamedNode(ZT + find_term(kind, text, names(), others=[ANY])))


def _classes() -> Mapping[str, tuple[str, str]]:
    return {c.name: (c.zh, c.en) for c in vocabulary().classes.values()}


def _relations() -> Mapping[str, tuple[str, str]]:
    return {r.name: (r.zh, r.en) for r in vocabulary().relations.values()}


def _event_types() -> Mapping[str, tuple[str, str]]:
    return {t.name: (t.zh, t.en) for t in vocabulary().event_types.values()}


def _statuses() -> Mapping[str, tuple[str, str]]:
    return {s.name: (s.zh, s.en) for s in vocabulary().statuses.values()}


#: How each type of parameter becomes a term.
TERMS: dict[str, Callable[[Queryable, str], str]] = {
    "entity": _entity,
    "document": _document,
    "class": _concept("class", _classes),
    "relation": _concept("relation", _relations),
    "event": _concept("event type", _event_types),
    "status": _concept("status", _statuses),
    "since": lambda _, text: _day(text, 0),
    "until": lambda _, text: _day(text, 1),
    "number": _number,
    "count": _count,
    "text": _text,
    "indicator": lambda graph, text: _text(graph, simplify(text).strip(PART)),  # as indicators are written
}
