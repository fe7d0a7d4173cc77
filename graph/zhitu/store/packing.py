"""What the ledger keeps of a source, as bytes: lossless, and the same bytes for the same values.

JSON of lists rather than of objects, compressed; the fields stand in the order of the dataclasses of `model`.
"""

from __future__ import annotations

import json
import zlib
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from itertools import islice, starmap
from json import JSONDecodeError
from sys import intern
from typing import Any

from zhitu.model import Claim, Document, Entity, Event, Extraction, Observation, Span, Statement

__all__ = ["Node", "Record", "masked", "pack", "unpack", "unpack_document"]

#: What older records do not tell: most likely the file did not say these, since few files do.
_GIVEN = ("date", "publisher", "url")
#: Stands for what is neither quoted nor kept.
_BLANK = "\0"
#: Rows that are made together.
_ROWS = 1000
#: Bytes that are unpacked together.
_PART = 250_000
_value_at = json.JSONDecoder().raw_decode
_in_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Node:
    """Who an entity is before resolution over the corpus: the IRI and name that follow from the document alone."""

    iri: str
    name: str
    classes: tuple[str, ...]
    adcode: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A source of statements: all that its lines are written from.

    nodes     of the extraction's entities, by key
    profiles  of those nodes, as text
    origin    what made it: the parts of a run, or a judgement's row
    """

    document: Document
    extraction: Extraction
    nodes: dict[str, Node]
    profiles: tuple[str, ...]
    origin: tuple[str, ...]


def masked(document: Document, extraction: Extraction) -> Document:
    """The document with only those passages of its text that the extraction refers to, all offsets as before."""
    text = [_BLANK] * len(document.text)
    for start, end in _spans(extraction):
        text[start:end] = document.text[start:end]
    return replace(document, text="".join(text))


def _spans(extraction: Extraction) -> Iterator[Span]:
    for entity in extraction.entities:
        yield from entity.mentions
    x = extraction
    statements: tuple[Statement, ...] = (*x.claims, *x.events, *x.observations)
    for statement in statements:
        yield from statement.evidence


def pack(record: Record) -> bytes:
    """The record as bytes."""
    d, x = record.document, record.extraction
    packer = zlib.compressobj(1)
    parts = (
        [d.id, d.text, d.sha256, d.title, d.date, d.publisher, d.url, d.language, d.where, d.given],
        x.document,
        (
            [e.key, e.name, e.classes, e.mentions, e.aliases, e.adcode, e.confidence, e.rule, e.former]
            for e in x.entities
        ),
        (
            [c.subject, c.property, c.object, c.evidence, c.status, c.confidence, c.role, c.date, c.rule]
            for c in x.claims
        ),
        ([e.of, e.type, e.date, e.evidence, e.status, e.confidence, e.rule] for e in x.events),
        map(_figure, x.observations),
        x.warnings,
        ([key, n.iri, n.name, n.classes, n.adcode] for key, n in record.nodes.items()),
        record.profiles,
        record.origin,
    )
    packed = [packer.compress(text.encode("utf-8", "surrogatepass")) for text in _written(parts)]
    return b"".join((*packed, packer.flush()))


def _written(parts: Iterable[Any]) -> Iterator[str]:
    """The parts as a list in JSON; what comes one by one is made a few rows at a time, for it may be long."""
    opening = "["
    for part in parts:
        yield opening
        opening = ","
        if isinstance(part, Iterator):
            before = "["
            while rows := list(islice(part, _ROWS)):
                yield before + _in_json(rows)[1:-1]
                before = ","
            yield "[]" if before == "[" else "]"
        else:
            yield _in_json(part)
    yield "]"


def _figure(o: Observation) -> list[Any]:
    upper = None if o.upper is None else str(o.upper)
    told = [o.about, o.indicator, str(o.value), o.unit, o.bound, o.period, o.evidence, upper]
    return [*told, o.status, o.confidence, o.rule]


def unpack(packed: bytes) -> Record:
    """The record that `pack` made these bytes of."""
    told = _Reading(packed)
    document, about = told.value(), told.value()
    extraction = Extraction(
        about,
        tuple(
            Entity(e[0], e[1], tuple(e[2]), _evidence(e[3]), tuple(e[4]), *e[5:8], *map(tuple, e[8:]))
            for e in map(_shared, told.values())
        ),
        tuple(Claim(c[0], c[1], c[2], _evidence(c[3]), *c[4:]) for c in map(_shared, told.values())),
        tuple(Event(e[0], e[1], e[2], _evidence(e[3]), *e[4:]) for e in map(_shared, told.values())),
        tuple(map(_observation, map(_shared, told.values()))),
        tuple(told.values()),
    )
    known = {key: Node(iri, name, tuple(classes), adcode) for key, iri, name, classes, adcode in told.values()}
    profiles, origin = tuple(told.values()), tuple(told.values())
    return Record(_document(document), extraction, known, profiles, origin)


def unpack_document(packed: bytes) -> Document:
    """The document of a record, without all that was read of it."""
    return _document(_Reading(packed).value())


def _document(told: list[Any]) -> Document:
    given = told.pop() if len(told) == len(fields(Document)) else _GIVEN
    return replace(Document(*told), given=tuple(given))


class _Reading:
    """A packed list whose values are read one by one: all of a long document's JSON takes ten times its text."""

    def __init__(self, packed: bytes) -> None:
        self._packed, self._stream = packed, zlib.decompressobj()
        self._characters = getincrementaldecoder("utf-8")("surrogatepass")
        self._text, self._at = "", 0
        self._pass()

    def value(self) -> Any:
        """The value that is next."""
        found = self._value()
        self._pass()
        return found

    def values(self) -> Iterator[Any]:
        """The values of the list that is next."""
        self._pass()
        more = self._next() != "]"
        while more:
            yield self._value()
            more = self._next() == ","
            self._at += more
        self._pass()
        self._pass()

    def _value(self) -> Any:
        while True:
            try:
                found, self._at = _value_at(self._text, self._at)
                return found
            except JSONDecodeError:
                self._read_on()  # it ends in what is still packed

    def _next(self) -> str:
        while self._at == len(self._text):
            self._read_on()
        return self._text[self._at]

    def _pass(self) -> None:
        """Go behind a bracket or comma."""
        self._next()
        self._at += 1

    def _read_on(self) -> None:
        more = self._stream.decompress(self._packed, _PART)
        if not more:
            raise zlib.error("a record ends too early")
        self._packed = self._stream.unconsumed_tail
        self._text, self._at = self._text[self._at :] + self._characters.decode(more), 0


def _shared(row: list[Any]) -> list[Any]:
    """A row whose texts are kept once: keys, rules and units stand in thousands of rows of a long document."""
    return [intern(value) if type(value) is str else value for value in row]


def _observation(row: list[Any]) -> Observation:
    about, indicator, value, unit, bound, period, evidence, upper, *rest = row
    ends = None if upper is None else Decimal(upper)
    return Observation(about, indicator, Decimal(value), unit, bound, period, _evidence(evidence), ends, *rest)


def _evidence(spans: Iterable[list[int]]) -> tuple[Span, ...]:
    return tuple(starmap(Span, spans))
