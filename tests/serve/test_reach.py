"""No query and no update reaches another address, file or metadata service unless the operator has allowed the host."""

from __future__ import annotations

import multiprocessing
import platform
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from zhitu.errors import ServiceError
from zhitu.iri import PREFIXES
from zhitu.reach import check_reach
from zhitu.serve import Config, serving
from zhitu.serve.walls import without_network
from zhitu.store import Graph

RESULT = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"from afar"}}]}}'
TOKEN = "for-tests-only"


class Canary(ThreadingHTTPServer):
    """Another server on this machine that notes who comes."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Noting)
        self.visits: list[str] = []

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_port}"


class Noting(BaseHTTPRequestHandler):
    """Answers with a result; with a redirect to itself where the path asks for it."""

    def do_GET(self) -> None:
        assert isinstance(self.server, Canary)
        self.server.visits.append(f"{self.command} {self.path}")
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.send_response(307 if "redirect" in self.path else 200)
        self.send_header("Location", f"http://localhost:{self.server.server_port}/inner")
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(RESULT)))
        self.end_headers()
        self.wfile.write(RESULT)

    do_POST = do_GET  # noqa: N815 - the name that the library calls

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def canary() -> Iterator[Canary]:
    with Canary() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def visits(canary: Canary) -> list[str]:
    canary.visits.clear()
    return canary.visits


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("reach") / "closed.db"
    Graph.create(path).close()
    with serving(path, Config(port=0, readers=2, writable=True, documents=True, token=TOKEN)) as url:
        yield url


@pytest.fixture(scope="module")
def opened(canary: Canary, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("reach") / "opened.db"
    Graph.create(path).close()
    with serving(path, Config(port=0, readers=1, services=frozenset({canary.host}))) as url:
        yield url


#: Ways to write SERVICE; HOST is where the canary listens. The last ones rely on what the engine reads without blanks.
QUERIES = [
    "SELECT * { SERVICE <http://HOST/a> { ?s ?p ?x } }",
    "SELECT * { SERVICE SILENT <http://HOST/a> { ?s ?p ?x } }",
    "SELECT * { service <http://HOST/a> { ?s ?p ?x } }",
    "PREFIX e: <http://HOST/> SELECT * { SERVICE e:a { ?s ?p ?x } }",
    "BASE <http://HOST/> SELECT * { SERVICE <a> { ?s ?p ?x } }",
    "SELECT * { VALUES ?e { <http://HOST/a> } SERVICE ?e { ?s ?p ?x } }",
    "SELECT * { SERVICE <http://\\u0031\\u0032\\u0037.0.0.1:PORT/a> { ?s ?p ?x } }",
    "SELECT * { { SELECT * { # a comment\n SERVICE\n<http://HOST/a>{ ?s ?p ?x } } } }",
    "SELECT * { SERVICESILENT<http://HOST/a>{ ?s ?p ?x } }",
    "PREFIX : <http://HOST/> SELECT * { SERVICE:a{ ?s ?p ?x } }",
    "PREFIX e: <http://HOST/> SELECT * { SERVICEe:a{ ?s ?p ?x } }",
    "PREFIX : <http://HOST/> SELECT * { BIND(1 AS ?a) FILTER(?a<?b)SERVICE:a#>\n{ ?s ?p ?x } }",
    "SELECT * { ?s ?p trueSERVICE<http://HOST/a>{ ?s ?p ?x } }",
    "SELECT * { ?s ?p '#' SERVICE <http://HOST/a> { ?s ?p ?x } }",
    "SELECT * { SERVICE <file:///etc/passwd> { ?s ?p ?x } }",
    "SELECT * { SERVICE <http://169.254.169.254/latest/meta-data/> { ?s ?p ?x } }",
]
UPDATES = [
    "LOAD <http://HOST/a>",
    "LOAD SILENT <http://HOST/a> INTO GRAPH <urn:g>",
    "LOADSILENT<http://HOST/a>",
    "PREFIX : <http://HOST/> LOAD:a",
    "CLEAR ALL ; LOAD <http://HOST/a>",
    "LOAD <file:///etc/passwd>",
    "LOAD <http://169.254.169.254/latest/meta-data/>",
    "INSERT { ?s ?p ?x } WHERE { SERVICE <http://HOST/a> { ?s ?p ?x } }",
]


def placed(text: str, canary: Canary) -> str:
    return text.replace("HOST", canary.host).replace("PORT", str(canary.server_port))


@pytest.mark.parametrize("query", QUERIES)
def test_no_query_gets_out(closed: str, canary: Canary, visits: list[str], query: str) -> None:
    answer = httpx.post(f"{closed}sparql", data={"query": placed(query, canary)}, timeout=30)
    assert answer.status_code == 403, answer.text
    assert visits == []


@pytest.mark.parametrize("update", UPDATES)
def test_no_update_gets_out(closed: str, canary: Canary, visits: list[str], update: str) -> None:
    head = {"Authorization": f"Bearer {TOKEN}"}
    answer = httpx.post(f"{closed}update", data={"update": placed(update, canary)}, headers=head, timeout=30)
    assert answer.status_code == 403, answer.text
    assert visits == []


def test_the_kernel_would_not_let_them_out_either(canary: Canary, visits: list[str]) -> None:
    """Behind the look at the text stands the kernel, where it is one that can do this."""
    context = multiprocessing.get_context("spawn")
    outcome = context.SimpleQueue()
    child = context.Process(target=_try_to_get_out, args=(canary.host, outcome))
    child.start()
    child.join()
    walled, failed = outcome.get()
    assert walled is (sys.platform == "linux" and platform.machine() in ("x86_64", "aarch64"))
    assert failed is walled
    assert bool(visits) is not walled


def _try_to_get_out(host: str, outcome) -> None:  # type: ignore[no-untyped-def]
    walled = without_network()
    try:
        list(ox.Store().query(f"SELECT * {{ SERVICE <http://{host}/a> {{ ?s ?p ?x }} }}"))  # type: ignore[arg-type]
    except OSError:
        outcome.put((walled, True))
    else:
        outcome.put((walled, False))


def test_an_allowed_host_is_asked(opened: str, canary: Canary, visits: list[str]) -> None:
    query = f"SELECT ?x {{ SERVICE <http://{canary.host}/a> {{ ?s ?p ?x }} }}"
    answer = httpx.get(f"{opened}sparql", params={"query": query}, timeout=30)
    assert [row["x"]["value"] for row in answer.json()["results"]["bindings"]] == ["from afar"]
    assert visits == ["POST /a"]
    assert "etag" not in answer.headers


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost:PORT/a",  # the same machine, but not the name that is allowed
        "http://127.0.0.1/a",
        "http://HOST@localhost:1/a",
        "http://user@HOST/a",
        "http://127.0.0.1:0PORT/a",
        "HTTP://HOST/a",
        "file://HOST/a",
    ],
)
def test_other_hosts_are_not(opened: str, canary: Canary, visits: list[str], address: str) -> None:
    query = f"SELECT ?x {{ SERVICE <{placed(address, canary)}> {{ ?s ?p ?x }} }}"
    assert httpx.get(f"{opened}sparql", params={"query": query}, timeout=30).status_code == 403
    assert visits == []


def test_an_allowed_host_cannot_send_it_elsewhere(opened: str, canary: Canary, visits: list[str]) -> None:
    query = f"SELECT ?x {{ SERVICE <http://{canary.host}/redirect> {{ ?s ?p ?x }} }}"
    assert httpx.get(f"{opened}sparql", params={"query": query}, timeout=30).status_code == 502
    assert visits == ["POST /redirect"]


@pytest.mark.parametrize(
    "harmless",
    [
        "SELECT * { ?service ?load 'SERVICE <http://e/>' }",
        'SELECT * { ?s <http://e/SERVICE/LOAD> """LOAD \' SERVICE""" } # SERVICE <http://e/>',
        "PREFIX schema: <http://schema.org/> SELECT * { ?s a schema:Service ; schema:load ?x }",
        "SELECT * { ?s ?p 'a'@service }",
    ],
)
def test_the_words_alone_are_harmless(harmless: str) -> None:
    check_reach(harmless, frozenset(), PREFIXES)


def test_the_list_is_of_hosts_with_their_ports() -> None:
    query = "SELECT * { SERVICE <https://example.org:8443/sparql> { ?s ?p ?o } }"
    check_reach(query, frozenset({"example.org:8443"}), {})
    for allowed in ("example.org", "example.org:443", "org", "other.org"):
        with pytest.raises(ServiceError, match="refused"):
            check_reach(query, frozenset({allowed}), {})
    check_reach(query.replace(":8443", ""), frozenset({"example.org"}), {})


def test_the_graph_is_not_a_file_to_read(tmp_path: Path, closed: str) -> None:
    secret = tmp_path / "secret.ttl"
    secret.write_text("<urn:a> <urn:b> 'secret' .", encoding="utf-8")
    head = {"Authorization": f"Bearer {TOKEN}"}
    answer = httpx.post(f"{closed}update", data={"update": f"LOAD <{secret.as_uri()}>"}, headers=head)
    assert answer.status_code == 403
    assert "secret" not in httpx.get(f"{closed}sparql", params={"query": "SELECT * { ?s ?p ?o }"}).text
