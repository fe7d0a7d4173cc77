"""Names that many places have: of towns, and of what is called after the same few things everywhere."""

from __future__ import annotations

import re
from functools import cache

from zhitu.divisions import TOWNS, divisions
from zhitu.names import normal
from zhitu.resources import table
from zhitu.zones import begun_with

__all__ = ["NAMESAKES", "shared", "town_in"]

#: People after whom schools, roads and parks are named: 中山路 and 中山公园 say nothing of where they are.
NAMESAKES = ("中山", "解放", "人民", "胜利", "和平", "建设", "文化", "长安", "朝阳", "新华")
#: What several counties have one of that is called after them.
_OF_COUNTIES = ("医院", "中学", "小学", "幼儿园", "站")
#: What is called after the same few things as towns are: 红旗水库, 东风小学.
_OF_TOWNS = ("中学", "小学", "幼儿园", "水库", "公园", "广场", "桥", "路", "站")
#: Characters of the longest such name that is looked for.
_LONGEST = 6
_ROAD = re.compile(rf"(?:{'|'.join(NAMESAKES)})(?:[东西南北中]?路|大道|大街)")
#: 城北污水处理厂; not 城北区人民医院.
_SIDE = re.compile("城[东西南北](?!区)(?=.{2,}(?:厂|站|小学|中学|园|医院|馆|场|桥|路|库|中心)$)")
_TOWN = re.compile(rf"([一-龥]{{2,3}}?)(?:{'|'.join(TOWNS)})")


@cache
def _towns() -> frozenset[str]:
    """Names of towns that many counties have, or that a county somewhere else is called by (大田镇, 大田县)."""
    rows = divisions().by_code.values()
    stems = {normal(row["stem"]) for row in table("lexicon/towns")} | set(NAMESAKES)
    stems |= {normal(row.short) for row in rows if row.level in ("city", "county") and row.short != row.name}
    return frozenset(stem + end for stem in stems for end in TOWNS)


def town_in(name: str) -> str:
    """What many places have (towns, roads, works) that a name, in normal form, begins with; empty where it does not.

    >>> town_in("城关镇中心小学"), town_in("中山路改造工程"), town_in("红旗水库除险加固工程"), town_in("茅台镇中心小学")
    ('城关镇', '中山路', '红旗水库', '')
    """
    match = _TOWN.match(name)
    if match and match.group() in _towns():
        return match.group()
    road = _ROAD.match(name) or _SIDE.match(name)
    if road:
        return road.group()
    begun = next((name[:size] for size in range(_LONGEST, 2, -1) if name[:size] in shared()), "")
    return begun or begun_with(name)


@cache
def shared() -> frozenset[str]:
    """Names that tell nothing since many places have them: 鼓楼医院, 朝阳小学, 红旗水库, 中山路."""
    rows = (row for row in divisions().by_code.values() if row.level == "county" and row.short != row.name)
    stems = {normal(row.short) for row in rows if len(divisions().by_name[row.name]) > 1}
    common = {normal(row["stem"]) for row in table("lexicon/towns")} | set(NAMESAKES)
    of_counties = {stem + kind for stem in stems for kind in _OF_COUNTIES}
    return frozenset(of_counties | {stem + kind for stem in common for kind in _OF_TOWNS})
