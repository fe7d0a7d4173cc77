"""Resolution over the ledger: sources come and go, and what they touch is settled again; nothing else is looked at.

What thing a node is follows from the profiles of its component, which follow from the set of sources; all decisions
are those of `resolve`. A build is one change in which every node is touched, so that it takes the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from functools import lru_cache
from itertools import starmap
from typing import TypeVar

from zhitu.pipeline.report import Stage, unheard
from zhitu.resolve import (
    Cluster,
    Comparison,
    Decisions,
    Profile,
    Verdict,
    blocks,
    clusters,
    compare,
    joined,
    profile_from_json,
    profile_to_json,
)
from zhitu.resolve.blocking import BLOCK_LIMIT, block_limit
from zhitu.resolve.features import names
from zhitu.resolve.parts import parts_to_json
from zhitu.resolve.profile import LIMIT, in_gazetteer
from zhitu.store import Edge, Ledger, NodeRow

__all__ = ["Moved", "Resolution"]

#: A node's IRI, and the IRI of its thing before and after; None where there was or is none.
Moved = tuple[str, str | None, str | None]
#: Items of work between two reports on it.
_OFTEN = 500
_Item = TypeVar("_Item")
_FIELDS = tuple(field.name for field in fields(Profile) if field.compare and field.name != "iri")


class Resolution:
    """Which nodes of a ledger are one thing; to be used within a transaction of it."""

    def __init__(self, ledger: Ledger) -> None:
        self.nodes = ledger.nodes
        self.moved: list[Moved] = []
        self._decisions = Decisions()
        self._stage: Stage = unheard
        self._beside: dict[str, dict[str, Verdict]] = {}
        self._profile = lru_cache(4096)(self._read)

    def say(self, source: int, profiles: Iterable[str], step: int) -> None:
        """A source comes (step 1) or goes (-1) with what it says of its nodes."""
        said = [profile_from_json(line) for line in profiles]
        self.nodes.say(source, {self.nodes.number(p.iri): list(_parts(p)) for p in said}, step)

    def reconsider(self, iris: Iterable[str]) -> None:
        """Settle again the components of these nodes, as far as they are there."""
        for iri in iris:
            row = self.nodes.find(iri)
            if row is not None:
                self.nodes.sow(row.number)

    def describe(self, decisions: Decisions, stage: Stage = unheard) -> None:
        """Put together what all sources say of the nodes that are touched, by decisions as they were before."""
        self._stage = stage
        self._decide_by(decisions)
        self._describe()

    def settle(self, decisions: Decisions) -> None:
        """Settle again what was described: then `moved` has the nodes that go by another IRI now.

        `nodes.renewed` has the sources that speak of nodes with another thing or name.
        """
        self._decide_by(decisions)
        self._ask()
        self._compare()
        self._decide()
        self._profile.cache_clear()

    def _decide_by(self, decisions: Decisions) -> None:
        self._decisions, self._beside = decisions, {}
        for (one, other), verdict in decisions.pairs.items():
            self._beside.setdefault(one, {})[other] = verdict
            self._beside.setdefault(other, {})[one] = verdict

    def _told(self, what: str, table: str, items: Iterable[_Item]) -> Iterator[_Item]:
        """The items; now and then the stage is told how many of the table's rows are done."""
        for done, item in enumerate(items):
            if done % _OFTEN == 0:
                self._stage(what, done, max(done, self.nodes.waiting(table)))
            yield item

    def _read(self, number: int) -> Profile:
        row = self.nodes.row(number)
        return profile_from_json(row.profile, row.parsed)

    def _describe(self) -> None:
        """Put together the profiles of touched nodes; those that stayed as they were are touched no more."""
        for number in self._told("gathering names", "touched", self.nodes.touched()):
            row = self.nodes.row(number)
            profile = self._united(row)
            text = profile_to_json(profile) if profile else ""
            if text == row.profile:
                self.nodes.leave(number)
                continue
            keys = blocks(profile) if profile else {}
            self.nodes.move(number, dict(map(_block, row.blocks)), keys, BLOCK_LIMIT + 1)
            if profile is not None:
                self.nodes.describe(number, text, parts_to_json(names(profile)), sorted(starmap(_line, keys.items())))
            else:
                self.moved.append((row.iri, row.thing, None))
                self.nodes.forget(number)
                self.reconsider(self._beside.get(row.iri, ()))  # what people joined by it may fall apart

    def _united(self, row: NodeRow) -> Profile | None:
        """What all sources say of a node, None where none says anything."""
        values = self.nodes.values(row.number, _FIELDS, LIMIT + 1)
        if not values["name"]:
            return None
        name = values["name"][0]
        told: dict[str, object] = {}
        for key, kind in _kinds().items():
            found = values[key]
            if kind is frozenset:
                # of more than fit the smallest stay, and the name itself, as in `joined`
                beyond = [name] if len(found) > LIMIT and self.nodes.has(row.number, key, name) else []
                told[key] = frozenset([*found, *beyond])
            else:
                told[key] = found[0] if found else None
        return joined([Profile(row.iri, **told)])  # type: ignore[arg-type]

    def _ask(self) -> None:
        """The pairs of touched nodes with those that share a block within its limit.

        Blocks that grew beyond their limit lose the edges that only they called for; those that shrank compare all.
        """
        for key, before, after in self._told("looking for candidates", "moved", self.nodes.moved(BLOCK_LIMIT + 1)):
            limit = block_limit(key)
            if before <= limit < after:
                for one, other in self.nodes.inside(key):
                    if not self._shared(one, other):
                        self.nodes.cut(one, other)
            elif 1 < after <= limit:
                self.nodes.pair(key, touched=before <= limit)

    def _shared(self, one: int, other: int) -> bool:
        """Whether a block that is within its limit asks for both."""
        ours, theirs = (dict(map(_block, self.nodes.row(node).blocks)) for node in (one, other))
        both = (key for key in sorted(ours.keys() & theirs.keys()) if ours[key] or theirs[key])
        return any(self.nodes.size(key, block_limit(key) + 1) <= block_limit(key) for key in both)

    def _compare(self) -> None:
        for one, other in self._told("comparing", "pair", self.nodes.pairs()):
            found = compare(self._profile(one), self._profile(other))
            if found.verdict != "different":
                self.nodes.join(Edge(one, other, found.score, found.verdict))

    def _decide(self) -> None:
        """Cluster the components of the seeds."""
        settled: set[int] = set()
        for seed in self._told("settling who is who", "seed", self.nodes.seeds()):
            if seed in settled:
                continue
            rows, edges = self._component(self.nodes.row(seed))
            settled.update(rows)
            self._cluster(rows, edges)

    def _component(self, start: NodeRow) -> tuple[dict[int, NodeRow], dict[tuple[int, int], float]]:
        """All nodes that can be reached over edges and decisions that say `same`, and those edges."""
        rows, edges, waiting = {start.number: start}, dict[tuple[int, int], float](), [start]
        while waiting:
            row = waiting.pop()
            near = set[int]()
            for edge in self.nodes.edges(row.number, "same"):
                edges[edge.one, edge.other] = edge.score
                near |= {edge.one, edge.other}
            for iri, verdict in self._beside.get(row.iri, {}).items():
                other = self.nodes.find(iri) if verdict == "same" else None
                near |= {other.number} if other else set()
            for number in sorted(near - rows.keys()):
                rows[number] = self.nodes.row(number)
                waiting.append(rows[number])
        return rows, edges

    def _cluster(self, rows: dict[int, NodeRow], edges: dict[tuple[int, int], float]) -> None:
        numbers = {row.iri: number for number, row in rows.items()}
        comparisons = [_comparison(rows[a].iri, rows[b].iri, score) for (a, b), score in edges.items()]
        decided = {
            (min(one, other), max(one, other)): verdict
            for one in numbers
            for other, verdict in self._beside.get(one, {}).items()
            if other in numbers
        }
        profiles = {row.iri: profile_from_json(row.profile, row.parsed) for row in rows.values()}
        found = clusters(profiles, comparisons, decided)
        for iri, number in sorted(numbers.items()):
            row, thing = rows[number], found[iri]
            name, classes = self._given(thing, profiles[thing.iri])
            if (row.thing, row.label, row.classes) != (thing.iri, name, classes):
                self.nodes.decide(number, thing.iri, name, classes)
            if row.thing != thing.iri and {row.thing, thing.iri} - {None, iri}:
                self.moved.append((iri, row.thing, thing.iri))

    def _given(self, thing: Cluster, profile: Profile) -> tuple[str, str]:
        """Name and classes of a thing once people were asked; what the gazetteer knows stays as it is there."""
        if in_gazetteer(profile):
            return thing.name, ""
        decided = self._decisions
        return decided.name(thing.nodes) or thing.name, ",".join(decided.new_classes(thing.nodes))


def _line(key: str, own: bool) -> str:
    """A block that a node is in as a line of its row; marked where it is not so by right."""
    return key if own else f"~{key}"


def _block(line: str) -> tuple[str, bool]:
    """What `_line` wrote."""
    return line.removeprefix("~"), line[0] != "~"


def _comparison(one: str, other: str, score: float) -> Comparison:
    return Comparison(min(one, other), max(one, other), score, "same")


@lru_cache(1)
def _kinds() -> dict[str, type]:
    """Whether a field of a profile holds many values or one."""
    empty = Profile("", "", frozenset(), frozenset())
    return {name: frozenset if isinstance(getattr(empty, name), frozenset) else str for name in _FIELDS}


def _parts(profile: Profile) -> Iterator[tuple[str, str]]:
    """A profile as pairs of field and value, which can be counted."""
    for name, kind in _kinds().items():
        value = getattr(profile, name)
        if kind is frozenset:
            yield from ((name, one) for one in sorted(value))
        elif value is not None:
            yield name, value
