"""An asserted judgement as an extraction: what a document would have said, had the extractor seen it.

So a person's statement takes the same way into the graph as a document's, only marked with who made it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from zhitu.model import Claim, Document, Entity, Event, Extraction, Observation, Span
from zhitu.resolve.decisions import division_of
from zhitu.resolve.judgement import Judgement, Thing
from zhitu.resolve.kinds import compatible
from zhitu.resolve.resolver import Resolved, Resolver
from zhitu.vocabulary import vocabulary

__all__ = ["Assertion", "Known", "asserted"]

#: Entities of a document that go by a name there: (document identifier, name) → who they are.
Known = Callable[[str, str], Sequence[Resolved]]


@dataclass(frozen=True, slots=True)
class Assertion:
    """What a judgement adds to the graph; `problem` says why it adds nothing."""

    extraction: Extraction
    resolution: dict[str, Resolved]
    problem: str | None = None


def asserted(judgement: Judgement, document: Document | None, resolver: Resolver, known: Known) -> Assertion:
    """The statement of an `assert`, with its evidence found in the document that it cites.

    `document` is that document, or None where the graph has none of this identifier. A name that the document itself
    uses for one of its entities, of a compatible class, means that entity. What no longer applies is a `problem`.
    """
    assert isinstance(judgement.subject, Thing)
    where, problem = _passage(judgement, document)
    things = {"subject": judgement.subject}
    if isinstance(judgement.object, Thing):
        things["object"] = judgement.object
    text = document.text if document else ""
    entities = tuple(_entity(key, thing, where, text) for key, thing in things.items())
    bare = Extraction(document.id if document else f"judgement {judgement.sequence}", entities)
    resolution = dict(resolver.resolve(bare))
    for key, thing in things.items():
        if thing.iri is not None:
            resolution[key] = replace(resolution[key], iri=thing.iri)
    if document is not None and where is not None:
        for entity in (e for e in entities if things[e.key].iri is None):
            meant = [r for r in known(document.id, entity.name) if _fits(r.classes, entity.classes)]
            if len({r.iri for r in meant}) == 1:
                # what a person says of its class stands beside what the document says
                classes = tuple(dict.fromkeys((*meant[0].classes, *entity.classes)))
                resolution[entity.key] = replace(meant[0], classes=classes)
    evidence = (where,) if where else ()
    problem = problem or _unsound(judgement.predicate, resolution)
    if problem is not None:
        return Assertion(bare, resolution, problem)
    return Assertion(_stated(judgement, bare, evidence), resolution)


def _unsound(predicate: str | None, ends: Mapping[str, Resolved]) -> str | None:
    """Why a relation cannot lead from the one end to the other."""
    if predicate is None:
        return None
    one, other = ends["subject"], ends["object"]
    if one.iri == other.iri:
        return f"both ends are {one.iri}; a relation leads from one thing to another"
    return vocabulary().unfit(predicate, one.classes, other.classes)


def _passage(judgement: Judgement, document: Document | None) -> tuple[Span | None, str | None]:
    """Where the cited passage stands, or why it cannot be found."""
    cited = judgement.evidence
    if cited is None:
        return None, None
    if document is None:
        return None, f"there is no document {cited.document!r}"
    start = document.text.find(cited.quote)
    if start < 0:
        return None, f"document {cited.document!r} does not say {cited.quote!r}"
    return Span(start, start + len(cited.quote)), None


def _entity(key: str, thing: Thing, where: Span | None, text: str) -> Entity:
    """The thing as an entity, mentioned wherever the passage has one of its names; the longest name wins."""
    mentions: list[Span] = []
    names = dict.fromkeys((thing.name, *thing.names))
    for name in sorted(names, key=len, reverse=True):
        at = text.find(name, where.start, where.end) if where else -1
        while where and at >= 0:
            span = Span(at, at + len(name))
            if not any(span.overlaps(other) for other in mentions):
                mentions.append(span)
            at = text.find(name, span.end, where.end)
    code = thing.adcode or division_of(thing)
    return Entity(key, thing.name, thing.classes, tuple(sorted(mentions)), thing.names, code, 1.0, "judgement")


def _fits(one: Sequence[str], other: Sequence[str]) -> bool:
    return any(compatible(a, b) for a in one for b in other)


def _stated(judgement: Judgement, bare: Extraction, evidence: tuple[Span, ...]) -> Extraction:
    """The extraction with the relation, event or observation."""
    j, subject = judgement, "subject"
    if j.predicate is not None:
        claim = Claim(subject, j.predicate, "object", evidence, j.status, 1.0, j.role, j.date, "judgement")
        return Extraction(bare.document, bare.entities, claims=(claim,))
    if j.event is not None:
        event = Event(subject, j.event.type, j.event.date, evidence, j.status, 1.0, "judgement")
        return Extraction(bare.document, bare.entities, events=(event,))
    if j.observation is not None:
        o = j.observation
        figure = Observation(
            subject, o.indicator, o.value, o.unit, o.bound, o.period, evidence, o.upper, j.status, 1.0, "judgement"
        )
        return Extraction(bare.document, bare.entities, observations=(figure,))
    return bare
