"""What it costs to add, replace or remove one document in graphs of different sizes, and to compare two such graphs.

Beside the time stands how many names were compared for a change: in a corpus of recurring names a document meets more
of them where there are more, and that is what may grow, up to the limits of the blocks. All threads are counted, so the
store is first left to sort what the build loaded, which would else be counted as work of the first changes.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.rows import Row
from bench.synthetic import document, documents, make
from zhitu.api import OpenGraph
from zhitu.pipeline import Adder, build_documents, open_writer, resolving
from zhitu.pipeline.single import remove
from zhitu.query import difference
from zhitu.resolve import Comparison, Profile
from zhitu.settings import Settings

__all__ = ["rows"]

_SIZES = (1_000, 10_000, 50_000)
_CHANGES = 30
#: Documents up to which both graphs are read whole for comparison, which takes minutes beyond.
_WHOLE = 1_000


def rows(scale: float) -> Iterator[Row]:
    """Milliseconds of processor time of a change (the median of some), for each size; the ratio is to the smallest."""
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
    yield from _compared(path, count)
    with open_writer(path) as writer:
        _wait_until_quiet()
        adder = Adder(writer, extractor=make)
        there = [number * count // _CHANGES for number in range(_CHANGES)]
        steps: dict[str, Callable[[int], object]] = {
            "add": lambda n: adder.add(document(count + n)),
            "replace": lambda n: adder.add(document(there[n], 1)),
            "remove": lambda n: remove(writer, document(count + n).id),
        }
        adder.add(document(count + _CHANGES))  # tables are read when first used
        for name, step in steps.items():
            with _counted() as pairs:
                spent = 1000 * statistics.median(_seconds(step, n) for n in range(_CHANGES))
            for case, value, unit in (("", spent, "ms of CPU"), (", pairs compared", pairs[0] / _CHANGES, "pairs")):
                key = name + case
                peer = "the smallest graph" if key in first else ""
                yield Row(f"{name} one document{case}, in a graph of {count}", value, unit, peer, first.get(key))
                first.setdefault(key, value)


def _seconds(step: Callable[[int], object], number: int) -> float:
    started = time.process_time()
    step(number)
    return time.process_time() - started


def _wait_until_quiet() -> None:
    """Wait until nothing in this process is at work."""
    spent = -1.0
    while time.process_time() - spent > 0.02:
        spent = time.process_time()
        time.sleep(2)


@contextmanager
def _counted() -> Iterator[list[int]]:
    """How many pairs of names were compared."""
    pairs, compare = [0], resolving.compare

    def counted(one: Profile, other: Profile) -> Comparison:
        pairs[0] += 1
        return compare(one, other)

    resolving.compare = counted
    try:
        yield pairs
    finally:
        resolving.compare = compare


def _compared(path: Path, count: int) -> Iterator[Row]:
    """`zhitu diff` of two graphs of which one document differs, against reading both whole where that is quick."""
    other = path.with_name("other.db")
    shutil.copytree(path, other)
    with open_writer(other) as writer:
        Adder(writer, extractor=make).add(document(count // 2, 1))
    with OpenGraph(path) as old, OpenGraph(other) as new:
        _wait_until_quiet()
        started = time.process_time()
        told = old.diff(new)
        spent = time.process_time() - started
        case, peer = f"diff of two graphs of {count}, one document changed", "reading both whole"
        if count <= _WHOLE:
            started = time.process_time()
            assert difference(old.graph, new.graph) == told
            yield Row(case, spent, "s of CPU", peer, time.process_time() - started)
        else:
            yield Row(case, spent, "s of CPU")
    shutil.rmtree(other)
