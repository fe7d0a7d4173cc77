"""Units of measurement that are one, however they are written; the question `figures-disagree` has the same pairs."""

from __future__ import annotations

__all__ = ["SAME", "one_unit"]

#: Another way to write a unit → the unit.
SAME = {
    "TEU": "标准箱",
    "标箱": "标准箱",
    "国际标准箱": "标准箱",
    "千米": "公里",
    "平方千米": "平方公里",
    "千克": "公斤",
    "公吨": "吨",
}


def one_unit(unit: str) -> str:
    """The unit under which figures can be compared.

    >>> one_unit("TEU"), one_unit("人次")
    ('标准箱', '人次')
    """
    return SAME.get(unit, unit)
