"""A part of the constructed corpus: what is found is what is known, in any order and any steps."""

from __future__ import annotations

import random
from collections import defaultdict

import networkx as nx
from bench.resolution import b_cubed, pairwise, resolved
from bench.resolution_corpus import corpus
from hypothesis import given, settings
from hypothesis import strategies as st

from zhitu.iri import Iris
from zhitu.model import Extraction
from zhitu.resolve import (
    Cluster,
    Comparison,
    NameResolver,
    Profile,
    blocks,
    clusters,
    compare,
    joined,
    pairs,
    profiles,
)

TRUTH = {("d", "1"): 1, ("d", "2"): 1, ("d", "3"): 2}


def test_scores_of_a_case_worked_by_hand() -> None:
    one = dict.fromkeys(TRUTH, "x")
    each = {key: key[1] for key in TRUTH}
    assert (pairwise(TRUTH, one).precision, pairwise(TRUTH, one).recall) == (1 / 3, 1)
    assert (pairwise(TRUTH, each).precision, pairwise(TRUTH, each).recall) == (1, 0)
    assert round(b_cubed(TRUTH, one).precision, 4) == round((2 / 3 + 2 / 3 + 1 / 3) / 3, 4)
    assert round(b_cubed(TRUTH, each).recall, 4) == round((1 / 2 + 1 / 2 + 1) / 3, 4)


def test_the_corpus_is_the_same_every_time_and_names_every_thing() -> None:
    made = corpus(20, 50)
    assert made == corpus(20, 50)
    assert made != corpus(20, 50, seed=2)
    assert set(made.truth.values()) == set(range(50))
    assert set(made.truth) == set(made.names)


def test_a_twentieth_of_the_corpus_is_resolved_as_it_is_known() -> None:
    made = corpus(100, 250, seed=7)
    found = resolved(made.extractions)
    for score in (pairwise(made.truth, found.things), b_cubed(made.truth, found.things)):
        assert score.precision >= 0.97
        assert score.recall >= 0.9


class Ledger:
    """Documents that come step by step; only what a step touches is computed anew."""

    def __init__(self) -> None:
        self.resolver = NameResolver(Iris())
        self.said: dict[str, dict[str, Profile]] = {}
        self.joined: dict[str, Profile] = {}
        self.members: dict[str, dict[str, bool]] = defaultdict(dict)
        self.same: dict[tuple[str, str], Comparison] = {}
        self.things: dict[str, Cluster] = {}

    def add(self, extractions: list[Extraction]) -> None:
        touched: set[str] = set()
        for extraction in extractions:
            self.said[extraction.document] = profiles(extraction, self.resolver.resolve(extraction))
            touched |= self.said[extraction.document].keys()
        for iri in touched:
            for key in blocks(self.joined[iri]) if iri in self.joined else ():
                del self.members[key][iri]
            self.joined[iri] = joined(found[iri] for found in self.said.values() if iri in found)
            for key, own in blocks(self.joined[iri]).items():
                self.members[key][iri] = own
        self._compare()
        self._cluster()

    def _compare(self) -> None:
        """From the blocks as they are: one that has grown beyond its limit takes its pairs away."""
        every = {pair for key, group in self.members.items() for pair in pairs(key, group)}
        compared = {pair: compare(self.joined[pair[0]], self.joined[pair[1]]) for pair in every}
        self.same = {pair: found for pair, found in compared.items() if found.verdict == "same"}

    def _cluster(self) -> None:
        self.things = {}
        graph: nx.Graph[str] = nx.Graph()
        graph.add_nodes_from(self.joined)
        graph.add_edges_from(self.same)
        for part in nx.connected_components(graph):
            inside = [found for pair, found in self.same.items() if pair[0] in part]
            self.things |= clusters({iri: self.joined[iri] for iri in part}, inside)


MADE = corpus(24, 60, seed=3).extractions
WHOLE = Ledger()
WHOLE.add(MADE)


@settings(max_examples=12, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 4))
def test_any_order_and_any_steps_give_the_same_things(shuffle: random.Random, steps: int) -> None:
    documents = list(MADE)
    shuffle.shuffle(documents)
    ledger = Ledger()
    for step in range(steps):
        ledger.add(documents[step::steps])
    assert ledger.joined == WHOLE.joined
    assert ledger.things == WHOLE.things


def test_some_nodes_of_several_names_are_one_thing() -> None:
    """Else the property above would say nothing."""
    assert sum(len(thing.nodes) > 1 for thing in set(WHOLE.things.values())) > 8


@given(st.permutations(range(6)), st.integers(1, 5))
def test_joining_is_commutative_associative_and_idempotent(order: list[int], cut: int) -> None:
    said = [
        Profile(
            "id:a",
            "甲",
            frozenset({"甲", f"名{n}"}),
            frozenset({"City"}),
            years=frozenset({str(2000 + y) for y in range(n * 9)}),
        )
        for n in range(6)
    ]
    shuffled = [said[n] for n in order]
    parts = [joined(shuffled[:cut]), joined(shuffled[cut:])] if cut < 6 else [joined(shuffled)]
    assert joined([*parts, *shuffled]) == joined(said)
