"""What the extractor makes of the sample's Chinese briefs, compared with their gold annotations.

An entity is found where one of its names is among the names of an extracted entity of that brief, with a right class;
an event by (entity, type), a figure by (entity, value, unit), a relation by (subject, property, object). Optional items
of the gold are neither asked for nor counted. What is found without its date, or under words that do not say what is
counted, is `faulty`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import zhitu
from zhitu.extract import make_extractor
from zhitu.model import Document, Entity, Extraction
from zhitu.names import normal
from zhitu.read import read
from zhitu.settings import Settings
from zhitu.vocabulary import vocabulary

SAMPLE = Path(zhitu.__file__).parent / "sample"
KINDS = ("entity", "relation", "event", "observation")
_SYMMETRIC = {"cooperatesWith"}

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a brief states: `row` as the gold has it, `of` and `other` the identifiers of its entities."""

    kind: str
    of: str
    row: Row = field(hash=False, compare=False)
    other: str = ""
    what: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.kind, self.of, self.what, self.other)))


@dataclass(frozen=True)
class Brief:
    """One brief: its text, its gold, and what the extractor makes of it."""

    document: Document
    gold: Row
    extraction: Extraction

    @cached_property
    def entities(self) -> dict[str, Row]:
        """The gold's entities by identifier."""
        return {entity["id"]: entity for entity in self.gold["entities"]}

    @cached_property
    def aligned(self) -> dict[str, list[Entity]]:
        """The extracted entities that are each gold entity, by its identifier."""
        by_name = {normal(n): e["id"] for e in self.gold["entities"] for n in reversed(e["names"])}
        aligned: dict[str, list[Entity]] = {key: [] for key in self.entities}
        for entity in self.extraction.entities:
            hits = [by_name[name] for name in self.names(entity) if name in by_name]
            if hits:
                best = max(sorted(set(hits)), key=lambda h: (hits.count(h), len(self.entities[h]["names"][0])))
                aligned[best].append(entity)
        return aligned

    def names(self, entity: Entity) -> list[str]:
        """The folded names of an extracted entity: its own and those by which it is mentioned."""
        mentioned = (span.of(self.document.text) for span in entity.mentions)
        return sorted({normal(name) for name in (entity.name, *entity.aliases, *mentioned)})

    @cached_property
    def required(self) -> list[Item]:
        """All that the gold asks for, in its order."""
        gold = self.gold
        items = [Item("entity", e["id"], e) for e in gold["entities"] if not e.get("optional")]
        items += [
            relation(s, p, o) for s, p, o, *optional in gold["relations"] if not optional and self.allowed(s, p, o)
        ]
        items += [Item("event", e["of"], e, what=e["type"]) for e in gold["events"] if not e.get("optional")]
        items += [_figure(o["about"], o["value"], o["unit"], o) for o in gold["observations"] if not o.get("optional")]
        return items

    @cached_property
    def extracted(self) -> list[Item]:
        """All that the extractor states, of entities that the gold has."""
        key = {e.key: gold for gold, found in self.aligned.items() for e in found}
        said = self.extraction
        items = [
            Item("entity", k, {}) for k, found in self.aligned.items() if any(self.right_class(k, e) for e in found)
        ]
        items += [
            relation(key[c.subject], c.property, key[c.object])
            for c in said.claims
            if {c.subject, c.object} <= set(key)
        ]
        items += [Item("event", key[e.of], {"date": e.date}, what=e.type) for e in said.events if e.of in key]
        figures = [o for o in said.observations if o.about in key]
        rows = [{"period": o.period, "indicator": o.indicator} for o in figures]
        return items + [_figure(key[o.about], o.value, o.unit, row) for o, row in zip(figures, rows, strict=True)]

    @property
    def missed(self) -> list[Item]:
        """What the gold asks for and the extractor does not find, in the gold's order."""
        found = set(self.extracted)
        return [item for item in self.required if item not in found]

    @property
    def faulty(self) -> list[Item]:
        """What the extractor finds without the right date, or under words that do not say what is counted."""
        missed, free = set(self.missed), list(self.extracted)
        faulty = []
        for item in self.required:
            if item in missed:
                continue
            fitting = [other for other in free if other == item and self._fits(item, other)]
            if fitting:
                free.remove(max(fitting, key=lambda other: _likeness(item, other)))
            elif item.kind in ("event", "observation"):
                faulty.append(item)
        return faulty

    def _fits(self, item: Item, other: Item) -> bool:
        if item.kind == "event":
            return bool(item.row["date"] == other.row["date"])
        if item.kind != "observation":
            return True
        names = self.entities[item.of]["names"]
        prefixed = any(normal(other.row["indicator"]).startswith(normal(name)) for name in names)
        return bool(item.row["period"] == other.row["period"] and _likeness(item, other) and not prefixed)

    def allowed(self, subject: str, name: str, other: str) -> bool:
        """Whether the vocabulary has this relation between such classes; what it lacks no graph can hold."""
        types = [self.entities[key]["type"] for key in (subject, other)]
        return vocabulary().allows(name, *([t] if isinstance(t, str) else t for t in types))

    def right_class(self, key: str, entity: Entity) -> bool:
        """Whether an extracted entity has one of the classes that the gold allows here."""
        allowed = self.entities[key]["type"]
        return bool(set(entity.classes) & ({allowed} if isinstance(allowed, str) else set(allowed)))


def _likeness(item: Item, other: Item) -> int:
    """How many pairs of characters the words of two figures share."""
    one, two = (normal(i.row.get("indicator", "")) for i in (item, other))
    return len({one[i : i + 2] for i in range(len(one) - 1)} & {two[i : i + 2] for i in range(len(two) - 1)})


def relation(subject: str, name: str, other: str) -> Item:
    """A relation as an item; one that holds both ways is the same in both directions."""
    one, two = sorted((subject, other)) if name in _SYMMETRIC else (subject, other)
    return Item("relation", one, {"subject": subject, "predicate": name, "object": other}, two, name)


def _figure(about: str, value: Any, unit: str, row: Row) -> Item:
    return Item("observation", about, row, what=f"{float(Decimal(str(value))):.6g} {normal(unit)}")


def briefs() -> list[Brief]:
    """The Chinese briefs, in the order of the manifest, each with its extraction."""
    settings = Settings()
    extractor = make_extractor(settings)
    found = []
    for document in read([SAMPLE / "manifest.json"], settings):
        assert isinstance(document, Document), document
        path = SAMPLE / "gold" / f"{document.id}.gold.json"
        if path.exists():
            found.append(Brief(document, json.loads(path.read_text(encoding="utf-8")), extractor.extract(document)))
    return found


def stated(*, optional: bool = False) -> list[Row]:
    """The rows of expected.json and added.json: which sentence of which brief states what."""
    rows: list[Row] = []
    for name in ("expected.json", "added.json"):
        rows += json.loads((SAMPLE / name).read_text(encoding="utf-8"))
    return [row for row in rows if optional or not row.get("optional")]
