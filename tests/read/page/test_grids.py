"""Lines that enclose cells."""

from __future__ import annotations

from zhitu.read.page.grids import grids
from zhitu.read.page.rulings import merged
from zhitu.read.page.shapes import Rule, Rules


def along(at: float, start: float = 0, end: float = 300) -> Rule:
    return Rule(at, start, end)


def test_lines_that_go_on_in_each_other_are_one() -> None:
    assert merged([Rule(10, 50, 90), Rule(11, 0, 49), Rule(10, 200, 210)]) == [Rule(10.5, 0, 90), Rule(10.5, 200, 210)]


def test_a_missing_border_joins_places() -> None:
    vertical = [Rule(0, 0, 60), Rule(100, 0, 60), Rule(200, 0, 40), Rule(300, 0, 60)]
    (grid,) = grids(Rules([along(60), along(40), along(20, 100), along(0)], vertical))
    told = {(p.row, p.column): (p.rows, p.columns) for p in grid.places}
    assert told == {(0, 0): (1, 1), (0, 1): (1, 2), (1, 0): (2, 1), **{(r, c): (1, 1) for r in (1, 2) for c in (1, 2)}}
    assert (grid.left, grid.right, grid.foot, grid.top) == (0, 300, 0, 60)


def test_a_table_may_be_open_at_its_sides() -> None:
    (grid,) = grids(Rules([along(40), along(20), along(0)], [Rule(100, 0, 40), Rule(200, 0, 40)]))
    assert grid.columns == (0, 100, 200, 300)
    assert len(grid.places) == 6


def test_surfaces_without_lines_are_no_frames() -> None:
    sides = [Rule(0, 0, 40, drawn=False), Rule(300, 0, 40, drawn=False)]
    assert grids(Rules([Rule(40, 0, 300, drawn=False), Rule(0, 0, 300, drawn=False)], sides)) == []
    assert grids(Rules([along(40)], [Rule(0, 0, 40)])) == []


def test_the_smaller_of_two_comes_first() -> None:
    outer = [along(100), along(0)], [Rule(0, 0, 100), Rule(300, 0, 100)]
    inner = [along(60, 50, 250), along(20, 50, 250)], [Rule(50, 20, 60), Rule(250, 20, 60)]
    found = grids(Rules([*outer[0], *inner[0]], [*outer[1], *inner[1]]))
    assert [grid.top for grid in found] == [60, 100]
