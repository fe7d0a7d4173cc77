"""Full-text search on a generated graph: the index made, brought up to date, and asked for the first ten hits."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.graphs import write
from bench.rows import Row, best
from zhitu.api import OpenGraph
from zhitu.pipeline.indexing import index_path, state_of
from zhitu.query.search import Index, Scan, update

__all__ = ["rows"]

_QUADS = 10_000_000
#: In most sentences, in many names, in few, in none; one character, two, several; by initials and by pinyin.
_COMMON = ("广", "广州", "广州市", "公司", "科", "人工智能", "有限 广州", "州市")
_RARE = ("量子", "实验室", "廣州實驗室", "南沙方案", "集成电路中试基地", "公司 研究院", "没有的词")
_SPELLED = ("gz", "gzsys", "g", "guangzhou")


def rows(scale: float) -> Iterator[Row]:
    """Making the index, then each query with its slowest kind."""
    with tempfile.TemporaryDirectory() as folder:
        yield from measured(write(Path(folder) / "made.db", int(_QUADS * scale)))


def measured(path: Path) -> Iterator[Row]:
    """The rows for a graph that is there."""
    with OpenGraph(path) as opened:
        graph, quads = opened.graph, opened.graph.size
        started = time.perf_counter()
        opened.index()
        yield Row(f"index of {quads} quads", quads / (time.perf_counter() - started), "quads/s")
        file = index_path(graph)
        yield Row("size of the index", file.stat().st_size / 1e6, "MB")
        document = graph.documents()[0].iri
        seconds = best(lambda: update(graph, file, state_of(graph), [document]))
        yield Row("one document brought in anew", seconds * 1000, "ms")
        with Index(file) as index:
            for words in (*_COMMON, *_RARE, *_SPELLED):
                names = best(lambda w=words: index.entities(w)) * 1000  # type: ignore[misc]
                yield Row(f"names with {words}, first ten", names, "ms")
                some = best(lambda w=words: index.entities(w, kind="Laboratory")) * 1000  # type: ignore[misc]
                yield Row(f"laboratories with {words}, first ten", some, "ms")
                sentences = best(lambda w=words: index.quotes(w)) * 1000  # type: ignore[misc]
                yield Row(f"sentences with {words}, first ten", sentences, "ms")
        if quads <= 1_000_000:  # slow by design, and slower the larger the graph
            scan = Scan(graph)
            yield Row("names with 量子 without an index", best(lambda: scan.entities("量子"), 1) * 1000, "ms")
