"""Graphs that several packages are tested on."""

from __future__ import annotations

import importlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from tests.support.benches import Bench

from zhitu.iri import PREFIXES, ZT
from zhitu.store import Graph

#: A name, a title and a sentence that a spreadsheet would take for formulas.
FORMULAS = {"name": "=1+1", "title": "@SUM(A1)", "quote": '=HYPERLINK("http://evil","x")'}
#: What a name, a title and a sentence of a hostile document may hold.
HOSTILE = {
    "name": "\"></script><script>window.pwned=1</script>'\\ [red] {{7*7}}",
    "title": "</title><script>window.pwned=1</script>\x1b[31m\x01",
    "quote": '<img src=x onerror=window.pwned=1>\u2028"\'&amp;\\u003c \U0001f600 \ufffe]]> " . } ; DROP ALL',
}


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip browser tests, by name, where there is no browser; under CI=true its absence is a failure."""
    if item.get_closest_marker("browser") is None:
        return
    missing = [name for name in ("chromium", "chromedriver") if shutil.which(name) is None]
    if not missing:
        return
    reason = f"{item.name}: {' and '.join(missing)} missing; run scripts/setup --system"
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Bench:
    """Imports a module of bench/."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1]))

    def module(name: str) -> Any:
        return importlib.import_module(f"bench.{name}")

    return module


def tiny_quads() -> list[ox.Quad]:
    """The quads of tests/fixtures/tiny.trig."""
    store = ox.Store()
    store.load(path=str(Path(__file__).parent / "fixtures" / "tiny.trig"))
    return list(store)


def stored(path: Path, quads: list[ox.Quad]) -> Path:
    """A graph on disk with these quads."""
    with Graph.create(path) as graph:
        graph.store.bulk_extend(quads)
        graph.store.flush()
    return path


@pytest.fixture(scope="session")
def tiny_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of two short documents, on disk."""
    return stored(tmp_path_factory.mktemp("graphs") / "tiny.db", tiny_quads())


def written_with(odd: dict[str, str]) -> list[ox.Quad]:
    """The quads of the small graph with another name, title and sentence."""
    changed = {
        (PREFIXES["skos"] + "prefLabel", "南沙科学城"): odd["name"],
        (PREFIXES["dcterms"] + "title", "南沙这一年"): odd["title"],
        (ZT + "quote", "南沙科学城位于南沙，聚焦集成电路，加快建设，预计2025年建成。"): odd["quote"],
    }
    quads = []
    for quad in tiny_quads():
        term = quad.object
        text = changed.get((quad.predicate.value, term.value)) if isinstance(term, ox.Literal) else None
        if text is not None and isinstance(term, ox.Literal):
            term = ox.Literal(text, language=term.language) if term.language else ox.Literal(text)
        quads.append(ox.Quad(quad.subject, quad.predicate, term, quad.graph_name))
    return quads


@pytest.fixture(scope="session")
def hostile_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same graph, with hostile text as a name, a title and a sentence."""
    return stored(tmp_path_factory.mktemp("graphs") / "hostile.db", written_with(HOSTILE))


@pytest.fixture(scope="session")
def formulas_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same graph, with formulas of spreadsheets as a name, a title and a sentence."""
    return stored(tmp_path_factory.mktemp("graphs") / "formulas.db", written_with(FORMULAS))


#: What a person may write into a graph of their own: a relation of their own, then claims and figures without our form.
CARELESS = """
INSERT DATA { GRAPH <urn:mine> {
  <urn:q> a zt:Quote ; zt:quote "广州实验室" ; zt:document <urn:note> ; zt:start 0 ; zt:end 5 .
  <urn:c1> a zt:Claim ; rdf:subject id:广州实验室 ; rdf:predicate <urn:likes> ; rdf:object id:广州 ;
    zt:status zt:occurred ; zt:confidence 0.9 ; zt:evidence <urn:q> .
  <urn:c2> a zt:Claim ; rdf:subject id:广州实验室 ; rdf:predicate zt:owns ; rdf:object "a text" ;
    zt:status zt:occurred ; zt:confidence 0.9 ; zt:evidence <urn:q> .
  <urn:c3> a zt:Claim ; rdf:subject id:广州实验室 ; rdf:predicate zt:owns ; rdf:object id:广州 ;
    zt:status zt:occurred ; zt:confidence "high" ; zt:evidence <urn:q> .
  <urn:e> a zt:Event ; zt:of id:广州实验室 ; zt:eventType zt:painted ; zt:status zt:occurred ;
    zt:confidence 0.9 ; zt:evidence <urn:q> .
  <urn:f> a zt:Observation ; zt:about id:广州实验室 ; zt:indicator "人数" ; zt:value "many" ; zt:bound zt:exactly ;
    zt:status zt:occurred ; zt:confidence 0.9 ; zt:evidence <urn:q> .
} }"""


@pytest.fixture
def careless(tiny_path: Path, tmp_path: Path) -> Iterator[Graph]:
    """The small graph with one of a user beside it."""
    shutil.copytree(tiny_path, tmp_path / "careless.db")
    with Graph.open(tmp_path / "careless.db") as graph:
        graph.store.update(CARELESS, prefixes=graph.iris.prefixes)
        yield graph


@pytest.fixture
def divided(tiny_path: Path, tmp_path: Path) -> Iterator[Graph]:
    """The small graph with a gazetteer: one part that documents say too, one that they do not, one of nothing in it."""
    shutil.copytree(tiny_path, tmp_path / "divided.db")
    with Graph.open(tmp_path / "divided.db") as graph:
        graph.store.update(
            """INSERT DATA { GRAPH graph:gazetteer {
                 id:广州 zt:partOf id:广东省 . id:香港 zt:partOf id:粤港澳大湾区 . id:广东省 zt:partOf id:中国 } }""",
            prefixes=graph.iris.prefixes,
        )
        yield graph


@pytest.fixture
def tiny(tiny_path: Path) -> Iterator[Graph]:
    """The graph of two short documents, open for reading."""
    with Graph.open(tiny_path, read_only=True) as graph:
        yield graph


@pytest.fixture
def hostile(hostile_path: Path) -> Iterator[Graph]:
    """The hostile graph, open for reading."""
    with Graph.open(hostile_path, read_only=True) as graph:
        yield graph


@pytest.fixture(scope="session")
def hostile_text() -> dict[str, str]:
    """The hostile name, title and quote."""
    return HOSTILE
