"""The service on ten times the graph."""

from __future__ import annotations

from collections.abc import Iterator

from bench import serve
from bench.rows import Row

__all__ = ["rows"]


def rows(scale: float) -> Iterator[Row]:
    """The rows of `serve` on 10 million quads."""
    return serve.rows(scale, 10_000_000)
