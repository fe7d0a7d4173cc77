"""Short names of departments: 深圳市科创委, 广州市规资局."""

from __future__ import annotations

import re

__all__ = ["department", "is_department_of"]

#: What departments are, with the one character that stands for it in short names.
_TAIL = re.compile("(?:委员会|办公室|管理局|局|厅|办)$")
#: 中小企业发展管理局 is 中小企业局.
_LONG = re.compile("发展管理(?=局$|委员会$)")
_JOINTS = str.maketrans("", "", "和与及")
#: Characters of a short name before what it is; of 农委 one.
_LONGEST, _COMMITTEE = 4, "委员会"


def _taken_apart(core: str) -> tuple[str, str]:
    """What a department is for, and what it is."""
    tail = _TAIL.search(core)
    if tail is None:
        return "", ""
    kind = {"办公室": "办", "管理局": "局"}.get(tail[0], tail[0])
    return core[: tail.start()].translate(_JOINTS), kind


def department(core: str) -> str:
    """What a department of a place is looked for by: its first character and what it is; empty where it is none.

    >>> department("规划和自然资源局"), department("规资局"), department("人民医院")
    ('规局', '规局', '')
    """
    stem, kind = _taken_apart(core)
    return stem[:1] + kind


def is_department_of(short: str, full: str) -> bool:
    """Whether a short name is made of characters of the full one, its first among them, and no whole words of it.

    >>> is_department_of("科创委员会", "科技创新委员会"), is_department_of("住建局", "住房和城乡建设局")
    (True, True)
    >>> is_department_of("老龄局", "老龄发展管理局")
    True
    >>> is_department_of("教育局", "教育体育局"), is_department_of("农业局", "农业农村局")
    (False, False)
    """
    if _LONG.sub("", full) == short != full:
        return True
    (ours, one), (theirs, other) = _taken_apart(short), _taken_apart(full)
    if one != other or not 0 < len(ours) <= _LONGEST or 2 * len(ours) > len(theirs) or ours[0] != theirs[0]:
        return False
    if len(ours) == 1:
        return one == _COMMITTEE
    rest = iter(theirs)
    return ours not in theirs and all(character in rest for character in ours)
