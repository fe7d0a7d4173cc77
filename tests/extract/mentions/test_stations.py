"""Airports by their town, before what is counted there."""

from __future__ import annotations

import pytest
from statements import extract


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("武汉机场旅客吞吐量3000万人次。", "武汉机场", True),
        ("兰州机场货邮吞吐量增长。", "兰州机场", True),
        ("杭州机场高速通车。", "杭州机场", False),
        ("甘肃机场旅客吞吐量增长。", "甘肃机场", False),
    ],
)
def test_an_airport_before_what_is_counted_there(text: str, name: str, found: bool) -> None:
    assert (name in {entity.name for entity in extract(text).entities}) is found
