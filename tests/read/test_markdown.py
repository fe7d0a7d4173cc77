"""Markdown is read as what it shows."""

from __future__ import annotations

import pytest

from zhitu.read.markdown import read_markdown
from zhitu.read.metadata import Metadata


def shown(source: str) -> list[str]:
    return read_markdown(source.encode(), "a.md").text.splitlines()


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("与[海洋博物馆](https://example.org)签约。", ["与海洋博物馆签约。"]),
        ("**云川市**与*滨江大学*`共建`实验室", ["云川市与滨江大学共建实验室"]),
        ("云川市&nbsp;与&amp;", ["云川市\u00a0与&"]),
        ("甲。<br>乙<b>丙</b>", ["甲。", "乙丙"]),
        ("甲<!-- 上海与杭州合作 -->乙", ["甲乙"]),
        ("<!-- 上海与杭州合作\n共建丙 -->\n\n正文。", ["正文。"]),
        ("<div>里面<b>有</b>字<br>两行</div>", ["里面有字", "两行"]),
        ("一行未完，\n接着说。\n又一段", ["一行未完，接着说。", "又一段"]),
        ("half a line\nthe other", ["half a line the other"]),
        ("> 引文。\n>\n> 1. 其一\n> 2. 其二", ["引文。", "其一", "其二"]),
        ("|指标|2022年|\n|---|--:|\n|产量|186万吨|", ["指标\t2022年", "产量\t186万吨"]),
        ("```\n甲\n乙\n```", ["甲", "乙"]),
        ("![港口](a.png)二期", ["港口二期"]),
        (
            "甲[^1]建成。乙[^注]。\n\n[^1]: 由滨江集团投资\n[^注]: 在云川市，\n靠海。",
            ["甲建成。乙。", "由滨江集团投资", "在云川市，靠海。"],
        ),
        ("甲。[^1]\n\n[^1]: 其一。\n\n    其二。", ["甲。", "其一。", "其二。"]),
        ("甲[^1]。", ["甲[^1]。"]),
        (
            "甲。\n\n[注]: 数据来自云川市统计局。\n\n[1]: 见《云川年鉴》。",
            ["甲。", "[注]: 数据来自云川市统计局。", "[1]: 见《云川年鉴》。"],
        ),
        ('[甲][1]。\n\n[1]: https://example.org/港 "港"\n[乙]: 图/港口.png\n[//]: # (略)', ["甲。"]),
        ("3*4=12，a_b_c", ["3*4=12，a_b_c"]),
    ],
)
def test_marks_are_no_text(source: str, lines: list[str]) -> None:
    assert shown(source) == lines


@pytest.mark.parametrize(
    ("heading", "title"),
    [("# 南沙方案", "南沙方案"), ("### **南沙方案** ###", "南沙方案"), ("南沙#1", "南沙#1"), ("#", None)],
)
def test_a_heading_is_the_title(heading: str, title: str | None) -> None:
    assert read_markdown(f"{heading}\n\n正文。".encode(), "a.md").suggested.title == title


def test_front_matter_is_metadata() -> None:
    content = read_markdown("---\ntitle: 甲\ndate: 2022-06\n---\n# 乙\n".encode(), "a.md")
    assert (content.text, content.stated) == ("乙", Metadata("甲", "2022-06"))


def test_a_line_with_a_label_is_one_of_its_own() -> None:
    record = "**成立日期**：2011年6月\n**注册资本**：3.2亿元\n经营范围：矿山\n装备"
    assert shown(record) == ["成立日期：2011年6月", "注册资本：3.2亿元", "经营范围：矿山装备"]
