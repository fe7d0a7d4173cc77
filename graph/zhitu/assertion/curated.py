"""graph:curated: what people decided, and the statements that follow from it, each with the judgement that made it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from zhitu.assertion import terms as t
from zhitu.assertion.merge import Identity
from zhitu.assertion.statements import Statements, word_triples
from zhitu.edtf import is_edtf
from zhitu.iri import Iris
from zhitu.model import Document, Extraction

__all__ = ["Decided", "Told", "judgement_iri", "judgement_lines", "link_line", "replaced_line", "statement_lines"]


class Decided(Protocol):
    """What every decision tells: which, when, by whom, why."""

    @property
    def sequence(self) -> int:
        """Place in the log."""

    @property
    def decision(self) -> str:
        """Local name of one of zt:Decisions."""

    @property
    def who(self) -> str:
        """The author."""

    @property
    def when(self) -> str:
        """EDTF date."""

    @property
    def because(self) -> str:
        """The reason, possibly empty."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a decision says of which things: IRIs of what is judged, and what holds of it from then on."""

    record: str
    judged: tuple[str, ...] = ()
    name: str | None = None
    classes: tuple[str, ...] = ()
    link: str | None = None
    undoes: int | None = None


def judgement_iri(sequence: int, iris: Iris) -> str:
    """IRI of the judgement at this place of the log."""
    return iris.graph(f"curated#{sequence}")


def judgement_lines(decided: Decided, told_of: Told, iris: Iris) -> Iterator[str]:
    """The decision itself, as N-Quads: nothing of it is lost."""
    node, graph = t.iri(judgement_iri(decided.sequence, iris)), t.iri(iris.graph("curated"))
    told = [
        ("rdf:type", t.term("Judgement")),
        ("sequence", t.integer(decided.sequence)),
        ("decision", t.term(decided.decision)),
        ("dc:creator", t.text(decided.who)),
        ("dcterms:date", t.edtf(decided.when) if is_edtf(decided.when) else t.text(decided.when)),
    ]
    if decided.because:
        told.append(("because", t.text(decided.because)))
    told.append(("record", t.text(told_of.record)))
    told += [("judged", t.iri(iri)) for iri in dict.fromkeys(told_of.judged)]
    told += [("newClass", t.term(name)) for name in told_of.classes]
    if told_of.name is not None:
        told.append(("newName", t.named(told_of.name)))
    if told_of.link is not None:
        told.append(("newLink", t.iri(told_of.link)))
    if told_of.undoes is not None:
        told.append(("undoes", t.iri(judgement_iri(told_of.undoes, iris))))
    for predicate, value in told:
        yield f"{node} {t.term(predicate)} {value} {graph} .\n"


def replaced_line(old: str, new: str, iris: Iris) -> str:
    """That a thing which some documents would give one IRI goes by another, as a line of N-Quads."""
    return f"{t.iri(old)} {t.term('dcterms:isReplacedBy')} {t.iri(new)} {t.iri(iris.graph('curated'))} .\n"


def link_line(thing: str, identifier: str, iris: Iris) -> str:
    """That a thing goes by an identifier elsewhere, as a line of N-Quads."""
    return f"{t.iri(thing)} {t.term('skos:exactMatch')} {t.iri(identifier)} {t.iri(iris.graph('curated'))} .\n"


def statement_lines(
    decided: Decided,
    extraction: Extraction,
    resolution: Mapping[str, Identity],
    document: Document | None,
    iris: Iris,
) -> Iterator[str]:
    """What an assertion states, as N-Quads.

    `document` is where the evidence stands. A relation without evidence has no claim, so that no claim is ever
    without a passage: it stands on the judgement, which then is its record, with status, role, date and a reason,
    if only an empty one.
    """
    node, graph = judgement_iri(decided.sequence, iris), t.iri(iris.graph("curated"))
    bare = [c for c in extraction.claims if not c.evidence]
    claimed = tuple(c for c in extraction.claims if c.evidence)
    source = document or Document(extraction.document, "", "")
    shown = Extraction(extraction.document, extraction.entities, claimed, extraction.events, extraction.observations)
    statements = Statements(source, shown, resolution, iris, node, node, every=True)
    triples = list(statements.triples())
    for claim in extraction.claims:
        subject, obj = (t.iri(resolution[key].iri) for key in (claim.subject, claim.object))
        triples.append(f"{t.iri(node)} {t.term('rdf:subject')} {subject}")
        triples.append(f"{t.iri(node)} {t.term('rdf:predicate')} {t.term(claim.property)}")
        triples.append(f"{t.iri(node)} {t.term('rdf:object')} {obj}")
        if claim in bare:
            triples += word_triples(t.iri(node), claim)
            triples += [] if decided.because else [f"{t.iri(node)} {t.term('because')} {t.text('')}"]
            if claim.status == "occurred":
                triples.append(f"{subject} {t.term(claim.property)} {obj}")
    judged = statements.records or [t.iri(resolution[e.key].iri) for e in extraction.entities]
    if not extraction.claims:
        triples += [f"{t.iri(node)} {t.term('judged')} {record}" for record in judged]
    for triple in triples:
        yield f"{triple} {graph} .\n"
