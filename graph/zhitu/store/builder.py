"""A whole graph from nothing: lines of N-Quads go into a fresh store in large pieces, the store into place.

Until `commit` the graph that was there is as it was; a build that fails or is killed leaves it so.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import TracebackType

import pyoxigraph as ox

from zhitu.errors import GraphError
from zhitu.iri import Iris
from zhitu.memory import give_back
from zhitu.settings import DEFAULT_BASE
from zhitu.store.glance import ledger_path
from zhitu.store.graph import Graph, open_store
from zhitu.store.ledger import Ledger
from zhitu.store.marker import FORMAT, NAME, Marker
from zhitu.vocabulary import vocabulary

__all__ = ["PIECE", "SMALL_PIECE", "Builder"]

#: Bytes of N-Quads that are loaded at once. Memory grows with it (1.6 GB where 3.6M quads go in as one piece, 78 MB
#: with this), speed hardly.
PIECE = 8_000_000
#: The same while documents are extracted, which takes a hundred times as long: 26 MB, a fifth slower.
SMALL_PIECE = 2_000_000


class Builder:
    """Builds the graph at `path`; a context manager that clears away what it has not committed.

    with Builder("graph.db") as builder:
        builder.write(lines)
        graph = builder.load()          # may be queried and changed
        builder.commit()

    Without a ledger the graph is a copy for reading. `piece` is how many bytes are loaded at once (`PIECE`).
    """

    def __init__(
        self, path: str | Path, *, base: str = DEFAULT_BASE, with_ledger: bool = True, piece: int | None = None
    ) -> None:
        self.path = Path(path)
        self._piece = piece or PIECE
        self.previous = _previous(self.path)
        self.marker = Marker(Iris(base).base, vocabulary().version, _unused(self.path))
        absolute = self.path.absolute()
        self.folder = absolute.parent / f".{absolute.name}.building"
        self._graph: Graph | None = None
        self._ledger: Ledger | None = None
        self._with_ledger = with_ledger
        # Held to the end, so that no other process writes what is about to be replaced.
        self._locked = _lock(self.path, self.path / self.previous.store) if self.previous else None
        try:
            self._prepare()
        except OSError as error:
            raise GraphError(f"{self.path}: cannot be written: {error}") from error
        # pyoxigraph lets go of the interpreter while it loads, so one thread loads while documents are extracted.
        self._loader = ThreadPoolExecutor(1, "zhitu-load")
        self._loading: Future[None] | None = None
        self._waiting: list[bytes] = []
        self._size = self._pieces = 0

    def __enter__(self) -> Builder:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._loader.shutdown(wait=True, cancel_futures=True)
        if self._graph is not None:
            self._graph.close()
        if self._ledger is not None:
            self._ledger.close()
        self._locked = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def write(self, lines: str) -> None:
        """Add lines of N-Quads; they are loaded, some time before `load` returns, a piece at a time."""
        data = lines.encode()
        self._waiting.append(data)
        self._size += len(data)
        if self._size >= self._piece:
            self._send()

    def _send(self) -> None:
        """Load what is waiting, once the piece before it is done: two pieces in memory at most."""
        piece, self._waiting, self._size = b"".join(self._waiting), [], 0
        self._settle()
        self._pieces += 1
        self._loading = self._loader.submit(self._load, piece)

    def _settle(self) -> None:
        try:
            if self._loading is not None:
                self._loading.result()
        except OSError as error:
            raise GraphError(f"{self.path}: cannot be written: {error}") from error

    def _load(self, piece: bytes) -> None:
        assert self._graph is not None
        self._graph.store.bulk_load(piece, format=ox.RdfFormat.N_QUADS)
        give_back()

    @property
    def ledger(self) -> Ledger:
        """The ledger of the new graph."""
        assert self._ledger is not None
        return self._ledger

    def previous_ledger(self) -> Path | None:
        """The ledger's file in the graph that is to be replaced; None where there is none."""
        file = ledger_path(self.path, self.previous.store) if self.previous else None
        return file if file is not None and file.is_file() else None

    def previous_lines(self, named: str) -> Iterator[str]:
        """Lines of a named graph in the graph that is to be replaced."""
        if self._locked is not None:
            for quad in self._locked.quads_for_pattern(None, None, None, ox.NamedNode(named)):
                yield f"{quad.subject} {quad.predicate} {quad.object} {quad.graph_name} .\n"

    @property
    def previous_store(self) -> ox.Store | None:
        """The store of the graph that is to be replaced; None where there is none that can be read."""
        return self._locked

    def previous_documents(self) -> Iterator[str]:
        """IRIs of the documents' graphs in the graph that is to be replaced."""
        if self._locked is not None and self.previous is not None and self.previous.base:
            begins = Iris(self.previous.base).document("")
            named = (named.value for named in self._locked.named_graphs() if isinstance(named, ox.NamedNode))
            yield from (iri for iri in named if iri.startswith(begins))

    def users_lines(self) -> Iterator[str]:
        """Lines of the graphs that users wrote into the graph that is to be replaced, neither documents nor zhitu's."""
        if self._locked is None or self.previous is None or not self.previous.base:
            return
        iris = Iris(self.previous.base)
        own = (iris.document(""), iris.graph(""))
        for named in self._locked.named_graphs():
            if isinstance(named, ox.BlankNode) or not named.value.startswith(own):
                for quad in self._locked.quads_for_pattern(None, None, None, named):
                    yield f"{quad.subject} {quad.predicate} {quad.object} {named} .\n"
        for quad in self._locked.quads_for_pattern(None, None, None, ox.DefaultGraph()):
            yield f"{quad.subject} {quad.predicate} {quad.object} .\n"

    def load(self) -> Graph:
        """All that was written, as a graph that may be queried and changed but is not yet in place."""
        assert self._graph is not None
        self._send()
        self._settle()
        return self._graph

    def rebase(self, base: str) -> None:
        """Take another base, where only what was written tells it."""
        assert self._graph is not None
        self.marker = self._graph.marker = replace(self.marker, base=Iris(base).base)

    def commit(self) -> None:
        """Put the graph into place: one atomic step, after which the one before is gone."""
        assert self._graph is not None
        try:
            if self._pieces > 1:  # each piece is files of its own, all of which every query would look into
                self._graph.store.optimize()
            self._graph.store.flush()
            self._graph.close()
            if self._ledger is not None:
                self._ledger.harden()
                self._ledger.close()
            if self.previous is None:
                self.marker.write(self.folder)
                if self.path.exists():
                    self.path.rmdir()  # an empty directory: `_previous` has seen to that
                os.rename(self.folder, self.path)
            else:
                for ours in self.folder.glob(f"{self.marker.store}*"):
                    os.rename(ours, self.path / ours.name)
                self.marker.write(self.path)
                self._locked = None
                _sweep(self.path, self.marker)
        except OSError as error:
            raise GraphError(f"{self.path}: cannot be written: {error}") from error

    def _prepare(self) -> None:
        """A fresh folder with an open store; what a killed build left behind is removed."""
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        inside = self.folder / self.marker.store
        if self.folder.exists():
            for left in self.folder.glob("store-*/"):
                _lock(self.path, left)  # refuses while another build is at work
            shutil.rmtree(self.folder)
        inside.mkdir(parents=True)
        self._graph = Graph(self.folder, self.marker, open_store(self.path, inside))
        if self._with_ledger:
            self._ledger = Ledger.create(self.path, ledger_path(self.folder, self.marker.store))


