"""The log of a graph, and of the one that a build replaces: no decision is lost."""

from __future__ import annotations

import re
from collections.abc import Collection

import pyoxigraph as ox

from zhitu.errors import JudgementError
from zhitu.iri import ZT, Iris
from zhitu.pipeline.curation import Curation
from zhitu.resolve import Judgement, parse_row
from zhitu.store import Builder, Graph, Ledger

__all__ = ["kept", "log_of"]

_SEQUENCE = re.compile(r"\S*curated#(\d+)> ")


def log_of(graph: Graph) -> list[Judgement]:
    """All judgements in graph:curated, in order."""
    curated = ox.NamedNode(graph.iris.graph("curated"))
    records = graph.store.quads_for_pattern(None, ox.NamedNode(ZT + "record"), None, curated)
    log = [parse_row(quad.object.value) for quad in records if isinstance(quad.object, ox.Literal)]
    return sorted(log, key=lambda judgement: judgement.sequence)


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
