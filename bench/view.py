"""Speed of the network and of its page."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import zhitu
from bench.corpus import documents
from bench.replay import record
from bench.rows import Row, best
from zhitu.pipeline import build_documents
from zhitu.settings import Settings
from zhitu.view.page import MAX_NODES, page

__all__ = ["rows"]

_DOCUMENTS = 600


def rows(scale: float) -> Iterator[Row]:
    """The whole network, the part that a page shows, the page, and exports as files."""
    recording = record(list(documents(max(4, int(_DOCUMENTS * scale)))))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.db"
        build_documents(recording.documents, path, Settings(), extractor=recording.factory)
        with zhitu.open(path) as graph:
            whole = graph.networkx()
            size = f"{len(whole)} entities, {whole.size()} claims"
            yield Row(f"networkx, {size}", best(graph.networkx), "s")
            shown = graph.networkx(max_nodes=MAX_NODES)
            html = page(shown).html
            label = f"page of {len(shown)} entities, {shown.size()} claims"
            yield Row(label, best(lambda: page(shown)), "s")
            yield Row(f"{label}, size", len(html.encode()) / 1e6, "MB")
            for suffix in ("nq", "ttl", "graphml"):
                target = Path(folder) / f"graph.{suffix}"
                seconds = best(lambda t=target: graph.export(t))  # type: ignore[misc]
                yield Row(f"export as {suffix}, {graph.graph.size} quads", seconds, "s")
