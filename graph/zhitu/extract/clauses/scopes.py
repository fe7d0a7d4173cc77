"""Words that name a place by its level: 全省, 全市, 当地; 我省, 本市, 我区 in an autonomous region, 本澳."""

from __future__ import annotations

import re
from collections.abc import Mapping

from zhitu.divisions import divisions
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.entities.entities import Mention, Thing
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.gazetteer import Entry
from zhitu.extract.text.view import Sentence
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["homes_of", "in_scope", "is_level", "scope_in", "with_homes"]

_SCOPE = re.compile(
    f"(?P<nation>(?<![占在居列向超为是从达至比于自到及往])(?<!{wording('reaches-the-nation')}){wording('nation-words')}(?!{wording('nation-epithets')}))"
    f"|(?P<region>{wording('scope-region')})|(?P<city>{wording('scope-city')})"
    f"|(?P<prefecture>{wording('scope-prefecture')})|(?P<district>{wording('scope-district')})"
    f"|(?P<zone>{wording('scope-zone')})|(?P<port>全港|本港)|(?P<here>{wording('scope-here')})"
)


_SCOPES: dict[str, tuple[str, ...]] = {
    "nation": ("Country",),
    "region": ("Region",),
    "city": ("City",),
    "prefecture": ("Region",),
    "district": ("District", "Zone", "Region"),
    "zone": ("Zone", "District"),
    "port": ("City",),
    "here": ("City", "District", "Region", "Zone"),
}


def in_scope(scene: Scene, thing: int, kind: str) -> bool:
    """Whether a place is of the level that 全省, 全市 … speak of."""
    entry = scene.things[thing].entry
    if kind == "region" and entry is not None and entry.level != "province":
        return False
    name, classes = scene.things[thing].name, scene.classes(thing)
    if kind == "prefecture" or (kind == "district" and name.endswith("地区")):
        return entry is not None and is_level(entry, "prefecture")  # 全区 of 阿克苏地区
    if kind == "district" and (_NO_AREA.search(name) or (classes == ("Region",) and not name.endswith("区"))):
        return False
    return bool(set(_SCOPES[kind]) & set(scene.classes(thing)))


def is_level(entry: Entry, kind: str) -> bool:
    """Whether a known division is of the level that 全省, 全市 … speak of."""
    if kind in ("region", "city"):
        return entry.level == "province" if kind == "region" else "City" in entry.classes
    if kind == "prefecture":
        return entry.level == "city" and entry.name.endswith(("州", "盟", "地区"))
    if kind == "port":
        return entry.name == _CITIES["港"]
    return kind == "district" and (entry.level == "county" or entry.name.endswith(("自治区", "地区")))


def scope_in(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The last word of scope in a stretch: its kind, start and end."""
    found = (match for match in _SCOPE.finditer(text, start, end) if text[match.start() - 1] not in "占居列对")
    match = max(found, key=lambda match: match.start(), default=None)
    return (match.lastgroup or "here", match.start(), match.end()) if match else None


#: No 县 or 区.
_NO_AREA = re.compile("(?:[镇乡村园港]|街道|基地)$")


#: Not 日本市场, 基本市级, 本区域, 我县级.
_HOME = Rare(
    r"(?<![日基资成根样版原自])(?:我|本)(?P<level>省|市|区|县|州|港|澳)(?![场级域别内外里辖])|(?<=[，。])全(?P<all>省|市|县|州)(?=将|要)"
)
_LEVELS = "省市区县州港澳"
_CITIES = {"港": "香港特别行政区", "澳": "澳门特别行政区"}


def homes_of(things: list[Thing], own: Mapping[str, int]) -> dict[str, int]:
    """The one place of a document by each level that 我省, 本市 and the like name, if it is the text's own.

    It is that which publisher or title tell, `own`, or else the only one of its level.
    """
    found: dict[str, int] = {}
    for level in _LEVELS:
        meant = [thing for thing in things if _is_home(thing, level)]
        if len(meant) == 1 and not _is_belied(meant[0], level, things):
            found[level] = meant[0].index
    return found | {things[index].name[-1]: index for index in own.values()}


def with_homes(sentence: Sentence, groups: list[Group], homes: Mapping[str, int], text: str) -> list[Group]:
    """我省, 本市: the place of that level."""
    added: list[Group] = []
    for match in _HOME.finditer(text, *sentence.span):
        span = Span(*match.span())
        home = homes.get(match["level"] or match["all"])
        if home is not None and not any(g.span.overlaps(span) for g in groups):
            added.append(Group(span, (home,), (Mention(span, (home,), anaphor=True),)))
    return sorted([*groups, *added], key=lambda g: g.span) if added else groups


def _is_belied(thing: Thing, level: str, things: list[Thing]) -> bool:
    """Whether a city is not the text's own, whose districts lie in others: 滨海新区 is not in 北京."""
    code = thing.entry.adcode if thing.entry is not None and level in ("市", "省") else None
    return code is not None and divisions().belied(code, [other.entry.adcode for other in things if other.entry])


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
