"""What stands beside a name that is carried over: the plant behind a firm's name, and that somebody only designs."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.text.classes import BODIES, FIRMS, STRUCTURES
from zhitu.extract.text.wording import wording

__all__ = ["designs", "only_builds", "plant_of"]

#: 丙院|设计，丁局施工: who is paid for a work.
_DESIGNS = re.compile(
    f"(?:负责|承担|提供)?(?:{wording('design-kinds')}|和|与|、)*(?:设计|{wording('advises')})(?=[，。；]|$)"
)


def designs(scene: Scene, g: Group) -> bool:
    """Whether a clause tells of a name only that it designs something, or looks after its building."""
    return _DESIGNS.match(scene.text, g.span.end) is not None


#: 甲实验室由乙市举办，丙院|牵头建设，2017年揭牌: who builds it.
_BUILDS = re.compile(f"{wording('builds-in-turn')}(?=[，。；]|$)")


def only_builds(scene: Scene, g: Group) -> bool:
    """Whether a clause tells of a body only that it builds or runs what the sentence is about."""
    body = not BODIES.isdisjoint(scene.classes(g.things[0]))
    return body and _BUILDS.match(scene.text, g.span.end) is not None


def plant_of(scene: Scene, free: list[Group]) -> Group:
    """The first of names, or the plant behind the name of its firm: 甲公司|乙工厂."""
    first, after = free[0], free[min(1, len(free) - 1)]
    plant = after.span.start == first.span.end and FIRMS.issuperset(scene.classes(first.things[0]))
    return after if plant and not STRUCTURES.isdisjoint(scene.classes(after.things[0])) else first
