"""The service against the bare engine, and against other programs that answer SPARQL, on generated graphs."""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

import pyoxigraph as ox

from bench.asking import PATIENCE, Ask, Refused, connected, fetch, first_bytes, rate
from bench.cases import Case, cases, laboratory
from bench.graphs import write
from bench.peers import PEERS, Kind, Peer, zhitu
from bench.rows import Row, best, race
from zhitu.api import OpenGraph
from zhitu.query import show
from zhitu.store import Builder, Graph

__all__ = ["measured", "rows"]

_CLIENTS = (1, 8, 32)
_RATED = ("point query", "entity page")
_REQUESTS = {"point query": 2000, "entity page": 500}
#: Seconds up to which a case is repeated, and which the repeats of a small one take together.
_LONG, _TOGETHER = 2.0, 0.3


def rows(scale: float, quads: int = 1_000_000) -> Iterator[Row]:
    """All cases on a graph of that size."""
    with tempfile.TemporaryDirectory() as folder:
        yield from measured(write(Path(folder) / "made.db", int(quads * scale)), scale)


@dataclass(frozen=True, slots=True)
class _Service:
    """What is measured: the address, the queries, how large the graph is and how often is asked, of what is usual."""

    url: str
    asked: list[Case]
    size: str
    scale: float

    def repeats(self, seconds: float) -> int:
        """How often a case is asked in one go."""
        return max(1, min(int(100 * self.scale), int(_TOGETHER / seconds)))


