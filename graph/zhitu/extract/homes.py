"""Words by which a text speaks of the place that it comes from: 我省, 本市, 我区 in an autonomous region, 本澳."""

from __future__ import annotations

import re

from zhitu.extract.entities import Mention, Thing
from zhitu.extract.scene import Group
from zhitu.extract.view import Sentence
from zhitu.model import Span

__all__ = ["with_homes"]

#: Not 日本市场, 基本市级, 本区域, 我县级.
_HOME = re.compile(
    r"(?<![日基资成根样版原自])(?:我|本)(?P<level>省|市|区|县|州|港|澳)(?![场级域别内外里辖])|(?<=[，。])全(?P<all>省|市|县|州)(?=将|要)"
)
_CITIES = {"港": "香港特别行政区", "澳": "澳门特别行政区"}


def with_homes(sentence: Sentence, groups: list[Group], things: list[Thing], text: str) -> list[Group]:
    """我省, 本市: the one place of that level that the document names."""
    added: list[Group] = []
    for match in _HOME.finditer(text, *sentence.span):
        span = Span(*match.span())
        level = match["level"] or match["all"]
        meant = [thing.index for thing in things if _is_home(thing, level)]
        if len(meant) == 1 and not any(g.span.overlaps(span) for g in groups):
            added.append(Group(span, (meant[0],), (Mention(span, (meant[0],), anaphor=True),)))
    return sorted([*groups, *added], key=lambda g: g.span) if added else groups


def _is_home(thing: Thing, level: str) -> bool:
    entry = thing.entry
    if entry is None or entry.kind != "division":
        return False
    if level in _CITIES:
        return entry.name == _CITIES[level]
    if level == "区":
        return entry.name.endswith("自治区")
    if level == "省":
        return entry.level == "province" and entry.name.endswith("省")
    if level == "市":
        return entry.name.endswith("市")
    return entry.level == {"县": "county", "州": "city"}[level] and entry.name.endswith(level)
