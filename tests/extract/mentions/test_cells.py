"""Names that the headings of a table's columns tell."""

from __future__ import annotations

import pytest
from statements import extract


def named(text: str) -> dict[str, tuple[str, ...]]:
    """The names of a text with their classes."""
    return {e.name: e.classes for e in extract(text).entities}


@pytest.mark.parametrize(
    ("table", "name", "kind"),
    [
        ("序号\t姓名\t得分\n1\t莫　静\t92\n2\t周立\t90", "莫　静", "Person"),
        ("项目名称\t建设单位\n嘉兴经开区年产2万吨碳酸锂项目\t远帆集团", "嘉兴经开区年产2万吨碳酸锂项目", "Project"),
        ("企业名称\t主导产品\n远帆集团有限公司\t莱赛尔纤维", "远帆集团有限公司", "Company"),
    ],
)
def test_a_cell_is_of_the_kind_that_its_column_is_headed_by(table: str, name: str, kind: str) -> None:
    assert kind in named(table)[name]


@pytest.mark.parametrize(
    ("table", "name"),
    [
        ("项目名称\t预算数（万元）\n公共安全支出\t300", "公共安全支出"),  # of a budget
        ("序号\t姓名\n1\t合计", "合计"),
        ("项目名称\t建设单位\n漳州核电站\t远帆集团\n\n姓名\t单位\n周立强\t浙江大学", "姓名"),  # another table
    ],
)
def test_what_is_no_name_stays_none(table: str, name: str) -> None:
    assert name not in named(table)
