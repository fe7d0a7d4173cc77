"""LOAD takes in a whole document however it is sent, and says so where there is none; it goes nowhere else."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from zhitu.errors import ServiceError
from zhitu.serve import Config, serving
from zhitu.serve.loading import fetched
from zhitu.store import Graph

HEAD = {"Authorization": "Bearer t"}
TURTLE = "<urn:a> <urn:p> '甲' , [] . <rel> <urn:p> 1 ."


class Sending(BaseHTTPRequestHandler):
    """Sends a document in the way that the path names."""

    protocol_version = "HTTP/1.1"
    visits: list[str] = []  # noqa: RUF012 - one for all

    def do_GET(self) -> None:
        self.visits.append(self.path)
        way, _, name = self.path[1:].partition("/")
        data = {"empty": b"", "none": b"# nothing", "wrong": b"<urn:a> ", "quads": b"<urn:a> <urn:b> 1 <urn:g> ."}.get(
            name, TURTLE.encode()
        )
        self.send_response({"missing": 404, "redirect": 302, "hidden": 302, "see": 303, "round": 307}.get(way, 200))
        kind = {"page": "text/html", "json": "application/json", "plain": "text/plain", "untold": ""}.get(
            way, "text/turtle; charset=utf-8"
        )
        if kind:
            self.send_header("Content-Type", kind)
        if way == "chunked":
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for piece in (data[:10], data[10:]):
                self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
            self.wfile.write(b"0\r\n\r\n")
            return
        if way == "redirect":
            self.send_header("Location", f"http://localhost:{self.server.server_address[1]}/length/a.ttl")
        if way in ("see", "round"):
            left = int(name) if name.isdigit() else 9
            self.send_header("Location", "/length/%E7%94%B2.ttl" if way == "see" or left == 1 else f"/round/{left - 1}")
        if way == "hidden":
            here, there = (f"{host}:{self.server.server_address[1]}" for host in ("127.0.0.1", "localhost"))
            self.send_header("Location", f"http://{here}>@{there}/length/a.ttl")
        if way in ("length", "short", "missing", "redirect", "hidden", "see", "round"):
            self.send_header("Content-Length", str(len(data) + (way == "short")))
        else:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(data)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Sending) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def client(host: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    path = tmp_path_factory.mktemp("loading") / "g.db"
    Graph.create(path).close()
    config = Config(port=0, readers=1, writable=True, token="t", services=frozenset({host}))
    with serving(path, config) as url, httpx.Client(base_url=url, headers=HEAD, timeout=30) as made:
        yield made


def loaded(client: httpx.Client, text: str) -> httpx.Response:
    return client.post("/update", data={"update": text})


def size(client: httpx.Client, graph: str) -> str:
    query = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    return client.get("/sparql", params={"query": query, "format": "csv"}).text.split()[1]


@pytest.mark.parametrize("way", ["length", "chunked", "close", "plain", "untold"])
def test_a_document_is_read_however_it_is_sent(client: httpx.Client, host: str, way: str) -> None:
    graph = f"urn:{way}"
    assert loaded(client, f"LOAD <http://{host}/{way}/a.ttl> INTO GRAPH <{graph}>").status_code == 204
    assert size(client, graph) == "3"
    relative = f"ASK {{ GRAPH <{graph}> {{ <http://{host}/{way}/rel> ?p 1 }} }}"
    assert client.get("/sparql", params={"query": relative}).json()["boolean"] is True


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("close/empty", "no triples"),
        ("length/none", "no triples"),
        ("length/wrong", "cannot be read"),
        ("length/quads", "cannot be read"),
        ("missing/a.ttl", "404"),
        ("redirect/a.ttl", "to this host is refused"),
        ("hidden/a.ttl", "to this address is refused"),
        ("json/a", "application/json"),
        ("short/a.ttl", "broke off"),
        ("page/a.ttl", "text/html"),
        ("untold/a.exe", "does not say"),
    ],
)
def test_what_cannot_be_had_is_no_success(client: httpx.Client, host: str, target: str, said: str) -> None:
    Sending.visits.clear()
    text = f"INSERT DATA {{ <urn:x> <urn:y> '{target}' }} ; LOAD <http://{host}/{target}> INTO GRAPH <urn:bad>"
    told = loaded(client, text)
    assert told.status_code == 502, told.text
    assert said in told.json()["detail"]
    assert host in told.json()["detail"]
    assert Sending.visits == [f"/{target}"], "what LOAD may not name is not asked"
    asked = f"ASK {{ {{ ?s ?p '{target}' }} UNION {{ GRAPH <urn:bad> {{ ?s ?p ?o }} }} }}"
    assert client.get("/sparql", params={"query": asked}).json()["boolean"] is False, "all of it or nothing"


def test_a_document_that_is_elsewhere_is_fetched_there(client: httpx.Client, host: str) -> None:
    Sending.visits.clear()
    assert loaded(client, f"LOAD <http://{host}/see/广州?x=甲> INTO GRAPH <urn:see>").status_code == 204
    assert Sending.visits == ["/see/%E5%B9%BF%E5%B7%9E?x=%E7%94%B2", "/length/%E7%94%B2.ttl"]
    assert size(client, "urn:see") == "3"
    assert loaded(client, f"LOAD <http://{host}/round/4> INTO GRAPH <urn:four>").status_code == 204
    told = loaded(client, f"LOAD <http://{host}/round/5>")
    assert (told.status_code, "more than 4 times" in told.json()["detail"]) == (502, True)


def test_silent_is_silent_and_the_rest_is_done(client: httpx.Client, host: str) -> None:
    text = (
        f"PREFIX h: <http://{host}/length/> LOAD SILENT <http://{host}/missing/a> ;"
        "INSERT DATA { GRAPH <urn:s> { <urn:x> <urn:y> 1 } } ; LOAD h:a.ttl INTO GRAPH <urn:s> # and so on\n;"
        f"LOAD <http://{host}/chunked/b> INTO GRAPH <urn:s>"
    )
    assert loaded(client, text).status_code == 204
    assert size(client, "urn:s") == "6"


def test_a_mistake_in_the_update_is_told_before_anybody_is_asked(client: httpx.Client, host: str) -> None:
    Sending.visits.clear()
    told = loaded(client, f"LOAD <http://{host}/length/a.ttl> ;\nINSERT NONSENSE")
    assert (told.status_code, told.json()["line"]) == (400, 2)
    assert Sending.visits == []


def test_a_name_that_comes_to_stand_for_a_metadata_service_leads_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """As with DNS rebinding: the name is allowed, its address is not."""
    asked = []

    def looked_up(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        kind = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
        return [(*kind, ("169.254.169.254", port)), (socket.AF_INET6, *kind[1:], ("fe80::1%eth0", port, 0, 0))]

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("a connection"))
    with pytest.raises(ServiceError, match="cannot be loaded") as refused:
        fetched("http://allowed.example.org/latest/meta-data/")
    assert "where no documents are" in refused.value.detail
    assert asked == ["allowed.example.org"], "it is looked up once"
