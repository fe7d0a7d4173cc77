"""Projects that go by their size or yield, which something is told of."""

from __future__ import annotations

import pytest
from statements import extract


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("远帆化工有限公司年产30万吨聚乙烯项目预计2025年5月投产。", {"年产30万吨聚乙烯项目"}),
        ("远帆化工有限公司年产30万吨聚乙烯项目5月6日在兰州市开工。", {"年产30万吨聚乙烯项目"}),
        ("远帆化工有限公司的年产30万吨聚乙烯项目5月6日投产。", {"年产30万吨聚乙烯项目"}),
        ("远帆化工有限公司年产30万吨聚乙烯。", set()),
    ],
)
def test_a_project_goes_by_its_yield_behind_the_name_of_its_firm(text: str, named: set[str]) -> None:
    assert {e.name for e in extract(text).entities if "Project" in e.classes} == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("合肥市、芜湖市和滁州市开工项目总投资50亿元。", set()),
        ("合肥市、芜湖市和滁州市重点产业项目总投资50亿元。", set()),
        ("合肥市汽车整车及底盘制造项目总投资50亿元。", {"合肥市汽车整车及底盘制造项目"}),
    ],
)
def test_projects_of_a_sort_in_several_places_have_no_name(text: str, named: set[str]) -> None:
    assert {e.name for e in extract(text).entities if "Project" in e.classes} == named
