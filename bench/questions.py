"""The competency questions on generated graphs, each with its defaults, then with sets of odd parameters."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench.graphs import write
from bench.rows import Row
from bench.sweep import HERE, sets
from zhitu.api import OpenGraph
from zhitu.errors import UnknownName
from zhitu.query import questions

__all__ = ["rows"]

_QUADS = (1_000_000, 10_000_000)
#: Sets of parameters that are asked with twice more, the fastest of the three counting: what else runs disturbs one.
_AGAIN = 3


def rows(scale: float) -> Iterator[Row]:
    """All questions at two sizes."""
    for size in _QUADS:
        with tempfile.TemporaryDirectory() as folder:
            yield from measured(write(Path(folder) / "made.db", int(size * scale)))


def measured(path: Path) -> Iterator[Row]:
    """CPU seconds until the last row of each question: with its defaults, the median of three, and at worst."""
    with OpenGraph(path) as graph:
        quads = graph.graph.size
        yield Row(f"that nothing is called so, {quads} quads", median(_lacking(graph) for _ in range(3)), "s")
        for name, asked in questions().items():
            found, taken = zip(*(_timed(graph, name, HERE.get(name, {})) for _ in range(3)), strict=True)
            yield Row(f"{name}, {quads} quads, {found[0]} answers", median(taken), "s")
            tried = [(_timed(graph, name, given)[1], given) for given in sets(graph.graph, asked)]
            slowest = sorted(tried, key=lambda each: -each[0])[:_AGAIN]
            again = [(min(first, _timed(graph, name, g)[1], _timed(graph, name, g)[1]), g) for first, g in slowest]
            worst, given = max(again, key=lambda each: each[0])
            told = " ".join(f"{key}={value}" for key, value in given.items() if key != "limit")
            yield Row(f"{name}, {quads} quads, worst of {len(tried)} sets of parameters: {told}", worst, "s")


def _timed(graph: OpenGraph, name: str, given: dict[str, str]) -> tuple[int, float]:
    """How many rows there are, and in how many seconds."""
    started = time.process_time()
    found = len(graph.ask(name, **given).rows)
    return found, time.process_time() - started


def _lacking(graph: OpenGraph) -> float:
    """How many seconds it takes to find out that there is nothing of a name, and what is called nearly so."""
    started = time.process_time()
    try:
        graph.ask("timeline", entity="没有的名字")
    except UnknownName:
        return time.process_time() - started
    raise AssertionError("nothing is called so")
