"""The competency questions on generated graphs, each with its defaults, against those that a graph this size has."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench.graphs import write
from bench.rows import Row
from zhitu.api import OpenGraph
from zhitu.query import questions

__all__ = ["rows"]

_QUADS = (1_000_000, 10_000_000)
#: What the generated graph has in place of things of the sample, by question.
_HERE = {"document-says": {"in": "made-0000000"}, "related-how": {"other": "深圳"}}


def rows(scale: float) -> Iterator[Row]:
    """All questions at two sizes."""
    for size in _QUADS:
        with tempfile.TemporaryDirectory() as folder:
            yield from measured(write(Path(folder) / "made.db", int(size * scale)))


def measured(path: Path) -> Iterator[Row]:
    """CPU seconds until the last row of each question, the median of three times asked."""
    with OpenGraph(path) as graph:
        quads = graph.graph.size
        for name in questions():
            taken = []
            for _ in range(3):
                started = time.process_time()
                found = len(graph.ask(name, **_HERE.get(name, {})).rows)
                taken.append(time.process_time() - started)
            yield Row(f"{name}, {quads} quads, {found} answers", median(taken), "s")