def measured(path: Path, scale: float = 1.0) -> Iterator[Row]:
    """The rows for a graph that is there; `scale` is that of the numbers of requests and of the peers' patience."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "graph.nq"
        with OpenGraph(path) as opened:
            opened.index()
            graph = opened.graph
            quads, asked, thing = graph.size, cases(graph), laboratory(graph)
            graph.store.dump(str(file), ox.RdfFormat.N_QUADS)
        with zhitu(path) as url:
            service = _Service(url, asked, f"{quads} quads", scale)
            yield from _overhead(service, path, thing)
            yield from _rates(service)
            own = None
            for kind in (kind for kind in PEERS if kind.missing(quads) is None):
                own = quads / _loading(file, folder / "loaded.db")
                patience = max(2, int(PATIENCE * scale))
                with tempfile.TemporaryDirectory() as place, kind.start(Path(place), file, patience) as peer:
                    yield Row(f"load, {service.size}", own, "quads/s", kind.name, quads / peer.seconds)
                    yield from _against(service, kind, peer)
                    if peer.url is not None:
                        yield from _rates(service, (kind.name, peer.url))
            for kind in (kind for kind in PEERS if kind.missing(quads) is not None):
                own = own or quads / _loading(file, folder / "loaded.db")
                yield Row(f"load, {service.size}", own, "quads/s", f"{kind.name}: {kind.missing(quads)}")


def _loading(file: Path, path: Path) -> float:
    """Seconds of a new graph from the lines of a file."""
    started = time.perf_counter()
    with Builder(path) as builder:
        with file.open(encoding="utf-8") as lines:
            while piece := lines.readlines(1 << 20):
                builder.write("".join(piece))
        builder.load()
        builder.commit()
    seconds = time.perf_counter() - started
    shutil.rmtree(path)
    return seconds


@contextmanager
def _engine(path: Path) -> Iterator[tuple[Graph, Ask]]:
    """The bare engine in this process."""
    with Graph.open(path, read_only=True) as graph:

        def ask(query: str) -> bytes:
            found = graph.query(query, prefixes=graph.iris.prefixes)
            assert not isinstance(found, ox.QueryTriples)
            return found.serialize(format=ox.QueryResultsFormat.JSON) or b""

        yield graph, ask


def _overhead(service: _Service, path: Path, thing: str) -> Iterator[Row]:
    """The same over HTTP and by the engine in this process."""
    url, size, ask = service.url, service.size, connected(service.url)
    point, many = service.asked[0].query, service.repeats(0.001)
    with _engine(path) as (graph, bare):
        for how, over in (("", ask), (", a connection each", lambda query: fetch(url, query))):
            own, engine = race(
                lambda o=over: [o(point) for _ in range(many)],  # type: ignore[misc]
                lambda: [bare(point) for _ in range(many)],
            )
            yield Row(f"overhead of a point query{how}, {size}", (own - engine) / many * 1000, "ms")
        for case in service.asked[1:-1]:
            yield _compared(service, case, ask, "bare engine", bare)
        rows = min(300_000, graph.size // 3)
        large = f"SELECT ?s ?p ?o {{ ?s ?p ?o }} LIMIT {rows}"
        own, engine = race(lambda: ask(large), lambda: bare(large))
        yield Row(f"{rows} statements as JSON, {size}", own, "s", "bare engine", engine)
        yield Row(f"first bytes of them, {size}", best(lambda: first_bytes(url, large)) * 1000, "ms")
        own, engine = race(lambda: _page(url, thing), lambda: show(graph, thing))
        yield Row(f"page of an entity as HTML, {size}", own * 1000, "ms", "zhitu.query.show", engine * 1000)


def _page(url: str, thing: str) -> bytes:
    address = f"http://{urlsplit(url).netloc}/id/{quote(thing.rpartition('/')[2])}"
    with urlopen(Request(address, headers={"Accept": "text/html"}), timeout=60) as answer:
        found: bytes = answer.read()
    return found


def _against(service: _Service, kind: Kind, peer: Peer) -> Iterator[Row]:
    """Each case over HTTP, and by the peer."""
    ask = connected(service.url)
    for case in service.asked:
        if not kind.small or case.name in _RATED:
            yield _compared(service, case, ask, kind.name, peer.ask)


def _compared(service: _Service, case: Case, own: Ask, name: str, peer: Ask) -> Row:
    """Milliseconds of a case, in turns; a long one is asked once."""
    about = f"{case.name}, {service.size}"
    try:
        first, found = _timed(own, case.query)
    except Refused as error:  # on a busy machine it may take longer than the service allows
        return Row(about, 0, "ms", f"refused: {error}")
    try:
        other, theirs = _timed(peer, case.peers)
        if max(first, other) <= _LONG:
            many, more = service.repeats(first), service.repeats(other)
            first, other = race(
                lambda: [own(case.query) for _ in range(many)], lambda: [peer(case.peers) for _ in range(more)]
            )
            first, other = first / many, other / more
    except Refused as error:
        return Row(about, first * 1000, "ms", f"{name}: {error}")
    counted = (_count(found), _count(theirs))
    odd = f" ({counted[1]} rows, not {counted[0]})" if counted[0] != counted[1] else ""
    return Row(about, first * 1000, "ms", name + odd, other * 1000)


def _timed(ask: Ask, query: str) -> tuple[float, bytes]:
    ask("ASK {}")  # the connection may have to be made
    started = time.perf_counter()
    found = ask(query)
    return time.perf_counter() - started, found


def _count(found: bytes) -> int:
    return len(json.loads(found)["results"]["bindings"])


def _rates(service: _Service, peer: tuple[str, str] | None = None) -> Iterator[Row]:
    """Requests a second by number of clients; then those of the peer, given by name and address."""
    for case in (case for case in service.asked if case.name in _RATED):
        requests = int(_REQUESTS[case.name] * service.scale)
        for clients in _CLIENTS:
            about = f"{case.name}, {clients} clients, {service.size}"
            try:
                own = rate(service.url, case.query, clients, requests)
            except Refused as error:  # the service refuses what would wait too long for a free process
                yield Row(about, 0, "requests/s", f"refused: {error}")
                continue
            if peer is None:
                yield Row(about, own, "requests/s")
                continue
            try:
                yield Row(about, own, "requests/s", peer[0], rate(peer[1], case.peers, clients, requests))
            except Refused as error:
                yield Row(about, own, "requests/s", f"{peer[0]}: {error}")
