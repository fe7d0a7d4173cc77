"""Where those work who are listed with their bodies: in tables, and with brackets behind their names."""

from __future__ import annotations

import pytest
from statements import extract

from zhitu.extract.offices.rosters import RULE


def works(text: str) -> set[tuple[str, str, str | None]]:
    """(person, body, office) of whom a list or a table tells."""
    found = extract(text)
    names = {e.key: e.name for e in found.entities}
    return {(names[c.subject], names[c.object], c.role) for c in found.claims if c.property == "affiliatedWith"}


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (
            "序号\t姓名\t工作单位\t职务职称\n1\t周立强\t浙江大学\t副教授\n2\t莫　静\t兰州大学\t无",
            {("周立强", "浙江大学", "副教授"), ("莫　静", "兰州大学", None)},
        ),
        (
            "姓名\t单位及职务\n周立强\t浙江大学副校长\n莫少军\t嘉兴市教育局",
            {("周立强", "浙江大学", "副校长"), ("莫少军", "嘉兴市教育局", None)},
        ),
        ("姓名\t现任职务\n周立强\t嘉兴市水利局副局长", {("周立强", "嘉兴市水利局", "副局长")}),
        # another table below tells of other things
        ("姓名\t工作单位\n周立强\t浙江大学\n项目名称\t建设单位\n漳州核电站\t远帆集团", {("周立强", "浙江大学", None)}),
        # where somebody was born, or what won is nobody's work
        ("姓名\t籍贯\n周立强\t浙江大学", set()),
        ("作品名称\t单位\n周立强\t浙江大学", set()),
    ],
)
def test_a_table_of_persons_tells_where_each_works(table: str, told: set[tuple[str, str, str | None]]) -> None:
    assert works(table) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "出席：周立强（嘉兴市财政局）　莫少军（嘉兴市水利局）",
            {("周立强", "嘉兴市财政局", None), ("莫少军", "嘉兴市水利局", None)},
        ),
        (
            "出席：周立强（嘉兴市财政局）、莫少军（嘉兴市水利局副局长）、王建国。",
            {("周立强", "嘉兴市财政局", None), ("莫少军", "嘉兴市水利局", "副局长")},
        ),
        ("冠军：周立强（河南）、莫少军（浙江）。", set()),
        ("评委：周立强（与嘉兴市财政局核对）。", set()),
    ],
)
def test_a_bracket_behind_a_name_holds_whom_he_works_for(text: str, told: set[tuple[str, str, str | None]]) -> None:
    assert works(text) == told


def test_what_a_table_says_of_a_person_is_in_his_row() -> None:
    table = "姓名\t工作单位\t职务\n周立强\t浙江大学\t教授\n莫少军\t远帆集团有限公司\t工程师"
    found = [c for c in extract(table).claims if c.rule == RULE]
    assert [c.evidence[0].of(table) for c in found] == ["周立强\t浙江大学", "莫少军\t远帆集团有限公司"]


def test_where_somebody_is_only_to_work_is_expected() -> None:
    table = "姓名\t招聘单位\t岗位名称\n周立强\t浙江大学\t技术员"
    assert [(c.status, c.role) for c in extract(table).claims if c.rule == RULE] == [("expected", "技术员")]
