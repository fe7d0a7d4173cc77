"""Speed of a graph that is there: single documents against `Store.load`, and the questions people ask of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count as count_up
from itertools import cycle
from pathlib import Path

import pyoxigraph as ox

import zhitu
from bench.corpus import documents
from bench.replay import Recording, moved_on, record, tenth_changed
from bench.rows import Row, best, race
from zhitu.api import OpenGraph
from zhitu.iri import Iris
from zhitu.pipeline import Adder, Writer, build_documents, create_graph
from zhitu.settings import Settings
from zhitu.store import Piece, pack_lines

__all__ = ["rows"]

_DOCUMENTS = 600


def rows(scale: float) -> Iterator[Row]:
    """Single documents, then queries."""
    recording = record(list(documents(max(6, int(_DOCUMENTS * scale)))))
    with tempfile.TemporaryDirectory() as folder:
        yield from _single(Path(folder), recording)
        yield from _queries(Path(folder), recording)


def _single(folder: Path, recording: Recording) -> Iterator[Row]:
    """One document after the other into stores on disk that grow alike and were written to equally often."""
    count, quads = len(recording.documents), recording.quads
    stores = _Stores(folder, recording)

    def row(name: str, own: Callable[[], object], peer_name: str, peer: Callable[[], object]) -> Row:
        mine, other = race(own, peer)
        return Row(f"{count} {name}", quads / mine, "quads/s", peer_name, quads / other)

    load, both = "Store.load of each", "remove_graph and Store.load, two transactions"
    new = partial(_new, stores, recording)
    yield row("new documents' lines", partial(new, stores.replace), load, stores.load)
    yield row("new documents, Adder without extraction", partial(new, stores.add), load, stores.load)
    moved, amended = moved_on(recording, "编者按。\n"), tenth_changed(recording)
    for name, write, other in (
        ("documents' lines, a tenth changed", stores.replace, amended),
        ("documents' lines, all passages moved", stores.replace, moved),
        ("documents, Adder without extraction, all passages moved", stores.add, moved),
    ):
        for peer_name in (load, both):
            # Every replacement leaves its traces in RocksDB, so each case begins with stores of its own.
            full, standing = stores.graph(), stores.load()
            write(full, recording)
            peer = stores.load if peer_name == load else partial(stores.remove_and_load, standing)
            label = name if peer_name == load else f"{name}, removal counted"
            yield row(f"replaced {label}", partial(_turn, write, full, cycle((other, recording))), peer_name, peer)
            full.close()


def _new(stores: _Stores, recording: Recording, write: Callable[[Writer, Recording], None]) -> None:
    with stores.graph() as writer:
        write(writer, recording)


def _turn(write: Callable[[Writer, Recording], None], writer: Writer, versions: Iterator[Recording]) -> None:
    """Write the next version of every document, so that each run has something to change."""
    write(writer, next(versions))


class _Stores:
    """Ways to write recorded documents, each a transaction or two of its own."""

    def __init__(self, folder: Path, recording: Recording) -> None:
        self.folder, self.recording, self.settings = folder, recording, Settings()
        self._fresh = count_up()
        #: What a ledger has of the documents of each graph: their lines, packed.
        self._known: dict[Path, dict[str, bytes]] = {}

    def graph(self) -> Writer:
        """A new graph without documents, opened for writing."""
        return create_graph(self.folder / f"single-{next(self._fresh)}.db", self.settings)

    def replace(self, writer: Writer, recording: Recording) -> None:
        """Recorded lines, new or in the place of those that are there, which the ledger knows."""
        graph, known = writer.graph, self._known.setdefault(writer.graph.path, {})
        for identifier, lines in recording.lines.items():
            iri = graph.iris.document(identifier)
            graph.apply(Piece((iri,), lines), known)
            known[iri] = pack_lines(lines)

    def add(self, writer: Writer, recording: Recording) -> None:
        """All that `Adder` does, but for extraction itself."""
        adder = Adder(writer, self.settings, extractor=recording.factory)
        for document in recording.documents:
            report = adder.add(document)
            assert report.written, report.failures

    def load(self) -> ox.Store:
        """The peer: a bare store, filled."""
        store = ox.Store(str(self.folder / f"peer-{next(self._fresh)}"))
        for lines in self.recording.lines.values():
            store.load(lines.encode(), format=ox.RdfFormat.N_QUADS)
        return store

    def remove_and_load(self, store: ox.Store) -> None:
        """The peer of replacing: a crash in between loses the document."""
        for identifier, lines in self.recording.lines.items():
            store.remove_graph(ox.NamedNode(Iris(self.settings.base).document(identifier)))
            store.load(lines.encode(), format=ox.RdfFormat.N_QUADS)


def _queries(folder: Path, recording: Recording) -> Iterator[Row]:
    path = folder / "whole.db"
    build_documents(recording.documents, path, Settings(), extractor=recording.factory)
    with zhitu.open(path) as graph:
        for name, run in _asked(graph, _best_known(recording)).items():
            run()
            yield Row(f"{name}, {len(recording.documents)} documents", best(run) * 1000, "ms")


def _best_known(recording: Recording) -> str:
    """Name of the entity with most mentions in the first document."""
    entities = recording.extractions[recording.documents[0].id].entities
    return max(entities, key=lambda entity: (len(entity.mentions), entity.name)).name


def _asked(graph: OpenGraph, name: str) -> dict[str, Callable[[], object]]:
    return {
        "show an entity": lambda: graph.show(name),
        "stats": graph.stats,
        "laboratories with their places": lambda: list(
            graph.query("SELECT ?lab ?place { ?lab a zt:Laboratory ; zt:locatedIn ?place }")  # type: ignore[arg-type]
        ),
    }
