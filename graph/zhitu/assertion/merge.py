"""One document's extraction with duplicates merged: one entity an IRI, one claim, event or observation a statement.

Resolution may find that two things of a document are one (廣州 and 广州市). What was said of either is then said of
that one: evidence is united, what has occurred outweighs what was expected, whose sentences are then none for it, and
the highest confidence holds.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from typing import Protocol, TypeVar

from zhitu.model import Claim, Entity, Event, Extraction, Observation, Span
from zhitu.vocabulary import vocabulary

__all__ = ["Identity", "merge"]


class Identity(Protocol):
    """Who an entity is in the corpus, as `resolve` has found."""

    @property
    def iri(self) -> str:
        """Its IRI."""

    @property
    def pref_label(self) -> str:
        """Its preferred name in simplified characters, the same in all graphs."""

    @property
    def classes(self) -> tuple[str, ...]:
        """Its classes, as this document has them."""

    @property
    def adcode(self) -> str | None:
        """Its code, if it is an administrative division."""


_Statement = TypeVar("_Statement", Claim, Event, Observation)


def merge(extraction: Extraction, resolution: Mapping[str, Identity]) -> Extraction:
    """The extraction with each IRI once, under the key of its first mention, and each statement once.

    A relation whose two ends turn out to be one thing says nothing and is left out.
    """
    entities, keys = _entities(extraction.entities, resolution)
    rank = {entity.key: place for place, entity in enumerate(entities)}
    claims = (_oriented(_of(c, keys), rank) for c in extraction.claims)
    events = (e if keys[e.of] == e.of else replace(e, of=keys[e.of]) for e in extraction.events)
    figures = (o if keys[o.about] == o.about else replace(o, about=keys[o.about]) for o in extraction.observations)
    return replace(
        extraction,
        entities=tuple(entities),
        claims=_unique((c for c in claims if c.subject != c.object), lambda c: (c.subject, c.property, c.object)),
        events=_unique(events, lambda e: (e.of, e.type, e.date)),
        observations=_unique(figures, lambda o: (o.about, o.indicator, o.value, o.unit, o.period)),
    )


def _entities(entities: Iterable[Entity], resolution: Mapping[str, Identity]) -> tuple[list[Entity], dict[str, str]]:
    """Entities in order of first mention, and the key that each key now goes by."""
    groups: dict[str, list[Entity]] = {}
    for entity in sorted(entities, key=lambda e: min(e.mentions, default=Span(0, 0))):
        groups.setdefault(resolution[entity.key].iri, []).append(entity)
    keys = {entity.key: group[0].key for group in groups.values() for entity in group}
    return [_joined(group, resolution) for group in groups.values()], keys


def _joined(group: list[Entity], resolution: Mapping[str, Identity]) -> Entity:
    """One entity out of several that are the same; `aliases` then holds all names but the first."""
    names = [name for entity in group for name in (entity.name, *entity.aliases)]
    return replace(
        group[0],
        classes=tuple(dict.fromkeys(c for entity in group for c in resolution[entity.key].classes)),
        mentions=tuple(sorted({span for entity in group for span in entity.mentions})),
        aliases=tuple(dict.fromkeys(names[1:])),
        confidence=max(entity.confidence for entity in group),
    )


def _of(claim: Claim, keys: Mapping[str, str]) -> Claim:
    subject, obj = keys[claim.subject], keys[claim.object]
    same = (subject, obj) == (claim.subject, claim.object)
    return claim if same else replace(claim, subject=subject, object=obj)


def _oriented(claim: Claim, rank: Mapping[str, int]) -> Claim:
    """A symmetric relation starts at the end that the document mentions first."""
    if vocabulary().relation(claim.property).symmetric and rank[claim.object] < rank[claim.subject]:
        return replace(claim, subject=claim.object, object=claim.subject)
    return claim


def _unique(statements: Iterable[_Statement], key: Callable[[_Statement], Hashable]) -> tuple[_Statement, ...]:
    """One statement a key, in order of first appearance."""
    groups: dict[Hashable, list[_Statement]] = {}
    for statement in statements:
        groups.setdefault(key(statement), []).append(statement)
    return tuple(_strongest(group) for group in groups.values())


def _strongest(group: list[_Statement]) -> _Statement:
    """What a group of equal statements says together; details come from the first that has occurred, if one has."""
    if len(group) == 1 and len(group[0].evidence) == 1:
        return group[0]
    occurred = [s for s in group if s.status == "occurred"]
    leading = occurred or group
    merged = replace(
        leading[0],
        evidence=tuple(sorted({span for s in leading for span in s.evidence})),
        confidence=max(s.confidence for s in leading),
    )
    if isinstance(merged, Claim):
        claims = [s for s in leading if isinstance(s, Claim)]
        role = next((c.role for c in claims if c.role), None)
        return replace(merged, role=role, date=next((c.date for c in claims if c.date), None))
    return merged
