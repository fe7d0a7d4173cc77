"""Counts of a graph."""

from __future__ import annotations

from pathlib import Path

from zhitu.query import stats
from zhitu.store import Graph


def test_counts_of_the_fixture(tiny: Graph) -> None:
    found = stats(tiny)
    assert (found.documents, found.entities, found.claims, found.events, found.observations) == (2, 18, 19, 9, 4)
    assert found.classes["Facility"] == 2
    assert list(found.classes)[:2] == ["Region", "City"], "in the order of the ontology, only what occurs"
    assert found.relations["locatedIn"] == 5
    assert found.event_types["founded"] == 3
    assert found.statuses == {"occurred": 25, "expected": 7}
    assert sum(found.statuses.values()) == found.claims + found.events + found.observations


def test_an_empty_graph(tmp_path: Path) -> None:
    with Graph.create(tmp_path / "g") as graph:
        found = stats(graph)
    assert (found.documents, found.entities, found.claims, found.classes) == (0, 0, 0, {})
