"""Networks, circles, areas and trains by how they are described."""

from __future__ import annotations

import pytest

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.networks import with_networks
from zhitu.model import Span


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“五纵五横”高速公路骨干路网形成。", ["“五纵五横”高速公路骨干路网"]),
        ("“三纵两横”区域铁路交通网络加快建设。", ["“三纵两横”区域铁路交通网络"]),
        ("“一纵两横”产业格局形成。", []),
        ("四市形成“1小时高铁圈”。", ["“1小时高铁圈”"]),
        ("打造15分钟便民圈。", ["15分钟便民圈"]),
        ("园区分为生活区、研发中试区和加工区三大区域。", ["生活区", "研发中试区", "加工区"]),
        ("分为生活区和加工区。", []),
    ],
)
def test_what_is_named_by_numbers_or_by_its_list(text: str, names: list[str]) -> None:
    assert [c.name for c in with_networks(text, Span(0, len(text)), [])] == names


def test_a_train_is_named_by_both_places() -> None:
    text = "还安排云川至青州东方向的动车组列车1对。"
    start = Candidate(Span(3, 5), "云川", ("City",), "network", 2.0)
    end = Candidate(Span(6, 9), "青州东", ("Facility",), "station", 2.0)
    assert [(c.name, c.nested) for c in with_networks(text, Span(0, len(text)), [start, end])] == [
        ("云川至青州东方向的动车组列车", False),
        ("青州东", True),
    ]
