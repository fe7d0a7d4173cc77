"""All that is uncertain in a graph, most valuable first: what resolution left open, and what the graph itself shows."""

from __future__ import annotations

import shlex
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from zhitu.errors import GraphError
from zhitu.pipeline.curation import Curation
from zhitu.query.doubles import doubles
from zhitu.query.lookup import labels
from zhitu.query.review import Doubt, Side, about, contradictions, doubtful, openness, reach
from zhitu.resolve import Verdict, compare, profile_from_json
from zhitu.store import Graph, Ledger, NodeRow, ledger_path
from zhitu.vocabulary import vocabulary

__all__ = ["review"]

#: The score of a pair of which names alone say that it may be one.
_MAYBE = 0.5


def review(path: str | Path, *, limit: int = 20) -> list[Doubt]:
    """At most so many open questions about the graph at `path`, the most valuable first.

    Pairs that people have judged, also as unsure, are not asked again, nor are claims, events and figures that they
    confirmed, nor contradictions of which they confirmed a side. GraphError for a copy for reading, which does not have
    what was left open and decided.
    """
    with Graph.open(path, read_only=True) as graph, closing(_ledger(graph)) as ledger:
        decided = Curation(ledger, graph.iris).decisions
        right = decided.confirmed
        pairs = _pairs(graph, ledger, limit, decided.pairs)
        doubts = [*pairs, *doubtful(graph, limit, right), *contradictions(graph, right)]
    return sorted(doubts, key=lambda doubt: (-doubt.value, doubt.kind, doubt.words))[:limit]


def _ledger(graph: Graph) -> Ledger:
    """The ledger of a graph; GraphError, with what can be asked of it, where it is a copy for reading."""
    if not ledger_path(graph.path, graph.marker.store).is_file():
        shown = shlex.quote(str(graph.path))
        there = f"zhitu ask {shown} doubtful-claims and zhitu conflicts {shown} tell what is uncertain in what it says"
        cause = "only a copy for reading, such as zhitu load makes, without people's decisions and what waits for them"
        raise GraphError(f"{graph.path}: {cause}; review the graph that was built; of this one {there}")
    return Ledger.read(graph.path, graph.marker.store)


def _pairs(graph: Graph, ledger: Ledger, limit: int, decided: Mapping[tuple[str, str], Verdict]) -> Iterator[Doubt]:
    """Pairs of things that may be one, but for those that people have judged.

    Of two things that people parted every name is asked about by which a document might mean either.
    """
    best: dict[tuple[str, ...], tuple[float, NodeRow, NodeRow]] = {}
    parted: dict[tuple[str, ...], tuple[str, str]] = {
        _things(ledger, pair): pair for pair, verdict in decided.items() if verdict == "different"
    }
    for one, other, score in ledger.nodes.open():
        pair = min(one.iri, other.iri), max(one.iri, other.iri)
        if pair not in decided:
            ends = _things(ledger, pair)
            question = (*ends, *pair) if ends in parted else ends
            best.setdefault(question, (score, one, other))
    told = _doubles(graph, ledger, decided, best)
    best |= {question: (_MAYBE, one, other) for question, (_, one, other) in told.items()}
    weight = reach(graph, {end for question in best for end in question[:2]})
    # a pair that the comparison calls the same, yet clusters keep apart, is as open as can be
    valued = [
        (
            openness(min(score, 0.5) if score >= 0.8 else score) * (1 + min(weight[end] for end in question[:2])),
            question,
        )
        for question, (score, _, _) in best.items()
    ]
    for value, question in sorted(valued, key=lambda row: (-row[0], row[1]))[:limit]:
        _, one, other = best[question]
        judged = filter(None, map(ledger.nodes.find, parted.get(question[:2], ())))
        why = (told[question][0],) if question in told else ()
        yield _pair(graph, value, one, other, tuple(judged), why)


def _doubles(
    graph: Graph, ledger: Ledger, decided: Mapping[tuple[str, str], Verdict], asked: Collection[tuple[str, ...]]
) -> dict[tuple[str, ...], tuple[str, NodeRow, NodeRow]]:
    """Pairs of things that may be one by their names alone and were neither judged nor are asked about, with why."""
    judged = {_things(ledger, pair) for pair in decided}
    found: dict[tuple[str, ...], tuple[str, NodeRow, NodeRow]] = {}
    for pair, reason in doubles(graph).items():
        one, other = map(ledger.nodes.find, pair)
        if pair in judged or pair in asked or one is None or other is None:
            continue
        if not _set_apart(one, other):
            found[pair] = reason, one, other
    return found


def _set_apart(one: NodeRow, other: NodeRow) -> bool:
    """Whether something says of two things that they are different, as of bodies of two places."""
    found = compare(profile_from_json(one.profile), profile_from_json(other.profile))
    return any(feature.score < 0 for feature in found.reasons)


def _things(ledger: Ledger, pair: tuple[str, str]) -> tuple[str, ...]:
    """What two nodes are, in order."""
    rows = ((iri, ledger.nodes.find(iri)) for iri in pair)
    return tuple(sorted((row.thing if row else None) or iri for iri, row in rows))


def _pair(
    graph: Graph, value: float, one: NodeRow, other: NodeRow, parted: tuple[NodeRow, ...], why: tuple[str, ...]
) -> Doubt:
    """The question whether two nodes are one thing; `parted` are those by which people made two of their things.

    `why` is what their names alone say.
    """
    profiles = profile_from_json(one.profile), profile_from_json(other.profile)
    found = compare(*profiles)
    things = one.thing or one.iri, other.thing or other.iri
    known, names = vocabulary().classes, labels(graph, things)
    shown = [profile.name if parted else names[thing] for profile, thing in zip(profiles, things, strict=True)]
    sides = tuple(
        Side(f"{name}  {'、'.join(known[c].zh for c in sorted(profile.classes))}", tuple(about(graph, thing)))
        for name, thing, profile in zip(shown, things, profiles, strict=True)
    )
    ends, judged = (one.iri, other.iri), [node.iri for node in parted]
    sides_of = {node.thing: profile_from_json(node.profile).name for node in parted}
    counted = [
        f"{name} counts as {sides_of[thing]}, which people keep apart from {sides_of[theirs]}"
        for name, node, thing, theirs in zip(shown, ends, things, reversed(things), strict=True)
        if node not in judged and sides_of
    ]
    return Doubt(
        "pair",
        value,
        f"{shown[0]}  =?  {shown[1]}",
        (f"score {found.score:.2f}", *why, *(feature.reason for feature in found.reasons), *counted),
        sides,
        tuple(("judge", verdict, *ends) for verdict in ("same", "different", "unsure")),
    )
