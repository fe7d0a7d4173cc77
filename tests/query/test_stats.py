"""Counts of a graph."""

from __future__ import annotations

import shutil
from pathlib import Path

from zhitu.pipeline.report import Report, count_records
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


def test_entities_are_counted_as_a_build_counts_them(tiny_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "g.db"
    shutil.copytree(tiny_path, path)
    with Graph.open(path) as graph:
        graph.store.update(
            """PREFIX zt: <https://w3id.org/zhitu/ontology#> PREFIX id: <https://w3id.org/zhitu/id/>
            INSERT DATA {
              GRAPH <https://w3id.org/zhitu/id/doc/port-2022> { id:北京市 a zt:City , zt:Entity }  # no mention, a claim
              GRAPH <https://w3id.org/zhitu/id/graph/gazetteer> { id:江苏省 a zt:Region , zt:Entity }
              GRAPH <https://w3id.org/zhitu/id/graph/inferred> { id:广州市 a zt:Place }
            }"""
        )
        report = Report(path)
        count_records(report, graph)
        found = stats(graph)
    assert (found.entities, report.entities) == (19, 19)
    assert "Place" not in found.classes
