"""The members of a list in a stretch of a sentence: names that are each all of one, but for a remark in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.entities.entities import Mention
from zhitu.extract.text.wording import SLOT

__all__ = ["members_of"]

#: What stands before a member and after it: 甲、|丙|（二期）项目、乙市|丁.
_BEFORE = re.compile("(?:^|[、及和与：，]|以及|还有)(?:x+的?)?[“《]?$")
_AFTER = re.compile(r"[”》]?(?:（[^（）]*）)?(?:建设)?(?:项目|工程)?(?:$|[、及和与等；。]|以及|[0-9]+[个项家座条所处])")


def members_of(scene: Scene, start: int, end: int) -> Iterator[Mention]:
    """The members that a stretch lists, in order."""
    for g in scene.groups:
        for m in g.mentions:
            if start <= m.span.start and m.span.end <= end:
                before, after = scene.masked(start, m.span.start), scene.masked(m.span.end, end)
                if _BEFORE.search(before.replace(SLOT, "x")) and _AFTER.match(after):
                    yield m
