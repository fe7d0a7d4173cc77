"""What is written through the service is found at once, by the index, which is not made anew for it."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from zhitu.iri import PREFIXES
from zhitu.pipeline.indexing import current, index
from zhitu.serve import Config, Limits, serving
from zhitu.store import Graph, Ledger, ledger_path

LABEL, PREF = PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "prefLabel"
HEAD = {"Authorization": "Bearer t"}


@pytest.fixture(scope="module", params=["built", "loaded"])
def path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, tiny_path: Path) -> Path:
    """The small graph as a build has it, or without a ledger, as one that was loaded."""
    found = tmp_path_factory.mktemp("indexed") / "g.db"
    shutil.copytree(tiny_path, found, ignore=shutil.ignore_patterns("*.search"))
    if request.param == "built":
        Ledger.create(found, ledger_path(found, "store-1")).close()
    with Graph.open(found, read_only=True) as graph:
        index(graph)
    return found


@pytest.fixture(scope="module")
def writing(path: Path) -> Iterator[httpx.Client]:
    config = Config(port=0, readers=1, writable=True, token="t")
    with serving(path, config) as address, httpx.Client(base_url=address, timeout=30, headers=HEAD) as client:
        yield client


def found(client: httpx.Client, text: str) -> list[str]:
    """Labels of what `/search` and a search inside SPARQL find, which is the same."""
    hits = client.get("/search", params={"q": text}).json()["entities"]
    query = f'SELECT ?e {{ ?e zt:matches "{text}" }}'
    rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    assert {row["e"]["value"] for row in rows} == {hit["iri"] for hit in hits}
    return sorted(hit["label"] for hit in hits)


def test_each_way_to_write_keeps_it_current(writing: httpx.Client, path: Path) -> None:
    made = current(path)
    assert made is not None
    number = made[0].stat().st_ino

    def update(text: str) -> list[str]:
        assert writing.post("/update", data={"update": text}).status_code == 204
        return found(writing, "湾测")

    assert update(f'INSERT DATA {{ GRAPH <urn:own> {{ <urn:a> <{LABEL}> "海湾测站" }} }}') == ["海湾测站"]
    assert update(f'INSERT DATA {{ <urn:b> <{PREF}> "深湾测站" . <urn:b> <urn:p> 1 }}') == ["海湾测站", "深湾测站"]
    assert update(f'DELETE DATA {{ GRAPH <urn:own> {{ <urn:a> <{LABEL}> "海湾测站" }} }}') == ["深湾测站"]
    anew = "WHERE { ?s ?p ?o BIND(CONCAT('新', STR(?o)) AS ?n) }"
    moved = f"DELETE {{ ?s ?p ?o }} INSERT {{ GRAPH <urn:own> {{ ?s ?p ?n }} }} {anew}"
    assert update(moved) == ["新深湾测站"]
    assert update("DELETE { GRAPH <urn:own> { ?s ?p ?o } } WHERE { GRAPH <urn:own> { ?s ?p ?o } }") == []
    turtle = {"Content-Type": "text/turtle"}
    told = writing.put("/graphs", params={"graph": "urn:g"}, content=f'<urn:c> <{LABEL}> "东湾测点" .', headers=turtle)
    assert told.is_success
    assert found(writing, "湾测") == ["东湾测点"]
    writing.post("/graphs", params={"graph": "urn:g"}, content=f'<urn:d> <{LABEL}> "西湾测点" .', headers=turtle)
    assert found(writing, "湾测") == ["东湾测点", "西湾测点"]
    writing.put("/graphs", params={"graph": "urn:g"}, content=f'<urn:d> <{LABEL}> "北湾测点" .', headers=turtle)
    assert found(writing, "湾测") == ["北湾测点"]
    assert writing.delete("/graphs", params={"graph": "urn:g"}).status_code == 204
    assert found(writing, "湾测") == []
    assert writing.post("/update", data={"update": "INSERT DATA { <urn:a> <urn:b> }"}).status_code == 400
    assert current(path) == made
    assert made[0].stat().st_ino == number, "it was not made anew"


def test_what_a_graph_of_ones_own_names_is_matched(writing: httpx.Client) -> None:
    text = f'INSERT DATA {{ GRAPH <urn:own> {{ <urn:e> <{LABEL}> "南湾气象台" ; a zt:Facility }} }}'
    assert writing.post("/update", data={"update": text}).status_code == 204
    asked = json.dumps({"q": {"query": "南湾气象台", "type": "Facility"}, "id": {"query": "urn:e"}})
    told = writing.post("/reconcile", data={"queries": asked}).json()
    assert [(hit["id"], hit["name"], hit["match"]) for hit in told["q"]["result"]] == [("urn:e", "南湾气象台", True)]
    assert [hit["name"] for hit in told["id"]["result"]] == ["南湾气象台"]
    suggested = writing.get("/reconcile/suggest/entity", params={"prefix": "nwqxt"}).json()
    assert [hit["name"] for hit in suggested["result"]] == ["南湾气象台"]
    page = writing.get("/search", params={"q": "南湾"}, headers={"Accept": "text/html"})
    assert "<mark>南湾</mark>气象台" in page.text
    assert 'href="/id/urn:e"' in page.text, "since no browser opens urn:e"
    preview = writing.get("/reconcile/preview", params={"id": "urn:e"})
    assert (preview.status_code, "南湾气象台" in preview.text) == (200, True)
    for path in ("/id/urn:e", "/id/http://example.org/e"):
        assert writing.get(path, headers={"Accept": "text/html"}).status_code == (200 if "urn" in path else 404)
    more = f'INSERT DATA {{ GRAPH <urn:own> {{ <http://example.org/e> <{LABEL}> "他处" ; <urn:p> <urn:e> }} }}'
    assert writing.post("/update", data={"update": more}).status_code == 204
    shown = writing.get("/id/http://example.org/e", headers={"Accept": "text/html"})
    assert "<h1>他处</h1>" in shown.text
    told = writing.get("/id/urn:e", headers={"Accept": "application/n-triples"}).text
    assert f"<urn:e> <{LABEL}>" in told


def test_many_names_at_once_are_found_a_little_later(writing: httpx.Client) -> None:
    text = "".join(f'<urn:m{n}> <{LABEL}> "众湾测点{n}" .' for n in range(2500))
    turtle = {"Content-Type": "text/turtle"}
    assert writing.put("/graphs", params={"graph": "urn:many"}, content=text.encode(), headers=turtle).is_success
    deadline = time.monotonic() + 60
    while not writing.get("/search", params={"q": "众湾测点2499"}).json()["entities"]:
        assert time.monotonic() < deadline
        time.sleep(0.2)


def test_an_update_that_is_ended_leaves_the_index_to_be_followed(path: Path) -> None:
    """The writing process is killed at its limit; whatever it had begun is looked at again."""
    slow = "INSERT { GRAPH <urn:slow> { ?a ?b ?f } } WHERE { GRAPH ?x { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } }"
    config = Config(port=0, readers=1, writable=True, token="t", limits=Limits(seconds=5))
    with serving(path, config) as address, httpx.Client(base_url=address, timeout=60, headers=HEAD) as client:
        assert client.post("/update", data={"update": slow}).status_code == 504
        assert found(client, "广州实验室") == ["广州实验室"]
        text = f'INSERT DATA {{ GRAPH <urn:own> {{ <urn:f> <{LABEL}> "后湾测站" }} }}'
        deadline = time.monotonic() + 60
        while client.post("/update", data={"update": text}).status_code != 204:  # a machine with other work is slow
            assert time.monotonic() < deadline
        while found(client, "后湾") != ["后湾测站"]:
            assert time.monotonic() < deadline
            time.sleep(0.2)
        told = current(path)
        assert told is not None
        assert told[1]
