"""Names that many places have: of towns, and of what is called after the same few things everywhere."""

from __future__ import annotations

import re
from functools import cache

from zhitu.divisions import TOWNS, divisions
from zhitu.names import normal
from zhitu.resolve.words import Words
from zhitu.resources import table
from zhitu.zones import begun_with

__all__ = ["after_namesake", "each_has_one", "namesakes", "shared", "town_in"]

#: What several counties have one of that is called after them.
_OF_COUNTIES = ("医院", "中学", "小学", "幼儿园", "站")
_SCHOOLS = ("小学", "中学", "高中", "高级中学", "中小学", "学校", "幼儿园", "医院")
#: What a city has one of and each of its districts too: 育才小学, 世纪广场.
_EACH = (
    *_SCHOOLS, "公园", "广场", "花园", "公寓", "小区", "大厦", "商场", "市场", "宾馆", "酒店", "剧场", "剧院", "影院",
    "体育场", "体育馆", "少年宫", "文化宫", "农场", "林场",
)  # fmt: skip
#: What else is called after the same few things as towns are: 红旗水库.
_OF_TOWNS = (*_EACH, "水库", "桥", "大桥", "立交桥", "隧道", "渠", "路", "大道", "站", "车站")
_ROADS = "(?:[东西南北中]?路|大道|[东西南北中]?大街)"
#: Characters of the longest such name that is looked for.
_LONGEST = 7
#: 城北污水处理厂; not 城北区人民医院.
_SIDE = re.compile("城[东西南北](?!区)(?=.{2,}(?:厂|站|小学|中学|园|医院|馆|场|桥|路|库|中心)$)")
_TOWN = re.compile(rf"([一-龥]{{2,3}}?)(?:{'|'.join(TOWNS)})")


@cache
def _words() -> dict[str, str]:
    """Words after which many places name things, with their kinds."""
    return {normal(row["word"]): row["kind"] for row in table("lexicon/namesakes")}


@cache
def namesakes() -> frozenset[str]:
    """Those of the words that give no identity to a name, whatever general noun follows: 建设大厦."""
    return frozenset(word for word, kind in _words().items() if kind == "word")


@cache
def _any() -> str:
    return "|".join(sorted(_words(), key=lambda word: (-len(word), word)))


@cache
def _road() -> re.Pattern[str]:
    return re.compile(f"(?:{_any()}){_ROADS}")


@cache
def _school() -> re.Pattern[str]:
    return re.compile(f"(?:{_any()})(?=.*(?:{'|'.join(_SCHOOLS)})$)")


def after_namesake(name: str) -> str:
    """What follows such a word in the name of a school or hospital; the whole name where it begins with none.

    >>> after_namesake("育才第2小学"), after_namesake("光明乳业")
    ('第2小学', '光明乳业')
    """
    match = _school().match(name)
    return name[match.end() :] if match else name


@cache
def _towns() -> frozenset[str]:
    """Names of towns that many counties have, or that a county somewhere else is called by (大田镇, 大田县)."""
    rows = divisions().by_code.values()
    stems = set(_words())
    stems |= {normal(row.short) for row in rows if row.level in ("city", "county") and row.short != row.name}
    return frozenset(stem + end for stem in stems for end in TOWNS)


def town_in(name: str) -> str:
    """What many places have (towns, roads, works) that a name, in normal form, begins with; empty where it does not.

    >>> town_in("城关镇中心小学"), town_in("中山路改造工程"), town_in("育才小学新校舍"), town_in("茅台镇中心小学")
    ('城关镇', '中山路', '育才小学', '')
    """
    match = _TOWN.match(name)
    if match and match.group() in _towns():
        return match.group()
    road = _road().match(name) or _SIDE.match(name)
    if road:
        return road.group()
    return _begun().beginning(name) or begun_with(name)


def each_has_one(name: str) -> bool:
    """Whether what many places have is such as a city has one of and each of its districts too.

    >>> each_has_one("人民医院"), each_has_one("解放路")
    (True, False)
    """
    return name.endswith(_EACH)


@cache
def _begun() -> Words:
    return Words(name for name in shared() if 2 < len(name) <= _LONGEST)


@cache
def shared() -> frozenset[str]:
    """Names that tell nothing since many places have them: 鼓楼医院, 育才小学, 红旗水库."""
    rows = (row for row in divisions().by_code.values() if row.level == "county" and row.short != row.name)
    stems = {normal(row.short) for row in rows if len(divisions().by_name[row.name]) > 1}
    of_counties = {stem + kind for stem in stems for kind in _OF_COUNTIES}
    return frozenset(of_counties | {stem + kind for stem in _words() for kind in _OF_TOWNS})
