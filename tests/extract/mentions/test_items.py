"""Names at the head of an item."""

from __future__ import annotations

import pytest
from statements import extract


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("①云岭研发中心，2022年启用；\n②江湾物流园，占地300亩。", "江湾物流园"),
        ("• 建成岭川高铁站\n岭川高铁站占地300亩。", "岭川高铁站"),
        ("二、加快云岭人民医院新院区建设。\n云岭人民医院新院区占地300亩。", "云岭人民医院新院区"),
        ("项目名称：年产2万吨碳酸锂项目", "年产2万吨碳酸锂项目"),
    ],
)
def test_a_name_begins_behind_the_mark_and_the_verb_of_an_item(text: str, name: str) -> None:
    named = {e.name for e in extract(text + ("\n建设单位：江湾锂业有限公司" if "名称" in text else "")).entities}
    assert name in named
    assert not any(other.endswith(name) and other != name for other in named)
