"""Pages for tests: pieces of size 10."""

from __future__ import annotations

from zhitu.read.page.shapes import Line, is_wide


def piece(text: str, left: float, foot: float, size: float = 10) -> Line:
    return Line(text, left, left + size * sum(1 if is_wide(c) else 0.5 for c in text), foot, size)


def column(text: str, left: float, top: float, *, width: int = 15, step: float = 16) -> list[Line]:
    """A paragraph whose first line is set in by two characters."""
    lines = [text[: width - 2], *(text[i : i + width] for i in range(width - 2, len(text), width))]
    return [piece(line, left + (0 if n else 20), top - step * n) for n, line in enumerate(lines)]
