"""What a graph holds, line by line, and what it would hold if it had been built of all its texts at once."""

from __future__ import annotations

from pathlib import Path

import zhitu_fake as fake

from zhitu.pipeline import build
from zhitu.store import Graph, sorted_nquads


def content(path: Path) -> str:
    with Graph.open(path, read_only=True) as graph:
        return sorted_nquads(graph)


def of_all(tmp_path: Path, texts: Path) -> str:
    build([texts], tmp_path / "whole.db", extractor=fake.make)
    return content(tmp_path / "whole.db")
