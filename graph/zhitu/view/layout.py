"""Where each node of a network is drawn, computed beforehand, so that a page opens at once and stands still.

Two levels: communities (Leiden) are laid out one by one, then packed as discs that do not overlap; at last the boxes of
the single nodes, labels included, are pushed apart. Random numbers are seeded and results rounded to whole pixels: the
same network gives the same places.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import igraph

__all__ = ["Box", "positions"]

#: Width and height of what is drawn for a node, in pixels at scale 1.
Box = tuple[float, float]
_SEED = 20220614
_GAP = 14.0
_ROUNDS = 120
#: How far the picture is shrunk across, and down at most and at least, before boxes, which are wider than high, are
#: pushed apart.
_ACROSS, _DOWN = 0.95, (0.55, 1.1)
#: How much wider than high a picture is.
_ASPECT = 1.5
#: How far a community may be turned around the middle from where its neighbours draw it, in radians, to be nearer, and
#: what that counts; of more communities than these none is turned.
_TURNS, _DETOUR, _FEW = (0.0, 0.4, -0.4, 0.8, -0.8), 0.3, 150
_generator: Any = igraph.set_random_number_generator


def positions(
    boxes: Mapping[str, Box], edges: Iterable[tuple[str, str]], *, seed: int = _SEED
) -> dict[str, tuple[int, int]]:
    """The centre of each node's box; nodes without an edge stand in rows below the others."""
    pairs = sorted({(min(a, b), max(a, b)) for a, b in edges if a != b})
    linked = sorted({node for pair in pairs for node in pair})
    places: dict[str, tuple[float, float]] = {}
    if linked:
        with _seeded(seed):
            places = _two_levels(linked, pairs, boxes)
        down = _down([*places.values()])
        places = _apart({node: (x * _ACROSS, y * down) for node, (x, y) in places.items()}, boxes)
    places |= _rows(sorted(boxes.keys() - places.keys()), boxes, places)
    return {node: (round(x), round(y)) for node, (x, y) in places.items()}


def _down(points: list[tuple[float, float]]) -> float:
    """How far a picture is shrunk down to be as wide as a screen: one that is wide already has room for names there."""
    width, height = (max(values) - min(values) for values in zip(*points, strict=True))
    least, most = _DOWN
    return min(max(_ACROSS * width / _ASPECT / height, least), most) if height else least


@contextmanager
def _seeded(seed: int) -> Iterator[None]:
    """igraph's random numbers from a generator of our own, which nobody else draws from."""
    _generator(random.Random(seed))
    try:
        yield
    finally:
        _generator(random)


def _two_levels(
    nodes: list[str], pairs: list[tuple[str, str]], boxes: Mapping[str, Box]
) -> dict[str, tuple[float, float]]:
    index = {node: number for number, node in enumerate(nodes)}
    graph = _graph(len(nodes), [(index[a], index[b]) for a, b in pairs])
    clusters = graph.community_leiden(objective_function="modularity", n_iterations=8)
    inner, radii = [], []
    for members in clusters:
        spread = _disc(graph.induced_subgraph(members), [boxes[nodes[m]] for m in members])
        inner.append(spread)
        radii.append(max((math.hypot(x, y) for x, y in spread), default=0.0) + _reach(boxes[nodes[members[0]]]))
    centres = _packed(_between(graph, clusters.membership, radii), radii)
    return {
        nodes[member]: (centre[0] + x, centre[1] + y)
        for members, spread, centre in zip(clusters, inner, centres, strict=True)
        for member, (x, y) in zip(members, spread, strict=True)
    }


def _graph(size: int, edges: list[tuple[int, int]]) -> Any:
    make: Any = igraph.Graph  # igraph has no types
    return make(n=size, edges=edges)


def _reach(box: Box) -> float:
    return math.hypot(*box) / 2


def _disc(graph: Any, boxes: Collection[Box]) -> list[tuple[float, float]]:
    """One community around the origin, in a disc that has room for its boxes."""
    if graph.vcount() == 1:
        return [(0.0, 0.0)]
    drawn = graph.layout_fruchterman_reingold(niter=400) if graph.vcount() > 2 else graph.layout_circle()
    radius = math.sqrt(sum((w + _GAP) * (h + _GAP) for w, h in boxes) * 1.8 / math.pi)
    return _scaled([(x, y) for x, y in drawn], radius)


def _scaled(points: list[tuple[float, float]], radius: float) -> list[tuple[float, float]]:
    """Points centred and stretched until the farthest is at `radius`."""
    cx = sum(x for x, _ in points) / len(points)
    cy = sum(y for _, y in points) / len(points)
    farthest = max(math.hypot(x - cx, y - cy) for x, y in points) or 1.0
    return [((x - cx) * radius / farthest, (y - cy) * radius / farthest) for x, y in points]


