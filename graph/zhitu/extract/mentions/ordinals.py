"""Names that a number goes with: the sixth games, the first work of its kind."""

from __future__ import annotations

import re

from zhitu.extract.mentions.candidate import NAMED, Candidate
from zhitu.extract.mentions.units import Unit
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["ORDINAL", "first_of_kind", "with_ordinal"]

ORDINAL = re.compile(r"第[一二三四五六七八九十百\d]{1,4}届$|(?:19|20)\d\d年?$")
#: 我国首个, 全球首届: what such a phrase describes there is only one of.
_FIRST = re.compile(rf"{wording('first-of-where')}?首[个条座台套艘届列家架颗部支](?:[\d.]+万?{wording('rated-by')})?$")
_UNIQUE = frozenset({"Facility", "Project", "Conference", "Product", "Laboratory", "Fund", "School"})


def first_of_kind(text: str, c: Candidate, units: list[Unit]) -> Candidate:
    """首个|柔性低频输电工程: with two words of content, the first of a kind is described as a name does."""
    first = _FIRST.search(text, max(0, c.span.start - 16), c.span.start)
    if first is None or _UNIQUE.isdisjoint(c.classes) or len(units) < 3 or c.span.end - c.span.start < 7:
        return c
    return c._replace(score=max(c.score, NAMED), outer=Span(first.start(), c.span.end))


def with_ordinal(text: str, c: Candidate) -> Candidate:
    """第三届|丝路博览会 is a name with its ordinal too."""
    if "Conference" not in c.classes or c.nested:
        return c
    match = ORDINAL.search(text[max(0, c.span.start - 8) : c.span.start])
    if not match:
        return c
    numbered = match[0].endswith("届") and len(c.name) > len(c.head) + 1  # 第六届|全国技能大赛
    score = max(c.score, NAMED) if numbered else c.score
    return c._replace(score=score, outer=Span(c.span.start - len(match[0]), c.span.end))
