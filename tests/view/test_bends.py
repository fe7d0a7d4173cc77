"""Lines keep apart and off the nodes that they do not join."""

from __future__ import annotations

import math
import random
import time
from itertools import pairwise

import pytest

from zhitu.view.bends import Line, Spot, along, bends

ROW = {n: Spot(n * 100.0, 0.0, 10.0) for n in range(4)}


def nearest(line: Line, bend: float, spots: dict[int, Spot]) -> float:
    """How near a line comes to the disc of a node that it does not join."""
    others = [spot for node, spot in spots.items() if node not in line]
    return min(math.hypot(s.x - x, s.y - y) - s.radius for s in others for x, y in along(line, bend, spots))


@pytest.mark.parametrize("line", [Line(0, 1), Line(3, 2)])
def test_a_line_with_nothing_in_its_way_is_straight(line: Line) -> None:
    assert bends([line], ROW) == [0.0]


@pytest.mark.parametrize("line", [Line(0, 2), Line(2, 0), Line(0, 3), Line(1, 3)])
def test_a_line_is_led_around_what_it_would_run_through(line: Line) -> None:
    (bend,) = bends([line], ROW)
    assert nearest(line, 0.0, ROW) < 0 < nearest(line, bend, ROW)


def test_lines_between_two_nodes_stand_apart_whichever_way_they_lead() -> None:
    lines = [Line(0, 2), Line(2, 0), Line(0, 2)]
    found = bends(lines, ROW)
    seen = sorted(b if line.start == 0 else -b for line, b in zip(lines, found, strict=True))
    assert all(b - a > 0.07 for a, b in pairwise(seen)), seen
    assert all(nearest(line, b, ROW) > 0 for line, b in zip(lines, found, strict=True))


def test_without_a_way_around_a_line_stays_as_it_is() -> None:
    wall = ROW | {n: Spot(50.0, (n - 20) * 15.0, 10.0) for n in range(10, 31)}
    assert bends([Line(0, 2)], wall) == [0.0]


def test_a_line_from_a_node_to_itself_is_no_trouble() -> None:
    assert bends([Line(1, 1)], ROW) == [0.0]


def test_large_pictures_take_no_time() -> None:
    numbers = random.Random(5)
    spots = {n: Spot(numbers.uniform(0, 5000), numbers.uniform(0, 3000), 12.0) for n in range(1500)}
    for count, seconds in ((1200, 4), (6000, 1)):
        lines = [Line(numbers.randrange(1500), numbers.randrange(1500)) for _ in range(count)]
        started = time.perf_counter()
        assert len(bends(lines, spots)) == count
        assert time.perf_counter() - started < seconds
