"""Resolution against known truth: precision and recall over pairs and by B-cubed, and what comparing costs."""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from bench.resolution_corpus import Corpus, corpus
from bench.rows import Row
from zhitu.iri import Iris
from zhitu.model import Extraction
from zhitu.resolve import NameResolver, Profile, blocks, clusters, compare, joined, pairs, profiles

__all__ = ["Resolution", "Score", "b_cubed", "named_otherwise", "pairwise", "resolved", "rows"]

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """Share of what was joined that belongs together, and of what belongs together that was joined."""

    precision: float
    recall: float


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who each entity (document, key) is, and the work that it took."""

    things: dict[Key, str]
    nodes: int
    comparisons: int
    unsure: int
    seconds: float
    comparing: float


def resolved(extractions: Iterable[Extraction]) -> Resolution:
    """The thing of each entity, found with all documents at hand."""
    resolver = NameResolver(Iris())
    nodes: dict[Key, str] = {}
    known: dict[str, list[Profile]] = defaultdict(list)
    for extraction in extractions:
        resolution = resolver.resolve(extraction)
        nodes.update({(extraction.document, key): found.iri for key, found in resolution.items()})
        for iri, profile in profiles(extraction, resolution).items():
            known[iri].append(profile)
    whole = {iri: joined(found) for iri, found in known.items()}
    started = time.perf_counter()
    members: dict[str, dict[str, bool]] = defaultdict(dict)
    for iri, profile in whole.items():
        for key, own in blocks(profile).items():
            members[key][iri] = own
    candidates = sorted({pair for key, group in members.items() for pair in pairs(key, group)})
    begun = time.perf_counter()
    compared = [compare(whole[one], whole[other]) for one, other in candidates]
    comparing = time.perf_counter() - begun
    found = clusters(whole, compared)
    seconds = time.perf_counter() - started
    unsure = sum(c.verdict == "unsure" for c in compared)
    things = {key: found[node].iri for key, node in nodes.items()}
    return Resolution(things, len(whole), len(compared), unsure, seconds, comparing)


def pairwise(truth: Mapping[Key, Hashable], found: Mapping[Key, Hashable]) -> Score:
    """Over all pairs of entities."""
    both = Counter((truth[key], found[key]) for key in truth)
    right = _pairs(both.values())
    return Score(
        _share(right, _pairs(Counter(found[key] for key in truth).values())),
        _share(right, _pairs(Counter(truth.values()).values())),
    )


def named_otherwise(
    truth: Mapping[Key, Hashable], found: Mapping[Key, Hashable], names: Mapping[Key, Hashable]
) -> Score:
    """Over the pairs of entities whose documents name them differently: the hard part of `pairwise`."""
    right = _otherwise(truth, names, lambda key: (truth[key], found[key]))
    return Score(
        _share(right, _otherwise(truth, names, lambda key: found[key])),
        _share(right, _otherwise(truth, names, lambda key: truth[key])),
    )


def _otherwise(keys: Iterable[Key], names: Mapping[Key, Hashable], group: object) -> int:
    assert callable(group)
    keys = list(keys)
    together = Counter(group(key) for key in keys)
    alike = Counter((group(key), names[key]) for key in keys)
    return _pairs(together.values()) - _pairs(alike.values())


def b_cubed(truth: Mapping[Key, Hashable], found: Mapping[Key, Hashable]) -> Score:
    """Over entities: how pure and how complete the cluster of each is, on average."""
    both = Counter((truth[key], found[key]) for key in truth)
    things, made = Counter(truth.values()), Counter(found[key] for key in truth)
    total = len(truth)
    precision = sum(n * n / made[cluster] for (_, cluster), n in both.items()) / total
    recall = sum(n * n / things[thing] for (thing, _), n in both.items()) / total
    return Score(precision, recall)


def _pairs(sizes: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def rows(scale: float) -> Iterator[Row]:
    """Figures of the constructed corpus and of the hand-made pairs."""
    documents, count = max(20, round(2000 * scale)), max(50, round(5000 * scale))
    made = corpus(documents, count)
    found = resolved(made.extractions)
    case = f"{documents} documents, {count} things"
    yield Row(f"{case}, entities", len(made.truth), "entities")
    yield from _scores(case, made, found)
    yield Row(f"{case}, comparisons", found.comparisons, "pairs", "nodes", found.nodes)
    yield Row(f"{case}, unsure", found.unsure, "pairs", "comparisons", found.comparisons)
    yield Row(f"{case}, blocks, comparisons and clusters", found.seconds, "s")
    yield Row(f"{case}, one comparison", found.comparing / max(1, found.comparisons) * 1e6, "µs")
    yield from _hard_pairs()


def _scores(case: str, made: Corpus, found: Resolution) -> Iterator[Row]:
    kinds = {
        "pairwise": pairwise(made.truth, found.things),
        "B-cubed": b_cubed(made.truth, found.things),
        "pairwise, named differently": named_otherwise(made.truth, found.things, made.names),
    }
    for name, score in kinds.items():
        yield Row(f"{case}, {name} precision", round(score.precision, 4), "share")
        yield Row(f"{case}, {name} recall", round(score.recall, 4), "share")


def _hard_pairs() -> Iterator[Row]:
    """The pairs of tests/resolve/hard_pairs.tsv."""
    support = str(Path(__file__).parents[1] / "tests" / "support")
    if support not in sys.path:
        sys.path.insert(0, support)
    table = import_module("hard_pairs")
    every = table.pairs()
    for name, held in (("tuned", False), ("held out", True)):
        totals = table.totals(pair for pair in every if pair.held is held)
        for key in ("precision", "recall", "unsure"):
            yield Row(f"hard pairs, {totals['pairs']:.0f} {name}, {key}", round(totals[key], 4), "share")
