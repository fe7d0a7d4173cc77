"""What flows between the stages: plain frozen values, no RDF, no I/O.

    Document ──extract──▶ Extraction(entities, claims, events, observations)
             ──resolve──▶ Resolved (IRI, prefLabel, classes of an entity)
             ──assertion─▶ quads

All offsets are Unicode code points in `Document.text`; a span's end is exclusive.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal, NamedTuple, Protocol, runtime_checkable

__all__ = [
    "Claim",
    "Document",
    "Entity",
    "Event",
    "Extraction",
    "Extractor",
    "Failure",
    "Observation",
    "Preparing",
    "Span",
    "Statement",
    "Status",
]

Status = Literal["occurred", "expected"]


class Span(NamedTuple):
    """A half-open range of code points in a document's text.

    >>> Span(0, 4).of("广州实验室")
    '广州实验'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of this span in `text`."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Document:
    """A source as stored: decoded, BOM dropped, newlines LF, controls replaced one for one.

    `date` is an EDTF string (year, month or day) or None; `sha256` is of the source bytes;
    `where` names the source for messages (path, or path:line); `given` are the fields among title, date, publisher, url
    and language that its file does not say itself, but a manifest, a row or the options.
    """

    id: str
    text: str
    sha256: str
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "zh"
    where: str = ""
    given: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing as one document sees it.

    `key` identifies it within the document; `name` is its full name as the document writes it (or, for a gazetteer
    entry, its official name); `aliases` are the document's other proper forms; `anaphors` (该中心, 两地) count as
    mentions but are no names. `former` are those of its names that it bore before a renaming which the document
    tells of.
    """

    key: str
    name: str
    classes: tuple[str, ...]
    mentions: tuple[Span, ...]
    aliases: tuple[str, ...] = ()
    adcode: str | None = None
    confidence: float = 1.0
    rule: str = ""
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """`subject property object` (entity keys) with the passages that say so.

    `second` is how sure another reader of the text is of the same, if there is one (of events and figures too).
    """

    subject: str
    property: str
    object: str
    evidence: tuple[Span, ...]
    status: Status = "occurred"
    confidence: float = 1.0
    role: str | None = None
    date: str | None = None
    rule: str = ""
    second: float | None = None

    def rated(self, confidence: float, second: float | None) -> Claim:
        """The same claim, as sure as this."""
        return Claim(
            self.subject, self.property, self.object, self.evidence,
            self.status, confidence, self.role, self.date, self.rule, second,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """A dated or datable happening of one entity; `date` is EDTF or None."""

    of: str
    type: str
    date: str | None
    evidence: tuple[Span, ...]
    status: Status = "occurred"
    confidence: float = 1.0
    rule: str = ""
    second: float | None = None

    def rated(self, confidence: float, second: float | None) -> Event:
        """The same event, as sure as this."""
        return Event(self.of, self.type, self.date, self.evidence, self.status, confidence, self.rule, second)


@dataclass(frozen=True, slots=True)
class Observation:
    """A number with its meaning; `value` is normalised (4025.7万 → 40257000), `upper` ends a range."""

    about: str
    indicator: str
    value: Decimal
    unit: str
    bound: str
    period: str | None
    evidence: tuple[Span, ...]
    upper: Decimal | None = None
    status: Status = "occurred"
    confidence: float = 1.0
    rule: str = ""
    second: float | None = None

    def rated(self, confidence: float, second: float | None) -> Observation:
        """The same figure, as sure as this."""
        return Observation(
            self.about, self.indicator, self.value, self.unit, self.bound, self.period,
            self.evidence, self.upper, self.status, confidence, self.rule, second,
        )  # fmt: skip


#: What a document says of its entities.
Statement = Claim | Event | Observation


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document says; entities in order of first mention, everything else in order of evidence."""

    document: str
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    observations: tuple[Observation, ...] = ()
    warnings: tuple[str, ...] = field(default=())

    def moved(self, to: Callable[[Span], Span]) -> Extraction:
        """The same, said in passages that stand elsewhere."""

        def spans(found: tuple[Span, ...]) -> tuple[Span, ...]:
            return tuple(map(to, found))

        return replace(
            self,
            entities=tuple(replace(e, mentions=spans(e.mentions)) for e in self.entities),
            claims=tuple(replace(c, evidence=spans(c.evidence)) for c in self.claims),
            events=tuple(replace(e, evidence=spans(e.evidence)) for e in self.events),
            observations=tuple(replace(o, evidence=spans(o.evidence)) for o in self.observations),
        )


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that did not get through, with the stage that gave up and why."""

    stage: str
    where: str
    cause: str


class Extractor(Protocol):
    """Turns a document into what it says; the seam behind which rules, or later a language model, stand.

    `version` changes whenever the same text may give another result: it is part of the run's identity.
    """

    @property
    def version(self) -> str:
        """Name and version, such as `rules-1`."""

    def extract(self, document: Document) -> Extraction:
        """What the document says; never raises on text, however odd."""


@runtime_checkable
class Preparing(Protocol):
    """What an extractor may offer beside: work that is done faster for several documents together."""

    def prepare(self, documents: Sequence[Document]) -> None:
        """Does ahead what `extract` will need for these documents; what it says of them stays the same."""