def _between(graph: Any, membership: list[int], radii: list[float]) -> list[tuple[float, float]]:
    """First places of the communities: drawn together by the edges between them."""
    if len(radii) == 1:
        return [(0.0, 0.0)]
    weights: dict[tuple[int, int], int] = defaultdict(int)
    for a, b in graph.get_edgelist():
        first, second = sorted((membership[a], membership[b]))
        if first != second:
            weights[first, second] += 1
    outer = _graph(len(radii), list(weights))
    strength = [1 + math.log(count) for count in weights.values()]
    drawn = outer.layout_fruchterman_reingold(weights=strength or None, niter=600)
    return _scaled([(x, y) for x, y in drawn], math.sqrt(sum(r * r for r in radii)))


def _packed(centres: list[tuple[float, float]], radii: list[float]) -> list[tuple[float, float]]:
    """Discs drawn in towards the middle, each about in its direction, as far as those before it leave room.

    Distances count less across than up and down, so that the whole is about as wide as a screen.
    """
    turns = _TURNS if len(radii) <= _FEW else _TURNS[:1]
    order = sorted(range(len(radii)), key=lambda i: (math.hypot(centres[i][0] / _ASPECT, centres[i][1]), i))
    placed: dict[int, tuple[float, float]] = {}
    for i in order:
        around = [(px, py, radii[i] + radii[j] + _GAP) for j, (px, py) in placed.items()]
        angle = math.atan2(centres[i][1], centres[i][0])
        ways = [(math.cos(angle + turn) * _ASPECT, math.sin(angle + turn), turn) for turn in turns]
        step = max(radii[i], 40.0) / 8
        found = [(_reached(x, y, step, around), x, y, turn) for x, y, turn in ways]
        reach, x, y, _ = min(found, key=lambda each: (each[0] * (1 + _DETOUR * abs(each[3])), abs(each[3])))
        placed[i] = (x * reach, y * reach)
    return [placed[i] for i in range(len(radii))]


def _reached(x: float, y: float, step: float, around: list[tuple[float, float, float]]) -> float:
    """How far from the middle in a direction there is room beside discs with these centres and distances to keep."""
    reach = 0.0
    while any(math.hypot(x * reach - px, y * reach - py) < apart for px, py, apart in around):
        reach += step
    return reach


def _apart(places: Mapping[str, tuple[float, float]], boxes: Mapping[str, Box]) -> dict[str, tuple[float, float]]:
    """Boxes pushed apart, along the axis where less is missing, until none overlap or the rounds are over."""
    order = sorted(places)
    xs, ys = [places[n][0] for n in order], [places[n][1] for n in order]
    sizes = [boxes[n] for n in order]
    cell = max(max(w for w, _ in sizes), max(h for _, h in sizes)) + _GAP
    for _ in range(_ROUNDS):
        grid: dict[tuple[int, int], list[int]] = defaultdict(list)
        for i in range(len(order)):
            grid[int(xs[i] // cell), int(ys[i] // cell)].append(i)
        if not sum(_push(i, j, xs, ys, sizes) for i, j in _neighbours(grid)):
            break
    return {node: (xs[i], ys[i]) for i, node in enumerate(order)}


def _neighbours(grid: Mapping[tuple[int, int], list[int]]) -> Iterator[tuple[int, int]]:
    """Pairs of nodes in the same or in adjoining cells, each once."""
    for (column, row), members in sorted(grid.items()):
        around = [grid.get((column + dx, row + dy), ()) for dx, dy in ((1, -1), (1, 0), (1, 1), (0, 1))]
        for place, i in enumerate(members):
            for j in members[place + 1 :]:
                yield i, j
            for others in around:
                for j in others:
                    yield i, j


def _push(i: int, j: int, xs: list[float], ys: list[float], sizes: list[Box]) -> bool:
    """Move two boxes half of what is missing between them each; whether they overlapped."""
    wide = (sizes[i][0] + sizes[j][0]) / 2 + _GAP - abs(xs[i] - xs[j])
    high = (sizes[i][1] + sizes[j][1]) / 2 + _GAP - abs(ys[i] - ys[j])
    if wide <= 0.5 or high <= 0.5:
        return False
    along, missing = (xs, wide) if wide < high else (ys, high)
    way = 1.0 if along[j] >= along[i] else -1.0
    along[i] -= way * missing / 2
    along[j] += way * missing / 2
    return True


def _rows(
    nodes: list[str], boxes: Mapping[str, Box], placed: Mapping[str, tuple[float, float]]
) -> dict[str, tuple[float, float]]:
    """Nodes side by side in rows as wide as the rest of the picture, below it."""
    if not nodes:
        return {}
    left = min((x for x, _ in placed.values()), default=-500.0)
    right = max(max((x for x, _ in placed.values()), default=500.0), left + 900.0)
    top = max((y + boxes[n][1] for n, (_, y) in placed.items()), default=-100.0) + 100.0
    places: dict[str, tuple[float, float]] = {}
    x, tallest = left, 0.0
    for node in nodes:
        width, height = boxes[node]
        if x + width > right and tallest:
            x, top, tallest = left, top + tallest + _GAP, 0.0
        places[node] = (x + width / 2, top + height / 2)
        x, tallest = x + width + _GAP, max(tallest, height)
    return places
