"""Ruled tables: where lines along and across meet, they enclose cells, of which some reach over several places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from zhitu.read.page.rulings import NEAR
from zhitu.read.page.shapes import Line, Rule, Rules

__all__ = ["Grid", "Place", "grids"]

#: How much of a border is drawn where two places are two cells.
_DRAWN = 0.5
#: A page with more lines is a drawing.
_MOST = 1000


@dataclass(frozen=True, slots=True)
class Place:
    """A cell: its first row and column, how many of each it spans, its borders."""

    row: int
    column: int
    rows: int
    columns: int
    left: float
    right: float
    foot: float
    top: float

    def holds(self, line: Line) -> bool:
        """Whether a piece of a line stands in the cell."""
        x, y = (line.left + line.right) / 2, line.foot + line.size / 3
        return self.left <= x < self.right and self.foot <= y < self.top


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells that lines enclose, and where the columns begin; of one column it is a frame around text."""

    places: Sequence[Place]
    columns: tuple[float, ...]
    left: float
    right: float
    foot: float
    top: float


def grids(rules: Rules) -> list[Grid]:
    """The grids of a page, the smallest first, since one may lie in a cell of another."""
    if len(rules.horizontal) + len(rules.vertical) > _MOST:
        return []
    found = [grid for part in _connected(rules) if (grid := _grid(part)) is not None]
    return sorted(found, key=lambda grid: (grid.right - grid.left) * (grid.top - grid.foot))


def _connected(rules: Rules) -> Iterator[Rules]:
    """The lines that meet, directly or over others."""
    left = list(rules.vertical)
    along = list(rules.horizontal)
    while left:
        across, beside = [left.pop()], list[Rule]()
        while True:
            met = [rule for rule in along if any(_meet(rule, other) for other in across)]
            along = [rule for rule in along if rule not in met]
            more = [rule for rule in left if any(_meet(other, rule) for other in met)]
            left = [rule for rule in left if rule not in more]
            beside, across = beside + met, across + more
            if not met and not more:
                break
        yield Rules(beside, across)


def _meet(along: Rule, across: Rule) -> bool:
    return along.start - NEAR <= across.at <= along.end + NEAR and across.start - NEAR <= along.at <= across.end + NEAR


def _grid(rules: Rules) -> Grid | None:
    if len(rules.horizontal) < 2:
        return None
    # at the sides lines along often end openly
    sides = [min(rule.start for rule in rules.horizontal), max(rule.end for rule in rules.horizontal)]
    ends = [min(rule.start for rule in rules.vertical), max(rule.end for rule in rules.vertical)]
    xs = _positions([*(rule.at for rule in rules.vertical), *sides])
    ys = _positions([*(rule.at for rule in rules.horizontal), *ends])[::-1]
    if len(xs) < 2 or len(ys) < 2 or (len(xs) == 2 and not any(r.drawn for r in (*rules.horizontal, *rules.vertical))):
        return None
    places = [
        Place(row, column, rows, columns, xs[column], xs[column + columns], ys[row + rows], ys[row])
        for row, column, rows, columns in _merged(rules, xs, ys)
    ]
    return Grid(places, tuple(xs), xs[0], xs[-1], ys[-1], ys[0])


def _positions(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > NEAR:
            found.append(value)
    return found


def _merged(rules: Rules, xs: Sequence[float], ys: Sequence[float]) -> Iterator[tuple[int, int, int, int]]:
    """Row, column and spans of each cell: places between which no line is drawn are one."""
    width, height = len(xs) - 1, len(ys) - 1
    root = {(row, column): (row, column) for row in range(height) for column in range(width)}

    def find(place: tuple[int, int]) -> tuple[int, int]:
        while root[place] != place:
            root[place] = root[root[place]]
            place = root[place]
        return place

    for row in range(height):
        for column in range(width):
            if column + 1 < width and not _drawn(rules.vertical, xs[column + 1], ys[row + 1], ys[row]):
                root[find((row, column + 1))] = find((row, column))
            if row + 1 < height and not _drawn(rules.horizontal, ys[row + 1], xs[column], xs[column + 1]):
                root[find((row + 1, column))] = find((row, column))
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place in root:
        groups.setdefault(find(place), []).append(place)
    for places in groups.values():
        (row, column), (last, end) = min(places), (max(r for r, _ in places), max(c for _, c in places))
        column = min(c for _, c in places)
        yield row, column, last - row + 1, end - column + 1


def _drawn(rules: Sequence[Rule], at: float, start: float, end: float) -> bool:
    """Whether a border from `start` to `end` is there for the most part."""
    covered = sum(max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules if abs(rule.at - at) <= NEAR)
    return covered >= _DRAWN * (end - start)
