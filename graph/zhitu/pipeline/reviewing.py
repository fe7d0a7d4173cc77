"""All that is uncertain in a graph, most valuable first: what resolution left open, and what the graph itself shows."""

from __future__ import annotations

from collections.abc import Container, Iterator
from contextlib import closing
from pathlib import Path

from zhitu.pipeline.curation import Curation
from zhitu.query.lookup import labels
from zhitu.query.review import Doubt, Side, about, contradictions, doubtful, openness, reach
from zhitu.resolve import compare, profile_from_json
from zhitu.store import Graph, Ledger, NodeRow
from zhitu.vocabulary import vocabulary

__all__ = ["review"]


def review(path: str | Path, *, limit: int = 20) -> list[Doubt]:
    """At most so many open questions about the graph at `path`, the most valuable first.

    Pairs that people have judged, also as unsure, are not asked again, nor are claims that they confirmed, nor
    contradictions of which they confirmed a side.
    """
    with Graph.open(path, read_only=True) as graph, closing(Ledger.read(graph.path, graph.marker.store)) as ledger:
        decided = Curation(ledger, graph.iris).decisions
        right = decided.confirmed
        pairs = _pairs(graph, ledger, limit, decided.pairs)
        doubts = [*pairs, *doubtful(graph, limit, right), *contradictions(graph, right)]
    return sorted(doubts, key=lambda doubt: (-doubt.value, doubt.kind, doubt.words))[:limit]


def _pairs(graph: Graph, ledger: Ledger, limit: int, decided: Container[tuple[str, str]]) -> Iterator[Doubt]:
    """Pairs of things that may be one, but for those that people have judged."""
    best: dict[tuple[str, str], tuple[float, NodeRow, NodeRow]] = {}
    for one, other, score in ledger.nodes.open():
        if (min(one.iri, other.iri), max(one.iri, other.iri)) not in decided:
            ends = sorted((one.thing or one.iri, other.thing or other.iri))
            best.setdefault((ends[0], ends[1]), (score, one, other))
    weight = reach(graph, {end for pair in best for end in pair})
    # a pair that the comparison calls the same, yet clusters keep apart, is as open as can be
    valued = [
        (openness(min(score, 0.5) if score >= 0.8 else score) * (1 + min(weight[a], weight[b])), a, b)
        for (a, b), (score, _, _) in best.items()
    ]
    for value, a, b in sorted(valued, key=lambda row: (-row[0], *row[1:]))[:limit]:
        _, one, other = best[a, b]
        yield _pair(graph, value, one, other)


def _pair(graph: Graph, value: float, one: NodeRow, other: NodeRow) -> Doubt:
    profiles = profile_from_json(one.profile), profile_from_json(other.profile)
    found = compare(*profiles)
    things = one.thing or one.iri, other.thing or other.iri
    names = labels(graph, things)
    known = vocabulary().classes
    sides = tuple(
        Side(f"{names[thing]}  {'、'.join(known[c].zh for c in sorted(profile.classes))}", tuple(about(graph, thing)))
        for thing, profile in zip(things, profiles, strict=True)
    )
    ends = one.iri, other.iri
    return Doubt(
        "pair",
        value,
        f"{names[things[0]]}  =?  {names[things[1]]}",
        (f"score {found.score:.2f}", *(feature.reason for feature in found.reasons)),
        sides,
        tuple(("judge", verdict, *ends) for verdict in ("same", "different", "unsure")),
    )
