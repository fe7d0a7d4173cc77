"""The straight lines that a page draws, edges of surfaces included, which may be the borders of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from ctypes import c_float, c_int, c_uint
from itertools import pairwise
from typing import Any

from zhitu.read.page.glyphs import Turn
from zhitu.read.page.shapes import Rule, Rules

__all__ = ["NEAR", "merged", "rulings"]

#: Lines so near to each other are one, such as both edges of a thin surface.
NEAR = 3.0
#: A page with more is a drawing or a map.
_MOST = 20_000
_WHITE = 250
_Point = tuple[float, float]


def rulings(raw: Any, page: Any, turn: Turn) -> Rules:
    """The lines of a page along and across its text, turned as it is, those that are one put together."""
    along: list[Rule] = []
    across: list[Rule] = []
    for points, drawn in _paths(raw, page):
        for one, other in pairwise(points):
            (x, y), (u, v) = turn.point(*one), turn.point(*other)
            if abs(y - v) < 1.0 < abs(x - u):
                along.append(Rule((y + v) / 2, min(x, u), max(x, u), drawn))
            elif abs(x - u) < 1.0 < abs(y - v):
                across.append(Rule((x + u) / 2, min(y, v), max(y, v), drawn))
        if len(along) + len(across) > _MOST:
            return Rules()
    return Rules(merged(along), merged(across))


def merged(rules: Iterable[Rule]) -> list[Rule]:
    """The lines, those that go on in each other or lie on each other as one.

    >>> merged([Rule(10, 0, 50), Rule(10.5, 51, 80), Rule(30, 0, 80)])
    [Rule(at=10.25, start=0, end=80, drawn=True), Rule(at=30.0, start=0, end=80, drawn=True)]
    """
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if groups and rule.at - groups[-1][0].at <= NEAR:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return [rule for group in groups for rule in _joined(group)]


def _joined(group: Sequence[Rule]) -> Iterator[Rule]:
    at = (group[0].at + group[-1].at) / 2
    first, *rest = sorted(group, key=lambda rule: rule.start)
    start, end, drawn = first.start, first.end, first.drawn
    for rule in rest:
        if rule.start > end + NEAR:
            yield Rule(at, start, end, drawn)
            start, end, drawn = rule.start, rule.end, rule.drawn
        else:
            end, drawn = max(end, rule.end), drawn or rule.drawn
    yield Rule(at, start, end, drawn)


def _paths(raw: Any, page: Any) -> Iterator[tuple[list[_Point], bool]]:
    """The corners of each path that is seen, and whether it is a line and no surface; curves are left out."""
    for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        fill, stroke = c_int(), c_int()
        raw.FPDFPath_GetDrawMode(path, fill, stroke)
        if not stroke.value and (not fill.value or _is_white(raw, path)):
            continue
        for points in _polygons(raw, path):
            xs, ys = zip(*points, strict=True)
            thin = min(max(xs) - min(xs), max(ys) - min(ys)) < NEAR
            yield points, bool(stroke.value) or thin


def _is_white(raw: Any, path: Any) -> bool:
    parts = [c_uint() for _ in range(4)]
    return bool(raw.FPDFPageObj_GetFillColor(path, *parts)) and (
        parts[3].value == 0 or all(part.value >= _WHITE for part in parts[:3])
    )


def _polygons(raw: Any, path: Any) -> Iterator[list[_Point]]:
    points: list[_Point] = []
    for index in range(min(raw.FPDFPath_CountSegments(path), _MOST)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind != raw.FPDF_SEGMENT_LINETO and points:
            yield points
            points = []
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            continue
        x, y = c_float(), c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(_placed(path, x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _placed(path: Any, x: float, y: float) -> _Point:
    """Where a point of a path is on the page, be the path in a form or not."""
    holder = path
    while holder is not None:
        x, y = holder.get_matrix().on_point(x, y)
        holder = holder.container
    return x, y
