"""What a query may use: it is stopped at its limits, visibly, and others go on."""

from __future__ import annotations

import gzip
import json
import os
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import httpx
import pyoxigraph as ox
import pytest

from zhitu.serve import Config, Limits, serving
from zhitu.store import Graph

#: The filter needs all three patterns: over two of them the engine would be done at once.
ENDLESS = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(STRLEN(CONCAT(STR(?a), STR(?d), STR(?i))) < 0) }"
)
#: Rows come at once and never end.
STREAM = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LIMITS = Limits(seconds=1.0, rows=200_000, memory=150_000_000, per_client=3, waiting=5, stall=5)


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of 3000 statements: their cross product has 27 thousand million rows."""
    path = tmp_path_factory.mktemp("limits") / "crowded.db"
    with Graph.create(path) as graph:
        graph.store.extend(
            ox.Quad(ox.NamedNode(f"urn:s:{n}"), ox.NamedNode("urn:p"), ox.Literal(f"text {n}"), ox.NamedNode("urn:g"))
            for n in range(3000)
        )
        graph.store.flush()
    return path


@pytest.fixture(scope="module")
def limited(crowded: Path) -> Iterator[str]:
    with serving(crowded, Config(port=0, readers=3, limits=LIMITS)) as url:
        yield url


@pytest.fixture
def client(limited: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=limited, timeout=30) as made:
        yield made


def gauge(client: httpx.Client, name: str) -> int:
    lines = client.get("metrics").text.splitlines()
    return next(int(float(line.split()[1])) for line in lines if line.startswith(f"zhitu_{name} "))


def wait(condition: object, seconds: float = 10) -> None:
    """Until `condition()` holds."""
    assert callable(condition)
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come to hold"
        time.sleep(0.05)


def test_a_query_that_does_not_end_is_ended(client: httpx.Client) -> None:
    before = gauge(client, "readers_ended_total")
    answer = client.get("sparql", params={"query": ENDLESS})
    assert (answer.status_code, answer.json()["title"]) == (504, "the query took too long")
    assert gauge(client, "readers_ended_total") == before + 1
    wait(lambda: gauge(client, "readers_idle") == 3)
    assert client.get("sparql", params={"query": "ASK { ?s ?p ?o }", "union": "true"}).json()["boolean"] is True


def test_its_process_is_gone_with_its_memory(client: httpx.Client) -> None:
    before = children()
    answers: list[int] = []
    asking = threading.Thread(
        target=lambda: answers.append(client.get("sparql", params={"query": ENDLESS}).status_code)
    )
    asking.start()
    asking.join()
    assert answers == [504]
    wait(lambda: len(children()) == len(before) and children() != before)


def children() -> set[int]:
    """Processes that this one has started and that run."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        if int(fields[1]) == os.getpid() and fields[0] != "Z":
            found.add(int(stat.parent.name))
    return found


def test_a_query_that_takes_too_much_memory_is_ended(crowded: Path) -> None:
    doubled = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(30))  # of ten letters: ten gigabytes
    hungry = f"SELECT (STRLEN(?x30) AS ?n) {{ BIND('abcdefghij' AS ?x0) {doubled} }}"
    config = Config(port=0, readers=1, limits=Limits(seconds=60, memory=150_000_000))
    with serving(crowded, config) as url, httpx.Client(base_url=url, timeout=60) as client:
        answer = client.get("sparql", params={"query": hungry})
        assert (answer.status_code, answer.json()["title"]) == (503, "the query needs too much memory")
        wait(lambda: gauge(client, "readers_idle") == 1)
        assert client.get("sparql", params={"query": "ASK {}"}).status_code == 200


@pytest.mark.parametrize("coding", ["identity", "gzip"])
@pytest.mark.parametrize("media", ["json", "csv", "xml", "tsv"])
def test_a_result_with_too_many_rows_does_not_look_whole(client: httpx.Client, coding: str, media: str) -> None:
    broken = client.stream(
        "GET", "sparql", params={"query": STREAM, "format": media}, headers={"Accept-Encoding": coding}
    )
    with broken as answer:
        assert answer.status_code == 200
        received = bytearray()
        with pytest.raises(httpx.RemoteProtocolError, match="incomplete chunked read"):
            gather(answer, received)
    text = zlib.decompressobj(31).decompress(received) if coding == "gzip" else received
    assert len(text) > 8000
    if coding == "gzip":
        with pytest.raises(EOFError):
            gzip.decompress(received)
    elif media == "json":
        with pytest.raises(json.JSONDecodeError):
            json.loads(received)


def gather(answer: httpx.Response, received: bytearray) -> None:
    for piece in answer.iter_raw():
        received += piece


