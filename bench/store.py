"""Speed of a graph that is there: single documents against `Store.load`, and the questions people ask of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count as count_up
from pathlib import Path

import pyoxigraph as ox

import zhitu
from bench.corpus import documents
from bench.replay import Recording, record
from bench.rows import Row, best, race
from zhitu.api import OpenGraph
from zhitu.iri import Iris
from zhitu.pipeline import Adder, Writer, build_documents, create_graph
from zhitu.settings import Settings

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
    yield row("new documents' lines", lambda: stores.replace(stores.graph()), load, stores.load)
    yield row("new documents, Adder without extraction", lambda: stores.add(stores.graph()), load, stores.load)
    for name, write in (
        ("replaced documents' lines", stores.replace),
        ("replaced documents, Adder without extraction", stores.add),
    ):
        for peer_name in (load, both):
            # Every replacement leaves its traces in RocksDB, so each case begins with stores of its own.
            full, standing = stores.graph(), stores.load()
            stores.replace(full)
            peer = stores.load if peer_name == load else partial(stores.remove_and_load, standing)
            label = name if peer_name == load else f"{name}, removal counted"
            yield row(label, partial(write, full), peer_name, peer)
            full.close()


class _Stores:
    """Ways to write recorded documents, each a transaction or two of its own."""

    def __init__(self, folder: Path, recording: Recording) -> None:
        self.folder, self.recording, self.settings = folder, recording, Settings()
        self._fresh = count_up()

    def graph(self) -> Writer:
        """A new graph without documents, opened for writing."""
        return create_graph(self.folder / f"single-{next(self._fresh)}.db", self.settings)

    def replace(self, writer: Writer) -> None:
        """Recorded lines, new or in the place of those that are there."""
        graph = writer.graph
        for identifier, lines in self.recording.lines.items():
            graph.replace([graph.iris.document(identifier)], lines.rstrip("\n").split("\n"))

    def add(self, writer: Writer) -> None:
        """All that `Adder` does, but for extraction itself."""
        adder = Adder(writer, self.settings, extractor=self.recording.factory)
        for document in self.recording.documents:
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
