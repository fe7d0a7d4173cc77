"""How lines are bent, so that several between the same two nodes stand apart and none runs through a third node.

A bend is the roundness of vis-network, above zero to the one side and below it to the other as seen from the line's
beginning; 0 is straight.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

__all__ = ["Line", "Spot", "along", "bends"]

#: How much more bent each further line between two nodes is.
_CURVE = 0.14
#: How much more or less a line may be bent to leave room for the nodes beside it.
_WAYS = (0.0, 0.1, -0.1, 0.2, -0.2, 0.3, -0.3)
#: Room between a line and a node, and how far apart the points are at which it is looked for, in pixels.
_ROOM, _STEP = 4.0, 6.0
_CELL = 64.0
#: Lines beyond which nothing can be led around anything.
_MOST = 1200


class Line(NamedTuple):
    """A line from one node to another."""

    start: int
    end: int


class Spot(NamedTuple):
    """Where a node is, and the radius of its disc."""

    x: float
    y: float
    radius: float


def bends(lines: Sequence[Line], spots: Mapping[int, Spot]) -> list[float]:
    """The bend of each line, in order."""
    between: dict[tuple[int, int], list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        between[min(line), max(line)].append(place)
    cells = _cells(spots) if len(lines) <= _MOST else {}
    found = [0.0] * len(lines)
    for places in between.values():
        side = [1.0 if lines[place].start == lines[places[0]].start else -1.0 for place in places]
        first = [_CURVE * ((n + 1) // 2) * (1 if n % 2 else -1) for n in range(len(places))]
        taken = set[float]()
        for place, way, bend in zip(places, side, first, strict=True):
            best = next((b for b in _around(bend, taken) if _is_free(lines[place], b * way, spots, cells)), bend)
            taken.add(best)
            found[place] = round(best * way, 2)
    return found


def along(line: Line, bend: float, spots: Mapping[int, Spot]) -> Iterator[tuple[float, float]]:
    """Points of a line as vis-network draws it, a curve with one point that draws it towards itself."""
    start, end = spots[line.start], spots[line.end]
    length = math.hypot(end.x - start.x, end.y - start.y)
    angle = math.atan2(start.y - end.y, end.x - start.x) + bend * math.pi / 2
    reach = (abs(bend) + 1) / 2 * length
    x, y = start.x + reach * math.cos(angle), start.y - reach * math.sin(angle)
    count = max(2, math.ceil(length / _STEP))
    for n in range(1, count):
        t = n / count
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        yield a * start.x + b * x + c * end.x, a * start.y + b * y + c * end.y


def _around(bend: float, taken: set[float]) -> Iterator[float]:
    """The bends that a line may have, the wanted first, apart from those of its neighbours."""
    for way in _WAYS:
        if all(abs(bend + way - other) > _CURVE / 2 for other in taken):
            yield bend + way


def _is_free(
    line: Line, bend: float, spots: Mapping[int, Spot], cells: Mapping[tuple[int, int], Sequence[int]]
) -> bool:
    """Whether a line so bent keeps off all nodes but its ends."""
    if not cells or line.start == line.end:
        return True
    for x, y in along(line, bend, spots):
        for node in cells.get((int(x // _CELL), int(y // _CELL)), ()):
            spot = spots[node]
            if node not in line and math.hypot(spot.x - x, spot.y - y) < spot.radius + _ROOM:
                return False
    return True


def _cells(spots: Mapping[int, Spot]) -> dict[tuple[int, int], list[int]]:
    """The nodes near each square of the picture."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for node, (x, y, radius) in spots.items():
        reach = radius + _ROOM
        columns = range(int((x - reach) // _CELL), int((x + reach) // _CELL) + 1)
        rows = range(int((y - reach) // _CELL), int((y + reach) // _CELL) + 1)
        for column in columns:
            for row in rows:
                cells[column, row].append(node)
    return cells
