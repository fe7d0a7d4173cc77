"""Nouns that point back to what was named."""

from __future__ import annotations

import pytest
from statements import extract


@pytest.mark.parametrize(
    ("text", "name", "indicator"),
    [
        ("沙河高速起于宁陵县，经黄河公路大桥跨越黄河，止于睢县。线路全长36公里。", "沙河高速", "全长"),
        ("2024武汉马拉松将于4月21日举行。本次赛事总参赛规模2万人。", "2024武汉马拉松", "总参赛规模"),
        ("杭州国际双年展开幕。此次展览面积2万平方米。", "杭州国际双年展", "面积"),
    ],
)
def test_a_noun_that_points_back_means_what_the_sentence_before_is_about(text: str, name: str, indicator: str) -> None:
    found = extract(text)
    names = {entity.key: entity.name for entity in found.entities}
    assert (name, indicator) in {(names[o.about], o.indicator) for o in found.observations}
