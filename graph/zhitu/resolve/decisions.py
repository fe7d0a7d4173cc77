"""What a log of judgements comes to: decided pairs, names, classes and links that hold, what is right or wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from zhitu.divisions import divisions
from zhitu.model import Entity, Extraction
from zhitu.names import simplify
from zhitu.resolve.features import Verdict
from zhitu.resolve.judgement import Judgement, Thing
from zhitu.resolve.judgements import effective
from zhitu.resolve.resolver import Resolver, full_name

__all__ = ["Decisions", "decisions", "division_of", "judged"]

#: Of several decisions about one node the one with the highest sequence holds.
_Latest = Mapping[str, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions that hold, by IRIs of nodes; pairs have the smaller one first.

    names, classes   node → sequence and new name, or classes with commas between
    links            node → sequence → identifier elsewhere
    rejected         document, or "" where none is told → IRIs of claims, events, observations
    confirmed        IRIs of claims, events, observations
    overruled        sequence of a decision → that of the next one that decides the same in its place
    """

    pairs: Mapping[tuple[str, str], Verdict] = field(default_factory=dict)
    names: _Latest = field(default_factory=dict)
    classes: _Latest = field(default_factory=dict)
    links: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    rejected: Mapping[str, frozenset[str]] = field(default_factory=dict)
    confirmed: frozenset[str] = frozenset()
    overruled: Mapping[int, int] = field(default_factory=dict)

    def name(self, nodes: Iterable[str]) -> str | None:
        """The name that people gave a thing that is all these nodes; None where they gave none."""
        return _latest(self.names, nodes)

    def new_classes(self, nodes: Iterable[str]) -> tuple[str, ...]:
        """The classes that people gave a thing that is all these nodes; none where they gave none."""
        found = _latest(self.classes, nodes)
        return tuple(found.split(",")) if found else ()

    def rejected_in(self, document: str) -> frozenset[str]:
        """What may be rejected in a document."""
        return self.rejected.get(document, frozenset()) | self.rejected.get("", frozenset())


def _latest(told: _Latest, nodes: Iterable[str]) -> str | None:
    found = [told[node] for node in nodes if node in told]
    return max(found)[1] if found else None


def decisions(log: Iterable[Judgement], resolver: Resolver, now: Callable[[str], str] = str) -> Decisions:
    """What the judgements that hold come to; of several about one thing or pair the last holds.

    `now` gives the IRI by which a node goes that had another one when it was judged.
    """
    pairs: dict[tuple[str, str], Verdict] = {}
    names: dict[str, tuple[int, str]] = {}
    classes: dict[str, tuple[int, str]] = {}
    links: dict[str, dict[int, str]] = {}
    records: dict[str, Judgement] = {}
    last: dict[tuple[str, ...], int] = {}
    overruled: dict[int, int] = {}
    for j in effective(log):
        nodes = tuple(map(now, judged(j, resolver)))
        if question := _question(j, nodes):
            if question in last:
                overruled[last[question]] = j.sequence
            last[question] = j.sequence
        if j.decision in ("same", "different", "unsure"):
            one, other = sorted(nodes)
            if one != other:
                pairs[one, other] = _verdict(j)
        elif j.decision == "rename":
            names[nodes[0]] = j.sequence, simplify(str(j.object).strip())  # else as it was written
        elif j.decision == "retype":
            classes[nodes[0]] = j.sequence, ",".join(j.new_classes)
        elif j.decision == "link":
            links.setdefault(nodes[0], {})[j.sequence] = str(j.object)
        elif j.decision in ("reject", "confirm"):
            records[nodes[0]] = j
    confirmed = frozenset(record for record, j in records.items() if j.decision == "confirm")
    return Decisions(pairs, names, classes, links, _rejected(records), confirmed, overruled)


def _question(j: Judgement, nodes: tuple[str, ...]) -> tuple[str, ...]:
    """What a decision answers: of several with one question the last holds; empty where all of them do."""
    if j.decision in ("same", "different", "unsure"):
        return ("pair", *sorted(nodes))
    if j.decision in ("reject", "confirm"):
        return ("record", *nodes)
    return (j.decision, *nodes) if j.decision in ("rename", "retype") else ()


def _rejected(records: Mapping[str, Judgement]) -> dict[str, frozenset[str]]:
    """What is rejected, by the document that the row tells."""
    found: dict[str, set[str]] = {}
    for record, j in records.items():
        if j.decision == "reject":
            found.setdefault(j.evidence.document if j.evidence else "", set()).add(record)
    return {document: frozenset(told) for document, told in found.items()}


def _verdict(j: Judgement) -> Verdict:
    verdicts: dict[str, Verdict] = {"same": "same", "different": "different", "unsure": "unsure"}
    return verdicts[j.decision]


def judged(judgement: Judgement, resolver: Resolver) -> tuple[str, ...]:
    """The IRIs of what a judgement is about: two nodes, one, a record; none for an assertion or an undo."""
    if judgement.decision in ("assert", "undo"):
        return ()
    about = [judgement.subject]
    if judgement.decision in ("same", "different", "unsure") and judgement.object is not None:
        about.append(judgement.object)
    return tuple(_node_of(thing, resolver) for thing in about)


def _node_of(thing: Thing | str, resolver: Resolver) -> str:
    """The IRI that a thing has before anything is merged."""
    if isinstance(thing, str):
        return thing
    if thing.iri is not None:
        return thing.iri
    code = thing.adcode or division_of(thing)
    entity = Entity("thing", thing.name, thing.classes, (), thing.names, code)
    return resolver.resolve(Extraction("", (entity,)))["thing"].iri


def division_of(thing: Thing) -> str | None:
    """The code of the one division of this name and class, None where there is none or several."""
    known, name = divisions(), full_name(thing.name)
    rows = known.by_name.get(name) or known.by_short.get(name) or []
    codes = [row.code for row in rows if set(row.classes) & set(thing.classes)]
    return codes[0] if len(codes) == 1 else None
