"""What happens to a part of a work is told of the part."""

from __future__ import annotations

import pytest
from tests.support.statements import happened


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("江川铜矿项目进矿道路通车。", set()),
        ("江川大桥引桥通车。", set()),
        ("白云机场连接线开工建设。", set()),
        ("江川隧道主体工程完工。", {"milestone", "completed"}),
        ("江川大桥改造工程竣工。", set()),
        ("江川大桥正式通车。", {"opened"}),
    ],
)
def test_a_part_is_not_the_whole(text: str, kinds: set[str]) -> None:
    wholes = {"江川铜矿项目", "江川大桥", "白云机场", "江川隧道"}
    assert {kind for name, kind, _, _ in happened(text) if name in wholes} == kinds
