"""Speed of a graph that is there: single documents against `Store.load`, and the questions people ask of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox

import zhitu
from bench.corpus import documents
from bench.replay import Recording, record
from bench.rows import Row, best, race
from zhitu.api import OpenGraph
from zhitu.pipeline import Adder, build_documents, create_graph
from zhitu.settings import Settings
from zhitu.store import Graph

__all__ = ["rows"]

_DOCUMENTS = 600


def rows(scale: float) -> Iterator[Row]:
    """Single documents, then queries."""
    recording = record(list(documents(max(6, int(_DOCUMENTS * scale)))))
    with tempfile.TemporaryDirectory() as folder:
        yield from _single(Path(folder), recording)
        yield from _queries(Path(folder), recording)


def _single(folder: Path, recording: Recording) -> Iterator[Row]:
    """One document after the other into stores on disk that grow alike."""
    fresh = iter(range(1_000))  # every run has directories of its own
    settings = Settings()
    count, quads = len(recording.documents), recording.quads

    def graph() -> Graph:
        return create_graph(folder / f"single-{next(fresh)}.db", settings)

    def peer() -> None:
        store = ox.Store(str(folder / f"peer-{next(fresh)}"))
        for lines in recording.lines.values():
            store.load(lines.encode(), format=ox.RdfFormat.N_QUADS)

    def replace(opened: Graph) -> None:
        for identifier, lines in recording.lines.items():
            opened.replace([opened.iris.document(identifier)], lines.rstrip("\n").split("\n"))

    def add(opened: Graph) -> None:
        adder = Adder(opened, settings, extractor=recording.factory)
        for document in recording.documents:
            report = adder.add(document)
            assert report.written, report.failures

    full = graph()
    replace(full)
    cases: list[tuple[str, Callable[[], object]]] = [
        ("new documents' lines", lambda: replace(graph())),
        ("replaced documents' lines", lambda: replace(full)),
        ("new documents, Adder without extraction", lambda: add(graph())),
        ("replaced documents, Adder without extraction", lambda: add(full)),
    ]
    for name, own in cases:
        mine, other = race(own, peer)
        yield Row(f"{count} {name}", quads / mine, "quads/s", "Store.load of each", quads / other)
    full.close()


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
