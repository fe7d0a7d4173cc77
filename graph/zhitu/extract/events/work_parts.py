"""What is told only of a part of a work: 甲大桥|引桥|通车, 乙铜矿|进矿道路|通车; 主体工程 is the work itself."""

from __future__ import annotations

import re

from zhitu.extract.text.wording import wording

__all__ = ["is_first_unit", "is_main_structure", "is_of_part"]

#: What leads to a work or stands beside it: 铜矿项目|进矿道路通车.
_ACCESS = rf"(?:的)?{wording('part-access')}[^，。；]{{0,6}}?{wording('part-access-works')}"
#: 南站|改造工程竣工: what it was rebuilt by.
_REBUILT = f"(?:的)?(?:[东西南北一二三四]?{wording('part-station')}?)?{wording('part-rebuilt')}+(?:等)?(?:工程|项目)?"
#: 甲医院的|新院区启用, 甲园|B区投用, 甲铁路的|北段通车: a section with no name of its own.
_SECTION = f"(?:的)?{wording('part-sections')}(?:工程|项目)?"
_HOW = wording("part-how")
_PART = re.compile(f"(?:{_ACCESS}|{_REBUILT}){_HOW}*$")
_SECTION_ALONE = re.compile(f"{_SECTION}(?:{_HOW}|{wording('part-built-too')})*$")
#: 甲电站|首批机组并网发电: a step of the whole.
_FIRST_UNIT = re.compile(f"(?:的)?{wording('first-units')}{_HOW}*$")
#: What a part has no share in; that a bridge is joined or a tunnel is through is a step of the whole.
_WHOLLY = frozenset(("opened", "completed", "constructionStarted", "underConstruction"))


def is_of_part(between: str, event: str) -> bool:
    """Whether what stands between a name and a verb is a part that alone it tells of.

    >>> is_of_part("引桥", "opened"), is_of_part("的新院区", "milestone"), is_of_part("主体工程", "completed")
    (True, True, False)
    """
    if event in _WHOLLY and _PART.match(between):
        return True
    return _SECTION_ALONE.match(between) is not None


def is_first_unit(between: str) -> bool:
    """Whether what stands between a name and a verb is the first unit of a work: what it does is a step of the whole.

    >>> is_first_unit("首批机组"), is_first_unit("全部机组")
    (True, False)
    """
    return _FIRST_UNIT.match(between) is not None


#: 甲楼|主体结构全部|完工: a step of the whole; 主体工程 is the work itself.
_MAIN_STRUCTURE = re.compile("(?:项目|工程|土建)?的?主体(?:结构|建筑|框架)[^，。；]{0,12}$")


def is_main_structure(between: str) -> bool:
    """Whether what stands between a name and a verb is the structure of a work alone: that it is done is a step.

    >>> is_main_structure("主体结构基本"), is_main_structure("主体工程")
    (True, False)
    """
    return _MAIN_STRUCTURE.match(between) is not None
