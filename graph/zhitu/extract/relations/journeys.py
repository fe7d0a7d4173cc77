"""Ways that only lead over a line: 甲乙高铁开通后，丙市到甲市的车程缩短 tells nothing of where it begins."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.wording import SLOT, wording

__all__ = ["only_leads_over"]

#: 甲市|到乙市|的旅行时间.
_WAY = re.compile(rf"[至到与和]{SLOT}+(?:之?间)?的?[^，。；、{SLOT}]{{0,6}}{wording('journey-measures')}")


def only_leads_over(scene: Scene, line: tuple[int, ...], end: Group) -> bool:
    """Whether a place is the end of a journey, and the line is called by the other end, but not by it."""
    start = scene.clause(end.span.start).span.start
    others = [g for g in scene.groups if start <= g.span.start and g is not end]
    other = next((g for g in others if _is_way(scene, *sorted((g, end), key=lambda g: g.span.start))), None)
    return other is not None and _calls(scene, line, other) and not _calls(scene, line, end)


def _is_way(scene: Scene, first: Group, last: Group) -> bool:
    beside = last.span.start == first.span.end + 1
    return beside and _WAY.match(scene.masked(first.span.end, scene.clause(last.span.start).span.end)) is not None


def _calls(scene: Scene, line: tuple[int, ...], place: Group) -> bool:
    """Whether a line's name has a place's first character, or its sign: 商 of 商丘, 沪 of 上海."""
    signs = gazetteer().abbreviations
    names = {scene.things[t].name for t in place.things}
    characters = {c for t in place.things for form in scene.things[t].forms for c in form[:1]}
    called = {c for t in line for c in scene.things[t].name}
    return any(c in characters or names & {entry.name for entry in signs.get(c, ())} for c in called)
