"""What names begin with that others leave out: 英国|剑桥大学, 中国科学院|广州能源研究所."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from babel import Locale

from zhitu.names import normal
from zhitu.resources import table

__all__ = ["after_academy", "after_nation"]

_HOME = frozenset(("中国", "中国香港特别行政区", "中国澳门特别行政区", "台湾"))


def after_nation(name: str) -> str:
    """What follows another country's name at the beginning of a name; empty where it begins with none.

    >>> after_nation("英国剑桥大学"), after_nation("剑桥大学")
    ('剑桥大学', '')
    """
    match = _nations().match(name)
    return name[match.end() :] if match else ""


def after_academy(name: str) -> str:
    """What follows an academy's name at the beginning of one of its institutes; empty where it begins with none.

    >>> after_academy("中国科学院广州能源研究所")
    '广州能源研究所'
    """
    match = _academies().match(name)
    return name[match.end() :] if match else ""


@cache
def _nations() -> re.Pattern[str]:
    territories = Locale("zh").territories.items()
    names = {normal(name) for code, name in territories if len(code) == 2 and code.isalpha()}
    return _any(names - _HOME)


@cache
def _academies() -> re.Pattern[str]:
    rows = (row for row in table("gazetteer/bodies") if row["class"] == "ResearchInstitute")
    return _any(normal(row["name"]) for row in rows if row["name"].endswith(("科学院", "研究院")))


def _any(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(names, key=lambda n: (-len(n), n)))))
