"""Whose a figure in a bracket is: 云山大桥（全长3公里）, 实验室12家（其中南京市有7家）."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.text.classes import PLACES
from zhitu.extract.text.wording import SLOT, wording
from zhitu.model import Span

__all__ = ["is_left_out", "of_bracket"]


def of_bracket(scene: Scene, at: int) -> Group | None:
    """The name that a bracket around a figure is about; None where it stands in none, or names something else."""
    return _before(scene, at) or _inside(scene, at)


def _before(scene: Scene, at: int) -> Group | None:
    """The name right before the bracket that a figure stands in, which names nothing else: 云山大桥（全长3公里）."""
    text, start = scene.text, scene.sentence.span.start
    opening = text.rfind("（", start, at)
    if opening < 0 or "）" in text[opening:at]:
        return None
    mentions = [m for g in scene.groups for m in g.mentions if start <= m.span.start < at]
    if any(m.span.start > opening for m in mentions):
        return None
    ends = opening - text.endswith(("”", "》"), start, opening)
    named = next((m for m in mentions if m.span.end in (opening, ends)), None)
    return None if named is None else Group(named.span, named.things, (named,))


#: 实验室12家（其中|南京市有|7家）.
_OF_WHICH = re.compile(f"（其中{SLOT}+(?:有|共|占|达)+")


def _inside(scene: Scene, at: int) -> Group | None:
    """The place in a bracket whose part of what is counted a figure is."""
    opening = scene.text.rfind("（", scene.sentence.span.start, at)
    inside = [g for g in scene.groups if opening <= g.span.start and g.span.end <= at] if opening >= 0 else []
    if len(inside) != 1 or not _OF_WHICH.fullmatch(scene.masked(opening, at)):
        return None
    return inside[0] if PLACES & set(scene.classes(inside[0].things[0])) else None


_LEFT_OUT = re.compile(f"（{wording('left-out-words')}[^（）]*$")


def is_left_out(scene: Scene, span: Span) -> bool:
    """Whether a bracket only says that a name is counted or not: 业务收入（不包括甲银行直接收入）."""
    return _LEFT_OUT.search(scene.text, scene.sentence.span.start, span.start) is not None
