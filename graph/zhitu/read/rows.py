"""Tables → lines: a line for each row, cells apart by tabs, empty ones kept, so that each stands below its heading."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

__all__ = ["Cell", "table_lines"]

#: What stands for several rows is said in each, where it is a name or a date; a figure all of them have together.
_LONGEST_NAME = 40
_FIGURE = re.compile(
    r"(?!(?:19|20)\d\d(?:[.\-/—–~～至](?:(?:19|20)\d\d|\d{1,2}))*\Z)[约超近]?[\d\s.,，%％+\-—–－~～/〇]*"
    r"[万亿千百]*(?:[美欧]?元|人次?|[个家座项处条所亩吨辆套户]|公里|平方公里|平方米|公顷|千瓦|兆瓦)?"
)
_SENTENCE = re.compile("[。；！？]")
#: Of so few columns, cells of several paragraphs are text that a table only sets side by side.
_SIDE_BY_SIDE = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its paragraphs: the first of its rows and columns, counted from 0, and how many it spans."""

    lines: Sequence[str]
    row: int
    column: int
    rows: int = 1
    columns: int = 1


def table_lines(cells: Sequence[Cell]) -> Iterator[str]:
    """The lines of a table.

    >>> table = [Cell(["区"], 0, 0), Cell(["项目"], 0, 1), Cell(["南沙区"], 1, 0, rows=2), Cell(["甲厂"], 1, 1)]
    >>> list(table_lines([*table, Cell(["乙厂"], 2, 1)]))
    ['区\\t项目', '南沙区\\t甲厂', '南沙区\\t乙厂']
    """
    filled = [replace(cell, lines=[line for line in cell.lines if line.strip()]) for cell in cells]
    columns = sorted({cell.column for cell in filled if cell.lines})
    places = _places(filled, columns)
    began = False
    for number, row in sorted(_by_row(filled).items()):
        whole = len(row) == 1 and row[0].columns >= len(columns)
        apart = len(columns) <= _SIDE_BY_SIDE and any(len(cell.lines) > 1 for cell in row)
        if len(columns) < 2 or apart or (whole and (not began or len(row[0].lines) > 1)):
            yield from (line.strip() for cell in row for line in cell.lines)
        else:
            # beside headings over several columns are some that reach down to those of each
            heading = not began and any(cell.rows > 1 for cell in row)
            yield from _together(row if began else [], columns)
            said = (
                _said(places.get((number, at)), number, at, heading=heading, first=at == columns[0]) for at in columns
            )
            yield "\t".join(said)
            began = True


def _together(row: Sequence[Cell], columns: Sequence[int]) -> Iterator[str]:
    """A row of their own for the figures that rows have together, above them; a row's number is none."""
    shared = {cell.column: _text(cell) for cell in row if _is_shared(cell) and cell.column != columns[0]}
    if shared:
        yield "\t".join(shared.get(column, "") for column in columns)


def _text(cell: Cell) -> str:
    return " ".join(" ".join(line.split()) for line in cell.lines)


def _is_shared(cell: Cell) -> bool:
    return cell.rows > 1 and _FIGURE.fullmatch(_text(cell)) is not None


def _by_row(cells: Sequence[Cell]) -> dict[int, list[Cell]]:
    """The cells with text by the row in which they begin."""
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        if cell.lines:
            rows.setdefault(cell.row, []).append(cell)
    return rows


def _places(cells: Sequence[Cell], columns: Sequence[int]) -> dict[tuple[int, int], Cell]:
    """Which cell each place of the table is of."""
    last = max((cell.row for cell in cells), default=0)
    places: dict[tuple[int, int], Cell] = {}
    for cell in cells:
        for row in range(cell.row, min(cell.row + cell.rows, last + 1)):
            for column in columns[bisect_left(columns, cell.column) :]:
                if column >= cell.column + cell.columns:
                    break
                places.setdefault((row, column), cell)
    return places


def _said(cell: Cell | None, row: int, column: int, *, heading: bool, first: bool) -> str:
    """What a place of the table says by the cell that begins there, or reaches there from above or from the left."""
    if cell is None:
        return ""
    said, shared = _text(cell), _is_shared(cell)
    if shared and not heading and not first:
        return ""
    if (cell.row, cell.column) == (row, column):
        return said
    # what heads several columns heads each; a group's name or a sum in the body stands once
    aside = cell.column != column and not (heading and cell.row == row)
    below = cell.row != row and (shared or len(said) > _LONGEST_NAME or _SENTENCE.search(said))
    return "" if aside or below else said
