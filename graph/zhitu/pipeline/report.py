"""What a build or a change of a graph did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from zhitu.iri import PREFIXES, ZT
from zhitu.model import Failure
from zhitu.store import Graph

__all__ = ["Progress", "Report", "Stage", "count_lines", "count_records", "unheard"]

#: Told how many sources are done, and how many there are if that is known.
Progress = Callable[[int, int | None], None]
#: Told what is done once all sources are read, how far it is, and how much there is if that is known.
Stage = Callable[[str, int, int | None], None]


def unheard(what: str, done: int, total: int | None) -> None:
    """Is told and does nothing."""


@dataclass(slots=True)
class Report:
    """Counts of what is in the graph (where documents were added: of them), all that did not go well, and `notes` of
    what went as it was asked for and may be more than was meant.

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
    notes: list[str] = field(default_factory=list)
    named: set[str] = field(default_factory=set, repr=False)


def count_records(report: Report, graph: Graph) -> None:
    """Put the counts of a graph into a report."""
    beside = f"FILTER(?g != <{graph.iris.graph('gazetteer')}>)"
    report.entities = _number(graph, f"GRAPH ?g {{ ?x a zt:Entity }} {beside}", "DISTINCT ?x")
    report.claims = _count(graph, "Claim")
    report.events = _count(graph, "Event")
    report.observations = _count(graph, "Observation")
    report.quads = graph.size


def count_lines(report: Report, lines: str) -> None:
    """Add the counts of a document's lines to a report; entities that it has counted are not counted again."""
    ends = {f" <{PREFIXES['rdf']}type> <{ZT}{kind}>": kind for kind in ("Entity", "Claim", "Event", "Observation")}
    for line in lines.split("\n"):
        if not line:
            continue
        report.quads += 1
        subject, _, rest = line.rsplit(" ", 2)[0].partition(" ")
        kind = ends.get(f" {rest}")
        if kind == "Entity":
            report.named.add(subject)
        elif kind is not None:
            name = kind.lower() + "s"
            setattr(report, name, getattr(report, name) + 1)
    report.entities = len(report.named)


def _count(graph: Graph, kind: str) -> int:
    """Records of documents and of people, no two of which have one."""
    # to count what is distinct would take memory for each, and there are millions
    theirs = f'STRSTARTS(STR(?g), "{graph.iris.document("")}") || ?g = <{graph.iris.graph("curated")}>'
    return _number(graph, f"GRAPH ?g {{ ?x a zt:{kind} }} FILTER({theirs})", "*")


def _number(graph: Graph, pattern: str, what: str) -> int:
    solutions = graph.query(f"SELECT (COUNT({what}) AS ?n) WHERE {{ {pattern} }}", prefixes=PREFIXES)
    assert isinstance(solutions, ox.QuerySolutions)
    number = next(solutions)[0]
    assert isinstance(number, ox.Literal)
    return int(number.value)
