"""What zhitu's service is measured against: other programs that answer SPARQL, each loaded with the same N-Quads."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.asking import Ask, connected, wait
from bench.inmemory import answering
from bench.virtuoso import ended, free_port, virtuoso

__all__ = ["PEERS", "Kind", "Peer", "zhitu"]


@dataclass(frozen=True, slots=True)
class Peer:
    """A program that has loaded the graph: in how many seconds, how it is asked, its address where it has one."""

    seconds: float
    ask: Ask
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A program to measure against.

    start    loads a file into a folder and answers, each time within so many seconds, while the context lasts
    program  what has to be installed, None where zhitu's own dependencies bring it, and it is asked without HTTP
    most     quads that it is given at most: more do not fit into memory within reason
    small    whether it is asked only what another with the same engine has answered in a second
    """

    name: str
    start: Callable[[Path, Path, int], AbstractContextManager[Peer]]
    program: str | None = None
    most: int | None = None
    small: bool = False

    def missing(self, quads: int) -> str | None:
        """Why it is not measured on a graph of this size, None where it is."""
        if self.program is not None and _program(self.program) is None:
            return "not installed"
        if self.most is not None and quads > self.most:
            return f"not above {self.most} quads"
        return None


@contextmanager
def zhitu(path: Path) -> Iterator[str]:
    """The service on a graph; gives its address."""
    port = free_port()
    limit = "--max-per-client", "64"
    with _running([sys.executable, "-m", "zhitu.cli", "serve", str(path), "--port", str(port), "--quiet", *limit]):
        yield wait(f"http://127.0.0.1:{port}/sparql")


@contextmanager
def _rdflib(folder: Path, file: Path, patience: int) -> Iterator[Peer]:
    del folder
    started = time.perf_counter()
    with answering(file, patience) as ask:
        yield Peer(time.perf_counter() - started, ask)


@contextmanager
def _rdflib_endpoint(folder: Path, file: Path, patience: int) -> Iterator[Peer]:
    del folder
    port = free_port()
    started = time.perf_counter()
    command = [_program("rdflib-endpoint") or "", "serve", str(file), "--port", str(port), "--host", "127.0.0.1"]
    with _running(command):
        url = wait(f"http://127.0.0.1:{port}/")
        yield Peer(time.perf_counter() - started, connected(url, patience), url)


@contextmanager
def _oxigraph(folder: Path, file: Path, patience: int) -> Iterator[Peer]:
    program, store, port = _program("oxigraph") or "", str(folder / "oxigraph"), free_port()
    started = time.perf_counter()
    subprocess.run([program, "load", "--location", store, "--file", str(file)], check=True, capture_output=True)
    seconds = time.perf_counter() - started
    arguments = ["--location", store, "--bind", f"127.0.0.1:{port}", "--union-default-graph"]
    with _running([program, "serve-read-only", *arguments, "--timeout-s", str(patience)]):
        url = wait(f"http://127.0.0.1:{port}/query")
        yield Peer(seconds, connected(url, patience), url)


@contextmanager
def _virtuoso(folder: Path, file: Path, patience: int) -> Iterator[Peer]:
    buffers = 20_000 + file.stat().st_size // 4096  # all that it holds fits into memory
    with virtuoso(folder / "virtuoso", file.parent, buffers=buffers, patience=patience) as server:
        url = wait(server.url)
        started = time.perf_counter()
        server.load(file)
        yield Peer(time.perf_counter() - started, connected(url, patience), url)


PEERS = (
    Kind("rdflib in memory", _rdflib, most=2_000_000),
    Kind("oxigraph serve-read-only", _oxigraph, "oxigraph"),
    Kind("rdflib-endpoint", _rdflib_endpoint, "rdflib-endpoint", most=2_000_000, small=True),
    Kind("Virtuoso 7", _virtuoso, "virtuoso-t"),
)


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
        ended(process)
