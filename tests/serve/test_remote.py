"""The same service in front of another store: a second zhitu, and Virtuoso where it is installed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pyoxigraph as ox
import pytest

from zhitu.errors import GraphError
from zhitu.serve import Config, Limits, serving

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
LABS = "SELECT DISTINCT ?lab WHERE { ?lab a zt:Laboratory } ORDER BY ?lab"
LIMITS = Limits(seconds=3, rows=50_000)


@pytest.fixture(scope="module")
def front(address: str) -> Iterator[str]:
    """The address of a service that stands before the one on the small graph."""
    with serving(f"{address}sparql", Config(port=0, limits=LIMITS)) as url:
        yield url


@pytest.fixture
def both(front: str, client: httpx.Client) -> Iterator[tuple[httpx.Client, httpx.Client]]:
    with httpx.Client(base_url=front, timeout=30) as before:
        yield before, client


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_answers_are_those_of_the_store(both: tuple[httpx.Client, httpx.Client], form: str) -> None:
    front, store = (c.get("sparql", params={"query": LABS, "format": form}) for c in both)
    assert front.content == store.content
    assert front.headers["content-type"] == store.headers["content-type"]


def test_graphs_and_truth_values(both: tuple[httpx.Client, httpx.Client]) -> None:
    construct = {"query": "CONSTRUCT WHERE { ?lab a zt:Laboratory }", "format": "nt"}
    front, store = (set(ox.parse(c.get("sparql", params=construct).content, ox.RdfFormat.N_TRIPLES)) for c in both)
    assert front == store != set()
    assert both[0].get("sparql", params={"query": "ASK { ?lab a zt:Laboratory }"}).json()["boolean"] is True


def test_pages_are_there(both: tuple[httpx.Client, httpx.Client]) -> None:
    front, store = (c.get("/id/广州实验室", headers=HTML).text for c in both)
    assert front == store
    assert "<blockquote>" in front
    assert both[0].get("/id/nobody", headers=HTML).status_code == 404
    assert "广州实验室" in both[0].get("/id/广州实验室", params={"format": "nt"}).text
    assert both[0].get("/", headers={"Accept": "text/turtle"}).status_code == 200


def test_errors_and_limits_are_there(both: tuple[httpx.Client, httpx.Client]) -> None:
    front = both[0]
    wrong = front.get("sparql", params={"query": "SELECT ?x WHERE {"})
    assert (wrong.status_code, wrong.headers["content-type"]) == (400, "application/problem+json")
    many = {"query": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "format": "csv"}
    with front.stream("GET", "sparql", params=many) as answer, pytest.raises(httpx.RemoteProtocolError):
        for _ in answer.iter_raw():
            pass
    endless = (
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . "
        "FILTER(STRLEN(CONCAT(STR(?a), STR(?d), STR(?g), STR(?l))) < 0) }"
    )
    assert front.get("sparql", params={"query": endless}).status_code == 504
    assert front.get("sparql", params={"query": "SELECT * { SERVICE <http://e/> { ?s ?p ?o } }"}).status_code == 403
    assert front.post("update", data={"update": "CLEAR ALL"}).status_code == 403


def test_a_store_that_is_not_there_is_told() -> None:
    with pytest.raises(GraphError, match="does not answer SPARQL"):
        serving("http://127.0.0.1:1/sparql", Config(port=0)).__enter__()


class Elsewhere(BaseHTTPRequestHandler):
    """Sends every request elsewhere."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.send_response(307)
        self.send_header("Location", "http://169.254.169.254/latest/meta-data/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def test_a_store_cannot_send_the_service_elsewhere() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with pytest.raises(GraphError, match="does not answer SPARQL"):
            serving(f"http://127.0.0.1:{server.server_port}/sparql", Config(port=0)).__enter__()
        server.shutdown()
