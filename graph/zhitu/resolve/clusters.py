"""Nodes that are one thing, with the thing's IRI and name.

The result follows from the profiles, the comparisons and the judgements of a connected component alone: never from
order, never from other components. Judgements of people are hard: `same` joins, `different` parts, whatever the
comparisons say. Two nodes that compare as different are never in one cluster unless people put them there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zhitu.resolve.features import Comparison, Verdict, compare
from zhitu.resolve.profile import Profile

__all__ = ["Cluster", "Decided", "clusters", "components"]

#: What people decided of two nodes, by their IRIs, smaller first.
Decided = Mapping[tuple[str, str], Verdict]


@dataclass(frozen=True, slots=True)
class Cluster:
    """One thing: canonical IRI and preferred name, which are those of one of its nodes, and all its nodes, in order."""

    iri: str
    name: str
    nodes: tuple[str, ...]


def components(nodes: Iterable[str], comparisons: Iterable[Comparison], decided: Decided) -> list[tuple[str, ...]]:
    """The nodes by connected component, each sorted, in order of their first; each can be clustered alone.

    Edges are comparisons and decisions that say `same`; an edge to a node that is not among `nodes` is an error.
    """
    parent = {node: node for node in nodes}
    for one, other in _edges(comparisons, decided):
        parent[_root(parent, max(one, other))] = _root(parent, min(one, other))
    found: dict[str, list[str]] = {}
    for node in sorted(parent):
        found.setdefault(_root(parent, node), []).append(node)
    return sorted(tuple(group) for group in found.values())


def _edges(comparisons: Iterable[Comparison], decided: Decided) -> Iterable[tuple[str, str]]:
    yield from ((c.one, c.other) for c in comparisons if c.verdict == "same" and (c.one, c.other) not in decided)
    yield from (pair for pair, verdict in decided.items() if verdict == "same")


def _root(parent: dict[str, str], node: str) -> str:
    while parent[node] != node:
        parent[node] = parent[parent[node]]
        node = parent[node]
    return node


def clusters(
    profiles: Mapping[str, Profile], comparisons: Iterable[Comparison], decided: Decided | None = None
) -> dict[str, Cluster]:
    """For each node of `profiles` its thing. Give whole components; several at once are as good as one by one."""
    decided = decided or {}
    edges = [c for c in comparisons if c.verdict == "same"]
    group: dict[str, frozenset[str]] = {node: frozenset((node,)) for node in profiles}
    for (one, other), verdict in sorted(decided.items()):
        if verdict == "same":
            _join(group, one, other)
    for edge in sorted(edges, key=lambda c: (-c.score, c.one, c.other)):
        ours, theirs = group[edge.one], group[edge.other]
        if ours != theirs and not any(_apart(profiles, decided, x, y) for x in ours for y in theirs):
            _join(group, edge.one, edge.other)
    things = {nodes: _cluster(nodes, profiles) for nodes in set(group.values())}
    return {node: things[nodes] for node, nodes in group.items()}


def _join(group: dict[str, frozenset[str]], one: str, other: str) -> None:
    both = group[one] | group[other]
    for node in both:
        group[node] = both


def _apart(profiles: Mapping[str, Profile], decided: Decided, one: str, other: str) -> bool:
    """Whether people or the comparison say that two nodes are not the same, or people that they do not know."""
    verdict = decided.get((min(one, other), max(one, other)))
    if verdict is not None:
        return verdict != "same"
    return any(f.score < 0 for f in compare(profiles[one], profiles[other]).reasons)


def _cluster(nodes: frozenset[str], profiles: Mapping[str, Profile]) -> Cluster:
    """The cluster of some nodes: a division gives name and IRI, then the longest name, then the smallest IRI."""
    best = min(nodes, key=lambda n: (profiles[n].adcode is None, -len(profiles[n].name), n))
    return Cluster(best, profiles[best].name, tuple(sorted(nodes)))
