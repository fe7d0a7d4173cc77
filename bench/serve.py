"""The service against the bare engine, the engine's own server and rdflib-endpoint, on one graph."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

import pyoxigraph as ox

from bench.rows import Row, best, race
from zhitu.iri import PREFIXES, ZT
from zhitu.store import Graph

__all__ = ["rows"]

_ENTITIES = 100_000
_CLIENTS = (1, 8, 32)
_JSON = ox.QueryResultsFormat.JSON
_BASE = "https://w3id.org/zhitu/id/"


def rows(scale: float) -> Iterator[Row]:
    """Overhead of a small and of a large answer, requests a second by number of clients, each with its peers."""
    entities = max(200, int(_ENTITIES * scale))
    with tempfile.TemporaryDirectory() as folder:
        path, file = Path(folder) / "graph.db", Path(folder) / "graph.nq"
        _generate(file, entities)
        with Graph.create(path) as graph:
            graph.store.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS)
            graph.store.flush()
        size = f"{entities * 6} quads"
        point = f"SELECT ?p ?o WHERE {{ <{_BASE}e7> ?p ?o }}"
        large = "SELECT ?s ?o WHERE { ?s ?p ?o }"
        with _zhitu(path) as url:
            yield from _overhead(path, url, point, large, size)
            own = {clients: _rate(url, point, clients, scale) for clients in _CLIENTS}
        for name, peer in (("oxigraph serve-read-only", _oxigraph), ("rdflib-endpoint", _rdflib_endpoint)):
            with peer(path, file) as url:
                for clients in _CLIENTS:
                    case = f"point query, {clients} clients, {size}"
                    if url is None:
                        yield Row(case, own[clients], "requests/s", f"{name}: not installed")
                    else:
                        yield Row(case, own[clients], "requests/s", name, _rate(url, point, clients, scale))


def _generate(file: Path, entities: int) -> None:
    """Entities with class, name, claim and quote, in graphs of a hundred."""
    label = PREFIXES["skos"] + "prefLabel"
    rdf = PREFIXES["rdf"]
    with file.open("w", encoding="utf-8") as output:
        for n in range(entities):
            graph = f"<{_BASE}doc/d{n // 100}>"
            me, claim = f"<{_BASE}e{n}>", f"<{_BASE}claim/{n:016x}>"
            output.write(f'{me} <{rdf}type> <{ZT}Entity> {graph} .\n{me} <{label}> "第{n}实验室"@zh {graph} .\n')
            output.write(f"{claim} <{rdf}subject> {me} {graph} .\n{claim} <{rdf}object> <{_BASE}e{n // 7}> {graph} .\n")
            output.write(f'{claim} <{ZT}quote> "第{n}实验室位于第{n // 7}号园区。" {graph} .\n')
            output.write(f"{me} <{ZT}locatedIn> <{_BASE}e{n // 7}> {graph} .\n")


def _overhead(path: Path, url: str, point: str, large: str, size: str) -> Iterator[Row]:
    """The same query over HTTP and by the engine in this process."""
    with Graph.open(path, read_only=True) as graph:

        def engine(query: str) -> bytes:
            found = graph.query(query, prefixes=graph.iris.prefixes).serialize(format=_JSON)  # type: ignore[union-attr]
            assert found is not None
            return found

        many = 50
        for _ in range(many):
            _fetch(url, point)
        own, bare = race(
            lambda: [_fetch(url, point) for _ in range(many)], lambda: [engine(point) for _ in range(many)]
        )
        yield Row(f"overhead of a point query, {size}", (own - bare) / many * 1000, "ms")
        own, bare = race(lambda: _fetch(url, large), lambda: engine(large))
        yield Row(f"all statements as JSON, {size}", own, "s", "bare engine", bare)
        first = best(lambda: _first(url, large))
        yield Row(f"first bytes of all statements, {size}", first * 1000, "ms")


def _address(url: str, query: str) -> str:
    return f"{url}?{urlencode({'query': query})}"


def _fetch(url: str, query: str) -> bytes:
    request = Request(_address(url, query), headers={"Accept": "application/sparql-results+json"})
    with urlopen(request, timeout=600) as answer:
        found: bytes = answer.read()
    return found


def _connected(url: str, query: str) -> Callable[[], bytes]:
    """Asks again and again over one connection."""
    connection = HTTPConnection(urlsplit(url).netloc, timeout=600)
    path = _address(urlsplit(url).path, query)

    def ask() -> bytes:
        connection.request("GET", path, headers={"Accept": "application/sparql-results+json"})
        return connection.getresponse().read()

    return ask


def _first(url: str, query: str) -> bytes:
    with urlopen(_address(url, query), timeout=600) as answer:
        found: bytes = answer.read(1000)
    return found


def _rate(url: str, query: str, clients: int, scale: float) -> float:
    requests = str(max(clients * 2, int(2000 * scale)))
    command = [sys.executable, "-m", "bench.load", _address(url, query), str(clients), requests]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])
    return float(done.stdout)


@contextmanager
def _zhitu(path: Path) -> Iterator[str]:
    port = _free_port()
    limit = "--max-per-client", "64"
    with _running([sys.executable, "-m", "zhitu.cli", "serve", str(path), "--port", str(port), "--quiet", *limit]):
        yield _wait(f"http://127.0.0.1:{port}/sparql")


@contextmanager
def _oxigraph(path: Path, file: Path) -> Iterator[str | None]:
    program = _program("oxigraph")
    if program is None:
        yield None
        return
    store, port = path.parent / "oxigraph", _free_port()
    subprocess.run([program, "load", "--location", store, "--file", file], check=True, capture_output=True)
    arguments = [program, "serve-read-only", "--location", str(store), "--bind", f"127.0.0.1:{port}"]
    with _running([*arguments, "--union-default-graph"]):
        yield _wait(f"http://127.0.0.1:{port}/query")


@contextmanager
def _rdflib_endpoint(path: Path, file: Path) -> Iterator[str | None]:
    del path
    program = _program("rdflib-endpoint")
    if program is None:
        yield None
        return
    port = _free_port()
    with _running([program, "serve", str(file), "--port", str(port), "--host", "127.0.0.1"]):
        yield _wait(f"http://127.0.0.1:{port}/")


def _program(name: str) -> str | None:
    """A program of this interpreter's environment, or of the machine."""
    beside = Path(sys.executable).parent / name
    return str(beside) if beside.exists() else shutil.which(name)


@contextmanager
def _running(command: list[str]) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait(url: str) -> str:
    """The URL once it answers."""
    end = time.monotonic() + 300
    while True:
        try:
            _fetch(url, "ASK {}")
            return url
        except (URLError, ConnectionError):
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
