"""Puts the decisions of people into a graph: each finds the document that it cites and the things that it names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from zhitu import assertion
from zhitu.errors import JudgementError
from zhitu.iri import PREFIXES, ZT, Iris
from zhitu.model import Document
from zhitu.names import normal
from zhitu.resolve import Judgement, NameResolver, Resolved, asserted
from zhitu.store import Builder, Graph
from zhitu.vocabulary import vocabulary

__all__ = ["Applied", "Texts", "apply", "kept"]

_SEQUENCE = re.compile(r"\S*curated#(\d+)> ")


@dataclass(slots=True)
class Applied:
    """Lines of N-Quads for graph:curated, and what could not be applied."""

    lines: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


class Texts:
    """The documents that judgements cite, kept as they pass by."""

    def __init__(self, judgements: Collection[Judgement]) -> None:
        self.cited = {j.evidence.document for j in judgements if j.evidence}
        self.documents: dict[str, Document] = {}

    def see(self, document: Document) -> None:
        """Keep the document if it is cited."""
        if document.id in self.cited:
            self.documents[document.id] = document


def kept(builder: Builder, iris: Iris, judgements: Collection[Judgement] | None) -> list[str]:
    """Lines of graph:curated in the graph that a build replaces, for the new one.

    Nothing where `judgements` are given, which then are the log; JudgementError where that would lose a decision.
    """
    if builder.previous is None:
        return []
    lines = list(builder.kept(Iris(builder.previous.base).graph("curated")))
    if not lines:
        return []
    if builder.previous.base != iris.base:
        cause = f"holds decisions of people under {builder.previous.base}, which cannot move to {iris.base}"
        raise JudgementError(f"{builder.path}: {cause}; build into another path")
    if judgements is None:
        return lines
    there = {int(match[1]) for line in lines if (match := _SEQUENCE.match(line))}
    lost = sorted(there - {j.sequence for j in judgements})
    if lost:
        numbers = ", ".join(map(str, lost[:5])) + (" …" if len(lost) > 5 else "")
        raise JudgementError(
            f"{builder.path}: holds {len(lost)} decisions that the judgements given lack (sequence {numbers}); "
            "add them to the file, or build into another path"
        )
    return []


def apply(graph: Graph, judgements: Collection[Judgement], documents: Mapping[str, Document]) -> Applied:
    """What the judgements add to a graph that holds the documents; it is not changed.

    `documents` are those that the judgements cite, as far as there are any, by identifier.
    Every judgement is recorded. So far `assert` is also carried out; the others wait for resolution over a corpus.
    """
    applied = Applied()
    known = _Known(graph)
    resolver = NameResolver(graph.iris)
    for judgement in sorted(judgements, key=lambda j: j.sequence):
        applied.lines += assertion.judgement_lines(judgement, graph.iris)
        if judgement.decision != "assert":
            name = f"judgement {judgement.sequence}"
            applied.problems.append(f"{name}: {judgement.decision!r} was recorded; this version does not carry it out")
            continue
        document = documents.get(judgement.evidence.document) if judgement.evidence else None
        result = asserted(judgement, document, resolver, known)
        if result.problem is not None:
            applied.problems.append(result.problem)
            continue
        written = assertion.statement_lines(judgement, result.extraction, result.resolution, document, graph.iris)
        applied.lines += written
    return applied


class _Known:
    """The entities of a document by the names that it uses for them."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.found: dict[str, dict[str, dict[str, Resolved]]] = {}

    def __call__(self, document: str, name: str) -> list[Resolved]:
        if document not in self.found:
            self.found[document] = self._names(document)
        return list(self.found[document].get(normal(name), {}).values())

    def _names(self, document: str) -> dict[str, dict[str, Resolved]]:
        iri = self.graph.iris.document(document)
        classes: dict[str, set[str]] = {}
        labels: dict[str, str] = {}
        names: list[tuple[str, str]] = []
        for entity, relation, value in self._rows(iri):
            if relation == PREFIXES["rdf"] + "type":
                classes.setdefault(entity, set()).add(value.removeprefix(ZT))
            else:
                names.append((entity, value))
            if relation == PREFIXES["skos"] + "prefLabel":
                labels[entity] = value
        found: dict[str, dict[str, Resolved]] = {}
        for entity, name in names:
            leaves = tuple(c for c in vocabulary().classes if c in classes.get(entity, ()))
            resolved = Resolved(entity, labels[entity], leaves)
            found.setdefault(normal(name), {})[entity] = resolved
        return found

    def _rows(self, document: str) -> Iterator[tuple[str, str, str]]:
        """Classes, labels and mentions of the entities in a document's graph."""
        solutions = self.graph.query(
            f"""SELECT ?e ?p ?v WHERE {{ GRAPH {ox.NamedNode(document)} {{
                {{ VALUES ?p {{ rdf:type skos:prefLabel skos:altLabel }} ?e a zt:Entity ; ?p ?v }}
                UNION {{ ?q zt:mentions ?e ; zt:quote ?v BIND(zt:mentions AS ?p) }} }} }}""",
            prefixes=PREFIXES,
        )
        assert isinstance(solutions, ox.QuerySolutions)
        for solution in solutions:
            entity, relation, value = (term.value for term in solution if isinstance(term, ox.NamedNode | ox.Literal))
            yield entity, relation, value