def _previous(path: Path) -> Marker | None:
    """The marker of the graph that is to be replaced; GraphError where `path` is something else."""
    if not path.exists():
        return None
    if not path.is_dir():
        raise GraphError(f"{path}: a file, not a graph; choose another path with -o")
    if (path / NAME).is_file():
        try:
            marker = Marker.parse(path)
        except GraphError:  # damaged: this build is the remedy, as it is for older ones
            return Marker(base="", ontology="", store="", format=0)
        if marker.format > FORMAT:
            marker.check(path)
        return marker
    if any(path.iterdir()):
        raise GraphError(f"{path}: a directory that is not a graph, left as it is; choose another path with -o")
    return None


def _unused(path: Path) -> str:
    """A name for a store that the graph does not have yet."""
    number = 1
    while (path / f"store-{number}").exists() or ledger_path(path, f"store-{number}").exists():
        number += 1
    return f"store-{number}"


def _lock(path: Path, directory: Path) -> ox.Store | None:
    """The store in `directory`, held for writing; None where none opens, GraphError where another process has it."""
    if not (directory / "CURRENT").is_file():
        return None
    try:
        return ox.Store(str(directory))
    except (OSError, RuntimeError) as error:
        if "lock" in str(error).casefold():
            raise GraphError(f"{path}: another process is writing this graph; try again when it has ended") from error
        return None  # damaged: to build anew is the remedy


def _sweep(path: Path, marker: Marker) -> None:
    """Remove all stores but the present one."""
    for left in path.glob("store-*"):
        if left.name.partition(".")[0] == marker.store:
            continue
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)
