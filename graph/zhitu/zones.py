"""Names that zones, lakes and hills of many places go by: 滨海新区 in 天津 and 江门, 西湖 in 杭州 and 惠州."""

from __future__ import annotations

import re

__all__ = ["begun_with", "is_common", "is_landmark"]

#: What the land is called anywhere, what a city calls its future.
_LAND = (
    "[东西南北滨沿临环][湖海江河港湾山城空]|[湖海江河港城][东西南北滨]|[东西]海岸|长江|航空港|空港|"
    "[东西南北中]部|未来|知识|科学|中央|一体化"
)
_HEAD = (
    "(?:国家)?(?:自主创新示范区|自创区|高新(?:技术)?(?:产业)?(?:开发)?区|新技术(?:产业)?开发区|"
    "经济(?:技术|综合)?(?:开发|实验|示范)?区|经开区|开发区|新区|新城|新片区|示范区|实验区|商务区|"
    "综合保税区|综保区|保税港?区|城(?![市镇乡际区中])|科学城|科技城|科学园区?)"
)
_COMMON = re.compile(f"(?:{_LAND}){_HEAD}")
_LANDMARK = re.compile("[东西南北中][湖山河溪]|(?:莲花|凤凰|狮子|青龙|龙泉|金鸡|白云|玉泉|月|镜)[湖山]")


def is_common(name: str) -> bool:
    """Whether a zone's name, simplified, is made of words that many places have, so that it may be any of theirs.

    >>> is_common("东湖高新区"), is_common("滨海新区"), is_common("雄安新区"), is_common("天津滨海新区")
    (True, True, False, False)
    """
    return _COMMON.fullmatch(name) is not None


def begun_with(name: str) -> str:
    """The common name of a zone that a longer name, simplified, begins with; empty where it begins with none.

    >>> begun_with("江北新区管委会"), begun_with("江北新区")
    ('江北新区', '')
    """
    match = _COMMON.match(name)
    return match.group() if match and match.end() < len(name) else ""


def is_landmark(name: str) -> bool:
    """Whether a lake, hill or stream has a name, simplified, that many places have.

    >>> is_landmark("西湖"), is_landmark("凤凰山"), is_landmark("太湖")
    (True, True, False)
    """
    return _LANDMARK.fullmatch(name) is not None
