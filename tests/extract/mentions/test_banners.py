"""What a place works at under the name of a virtue."""

from __future__ import annotations

import pytest

from zhitu.extract.mentions.banners import with_banners
from zhitu.model import Span


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("浙江省深入推进平安浙江建设。", [("平安浙江建设", "平安浙江")]),
        ("青岭市以新时代美丽青岭建设为载体。", [("新时代美丽青岭建设", "美丽青岭")]),
        ("加快建设数字江苏，壮大产业。", [("数字江苏", "数字江苏")]),
        ("推进智慧海港建设和绿色通道建设。", []),
        ("推进文明城市建设、平安校园建设。", []),
        ("数字贵州建设投资公司中标。", []),
        ("平安青岭建设者受表彰，青岭市颁奖。", []),
        ("推进数字经济建设，服务北部湾经济区。", []),
        ("推进数字文化建设，规范文化市场。", []),
        ("推进智慧城市建设，改造老城市区域。", []),
    ],
)
def test_a_place_is_named_after_what_it_shall_be(text: str, named: list[tuple[str, str]]) -> None:
    assert [(c.name, c.full) for c in with_banners(text, Span(0, len(text)), [])] == named
