"""Titles of documents over several lines."""

from __future__ import annotations

import pytest

from zhitu.read.metadata import first_line
from zhitu.titles import title_breaks


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "云岭省人民政府办公厅关于印发云岭省\n港口发展实施方案的通知\n\n云府办〔2023〕5号\n各市：",
            "云岭省人民政府办公厅关于印发云岭省港口发展实施方案的通知",
        ),
        (
            "云岭省人民政府办公厅\n关于印发云岭省港口\n发展方案的通知\n各市：",
            "云岭省人民政府办公厅关于印发云岭省港口发展方案的通知",
        ),
        ("云岭省人民政府文件\n云府〔2023〕5号\n关于促进港口\n发展的若干意见\n各市：", "关于促进港口发展的若干意见"),
        ("關於印發《雲嶺市港口\n發展方案》的通知\n各區：", "關於印發《雲嶺市港口發展方案》的通知"),
        ("关于促进云岭港建设的\n实施意见（试行）\n各市：", "关于促进云岭港建设的实施意见（试行）"),
        ("云岭市国民经济和社会发展\n第十五个五年规划纲要\n目录", "云岭市国民经济和社会发展第十五个五年规划纲要"),
        ("云岭省水利厅\n云岭省财政厅\n关于促进节水的通知\n各市：", "关于促进节水的通知"),
    ],
)
def test_a_title_goes_on_in_the_next_line(text: str, title: str) -> None:
    assert first_line(text) == title


@pytest.mark.parametrize(
    "text",
    [
        "推进港口建设\n云岭市出台实施方案\n云岭市昨天出台实施方案。",
        "关于云岭港建设\n云岭市政府发布通知\n昨天发布。",
        "关于加强港口管理的意见\n关于推进航运的通知\n关于港口的报告",
        "关于加强港口管理工作\n关于推进航运的通知",
        "关于港口的提案\n第15号\n关于推进航运的通知",
        "云岭港简介\n关于我们\n港口公告",
        "云岭省文件目录\n云岭省水利厅关于促进节水的意见",
        "关于港口建设，市里有安排。\n下面是实施的意见",
    ],
)
def test_lines_that_stand_for_themselves_are_not_joined(text: str) -> None:
    assert not title_breaks(text)
