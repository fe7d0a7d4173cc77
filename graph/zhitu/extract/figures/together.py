"""Figures of two or three places together, which no single one of them has: 两省|签约项目20个."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.figures.earlier import Holder
from zhitu.extract.text.classes import PLACES
from zhitu.extract.text.wording import wording
from zhitu.extract.values.numbers import Quantity

__all__ = ["is_of_both"]

#: “十四五”期间，|两省|签约项目20个; of each of them it may be told: 两省|均增长5%.
_BOTH = re.compile(
    rf"(?:^|[，；。]|期间|以来|\\d年|[去今前]年)[一-龥]{{0,2}}[两三]{wording('lands-together')}(?![委直级属办域])"
)
_EACH = re.compile(f"{wording('figure-each-is')}|分别")


def is_of_both(scene: Scene, holder: Holder, quantity: Quantity) -> bool:
    """Whether a figure is of two or three places together, and a single one taken for its owner stands before them."""
    if not (PLACES | {"GovernmentBody"}).issuperset(scene.classes(holder.things[0])) or len(holder.things) > 1:
        return False
    entry = scene.things[holder.things[0]].entry
    if entry is not None and entry.kind == "region":
        return False  # 成渝地区的两省市
    start = scene.sentence.span.start
    if scene.before is not None and scene.text.endswith("；", 0, start):
        start = scene.before.sentence.span.start
    told = scene.text[start : quantity.span.start]
    both = next(reversed([*_BOTH.finditer(told)]), None) if "两" in told or "三" in told else None
    if both is None or _EACH.search(told, both.end()):
        return False
    return holder.span is None or holder.span.start < start + both.end()
