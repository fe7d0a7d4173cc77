"""Short names in the bracket behind a name."""

from __future__ import annotations

import pytest

from zhitu.extract.mentions.aliases import also_called, without_bracket
from zhitu.extract.mentions.candidate import Candidate
from zhitu.model import Span


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("云岭开发银行（云行）", "云岭开发银行"),
        ("海川集团（海川）", "海川集团"),
        ("青屿海关（下称海关）", "青屿海关"),
        ("青屿大学（广州）", "青屿大学（广州）"),
        ("青屿大学（青大）", "青屿大学"),
        ("中国科学院（中科院）", "中国科学院"),
        ("哈尔滨工业大学（威海）", "哈尔滨工业大学（威海）"),
        ("青屿先进光源（QALS）", "青屿先进光源"),
        ("青屿平台（V2）", "青屿平台（V2）"),
        ("海川控股（集团）有限公司", "海川控股（集团）有限公司"),
        ("海川（云）", "海川（云）"),
    ],
)
def test_a_bracket_that_shortens_a_name_is_no_part_of_it(name: str, left: str) -> None:
    assert name[slice(*without_bracket(name, Span(0, len(name))))] == left


@pytest.mark.parametrize(
    ("text", "behind", "other"),
    [
        ("云江大桥，又称白鹭大桥，全长五公里。", "白鹭大桥", "白鹭大桥"),
        ("云江大桥也叫白鹭大桥全长五公里。", "白鹭大桥", "白鹭大桥"),
        ("云江大桥又称第二通道，全长五公里。", "", "第二通道"),
        ("云江大桥（在建）俗称“红桥”，全长五公里。", "", "红桥"),
        ("云江大桥，英文简称YJB，全长五公里。", "", "YJB"),
        ("云江大桥业内习惯称作“云桥”。", "", "云桥"),
        # who says something, and what is said of it
        ("云江大桥也称江湾大桥将改建。", "江湾大桥", None),
        ("云江大桥业内称江湾大桥将改建。", "江湾大桥", None),
        ("云江大桥也称得上地标，全长五公里。", "", None),
        ("云江大桥被称为“东方彩虹”。", "", None),
        ("云江大桥即《云江大桥规划》中的大桥。", "", None),
    ],
)
def test_what_a_thing_is_called_besides_stands_behind_it(text: str, behind: str, other: str | None) -> None:
    at = text.find(behind) if behind else 0
    found = [Candidate(Span(at, at + len(behind)), behind, ("Facility",), "network", 2.0)] if behind else []
    assert also_called(text, Candidate(Span(0, 4), "云江大桥", ("Facility",), "network", 2.0), found) == other
