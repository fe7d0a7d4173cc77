"""The same service in front of another store: a second zhitu, and Virtuoso where it is installed."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlencode

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


def test_the_default_graph_is_as_asked(both: tuple[httpx.Client, httpx.Client]) -> None:
    for union in ("true", "false", "maybe"):
        for query in ("ASK { ?lab a zt:Laboratory }", "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?lab a zt:Laboratory } }"):
            front, store = (c.get("sparql", params={"query": query, "union": union}) for c in both)
            assert (front.status_code, front.json()) == (store.status_code, store.json())
    assert both[0].get("sparql", params={"query": "ASK { ?x ?y ?z }", "union": "false"}).json()["boolean"] is False


def test_a_store_whose_default_graph_is_the_standards(tiny_path: Path) -> None:
    with (
        serving(tiny_path, Config(port=0, readers=1, union=False)) as behind,
        serving(f"{behind}sparql", Config(port=0)) as address,
        httpx.Client(base_url=address, timeout=30) as front,
    ):
        labs = {"query": "ASK { ?lab a zt:Laboratory }"}
        assert httpx.get(f"{behind}sparql", params=labs).json()["boolean"] is False
        assert front.get("sparql", params=labs).json()["boolean"] is True
        assert front.get("sparql", params={**labs, "union": "false"}).json()["boolean"] is False
        assert "<blockquote>" in front.get("/id/广州实验室", headers=HTML).text


def test_a_store_that_has_the_union_alone_says_so(address: str) -> None:
    with doubtful(address, deaf=True) as (client, store, _):
        query = {"query": "ASK { ?lab a zt:Laboratory }"}
        assert client.get("sparql", params={**query, "union": "true"}).json()["boolean"] is True
        told = client.get("sparql", params={**query, "union": "false"})
        assert (told.status_code, told.json()["title"]) == (
            400,
            "the store behind this service has no other default graph",
        )
        with pytest.raises(GraphError, match="leave out --default-graph standard"):
            serving(store.url, Config(port=0, union=False)).__enter__()


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
    refused = front.post("update", data={"update": "CLEAR ALL"})
    assert (refused.status_code, refused.json()["detail"]) == (403, "write to the store behind it")


@pytest.mark.parametrize(
    ("query", "came", "asked"),
    [
        (LABS, "xml", "text/tab-separated-values"),
        (LABS, "tsv", "application/sparql-results+json"),
        ('SELECT ("a\\u0001b" AS ?x) {}', "json", "application/sparql-results+xml"),
        ("CONSTRUCT WHERE { ?lab a zt:Laboratory }", "turtle", "application/n-quads"),
    ],
)
def test_a_form_that_the_store_has_not_is_made(address: str, query: str, came: str, asked: str) -> None:
    given, head = {"query": query}, {"Accept": asked}
    with doubtful(address) as (client, store, _):
        right = httpx.get(store.store, params=given, headers=head)
        other = httpx.get(store.store, params={**given, "format": came})
        store.mood = json.dumps([200, other.headers["content-type"], other.text])
        told = client.get("sparql", params=given, headers=head)
        assert told.headers["content-type"] == right.headers["content-type"]
        assert sorted(told.text.split()) == sorted(right.text.split())
        store.mood = json.dumps([200, "text/plain; charset=utf-8", "well, well"])
        assert client.get("sparql", params=given, headers=head).status_code == 502


def test_a_store_that_is_not_there_is_told() -> None:
    with pytest.raises(GraphError, match="does not answer SPARQL"):
        serving("http://127.0.0.1:1/sparql", Config(port=0)).__enter__()


@pytest.fixture(scope="module")
def patient(address: str) -> Iterator[str]:
    """The address of a service before the same one, with time enough on a busy machine."""
    with serving(f"{address}sparql", Config(port=0)) as url:
        yield url


def test_mistakes_are_told_as_the_store_tells_them(patient: str, client: httpx.Client) -> None:
    with httpx.Client(base_url=patient, timeout=60) as front:
        told_alike(front, client)


def told_alike(front: httpx.Client, store: httpx.Client) -> None:
    for query in (
        "SELECT ?x WHERE {",
        "SELECT ?x WHERE { ?x a zt:Zone ; ?x }",
        "SELECT ?x WHERE {\n ?x a zt:Zone ; ?x }",
        'SELECT * { ?x a zt:Zone . ?x zt:matches "南沙" ; }}',
    ):
        told, by_store = (c.get("sparql", params={"query": query}).json() for c in (front, store))
        assert told["title"] == "the store refuses the query"
        assert "{" not in told["detail"].partition(":")[0]
        assert {n: told[n] for n in ("status", "detail", "line", "column")} == {
            n: by_store[n] for n in ("status", "detail", "line", "column")
        }
    unknown, by_store = (c.get("questions/laboratories-in", params={"place": "广州实验"}) for c in (front, store))
    assert (unknown.status_code, unknown.json()) == (by_store.status_code, by_store.json())
    page = front.get("questions/laboratories-in", params={"place": "广州实验"}, headers=HTML)
    assert "广州实验室" in page.text
    assert page.text == store.get("questions/laboratories-in", params={"place": "广州实验"}, headers=HTML).text


def test_odd_requests_have_the_answers_of_the_store(patient: str, client: httpx.Client) -> None:
    paths = (
        "/id/{}",
        "/search?q={}",
        "/reconcile/preview?id={}",
        "/questions/laboratories-in?place={}",
        "/sparql?query={}",
    )
    with httpx.Client(base_url=patient, timeout=60) as front:
        for path in paths:
            for odd in ("%5E", "%22%3E", "%00", "%ff"):
                url = path.replace("{}", odd)
                told, by_store = front.get(url), client.get(url)
                assert told.status_code == by_store.status_code < 500, (url, told.text, by_store.text)


class Doubtful(BaseHTTPRequestHandler):
    """A store in front of another: answers like it, refuses, or does not answer, as it is told."""

    store = ""
    mood = "well"
    asked = 0
    deaf = False
    url = ""

    def do_POST(self) -> None:
        sent = self.rfile.read(int(self.headers.get("content-length", 0)))
        cls = type(self)
        cls.asked += 1
        if self.deaf:  # hears the query and nothing beside it
            sent = urlencode({"query": parse_qs(sent.decode())["query"][0]}).encode()
        if self.mood == "silent":
            time.sleep(7)
        status, kind, body = 500, "text/plain", b"out of   order\n"
        if self.mood == "uncountable" and b"COUNT" in sent:
            status, body = 504, b"too much to count"
        elif self.mood in ("well", "uncountable"):
            head = {name: self.headers[name] for name in ("accept", "content-type")}
            answer = httpx.post(self.store, content=sent, headers=head)
            status, kind, body = answer.status_code, answer.headers["content-type"], answer.content
        elif self.mood != "broken":
            status, kind, body = json.loads(self.mood)[0], json.loads(self.mood)[1], json.loads(self.mood)[2].encode()
        with suppress(BrokenPipeError, ConnectionResetError):
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def doubtful(address: str, *, deaf: bool = False) -> Iterator[tuple[httpx.Client, type[Doubtful], Callable[[], None]]]:
    """A client of a service in front of a doubtful store, the store, and what ends it."""
    handler = type("Handler", (Doubtful,), {"store": f"{address}sparql", "deaf": deaf})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)

    def end() -> None:
        server.shutdown()
        server.server_close()

    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    handler.url = f"http://127.0.0.1:{server.server_port}/sparql"
    with serving(handler.url, Config(port=0)) as url, httpx.Client(base_url=url, timeout=30) as client:
        yield client, handler, end
    end()


def until(client: httpx.Client, status: int) -> httpx.Response:
    """The answer of /health once it has this status; what it believed before may last for a moment."""
    for _ in range(60):
        answer = client.get("health")
        if answer.status_code == status:
            return answer
        time.sleep(0.1)
    raise AssertionError(f"/health stays at {answer.status_code}")


def test_health_is_that_of_the_store(address: str) -> None:
    with doubtful(address) as (client, store, end):
        assert client.get("health").text == "ready\n"
        before = store.asked
        assert {client.get("health").status_code for _ in range(20)} == {200}
        assert store.asked - before <= 2
        store.mood = "uncountable"
        home = client.get("", headers=HTML)
        assert home.status_code == 200
        assert "<th>大小 size</th><td>the store refuses the query</td>" in home.text
        assert client.get("", headers={"Accept": "text/turtle"}).status_code == 200
        store.mood = "broken"
        sick = until(client, 503)
        assert sick.headers["content-type"] == "application/problem+json"
        assert (sick.json()["detail"], sick.headers["retry-after"]) == ("out of order", "5")
        store.mood = "well"
        until(client, 200)
        store.mood = "silent"
        assert until(client, 503).json()["title"] == "the store does not answer"
        end()
        for path in ("", "sparql"):
            page = client.get(path, headers=HTML)
            assert (page.status_code, page.headers["content-type"]) == (503, "text/html; charset=utf-8")
            assert "the store does not answer" in page.text
            assert "<th>大小 size</th>" not in page.text
        assert client.get("", headers={"Accept": "text/turtle"}).status_code == 503
        assert client.get("sparql", params={"query": LABS}).status_code == 502
        assert client.get("metrics").status_code == 200


@pytest.mark.parametrize(
    ("mood", "status", "detail"),
    [
        ([400, "application/problem+json", '{"title": "no", "detail": "line 3: \\"x\\""}'], 400, 'line 3: "x"'),
        ([400, "application/json", '{"message": "MALFORMED QUERY"}'], 400, "MALFORMED QUERY"),
        ([400, "application/json", "[1]"], 400, None),
        ([400, "text/plain", "Parse error:\n line 1"], 400, "Parse error: line 1"),
        ([500, "text/html", "<html><body>Stack trace</body></html>"], 502, None),
        ([503, "text/plain", "later"], 503, "later"),
    ],
)
def test_complaints_of_stores_are_unpacked(address: str, mood: list[object], status: int, detail: str | None) -> None:
    with doubtful(address) as (client, store, _):
        store.mood = json.dumps(mood)
        told = client.get("sparql", params={"query": LABS})
        assert (told.status_code, told.json().get("detail")) == (status, detail)
        page = client.get("id/广州实验室", headers=HTML)  # the query is the service's own: no fault of the client's
        assert page.status_code == (502 if status == 400 else status)


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
