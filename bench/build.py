"""Speed and memory of building a graph: end to end, and of the store alone against Oxigraph's own bulk loader."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from bench.corpus import documents
from bench.memory import measure
from bench.replay import Recording, record
from bench.rows import Row, best, race
from zhitu.pipeline import build_documents
from zhitu.settings import Settings
from zhitu.store import Builder

__all__ = ["rows"]

_DOCUMENTS = 200  # end to end
_RECORDED = 1_000  # written again and again without being extracted again
_MEMORY = (2_000, 10_000)


def rows(scale: float) -> Iterator[Row]:
    """End to end, writing alone, memory."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _end_to_end(Path(folder), max(2, int(_DOCUMENTS * scale)), repeats=3 if scale >= 0.1 else 1)
        yield from _writing(Path(folder), record(list(documents(max(2, int(_RECORDED * scale))))))
    yield from _memory(scale)


def _end_to_end(folder: Path, count: int, *, repeats: int) -> Iterator[Row]:
    corpus = list(documents(count))
    report = build_documents(corpus, folder / "graph.db", Settings())
    assert report.documents == count, report.failures[:3]
    for jobs in (1, 2):
        settings = Settings(jobs=jobs)  # processes are started anew in each run, as they are for a user
        seconds = best(lambda s=settings: build_documents(corpus, folder / "graph.db", s), repeats)  # type: ignore[misc]
        yield Row(f"end to end, {count} documents, jobs={jobs}", count / seconds, "documents/s")
        yield Row(f"end to end, {count} documents, jobs={jobs}, quads", report.quads / seconds, "quads/s")


def _writing(folder: Path, recording: Recording) -> Iterator[Row]:
    """Lines that are there already into a new graph, and with the writing of the lines; against `bulk_load`.

    Both end with a flushed store on disk; the peer reads one file.
    """
    source = folder / "all.nq"
    source.write_text("".join(recording.lines.values()), encoding="utf-8")
    graph, bare = folder / "new.db", folder / "bare"
    count, quads = len(recording.documents), recording.quads

    def ours() -> None:
        with Builder(graph) as builder:
            for lines in recording.lines.values():
                builder.write(lines)
            assert builder.load().size > 0
            builder.commit()

    def pipeline() -> None:
        build_documents(recording.documents, graph, Settings(), extractor=recording.factory)

    def peer() -> None:
        shutil.rmtree(bare, ignore_errors=True)
        store = ox.Store(str(bare))
        store.bulk_load(path=str(source), format=ox.RdfFormat.N_QUADS)
        store.flush()

    own, other = race(ours, peer)
    name = "bulk_load of one N-Quads file"
    yield Row(f"new graph from {count} documents' lines", quads / own, "quads/s", name, quads / other)
    own, other = race(pipeline, peer)
    yield Row(f"new graph from {count} extractions", quads / own, "quads/s", name, quads / other)


def _memory(scale: float) -> Iterator[Row]:
    """Peak of a whole build in a process of its own; the ratio is to the smaller build."""
    first = None
    for size in _MEMORY:
        count = max(2, int(size * scale))
        made = measure("build", count)
        peer = "the smaller build" if first else ""
        yield Row(f"peak memory, {count} documents", made.peak, "MB", peer, first)
        yield Row(f"end to end, {count} documents, start included", count / made.seconds, "documents/s")
        first = first or made.peak
