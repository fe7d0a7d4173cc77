"""What it costs to add, replace or remove one document in graphs of different sizes; it should not grow with them."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.rows import Row
from bench.synthetic import document, documents, make
from zhitu.pipeline import Adder, build_documents, open_writer
from zhitu.pipeline.single import remove
from zhitu.settings import Settings

__all__ = ["rows"]

_SIZES = (1_000, 10_000, 50_000)
_CHANGES = 30


def rows(scale: float) -> Iterator[Row]:
    """Milliseconds of a change (the median of some), for each size; the ratio is to the smallest graph."""
    first: dict[str, float] = {}
    for size in _SIZES:
        count = max(10, int(size * scale))
        with tempfile.TemporaryDirectory() as folder:
            yield from _changed(Path(folder) / "graph.db", count, first)


def _changed(path: Path, count: int, first: dict[str, float]) -> Iterator[Row]:
    started = time.perf_counter()
    report = build_documents(documents(count), path, Settings(), extractor=make)
    assert report.documents == count, report.failures[:3]
    yield Row(f"graph of {count} short documents", count / (time.perf_counter() - started), "documents/s")
    with open_writer(path) as writer:
        adder = Adder(writer, extractor=make)
        there = [number * count // _CHANGES for number in range(_CHANGES)]
        steps: dict[str, Callable[[int], object]] = {
            "add": lambda n: adder.add(document(count + n)),
            "replace": lambda n: adder.add(document(there[n], 1)),
            "remove": lambda n: remove(writer, document(count + n).id),
        }
        adder.add(document(count + _CHANGES))  # tables are read when first used
        for name, step in steps.items():
            spent = 1000 * statistics.median(_seconds(step, n) for n in range(_CHANGES))
            peer = "the smallest graph" if name in first else ""
            yield Row(f"{name} one document, in a graph of {count}", spent, "ms", peer, first.get(name))
            first.setdefault(name, spent)


def _seconds(step: Callable[[int], object], number: int) -> float:
    started = time.perf_counter()
    step(number)
    return time.perf_counter() - started
