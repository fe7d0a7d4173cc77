"""What a build or a change of a graph did."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from zhitu.iri import PREFIXES
from zhitu.model import Failure
from zhitu.store import Graph

__all__ = ["Report", "count_records"]


@dataclass(slots=True)
class Report:
    """Counts of what is in the graph (of one document: in its graph), and all that did not go well.

    `written` is False where no document got through and the graph is as it was. `entities` are those that documents
    or people name, divisions that are only above them not counted; `seconds` is wall-clock time.
    """

    graph: Path
    documents: int = 0
    entities: int = 0
    claims: int = 0
    events: int = 0
    observations: int = 0
    quads: int = 0
    seconds: float = 0.0
    written: bool = False
    failures: list[Failure] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def count_records(report: Report, graph: Graph, document: str | None = None) -> None:
    """Put the counts of a graph, or of one document's graph in it, into a report."""
    report.entities = _count(graph, "Entity", document)
    report.claims = _count(graph, "Claim", document)
    report.events = _count(graph, "Event", document)
    report.observations = _count(graph, "Observation", document)
    report.quads = graph.size if document is None else _number(graph, f"GRAPH <{document}> {{ ?x ?p ?o }}", "*")


def _count(graph: Graph, kind: str, document: str | None) -> int:
    if document is not None:
        return _number(graph, f"GRAPH <{document}> {{ ?x a zt:{kind} }}", "DISTINCT ?x")
    outside = f"FILTER(?g != <{graph.iris.graph('gazetteer')}>)"
    return _number(graph, f"GRAPH ?g {{ ?x a zt:{kind} }} {outside}", "DISTINCT ?x")


def _number(graph: Graph, pattern: str, what: str) -> int:
    solutions = graph.query(f"SELECT (COUNT({what}) AS ?n) WHERE {{ {pattern} }}", prefixes=PREFIXES)
    assert isinstance(solutions, ox.QuerySolutions)
    number = next(solutions)[0]
    assert isinstance(number, ox.Literal)
    return int(number.value)
