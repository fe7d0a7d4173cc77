"""The service in front of Virtuoso, as Debian packages it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from bench.virtuoso import PROGRAMS, virtuoso

from zhitu.serve import Config, Limits, serving

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
pytestmark = pytest.mark.store


@pytest.fixture(scope="module")
def endpoint(tiny_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The SPARQL endpoint of a Virtuoso that holds the small graph."""
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing:
        reason = f"{' and '.join(missing)} missing; run scripts/setup --system"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    folder = tmp_path_factory.mktemp("virtuoso")
    store = ox.Store.read_only(str(tiny_path / "store-1"))
    store.dump(str(folder / "graph.nq"), ox.RdfFormat.N_QUADS)
    with virtuoso(folder / "server", folder) as server:
        server.load(folder / "graph.nq")
        yield server.url


@pytest.fixture(scope="module")
def front(endpoint: str) -> Iterator[httpx.Client]:
    config = Config(port=0, limits=Limits(rows=5000))
    with serving(endpoint, config) as url, httpx.Client(base_url=url, timeout=60) as client:
        yield client


def test_queries_are_answered(front: httpx.Client) -> None:
    query = "SELECT DISTINCT ?name WHERE { ?lab a zt:Laboratory ; skos:prefLabel ?name }"
    for form in ("json", "xml", "csv", "tsv"):
        answer = front.get("sparql", params={"query": query, "format": form})
        assert answer.status_code == 200, answer.text
        assert "广州实验室" in answer.text or "\\u5E7F" in answer.text
    truth = front.get("sparql", params={"query": "ASK { ?lab a zt:Laboratory }"})
    assert truth.json()["boolean"] is True, truth.text
    construct = {"query": "CONSTRUCT { ?lab a zt:Laboratory } WHERE { ?lab a zt:Laboratory }", "format": "nt"}
    assert len(list(ox.parse(front.get("sparql", params=construct).content, ox.RdfFormat.N_TRIPLES))) == 1


def test_the_default_graph_of_the_standard_is_to_be_had(front: httpx.Client) -> None:
    for query, found in (("ASK { ?lab a zt:Laboratory }", False), ("ASK { GRAPH ?g { ?lab a zt:Laboratory } }", True)):
        told = front.get("sparql", params={"query": query, "union": "false"})
        assert told.json()["boolean"] is found, told.text


def test_pages_show_what_it_holds(front: httpx.Client) -> None:
    page = front.get("/id/广州实验室", headers=HTML)
    assert page.status_code == 200, page.text
    assert "<blockquote>" in page.text


def test_limits_hold(front: httpx.Client) -> None:
    many = {"query": "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 20000", "format": "json"}
    try:
        answer = front.get("sparql", params=many)
    except httpx.RemoteProtocolError:
        return
    assert answer.status_code == 422


def test_errors_are_problems(front: httpx.Client) -> None:
    answer = front.get("sparql", params={"query": "SELECT ?x WHERE {"})
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert answer.json()["detail"]
    page = front.get("sparql", params={"query": "SELECT ?x WHERE {"}, headers=HTML)
    assert (page.status_code, page.headers["content-type"]) == (400, "text/html; charset=utf-8")


def test_health_search_and_matching_work(front: httpx.Client) -> None:
    assert front.get("health").text == "ready\n"
    found = front.get("search", params={"q": "广州实验室"}).json()
    assert found["entities"][0]["label"] == "广州实验室"
    assert found["quotes"]
    query = "SELECT DISTINCT ?name WHERE { ?lab a zt:Laboratory ; skos:prefLabel ?name }"
    assert "<span>广州实验室</span>" in front.get("sparql", params={"query": query}, headers=HTML).text
    queries = {
        "q0": {"query": "广州实验室", "type": "Laboratory"},
        "q1": {"properties": [{"pid": "locatedIn", "v": "广州"}], "type": "Laboratory"},
        "q2": {"properties": [{"pid": "class", "v": {"id": "Laboratory"}}]},
    }
    told = front.post("reconcile", data={"queries": json.dumps(queries)})
    assert told.status_code == 200, told.text
    assert {key: result["result"][0]["name"] for key, result in told.json().items()} == dict.fromkeys(
        queries, "广州实验室"
    )
