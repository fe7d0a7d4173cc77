"""Decisions of people as sources of a graph: each finds the document that it cites and the things that it names.

A judgement that cites a document is derived from it again whenever that document comes, changes or goes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator

from zhitu.errors import JudgementError
from zhitu.iri import Iris
from zhitu.model import Document, Extraction
from zhitu.names import normal
from zhitu.pipeline.writing import DOCUMENT, JUDGEMENT
from zhitu.resolve import Decided, Judgement, NameResolver, Resolved, asserted, decided, profile_to_json, profiles
from zhitu.resolve.judgements import as_json, parse
from zhitu.store import Builder, Ledger, Node, Record, masked, unpack

__all__ = ["Curation", "kept"]

_SEQUENCE = re.compile(r"\S*curated#(\d+)> ")


class Curation:
    """The log of judgements in a ledger."""

    def __init__(self, ledger: Ledger, iris: Iris) -> None:
        self.ledger, self.iris = ledger, iris
        self.resolver = NameResolver(iris)
        self.log: dict[int, Judgement] = {}
        self._citing: dict[str, set[int]] = {}
        for source in ledger.sources(JUDGEMENT):
            self.know(parse(json.loads(unpack(source.packed).origin[0])))

    def know(self, judgement: Judgement) -> None:
        """Take a judgement into account."""
        self.log[judgement.sequence] = judgement
        if judgement.evidence is not None:
            self._citing.setdefault(judgement.evidence.document, set()).add(judgement.sequence)

    def citing(self, documents: Iterable[str]) -> list[Judgement]:
        """The judgements that cite one of these documents, in order."""
        found = set().union(*(self._citing.get(document, ()) for document in documents))
        return [self.log[sequence] for sequence in sorted(found)]

    def decided(self) -> Decided:
        """What people decided of pairs of nodes."""
        return decided((self.log[sequence] for sequence in sorted(self.log)), self.resolver)

    def pair(self, judgement: Judgement) -> tuple[str, ...]:
        """The IRIs of the two nodes that a judgement of two things is about; none where it is another judgement."""
        return next(iter(decided([judgement], self.resolver)), ())

    def record(self, judgement: Judgement) -> Record:
        """The judgement as a source, over the documents that the ledger has now; a problem is the second of origin."""
        row = json.dumps(as_json(judgement), ensure_ascii=False)
        nothing = Extraction(f"judgement {judgement.sequence}")
        if judgement.decision != "assert":
            return Record(Document(nothing.document, "", ""), nothing, {}, (), (row, ""))
        cited = self._cited(judgement)
        result = asserted(judgement, cited.document if cited else None, self.resolver, _Known(cited))
        if result.problem is not None:
            return Record(Document(nothing.document, "", ""), nothing, {}, (), (row, result.problem))
        said = profiles(result.extraction, result.resolution)
        nodes = {key: Node(r.iri, r.pref_label, r.classes, r.adcode) for key, r in result.resolution.items()}
        document = cited.document if cited else Document(nothing.document, "", "")
        document = masked(document, result.extraction)
        return Record(document, result.extraction, nodes, tuple(map(profile_to_json, said.values())), (row, ""))

    def _cited(self, judgement: Judgement) -> Record | None:
        source = self.ledger.source(DOCUMENT, judgement.evidence.document) if judgement.evidence else None
        return unpack(source.packed) if source else None

    def problems(self) -> Iterator[str]:
        """Why judgements do not apply to the graph as it is now, in order."""
        for sequence, judgement in sorted(self.log.items()):
            source = self.ledger.source(JUDGEMENT, str(sequence))
            assert source is not None
            problem = unpack(source.packed).origin[1] or self._problem(judgement)
            if problem:
                yield problem

    def _problem(self, judgement: Judgement) -> str | None:
        name = f"judgement {judgement.sequence}"
        if judgement.decision == "assert":
            return None
        if judgement.decision not in ("same", "different", "unsure"):
            return f"{name}: {judgement.decision!r} was recorded; this version does not carry it out"
        missing = [iri for iri in self.pair(judgement) if self.ledger.nodes.find(iri) is None]
        return f"{name}: no document speaks of {missing[0]}; it was recorded and not applied" if missing else None


class _Known:
    """The entities of a document by the names that it uses for them."""

    def __init__(self, record: Record | None) -> None:
        self.record = record

    def __call__(self, document: str, name: str) -> list[Resolved]:
        if self.record is None or document != self.record.document.id:
            return []
        found: dict[str, Resolved] = {}
        for entity in self.record.extraction.entities:
            node = self.record.nodes[entity.key]
            spans = (span.of(self.record.document.text) for span in entity.mentions)
            if normal(name) in map(normal, (node.name, entity.name, *entity.aliases, *spans)):
                there = found.get(node.iri)
                classes = (*(there.classes if there else ()), *node.classes)
                found[node.iri] = Resolved(node.iri, node.name, tuple(dict.fromkeys(classes)), node.adcode)
        return list(found.values())


def kept(builder: Builder, iris: Iris, judgements: Collection[Judgement] | None) -> list[Judgement]:
    """The log for the graph that is built: `judgements`, or where there are none that of the graph it replaces.

    JudgementError where a decision would be lost.
    """
    there = _previous(builder, iris)
    if not there:
        return sorted(judgements or (), key=lambda j: j.sequence)
    assert builder.previous is not None
    if builder.previous.base != iris.base:
        cause = f"holds decisions of people under {builder.previous.base}, which cannot move to {iris.base}"
        raise JudgementError(f"{builder.path}: {cause}; build into another path")
    if judgements is None:
        found = [there[sequence] for sequence in sorted(there)]
        if None in found:
            remedy = "give the file that they are from with --judgements, or build into another path"
            raise JudgementError(f"{builder.path}: holds {len(found)} decisions of people in an older form; {remedy}")
        return [judgement for judgement in found if judgement is not None]
    lost = sorted(there.keys() - {j.sequence for j in judgements})
    if lost:
        numbers = ", ".join(map(str, lost[:5])) + (" …" if len(lost) > 5 else "")
        raise JudgementError(
            f"{builder.path}: holds {len(lost)} decisions that the judgements given lack (sequence {numbers}); "
            "add them to the file, or build into another path"
        )
    return sorted(judgements, key=lambda j: j.sequence)


def _previous(builder: Builder, iris: Iris) -> dict[int, Judgement | None]:
    """The log in the graph that is replaced, by sequence; None for decisions of which only the triples are there."""
    file = builder.previous_ledger()
    if file is not None:
        ledger = Ledger.open(builder.path, file)
        try:
            return dict(Curation(ledger, iris).log)
        finally:
            ledger.close()
    if builder.previous is None:
        return {}
    lines = builder.previous_lines(Iris(builder.previous.base).graph("curated"))
    return {int(match[1]): None for line in lines if (match := _SEQUENCE.match(line))}
