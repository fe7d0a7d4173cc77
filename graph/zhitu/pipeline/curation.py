"""Decisions of people as sources of a graph: each finds the document that it cites and the things that it names.

A judgement that cites a document is derived from it again whenever that document comes, changes or goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pyoxigraph as ox

from zhitu.errors import GraphError
from zhitu.iri import ZT, Iris
from zhitu.model import Document, Extraction
from zhitu.names import normal
from zhitu.pipeline.applying import Applying
from zhitu.pipeline.cited import Known
from zhitu.pipeline.former import carries, namesakes, present
from zhitu.pipeline.splitting import Splits
from zhitu.pipeline.standing import circle, unfit
from zhitu.pipeline.writing import DOCUMENT, JUDGEMENT
from zhitu.query.lookup import all_names
from zhitu.resolve import (
    Decisions,
    Judgement,
    NameResolver,
    Thing,
    as_row,
    asserted,
    decisions,
    effective,
    judged,
    parse_row,
    profile_from_json,
    profile_to_json,
    profiles,
)
from zhitu.resolve.clusters import two_divisions
from zhitu.resolve.judgements import PAIRS, undone
from zhitu.resolve.profile import in_gazetteer
from zhitu.store import Graph, Ledger, Node, Record, masked, unpack

__all__ = ["Curation", "Problem"]


class Problem(NamedTuple):
    """What speaks against a judgement, and whether it is not applied for that."""

    sequence: int
    told: str
    idle: bool


class Curation:
    """The log of judgements in a ledger."""

    def __init__(self, ledger: Ledger, iris: Iris) -> None:
        self.ledger, self.iris = ledger, iris
        self.resolver = NameResolver(iris)
        self.log: dict[int, Judgement] = {}
        self._citing: dict[str, set[int]] = {}
        self._decisions: Decisions | None = None
        self._held: frozenset[int] | None = None
        self._splits: Splits | None = None
        self._carrying: dict[str, None] = {}
        self._now: dict[str, str] | None = None
        for source in ledger.sources(JUDGEMENT):
            try:
                self.know(parse_row(unpack(source.packed).origin[0]))
            except ValueError as error:  # of an older version, which let more through
                told = f"decision {source.id} of this graph cannot be read ({error})"
                raise GraphError(f"{told}; build the graph anew, at another path") from error

    def know(self, judgement: Judgement) -> None:
        """Take a judgement into account."""
        self.log[judgement.sequence] = judgement
        self._decisions = self._held = self._now = self._splits = None
        self._carrying |= dict.fromkeys(node for node in self._judged(judgement) if carries(node, self.iris))
        if judgement.evidence is not None:
            self._citing.setdefault(judgement.evidence.document, set()).add(judgement.sequence)

    def citing(self, documents: Iterable[str]) -> list[Judgement]:
        """The judgements that cite one of these documents, in order."""
        found = set().union(*(self._citing.get(document, ()) for document in documents))
        return [self.log[sequence] for sequence in sorted(found)]

    @property
    def decisions(self) -> Decisions:
        """What the log comes to."""
        if self._decisions is None:
            self._decisions = decisions(self.log.values(), self.resolver, self.now)
        return self._decisions

    def now(self, node: str) -> str:
        """The IRI by which a node goes, as the last change left it, that had this one when it was judged."""
        if self._now is None:
            self._now = self._found()
        return self._now.get(node, node)

    def _found(self) -> dict[str, str]:
        found = {node: present(node, self.ledger.nodes, self.iris) for node in self._carrying}
        return {node: now for node, now in found.items() if now is not None}

    def find_again(self) -> list[tuple[Judgement, tuple[str, ...]]]:
        """Look anew by which IRIs judged nodes go; the judgements that are about others now, with those before."""
        judged_before = {j.sequence: self.nodes(j) for j in map(self.log.__getitem__, self.held)}
        found = self._found()
        if found == self._now:
            return []
        self._now, self._decisions = found, None
        moved = ((self.log[sequence], before) for sequence, before in judged_before.items())
        return [(judgement, before) for judgement, before in moved if self.nodes(judgement) != before]

    @property
    def held(self) -> frozenset[int]:
        """The sequences of the judgements that hold: those that are not undone, undos left out."""
        if self._held is None:
            self._held = frozenset(judgement.sequence for judgement in effective(self.log.values()))
        return self._held

    @property
    def splits(self) -> Splits:
        """The nodes of single documents that pairs of the decisions that hold are of."""
        if self._splits is None:
            pairs = (self.log[sequence] for sequence in self.held if self.log[sequence].decision in PAIRS)
            self._splits = Splits(node for judgement in pairs for node in self._judged(judgement))
        return self._splits

    def nodes(self, judgement: Judgement) -> tuple[str, ...]:
        """The IRIs of the nodes whose thing, name or classes a judgement decides, whether it holds or not."""
        return tuple(map(self.now, self._judged(judgement)))

    def _judged(self, judgement: Judgement) -> tuple[str, ...]:
        """The nodes by the IRIs that the judgement has."""
        return () if judgement.decision in ("reject", "confirm") else judged(judgement, self.resolver)

    def record(self, judgement: Judgement) -> Record:
        """The judgement as a source, over the documents that the ledger has now; a problem is the second of origin."""
        row = as_row(judgement)
        nothing = Extraction(f"judgement {judgement.sequence}")
        nodes: dict[str, Node] = {}
        if judgement.decision != "assert" or judgement.sequence not in self.held:
            if judgement.decision == "link" and judgement.sequence in self.held:
                nodes["subject"] = Node(self.nodes(judgement)[0], "", ())
            return Record(Document(nothing.document, "", ""), nothing, nodes, (), (row, ""))
        cited = self._cited(judgement)
        result = asserted(judgement, cited.document if cited else None, self.resolver, Known(cited))
        if result.problem is not None:
            return Record(Document(nothing.document, "", ""), nothing, {}, (), (row, result.problem))
        said = profiles(result.extraction, result.resolution)
        nodes = {key: Node(r.iri, r.pref_label, r.classes, r.adcode) for key, r in result.resolution.items()}
        document = cited.document if cited else Document(nothing.document, "", "")
        document = masked(document, result.extraction)
        return Record(document, result.extraction, nodes, tuple(map(profile_to_json, said.values())), (row, ""))

    def unnamed(self, judgement: Judgement, graph: Graph) -> list[str]:
        """The ends of a relation that its quote does not name, by any name of theirs in the graph or the document."""
        cited = self._cited(judgement)
        if judgement.evidence is None or judgement.predicate is None or cited is None:
            return []
        nodes, quote = self._recorded(judgement.sequence).nodes, normal(judgement.evidence.quote)
        missing: list[str] = []
        for key, thing in (("subject", judgement.subject), ("object", judgement.object)):
            assert isinstance(thing, Thing)
            end = self._thing(nodes[key].iri)
            names = {thing.name, *thing.names, *all_names(graph, end)}
            for entity in cited.extraction.entities:
                if self._thing(cited.nodes[entity.key].iri) == end:
                    names |= {entity.name, *entity.aliases, *(s.of(cited.document.text) for s in entity.mentions)}
            if not any(folded in quote for folded in map(normal, names) if folded):
                missing.append(thing.name)
        return missing

    def _thing(self, iri: str) -> str:
        """The node that stands for all that were merged with this one."""
        row = self.ledger.nodes.find(iri)
        return (row.thing if row else None) or iri

    def _cited(self, judgement: Judgement) -> Record | None:
        source = self.ledger.source(DOCUMENT, judgement.evidence.document) if judgement.evidence else None
        return unpack(source.packed) if source else None

    def problems(self, graph: Graph) -> Iterator[str]:
        """What `standing` tells, in words."""
        yield from (problem.told for problem in self.standing(graph))

    def standing(self, graph: Graph) -> Iterator[Problem]:
        """What speaks against judgements that hold, in the graph as it is now, in order."""
        applying = self._applying()
        for sequence in sorted(self.log):
            if problem := self.problem(sequence, graph) or self._beaten(sequence, applying, graph):
                yield Problem(sequence, f"judgement {sequence}: {problem}; it was recorded and not applied", idle=True)
            elif doubt := self.doubt(sequence, graph):
                yield Problem(sequence, f"judgement {sequence}: {doubt}", idle=False)

    def listed(self, graph: Graph) -> Iterator[tuple[Judgement, str | None]]:
        """All judgements in order, with what speaks against their being applied: that they are undone or overruled."""
        applying, gone = self._applying(), undone(self.log.values())
        for sequence, judgement in sorted(self.log.items()):
            later = self.decisions.overruled.get(sequence)
            if sequence in gone:
                yield judgement, "undone"
            elif later is not None:
                yield judgement, f"overruled by {later}"
            else:
                beaten = self.problem(sequence, graph) or self._beaten(sequence, applying, graph)
                yield judgement, beaten or self.doubt(sequence, graph)

    def _beaten(self, sequence: int, applying: Applying, graph: Graph) -> str | None:
        """Why a judgement comes to nothing beside the others; None where it does not, or does not hold."""
        judgement = self.log[sequence]
        if sequence not in self.held:
            return None
        if judgement.decision == "confirm" and str(judgement.subject) in self.decisions.confirmed:
            told = ox.NamedNode(str(judgement.subject)), ox.NamedNode(ZT + "status"), ox.NamedNode(ZT + "rejected")
            if any(graph.store.quads_for_pattern(*told)):
                return "by other decisions its ends have classes between which its relation cannot stand"
        return applying.problem(judgement)

    def _applying(self) -> Applying:
        held = [self.log[sequence] for sequence in sorted(self.held)]
        return Applying(self.ledger, held, self.decisions, self.nodes)

    def problem(self, sequence: int, graph: Graph) -> str | None:
        """Why a judgement by itself does not apply; None where it does, or is undone or overruled."""
        judgement = self.log[sequence]
        if judgement.decision == "undo":
            gone = int(str(judgement.object)) not in self.log
            return f"there is no judgement {judgement.object}" if gone else None
        if sequence not in self.held or sequence in self.decisions.overruled:
            return None
        if judgement.decision == "assert":
            record = self._recorded(sequence)
            told = record.origin[1] or self._circular(record)
            return told or unfit(record, self.ledger, self.decisions, self._thing)
        if judgement.decision in ("reject", "confirm"):
            stated = ox.NamedNode(str(judgement.subject)), ox.NamedNode(ZT + "status"), None
            there = any(graph.store.quads_for_pattern(*stated))
            return None if there else f"no document states {judgement.subject}"
        unknown = next(filter(None, (self._unknown(iri, judgement) for iri in self.nodes(judgement))), None)
        return unknown or (self._two_divisions(judgement) if judgement.decision == "same" else None)

    def _two_divisions(self, judgement: Judgement) -> str | None:
        """Why two things cannot be one: the gazetteer has them as two divisions."""
        things = (self.ledger.nodes.find(self._thing(node)) for node in self.nodes(judgement))
        one, other = (profile_from_json(row.profile) for row in things if row is not None and row.profile)
        if not two_divisions(one, other):
            return None
        return f"{one.name} ({one.adcode}) and {other.name} ({other.adcode}) are two divisions of the gazetteer"

    def doubt(self, sequence: int, graph: Graph) -> str | None:
        """What speaks against an assertion that applies; None where nothing does."""
        judgement = self.log[sequence]
        if sequence not in self.held or judgement.decision != "assert":
            return None
        alone = next(filter(self._unspoken, _iris(judgement)), None)
        if alone is not None:
            return f"{self._unheard(alone)}; so it stands alone"
        return circle(self._recorded(sequence), graph, self._thing)

    def _unspoken(self, node: str) -> bool:
        """Whether nothing but assertions that take a node to be there speak of it."""
        row = self.ledger.nodes.find(node)
        for number in self.ledger.nodes.sources(row.number) if row else ():
            source = self.ledger.numbered(number)
            if source.kind == DOCUMENT or node not in _iris(self.log[int(source.id)]):
                return False
        return True

    def _unheard(self, node: str) -> str:
        """That no document speaks of a node, and which others have its name."""
        others = namesakes(node, self.ledger.nodes, self.iris)
        shown = ", ".join(others[:3]) + (" …" if len(others) > 3 else "")
        return f"no document speaks of {node}" + (f"; its name has {shown}" if others else "")

    def _recorded(self, sequence: int) -> Record:
        """What the ledger has of a judgement."""
        source = self.ledger.source(JUDGEMENT, str(sequence))
        assert source is not None
        return unpack(source.packed)

    def _circular(self, record: Record) -> str | None:
        """Why a relation that is asserted says nothing once its ends are one thing."""
        ends = {self._thing(node.iri) for node in record.nodes.values()}
        if record.extraction.claims and len(ends) == 1:
            return f"both ends are {ends.pop()}; a relation leads from one thing to another"
        return None

    def _unknown(self, iri: str, judgement: Judgement) -> str | None:
        """Why a node cannot be judged so."""
        row = self.ledger.nodes.find(iri)
        if row is None:
            return self._unheard(iri)
        thing = self.ledger.nodes.find(row.thing or iri)
        kept = judgement.decision in ("rename", "retype")
        if kept and thing is not None and in_gazetteer(profile_from_json(thing.profile)):
            return f"{iri} is a place of the gazetteer, which keeps the name and class that it has there"
        return None


def _iris(judgement: Judgement) -> list[str]:
    """The IRIs of the things that an assertion takes to be there."""
    things = (thing for thing in (judgement.subject, judgement.object) if isinstance(thing, Thing))
    return [thing.iri for thing in things if thing.iri is not None]
