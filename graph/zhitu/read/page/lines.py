"""Pieces that stand beside each other → lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhitu.read.page.shapes import Line, is_wide

__all__ = ["line_of", "lines_of", "rows_of"]

#: 一、总体要求……………3: the dots that lead to the page on which something stands.
_LEADER = re.compile(r"[\s\-—_]*(?:[.．·•…⋯‥・]\s*){4,}[\s\-—_]*(?:[（(]?(?:\d{1,4}|[ivxIVX]{1,5})[）)]?)?\s*\Z")


def rows_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that stand beside each other, from left to right, from the top of the page to its foot."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (-line.foot, line.left)):
        # what is raised or sunk stands in the row that it overlaps by half
        beside = next((row for row in reversed(rows[-2:]) if _beside(row[0], line)), None)
        if beside is None:
            rows.append([line])
        else:
            beside.append(line)
    for row in rows:
        row.sort(key=lambda line: line.left)
    return rows


def lines_of(pieces: Sequence[Line]) -> list[Line]:
    """The lines that pieces make up, from the top of the page to its foot."""
    lines = map(line_of, rows_of(pieces))
    return [line for line in lines if line.text]


def line_of(row: Sequence[Line]) -> Line:
    """The line that pieces beside each other make up; of an entry of a table of contents without dots and page.

    >>> line_of([Line("目", 0, 10, 0, 10), Line("录", 30, 40, 0, 10)]).text
    '目录'
    >>> line_of([Line("签发人：张三", 0, 60, 0, 10), Line("2024年", 90, 120, 0, 10)]).text
    '签发人：张三 2024年'
    """
    main = max(row, key=lambda piece: len(piece.text))
    apart = not all(len(piece.text) == 1 and is_wide(piece.text) for piece in row)
    text, right = "", 0.0
    for piece in row:
        gap = piece.left - right
        blank = (
            apart and text and not text.endswith(" ") and gap > (1.0 if _closed(text, piece.text) else 0.15) * main.size
        )
        text += (" " if blank else "") + piece.text
        right = max(right, piece.right)
    entry = _LEADER.search(text)
    if entry is not None:  # nothing goes on behind it
        text, right = text[: entry.start()], row[0].left
    return Line(text.strip(), row[0].left, right, main.foot, main.size)


def _closed(text: str, following: str) -> bool:
    return is_wide(text[-1]) or is_wide(following[0])


def _beside(one: Line, other: Line) -> bool:
    shared = min(one.top, other.top) - max(one.foot, other.foot)
    return shared > 0.5 * min(one.size, other.size)
