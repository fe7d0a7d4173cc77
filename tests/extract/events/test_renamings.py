"""The day of a renaming is kept, as a milestone of what goes by the new name."""

from __future__ import annotations

import pytest
from statements import checked


def milestones(text: str) -> list[tuple[str, str | None]]:
    told = checked(text, "2024-06-15")
    names = {e.key: e.name for e in told.entities}
    return [(names[e.of], e.date) for e in told.events if e.type == "milestone"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2018年，云川学院更名为云川大学。", [("云川大学", "2018")]),
        ("云川大学由云川学院于2018年5月更名而来。", [("云川大学", "2018-05")]),
        ("云川大学前身为云川师范学院，2010年更为现名。", [("云川大学", "2010")]),
        ("云川开发区于2021年6月经批准正式更名为云川高新区。", [("云川高新区", "2021-06")]),
        ("2021年，云川职业学院升格为云川职业技术大学。", [("云川职业技术大学", "2021")]),
        ("2010年12月，撤销襄樊市，设立襄阳市。", [("襄阳市", "2010-12")]),
        ("云川学院更名为云川大学。", []),
        ("云川学院拟于2025年更名为云川大学。", []),
        ("2018年，云川学院将网站更名为云川学习网。", []),
    ],
)
def test_a_dated_renaming_is_a_milestone(text: str, told: list[tuple[str, str | None]]) -> None:
    assert milestones(text) == told