def test_a_short_result_with_too_many_rows_has_a_status(crowded: Path) -> None:
    with serving(crowded, Config(port=0, readers=1, limits=Limits(rows=10))) as url:
        query = {"query": "SELECT ?s { ?s ?p ?o }"}
        answer = httpx.get(f"{url}sparql", params=query)
        assert (answer.status_code, answer.json()["title"]) == (422, "the result has too many rows")
        construct = {"query": "CONSTRUCT WHERE { ?s ?p ?o }"}
        assert httpx.get(f"{url}sparql", params=construct).status_code == 422


def test_rows_come_before_the_last_is_known(crowded: Path) -> None:
    many = {"query": "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f } LIMIT 300000", "format": "tsv"}
    with serving(crowded, Config(port=0, readers=1)) as url, httpx.Client(base_url=url, timeout=60) as client:
        begun = time.perf_counter()
        with client.stream("GET", "sparql", params=many, headers={"Accept-Encoding": "identity"}) as answer:
            pieces = answer.iter_raw()
            rows = next(pieces).count(b"\n")
            first = time.perf_counter() - begun
            rows += sum(piece.count(b"\n") for piece in pieces)
            whole = time.perf_counter() - begun
    assert rows == 300_001
    assert first < whole / 3


def test_one_client_has_so_many_queries_at_once(client: httpx.Client) -> None:
    answers: list[httpx.Response] = []
    askers = [
        threading.Thread(target=lambda: answers.append(client.get("sparql", params={"query": ENDLESS})))
        for _ in range(LIMITS.per_client + 2)
    ]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    refused = [answer for answer in answers if answer.status_code == 429]
    assert len(refused) >= 1
    assert all(int(answer.headers["retry-after"]) >= 1 for answer in refused)
    assert {answer.status_code for answer in answers} == {429, 504}
    wait(lambda: gauge(client, "readers_idle") == 3)


def test_a_query_ends_with_its_client(crowded: Path) -> None:
    patient = Config(port=0, readers=1, limits=Limits(seconds=60))
    with serving(crowded, patient) as url, httpx.Client(base_url=url) as client:
        with pytest.raises(httpx.ReadTimeout):
            client.get("sparql", params={"query": ENDLESS}, timeout=0.5)
        wait(lambda: gauge(client, "readers_ended_total") == 1)
        with client.stream("GET", "sparql", params={"query": STREAM}) as answer:
            next(answer.iter_raw())
        wait(lambda: gauge(client, "readers_ended_total") == 2)


def test_brackets_without_end_are_an_error(client: httpx.Client) -> None:
    deep = "SELECT * {" + "{" * 200_000 + "}" * 200_000 + "}"
    plain = {"content-type": "application/sparql-query"}  # a form escapes each bracket, which is too long
    answer = client.post("sparql", content=deep, headers=plain)
    assert (answer.status_code, answer.json()["title"]) == (400, "the query is nested too deeply")


def test_one_client_does_not_keep_others_waiting(crowded: Path) -> None:
    """What is without end holds all the processes that there are; who holds none gets one of the reserve."""
    limits = Limits(seconds=8, per_client=8, waiting=5)
    with serving(crowded, Config(port=0, readers=2, limits=limits)) as url:
        greedy = [
            threading.Thread(
                target=httpx.get, args=(f"{url}sparql",), kwargs={"params": {"query": ENDLESS}, "timeout": 30}
            )
            for _ in range(4)
        ]
        for thread in greedy:
            thread.start()
        other = httpx.HTTPTransport(local_address="127.0.0.2")
        with httpx.Client(base_url=url, transport=other, timeout=30) as client:
            wait(lambda: gauge(client, "readers_idle") == 0)
            for _ in range(5):
                assert client.get("sparql", params={"query": "ASK {}"}).json()["boolean"] is True
        for thread in greedy:
            thread.join()
        with httpx.Client(base_url=url, timeout=30) as client:
            wait(lambda: gauge(client, "readers_idle") == 2)
            assert client.get("sparql", params={"query": "ASK {}"}).status_code == 200


def test_who_takes_nothing_gives_way_to_others(crowded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Clients of different addresses that read nothing hold every process, those of the reserve too."""
    monkeypatch.setattr("zhitu.serve.delivery._HURRY", 0.6)
    limits = Limits(seconds=60, waiting=20, stall=60)
    told = urlencode({"query": STREAM})
    with serving(crowded, Config(port=0, readers=1, limits=limits)) as url, ExitStack() as slow:
        port = urlsplit(url).port
        for number in (2, 3):
            asking = slow.enter_context(socket.create_connection(("127.0.0.1", port), 30, (f"127.0.0.{number}", 0)))
            asking.sendall(f"GET /sparql?{told} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            assert asking.recv(100)
        with httpx.Client(base_url=url, timeout=30) as client:
            time.sleep(2)
            assert gauge(client, "broken_off_total") == 0  # while nobody else asks
            assert client.get("sparql", params={"query": "ASK {}"}).json()["boolean"] is True
            assert gauge(client, "broken_off_total") >= 1
