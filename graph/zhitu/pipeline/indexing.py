"""The search index of a graph: where it is, whether it is current, and how it is made and kept so."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from zhitu.errors import GraphError
from zhitu.query.search import LIMIT, EntityHit, Index, QuoteHit, Scan, Searcher, build, revise, update
from zhitu.store import Graph, Ledger, Piece, search_path
from zhitu.store.marker import Marker
from zhitu.store.tally import begun, counted, since

__all__ = ["Indexed", "Told", "bring", "current", "index", "index_path", "searcher", "state_of"]

#: Told in one line what is the matter with an index, and what is done about it.
Told = Callable[[str], None]
Progress = Callable[[int, int], None]
_Hit = TypeVar("_Hit")


def index_path(graph: Graph) -> Path:
    """Where the index of the graph's present store is."""
    return search_path(graph.path, graph.marker.store)


def state_of(graph: Graph) -> str | None:
    """A short text that is another one after a change of the graph: the number of changes.

    None where a change was under way when the graph was opened for reading, so that it cannot be told whether it is in
    there.
    """
    return graph.state if graph.read_only else counted(graph.path, graph.marker.store)


def current(path: Path) -> tuple[Path, bool] | None:
    """The index file of the graph in this directory, which is not opened, and whether it is current.

    None where it is missing, or lacks more than changes past the ledger, which `bring` brings in. While such a change
    is made it is current without it, as copies for reading are. GraphError where there is no graph.
    """
    store = Marker.read(path).store
    file = search_path(path, store)
    if not file.is_file():
        return None
    changes, amid = int(counted(path, store)), bool(begun(path, store))
    try:
        with Index(file) as found:
            state = int(found.state)
    except (GraphError, ValueError):  # damaged, or of another version: to be made anew
        return None
    if changes - amid <= state <= changes:
        return file, True
    return None if since(path, store, state, changes) is None else (file, False)


def bring(graph: Graph, *, progress: Progress | None = None) -> Path:
    """Bring the index up to date with what was written past the ledger, or make it anew; where it is, as `index`."""
    path, now = index_path(graph), state_of(graph)
    with suppress(GraphError, ValueError):
        if now is not None and not _moved(graph):
            with Index(path) as found:
                before = found.state
            graphs = since(graph.path, graph.marker.store, int(before), int(now))
            if graphs is not None and revise(graph, path, now, dict.fromkeys(graphs), before=before):
                return path
    return index(graph, progress=progress)


def index(graph: Graph, *, progress: Progress | None = None) -> Path:
    """Make the index anew; where it is. GraphError where it cannot be written, or the graph has moved on."""
    path, state = index_path(graph), state_of(graph)
    if state is None or _moved(graph):
        raise GraphError(f"{graph.path}: another process is writing this graph; make the index when it has ended")
    build(graph, path, state, progress=progress)
    return path


def _moved(graph: Graph) -> bool:
    """Whether the graph has been changed since it was opened for reading."""
    return graph.read_only and graph.state != counted(graph.path, graph.marker.store)


def searcher(graph: Graph, *, told: Told = lambda _: None, progress: Progress | None = None) -> Searcher:
    """What searches the graph: its index, made (anew) where there is none that is current and the folder is writable.

    Where it is not, or another process is changing the graph, the graph itself is searched, which takes longer and
    finds the same.
    """
    path, state = index_path(graph), state_of(graph)
    try:
        found = Index(path)
    except GraphError as error:
        problem = str(error) if path.exists() else f"{graph.path}: has no search index yet"
    else:
        if found.state == state:
            return _Beside(found, graph, state) if graph.read_only else found
        found.close()
        problem = f"{graph.path}: the search index is older than the graph"
    if state is None or _moved(graph):
        told(f"{graph.path}: another process is changing this graph; searching what was opened, which takes longer")
        return Scan(graph)
    if not os.access(graph.path, os.W_OK):
        told(f"{problem}, and cannot be written here; searching the graph itself, which takes longer")
        return Scan(graph)
    told(f"{problem}; making it")
    return _Beside(Index(bring(graph, progress=progress)), graph, state)


class _Beside:
    """Searches the index as long as it is of the same state as the graph, which does not change, then the graph."""

    def __init__(self, index: Index, graph: Graph, state: str) -> None:
        self.index, self.graph, self.state = index, graph, state

    def entities(self, text: str, *, kind: str | None = None, limit: int = LIMIT) -> list[EntityHit]:
        """As `Searcher.entities`."""
        return self._found(lambda searcher: searcher.entities(text, kind=kind, limit=limit))

    def quotes(self, text: str, *, limit: int = LIMIT, overlapping: bool = False) -> list[QuoteHit]:
        """As `Searcher.quotes`."""
        return self._found(lambda searcher: searcher.quotes(text, limit=limit, overlapping=overlapping))

    def _found(self, ask: Callable[[Searcher], list[_Hit]]) -> list[_Hit]:
        try:
            with self.index.still() as state:
                if state == self.state:
                    found = ask(self.index)
                    # where nobody was expected to write, the index stands still only as long as nobody does
                    if not (self.index.alone and _moved(self.graph)):
                        return found
        except sqlite3.DatabaseError:
            if not _moved(self.graph):
                raise
        return ask(Scan(self.graph))


class Indexed:
    """The search index, where somebody has made one: who never searches pays nothing."""

    def before(self, graph: Graph, piece: Piece) -> Piece:
        """The change as it is: the index is no graph."""
        del graph
        return piece

    def after(self, graph: Graph, ledger: Ledger, changed: Sequence[str] | None) -> None:
        """Bring in what changed; an index too old for that stays as it is, and whoever searches next makes it anew."""
        path, now = index_path(graph), ledger.fact("changes", "0")
        if changed is None or not path.exists():
            return
        try:
            with Index(path) as found:
                before = found.state
            if before.isdecimal() and int(now) - 1 <= int(before) <= int(now):
                update(graph, path, now, changed)
        except GraphError:  # damaged, which must not keep a document out of the graph: `searcher` says so and mends it
            return


def main() -> None:
    """Bring the index of the graph named on the command line up to date."""
    with Graph.open(sys.argv[1], read_only=True) as graph:
        bring(graph)
