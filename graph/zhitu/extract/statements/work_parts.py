"""What is told only of a part of a work: 甲大桥|引桥|通车, 乙铜矿|进矿道路|通车; 主体工程 is the work itself."""

from __future__ import annotations

import re

__all__ = ["is_of_part"]

_BEFORE_VERB = "(?:全线|全面|全部|正式|顺利|已经?|基本|同步|率先|于|[\\d年月日])*"
#: What leads to a work or stands beside it: 铜矿项目|进矿道路通车.
_ACCESS = (
    "(?:的)?(?:进[场港矿站厂园山库]|连接|联络|引|辅|便|匝|附属|配套|疏港|集疏运|施工)"
    "[^，。；]{0,6}?(?:路|线|桥|道|通道|设施|码头|工程)"
)
#: 南站|改造工程竣工: what it was rebuilt by.
_REBUILT = (
    "(?:的)?(?:[东西南北一二三四]?(?:站房|广场|期)?)?"
    "(?:改扩建|改造|扩建|提升|升级|修缮|加固|整治)+(?:等)?(?:工程|项目)?"
)
_PART = re.compile(f"(?:{_ACCESS}|{_REBUILT}){_BEFORE_VERB}$")
#: What a part has no share in; that a bridge is joined or a tunnel is through is a step of the whole.
_WHOLLY = frozenset(("opened", "completed", "constructionStarted", "underConstruction"))


def is_of_part(between: str, event: str) -> bool:
    """Whether what stands between a name and a verb is a part that alone it tells of.

    >>> is_of_part("引桥", "opened"), is_of_part("主桥", "opened"), is_of_part("主体工程", "completed")
    (True, False, False)
    """
    return event in _WHOLLY and _PART.match(between) is not None
