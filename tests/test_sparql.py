"""The seam to SPARQL."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhitu.iri import PREFIXES, Iris
from zhitu.sparql import authors, base_of, batches, iri, local, rows, shorten, value
from zhitu.store import Graph


def test_rows_are_bare_texts_with_prefixes_declared(tiny: Graph) -> None:
    query = "SELECT DISTINCT ?lab ?none WHERE { ?lab a zt:Laboratory . OPTIONAL { ?lab zt:adcode ?none } }"
    assert list(rows(tiny, query)) == [("https://w3id.org/zhitu/id/广州实验室", None)]
    with pytest.raises(TypeError, match="takes a SELECT"):
        list(rows(tiny, "ASK {}"))


def test_the_base_is_read_off_a_run(tiny: Graph, tmp_path: Path) -> None:
    assert base_of(tiny) == "https://w3id.org/zhitu/id/"
    with Graph.create(tmp_path / "g", base="https://kg.example.org/x/") as graph:
        assert base_of(graph) == "https://w3id.org/zhitu/id/", "nothing is known before the first run"
        run = graph.iris.run("a", "b", "c")
        graph.replace((), [f"<{run}> <{PREFIXES['rdf']}type> <{PREFIXES['zt']}Run> <{graph.iris.graph('runs')}> .\n"])
        assert base_of(graph) == "https://kg.example.org/x/"


@pytest.mark.parametrize("bad", ["a> . <b", "no scheme", "http://x/ y", "http://x/{", ""])
def test_what_is_no_iri_is_not_written(bad: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        iri(bad)


def test_short_forms_are_valid_in_sparql(tiny: Graph) -> None:
    prefixes = Iris().prefixes
    for row in rows(tiny, "SELECT DISTINCT ?s WHERE { ?s ?p ?o }"):
        short = shorten(row[0] or "", prefixes)
        solutions = tiny.query(f"SELECT ?x WHERE {{ VALUES ?x {{ {short} }} }}", prefixes=prefixes)
        assert [value(s[0]) for s in solutions] == [row[0]]


def test_local_names_and_batches() -> None:
    assert local("https://w3id.org/zhitu/ontology#City") == "City"
    assert local("https://example.org/City") == "https://example.org/City"
    assert list(batches([])) == []
    assert [len(b) for b in batches(map(str, range(1001)))] == [500, 500, 1]


def test_a_graph_without_people_has_no_authors(tiny: Graph) -> None:
    assert authors(tiny) == {}
