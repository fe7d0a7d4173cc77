"""Names that follow each other: of 甲省|乙市 the city, of a list the smaller places, of who acts together the first."""

from __future__ import annotations

import re
from itertools import pairwise

from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.entities.entities import Mention
from zhitu.extract.mentions.candidate import is_in_address
from zhitu.extract.text.classes import PLACES
from zhitu.model import Span

__all__ = ["before_companion", "chained", "narrowed", "narrowest", "titled", "whole_list"]


def narrowed(scene: Scene, g: Group) -> Group:
    """Of 甲市|乙区和丙市|丁区 as who acts the smaller places."""
    if PLACES.isdisjoint(scene.classes(g.things[-1])):
        return g
    things = narrowest(scene, g)
    return g if any(PLACES.isdisjoint(scene.classes(t)) for t in things) else Group(g.span, things, g.mentions)


def narrowest(scene: Scene, g: Group) -> tuple[int, ...]:
    """The things of a group of places and of the names that narrow it down: of 甲省乙县和丙省丁县 the counties."""
    chain = list(g.mentions)
    for h in scene.groups:
        if chain and h.span.start == chain[-1].span.end and h is not g:
            chain += h.mentions
    chain = [m for m in chain if m is chain[0] or not is_in_address(scene.text, m.span)]  # 甲区|解放路|18号: 甲区
    pairs = zip(chain, [*chain[1:], None], strict=True)
    kept = [m for m, following in pairs if not _joined(m, following) or _is_nature(scene, following)]
    return tuple(dict.fromkeys(t for m in kept for t in m.things)) or g.things


def _is_nature(scene: Scene, m: Mention | None) -> bool:
    """Whether a mention is a river or a mountain, beside which the province before it tells more: 甲省|乙江."""
    return m is not None and set(scene.classes(m.things[0])) == {"NaturalFeature"}


def _joined(m: Mention, following: Mention | None) -> bool:
    return following is not None and following.span.start == m.span.end


def chained(scene: Scene, g: Group) -> Group:
    """The last of places that follow each other (甲省|乙市)."""
    for h in scene.groups:
        if h.span.start == g.span.end:
            g = h
    return g


def before_companion(scene: Scene, g: Group) -> Group:
    """Of 甲局与乙院、丙院 the first: what is told of it before is not told of those it acts with."""
    kept = list(g.mentions[:1])
    for one, other in pairwise(g.mentions):
        if re.search("[与同]", scene.text[one.span.end : other.span.start]):
            return Group(g.span, tuple(t for m in kept for t in m.things), tuple(kept))
        kept.append(other)
    return g


def titled(scene: Scene, obj: Group) -> Group:
    """签署“甲经济带”|《合作备忘录》, 批准设立甲开发区|乙园: the document, the park, whose whole stands before."""
    text, end = scene.text, obj.span.end
    if set(scene.classes(obj.things[-1])) == {"Zone"}:
        park = next((g for g in scene.groups if g.span.start == end), None)
        return obj if park is None or set(scene.classes(park.things[0])) != {"Zone"} else park
    at = end + text.startswith("”", end)
    if not text.startswith("《", at) or text.startswith("《", obj.span.start):
        return obj
    return next((g for g in scene.groups if at <= g.span.start <= at + 1), obj)


def whole_list(scene: Scene, g: Group | None) -> Group | None:
    """A list whose last member begins with a place of its own, with that member: 甲灌区、乙省|丙灌区."""
    before = next((h for h in scene.groups if g is not None and h.span.end == g.span.start), None)
    levels = {_level(scene, m) for m in g.mentions} if g is not None and before is not None else set()
    if g is not None and len(levels) == 1 and (level := levels.pop()):
        return _of_level(scene, g, level)
    if g is not None and before is not None and len(before.mentions) > 1 and before != g:
        listed = (PLACES - {"Zone"}).isdisjoint(scene.classes(before.things[0])) and not PLACES.isdisjoint(
            scene.classes(before.mentions[-1].things[0])
        )
        if listed and (PLACES - {"Zone"}).isdisjoint(scene.classes(g.things[0])):
            things = (*(t for m in before.mentions[:-1] for t in m.things), *g.things)
            longer = Group(Span(before.span.start, g.span.end), things, (*before.mentions[:-1], *g.mentions))
            return whole_list(scene, longer)
    last = g.mentions[-1] if g is not None and len(g.mentions) > 1 else None
    if g is None or last is None or PLACES.isdisjoint(scene.classes(last.things[0])):
        return g
    following = next((h for h in scene.groups if h.span.start == g.span.end), None)
    if following is None or not PLACES.isdisjoint(scene.classes(g.things[0])):
        return g  # 甲市、乙市|丙区: narrowed elsewhere
    rest = whole_list(scene, following) or following
    return Group(g.span, (*(t for m in g.mentions[:-1] for t in m.things), *rest.things), g.mentions)


_LEVELS = ("Country", "Region", "City", "District")


def _level(scene: Scene, m: Mention) -> int:
    """Of which level a place is, the country being the first; 0 for the country and what is no place."""
    return max((_LEVELS.index(c) for c in scene.classes(m.things[0]) if c in _LEVELS), default=0)


def _of_level(scene: Scene, g: Group, level: int) -> Group:
    """A list of places, each behind the greater one that it lies in: 甲省|乙村、丙省|丁村."""
    members, start = g.mentions, g.span.start
    while True:
        before = next((h for h in scene.groups if h.span.end == start and len(h.mentions) > 1), None)
        if before is None or not 0 < _level(scene, before.mentions[-1]) < level:
            break
        if any(_level(scene, m) != level for m in before.mentions[:-1]):
            break
        members, start = (*before.mentions[:-1], *members), before.span.start
    return Group(Span(start, g.span.end), tuple(t for m in members for t in m.things), members)
