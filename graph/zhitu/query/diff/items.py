"""What a named graph says, as records that can be compared and told: documents, claims, events, figures, judgements."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import pyoxigraph as ox

from zhitu.iri import PREFIXES, ZT
from zhitu.query.amounts import measured
from zhitu.sparql import local, value
from zhitu.vocabulary import vocabulary

__all__ = ["KINDS", "Item", "Kind", "Passage", "Record", "Said"]

Kind = Literal["document", "entity", "claim", "event", "figure", "judgement"]
#: Kinds in the order in which they are told, with their headings.
KINDS: dict[Kind, str] = {
    "document": "文献 Documents",
    "entity": "实体 Entities",
    "claim": "声明 Claims",
    "event": "事件 Events",
    "figure": "数据 Figures",
    "judgement": "人工判断 Judgements",
}
_TYPES: dict[Kind, str] = {
    "document": "Document",
    "claim": "Claim",
    "event": "Event",
    "figure": "Observation",
    "judgement": "Judgement",
}
_FIELDS: dict[Kind, tuple[str, ...]] = {
    "document": ("identifier", "title", "issued", "publisher", "source", "language", "sha256"),
    "claim": ("subject", "predicate", "object", "role", "date", "status", "confidence"),
    "event": ("of", "eventType", "date", "status", "confidence"),
    "figure": ("about", "indicator", "bound", "value", "upper", "unit", "period", "status", "confidence"),
    "judgement": ("sequence", "decision", "creator", "date", "because", "record"),
}
#: Fields that tell records apart which say something else of the same.
_SAME: dict[Kind, tuple[str, ...]] = {
    "claim": ("subject", "predicate", "object"),
    "event": ("of", "eventType"),
    "figure": ("about", "indicator", "unit", "period"),
}
#: Fields that are entities: they are the same as long as their IRIs are, whatever their names have become.
_ENDS = ("subject", "object", "of", "about")
_RDF_TYPE = PREFIXES["rdf"] + "type"


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """What a document says, word for word; its title (or identifier) and EDTF date, if it has one."""

    quote: str
    document: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """Something that appeared, vanished or changed; `changes` are (field, before, after), None for nothing."""

    how: Literal["appeared", "vanished", "changed"]
    kind: Kind
    words: str
    changes: tuple[tuple[str, str | None, str | None], ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a named graph: its fields in words, of entities among them the IRIs too, and what it is about."""

    iri: str
    kind: Kind
    words: str
    fields: Mapping[str, str]
    same: tuple[str, ...]
    passages: tuple[Passage, ...]
    ends: Mapping[str, str] = field(default_factory=dict)


class Said:
    """The triples of a named graph by subject and the local name of the predicate."""

    def __init__(self, triples: Iterable[str]) -> None:
        self.nodes: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        text = "".join(f"{triple} .\n" for triple in sorted(triples))
        for quad in ox.parse(text.encode(), format=ox.RdfFormat.N_TRIPLES):
            if isinstance(quad.subject, ox.NamedNode):
                name = "type" if quad.predicate.value == _RDF_TYPE else _ending(quad.predicate.value)
                self.nodes[quad.subject.value][name].append(value(quad.object))

    def entities(self) -> set[str]:
        """IRIs of the entities."""
        return {node for node, told in self.nodes.items() if ZT + "Entity" in told.get("type", ())}

    def records(self) -> dict[str, Record]:
        """All records by IRI."""
        found: dict[str, Record] = {}
        for node, told in self.nodes.items():
            types = set(told.get("type", ()))
            for kind, name in _TYPES.items():
                if ZT + name in types:
                    found[node] = self._record(node, kind)
        return found

    def _record(self, node: str, kind: Kind) -> Record:
        fields = {name: shown for name in _FIELDS[kind] if (shown := self._shown(node, name))}
        ends = {name: self._one(node, name) for name in _ENDS if name in fields}
        same = tuple(self._one(node, name) for name in _SAME.get(kind, ()))
        quotes = (self.nodes[quote] for quote in self.nodes[node].get("evidence", ()) if quote in self.nodes)
        passages = {self._passage(quote) for quote in quotes}
        return Record(node, kind, _words(kind, fields), fields, same, tuple(sorted(passages, key=str)), ends)

    def _one(self, node: str, field: str) -> str:
        return min(self.nodes[node].get(field, ()), default="") if node in self.nodes else ""

    def _shown(self, node: str, field: str) -> str:
        """A field in words: entities by their names, terms by their labels."""
        told = self._one(node, field)
        if field in _ENDS:
            return self._one(told, "prefLabel") or _ending(told)
        name = local(told)
        known = vocabulary()
        if field == "predicate" and name in known.relations:
            return f"{known.relations[name].zh} {known.relations[name].en}"
        if field == "eventType" and name in known.event_types:
            return f"{known.event_types[name].zh} {known.event_types[name].en}"
        return name

    def _passage(self, quote: Mapping[str, list[str]]) -> Passage:
        document = min(quote.get("document", ()), default="")
        title = self._one(document, "title") or self._one(document, "identifier") or _ending(document)
        return Passage(min(quote.get("quote", ()), default=""), title, self._one(document, "issued") or None)


def _words(kind: Kind, fields: Mapping[str, str]) -> str:
    """What a record says, on one line."""
    told = dict(fields)
    told.pop("confidence", None)
    status = told.pop("status", "occurred")
    if kind == "document":
        parts = [told.get("title") or told.get("identifier", ""), told.get("issued", "")]
    elif kind == "judgement":
        head, tail = ("sequence", "decision"), ("because", "creator")
        parts = [
            *(told.get(name, "") for name in head),
            _decided(told.get("record", "")),
            *(told.get(name, "") for name in tail),
        ]
    else:
        bound = told.pop("bound", "exactly")
        if "value" in told:
            told["value"] = measured(told["value"], told.pop("upper", None), told.pop("unit", None))
        parts = [*told.values(), bound if bound != "exactly" else ""]
    return "  ".join(part for part in (*parts, status if status != "occurred" else "") if part)


def _decided(record: str) -> str:
    """What a row of the log of judgements decides: the names of things, identifiers of records, a passage of those.

    >>> _decided('{"decision": "rename", "subject": "https://e.org/id/甲", "object": "乙 所"}')
    '甲  乙 所'
    """
    try:
        row = json.loads(record)
    except ValueError:  # of another version
        return ""
    words: list[str] = []
    for key in ("subject", "predicate", "event", "observation", "object"):
        told = row.get(key) or ""
        if isinstance(told, dict):
            told = told.get("name") or told.get("type") or told.get("indicator") or ""
        elsewhere = (row.get("decision"), key) == ("link", "object")
        words.append(_short(told) if "://" in told and not elsewhere else told)
    quote = (row.get("evidence") or {}).get("quote", "")
    return "  ".join(word for word in (*words, f"“{quote}”" if quote else "") if word)


def _short(iri: str) -> str:
    """The end of an IRI, of a record with its prefix."""
    prefix = {"claim": "claim:", "event": "event:", "observation": "obs:"}.get(iri.split("/")[-2])
    return f"{prefix}{_ending(iri)}" if prefix else _ending(iri)


def _ending(term: str) -> str:
    return term.rsplit("/", 1)[-1].rsplit("#", 1)[-1]
