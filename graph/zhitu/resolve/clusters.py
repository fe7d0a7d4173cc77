"""Nodes that are one thing, with the thing's IRI and name.

The result follows from the profiles, the comparisons and the judgements of a connected component alone: never from
order, never from other components. Judgements of people are hard: `same` joins, `different` parts, whatever the
comparisons say; `unsure` leaves it to them. Two nodes of which something says that they are different are never in one
cluster unless people put them there. A short name that could be short for two things is neither: it stays by itself,
and its comparisons, which say `same` across clusters, are what people should look at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from zhitu.names import normal
from zhitu.resolve import known
from zhitu.resolve.features import SAME, Comparison, Verdict, compared
from zhitu.resolve.parts import group_of, parts
from zhitu.resolve.profile import Profile

__all__ = ["Cluster", "Decided", "clusters", "two_divisions"]

#: What people decided of two nodes, by their IRIs, smaller first.
Decided = Mapping[tuple[str, str], Verdict]


@dataclass(frozen=True, slots=True)
class Cluster:
    """One thing: canonical IRI and preferred name, which are those of one of its nodes, and all its nodes, in order."""

    iri: str
    name: str
    nodes: tuple[str, ...]


def _parted(decided: Decided) -> set[tuple[str, str]]:
    return {pair for pair, verdict in decided.items() if verdict == "different"}


def clusters(
    profiles: Mapping[str, Profile], comparisons: Iterable[Comparison], decided: Decided | None = None
) -> dict[str, Cluster]:
    """For each node of `profiles` its thing. Give whole components; several at once are as good as one by one."""
    building = _Building(profiles, decided or {})
    edges = {(c.one, c.other) for c in comparisons if c.verdict == "same"} - _parted(building.decided)
    building.by_people()
    building.by_names(edges)
    building.by_short_names(edges)
    things = {nodes: _cluster(nodes, profiles) for nodes in set(building.group.values())}
    return {node: things[nodes] for node, nodes in building.group.items()}


class _Building:
    """Clusters while they are put together; each step is independent of the order in which it is given its edges."""

    def __init__(self, profiles: Mapping[str, Profile], decided: Decided) -> None:
        self.profiles, self.decided = profiles, decided
        self.group = {node: frozenset((node,)) for node in profiles}
        self._seen: dict[tuple[str, str], tuple[Comparison, str | None]] = {}

    def compared(self, one: str, other: str) -> tuple[Comparison, str | None]:
        pair = (one, other) if one < other else (other, one)
        if pair not in self._seen:
            self._seen[pair] = compared(self.profiles[pair[0]], self.profiles[pair[1]])
        return self._seen[pair]

    def by_people(self) -> None:
        """Join what people say is the same, unless that would join what they say is different, or two divisions."""
        for (one, other), verdict in sorted(self.decided.items()):
            pairs = ((min(x, y), max(x, y)) for x in self.group[one] for y in self.group[other])
            if verdict == "same" and not any(map(self._kept_apart, pairs)):
                self._join(one, other)

    def _kept_apart(self, pair: tuple[str, str]) -> bool:
        """Whether people say that two nodes are different, or the gazetteer has them as two divisions."""
        one, other = (self.profiles[node] for node in pair)
        return self.decided.get(pair) == "different" or two_divisions(one, other)

    def by_names(self, edges: Iterable[tuple[str, str]]) -> None:
        """Join what has one name, the surest first."""
        firm = [self.compared(*edge)[0] for edge in edges if self.compared(*edge)[1] is None]
        for edge in sorted(firm, key=lambda c: (-c.score, c.one, c.other)):
            self._try(edge.one, edge.other)

    def by_short_names(self, edges: Iterable[tuple[str, str]]) -> None:
        """Join short names to the one thing that they are short for; what has two stays alone.

        Longest first, of one name that of which the IRI tells most: X of a year, then X.
        """
        full: dict[str, set[str]] = {}
        for edge in edges:
            short = self.compared(*edge)[1]
            if short is not None:
                full.setdefault(short, set()).add(edge[1] if edge[0] == short else edge[0])
        for short in sorted(full, key=lambda node: (-len(self.profiles[node].name), -len(node), node)):
            meant = sorted({min(self.group[node]) for node in full[short]} - {min(self.group[short])})
            if meant and all(self._near(one, other) for one, other in combinations(meant, 2)):
                for node in sorted(full[short]):
                    self._try(short, node)

    def _near(self, one: str, other: str) -> bool:
        """Whether two clusters could be one by themselves, so that what is short for both is no riddle."""
        pairs = ((x, y) for x in sorted(self.group[one]) for y in sorted(self.group[other]))
        return any(self.compared(x, y)[0].score >= SAME and not self._apart(x, y) for x, y in pairs)

    def _try(self, one: str, other: str) -> None:
        ours, theirs = self.group[one], self.group[other]
        if ours != theirs and not any(self._apart(x, y) for x in ours for y in theirs):
            self._join(one, other)

    def _apart(self, one: str, other: str) -> bool:
        """Whether people say that two nodes are not the same, or, unless they say they are, something else does."""
        verdict = self.decided.get((min(one, other), max(one, other)))
        if verdict in ("same", "different"):
            return verdict == "different"
        return any(f.score < 0 for f in self.compared(one, other)[0].reasons)

    def _join(self, one: str, other: str) -> None:
        both = self.group[one] | self.group[other]
        for node in both:
            self.group[node] = both


def _cluster(nodes: frozenset[str], profiles: Mapping[str, Profile]) -> Cluster:
    """The cluster of some nodes: a division gives name and IRI, then a name that is not a former one, then one that is
    official, then the longest name, then of persons one with a body, then the smallest IRI."""
    former = {_core(name, profiles[node]) for node in nodes for name in profiles[node].former}

    def rank(node: str) -> tuple[bool, bool, bool, int, bool, int, str]:
        alone = "Person" in profiles[node].classes and not profiles[node].wholes
        name = profiles[node].name
        was = bool(former) and _core(name, profiles[node]) in former
        official = known.official(normal(name)) == normal(name)  # 国务院, though a text says 中国国务院
        return not _is_division(profiles[node]), was, not official, -len(name), alone, len(node), node

    best = min(nodes, key=rank)
    return Cluster(best, profiles[best].name, tuple(sorted(nodes)))


def _core(name: str, of: Profile) -> tuple[object, ...]:
    """A name however it is shortened: 广州市卫计委, 广州市卫生和计划生育委员会."""
    told = parts(name, group_of(of.classes))
    return told.core, told.places, told.marks


def _is_division(profile: Profile) -> bool:
    """Whether it has an official code; quarters of the gazetteer (前海) have codes of its own making."""
    return profile.adcode is not None and "-" not in profile.adcode


def two_divisions(one: Profile, other: Profile) -> bool:
    """Whether both have official codes, which differ; a former division has a code of our own making."""
    return _is_division(one) and _is_division(other) and one.adcode != other.adcode
