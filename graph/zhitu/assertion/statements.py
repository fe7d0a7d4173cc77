"""Entities, claims, events, observations and quotes as triples: the shape of VOCABULARY.md, written only here.

A triple is text, `subject predicate object` in N-Triples syntax, without the closing dot; see `terms`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from zhitu.assertion import terms as t
from zhitu.assertion.merge import Identity, merge
from zhitu.iri import Iris
from zhitu.measures import lasting_of, says_change
from zhitu.model import Claim, Document, Entity, Event, Extraction, Observation, Span, Statement
from zhitu.names import normal, simplify
from zhitu.vocabulary import vocabulary

__all__ = ["Statements", "word_triples"]

#: Who is named in a passage that only statements refer to; all entities are written before these.
_NONE: list[str] = []
_BOUNDS = frozenset({"exactly", "approximately", "moreThan", "lessThan", "atLeast", "atMost"})


@dataclass(slots=True)
class Statements:
    """Writes what one document says.

    document   where the spans lie
    scope      the document identifier that enters the ids of statements
    generator  IRI of what made the claims: a run, or a judgement
    every      whether events and observations name their generator too, as a person's do, and all are in `records`
    rejected   IRIs of claims, events and observations that people reject

    A claim whose ends have classes, by people's word, that its relation cannot join is marked as rejected too.
    """

    document: Document
    extraction: Extraction
    resolution: Mapping[str, Identity]
    iris: Iris
    scope: str
    generator: str
    every: bool = False
    rejected: Collection[str] = ()
    _names: dict[str, str] = field(init=False, default_factory=dict)
    _classes: dict[str, tuple[str, ...]] = field(init=False, default_factory=dict)
    _quotes: dict[Span, list[str]] = field(init=False, default_factory=dict)
    #: Claims, events and observations of a person that were written, as terms.
    records: list[str] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.extraction = merge(self.extraction, self.resolution)
        self._names = self._written()
        self._classes = {entity.key: entity.classes for entity in self.extraction.entities}

    def triples(self) -> Iterator[str]:
        """All triples, quotes last."""
        for entity in self.extraction.entities:
            yield from self._entity(entity)
        for claim in self.extraction.claims:
            yield from self._claim(claim)
        for event in self.extraction.events:
            yield from self._event(event)
        for observation in self.extraction.observations:
            yield from self._observation(observation)
        for span in sorted(self._quotes):
            yield from self._quote(span)

    def _written(self) -> dict[str, str]:
        """The name by which each entity enters ids: as the document writes it.

        Where two things of one document have the same name (two 朝阳区), the local names of their IRIs, which differ.
        """
        count = Counter(entity.name for entity in self.extraction.entities)
        local = {e.key: self.resolution[e.key].iri.removeprefix(self.iris.base) for e in self.extraction.entities}
        return {e.key: e.name if count[e.name] == 1 else local[e.key] for e in self.extraction.entities}

    def _iri(self, key: str) -> str:
        return t.iri(self.resolution[key].iri)

    def _entity(self, entity: Entity) -> Iterator[str]:
        identity = self.resolution[entity.key]
        subject = t.iri(identity.iri)
        yield f"{subject} {t.term('rdf:type')} {t.term('Entity')}"
        for name in entity.classes:
            yield f"{subject} {t.term('rdf:type')} {t.term(vocabulary().class_(name).name)}"
        yield f"{subject} {t.term('skos:prefLabel')} {t.tagged(identity.pref_label, 'zh')}"
        for form in dict.fromkeys((entity.name, *entity.aliases)):
            if form != identity.pref_label and normal(form):
                yield f"{subject} {t.term('skos:altLabel')} {t.named(form)}"
        if identity.adcode and identity.adcode.isdigit():
            yield f"{subject} {t.term('adcode')} {t.text(identity.adcode)}"
        for span in entity.mentions:
            self._quotes.setdefault(span, []).append(subject)

    def _claim(self, claim: Claim) -> Iterator[str]:
        subject, obj = self._iri(claim.subject), self._iri(claim.object)
        predicate = t.term(vocabulary().relation(claim.property).name)
        names = self._names[claim.subject], claim.property, self._names[claim.object]
        node = t.iri(self.iris.claim(self.scope, *names))
        ends = self._classes[claim.subject], self._classes[claim.object]
        rejected = node[1:-1] in self.rejected or vocabulary().unfit(claim.property, *ends) is not None
        if claim.status == "occurred" and not rejected:
            yield f"{subject} {predicate} {obj}"
        yield f"{node} {t.term('rdf:type')} {t.term('Claim')}"
        yield f"{node} {t.term('rdf:subject')} {subject}"
        yield f"{node} {t.term('rdf:predicate')} {predicate}"
        yield f"{node} {t.term('rdf:object')} {obj}"
        yield from self._common(node, claim, rejected=rejected)
        yield f"{node} {t.term('prov:wasGeneratedBy')} {t.iri(self.generator)}"
        if claim.role:
            yield f"{node} {t.term('role')} {t.named(claim.role)}"
        yield from _dated(node, "date", claim.date)

    def _event(self, event: Event) -> Iterator[str]:
        if event.type not in vocabulary().event_types:
            raise ValueError(f"no event type {event.type!r}")
        node = t.iri(self.iris.event(self.scope, self._names[event.of], event.type, event.date))
        yield f"{node} {t.term('rdf:type')} {t.term('Event')}"
        yield f"{node} {t.term('of')} {self._iri(event.of)}"
        yield f"{node} {t.term('eventType')} {t.term(event.type)}"
        yield from self._common(node, event, rejected=node[1:-1] in self.rejected)
        yield from _dated(node, "date", event.date)
        yield from self._generated(node)

    def _observation(self, figure: Observation) -> Iterator[str]:
        if figure.bound not in _BOUNDS:
            raise ValueError(f"no bound {figure.bound!r}; bounds are {', '.join(sorted(_BOUNDS))}")
        value = t.decimal(figure.value)
        parts = figure.indicator, value.split('"')[1], figure.unit, figure.period or ""
        node = t.iri(self.iris.observation(self.scope, self._names[figure.about], *parts))
        yield f"{node} {t.term('rdf:type')} {t.term('Observation')}"
        yield f"{node} {t.term('about')} {self._iri(figure.about)}"
        yield f"{node} {t.term('indicator')} {t.named(simplify(figure.indicator))}"
        yield f"{node} {t.term('value')} {value}"
        if figure.upper is not None:
            yield f"{node} {t.term('upper')} {t.decimal(figure.upper)}"
        if figure.unit:
            yield f"{node} {t.term('unit')} {t.text(simplify(figure.unit))}"
        yield f"{node} {t.term('bound')} {t.term(figure.bound)}"
        if lasting_of(simplify(figure.indicator)) and any(map(says_change, self._passages(figure))):
            yield f"{node} {t.term('revised')} {t.boolean(True)}"
        yield from self._common(node, figure, rejected=node[1:-1] in self.rejected)
        yield from _dated(node, "period", figure.period)
        yield from self._generated(node)

    def _passages(self, statement: Observation) -> Iterator[str]:
        return (simplify(span.of(self.document.text)) for span in statement.evidence)

    def _common(self, node: str, statement: Statement, *, rejected: bool) -> Iterator[str]:
        """Status, confidence and evidence."""
        if not statement.evidence:
            raise ValueError(f"a statement without evidence: {statement}")
        if self.every:
            self.records.append(node)
        status = "rejected" if rejected else statement.status
        yield f"{node} {t.term('status')} {t.term(status)}"
        yield f"{node} {t.term('confidence')} {t.confidence(statement.confidence)}"
        for span in statement.evidence:
            self._quotes.setdefault(span, _NONE)
            yield f"{node} {t.term('evidence')} {t.iri(self.iris.quote(self.document.id, span))}"

    def _generated(self, node: str) -> Iterator[str]:
        if self.every:
            yield f"{node} {t.term('prov:wasGeneratedBy')} {t.iri(self.generator)}"

    def _quote(self, span: Span) -> Iterator[str]:
        if not 0 <= span.start < span.end <= len(self.document.text):
            raise ValueError(f"characters {span.start} to {span.end} are no passage of the text")
        node = t.iri(self.iris.quote(self.document.id, span))
        yield f"{node} {t.term('rdf:type')} {t.term('Quote')}"
        yield f"{node} {t.term('document')} {t.iri(self.iris.document(self.document.id))}"
        yield f"{node} {t.term('start')} {t.integer(span.start)}"
        yield f"{node} {t.term('end')} {t.integer(span.end)}"
        yield f"{node} {t.term('quote')} {t.text(span.of(self.document.text))}"
        for entity in self._quotes[span]:
            yield f"{node} {t.term('mentions')} {entity}"


def word_triples(judgement: str, claim: Claim) -> Iterator[str]:
    """What a claim would have, of a relation that stands on a judgement alone."""
    yield f"{judgement} {t.term('status')} {t.term(claim.status)}"
    if claim.role:
        yield f"{judgement} {t.term('role')} {t.named(claim.role)}"
    yield from _dated(judgement, "date", claim.date)


def _dated(node: str, predicate: str, date: str | None) -> Iterator[str]:
    """A date or period with the first and last day that it covers; nothing where there is none."""
    if date is None:
        return
    earliest, latest = t.edtf_bounds(date)
    yield f"{node} {t.term(predicate)} {t.edtf(date)}"
    yield f"{node} {t.term('earliest')} {earliest}"
    yield f"{node} {t.term('latest')} {latest}"
