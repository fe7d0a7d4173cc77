"""Names as strings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.names import is_traditional, normal, simplify


@given(st.text(max_size=80))
def test_simplifying_keeps_offsets(text: str) -> None:
    assert len(simplify(text)) == len(text)


@given(st.text(max_size=80))
def test_simplified_text_is_not_traditional(text: str) -> None:
    assert is_traditional(text) == (simplify(text) != text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("《海洋方案》", "海洋方案"),
        ("香港科技大學(廣州)", "香港科技大学（广州）"),
        ("ＡＩ 產業園", "ai产业园"),
        ("“數字長江”", "数字长江"),
        ("橫琴\u3000新區", "横琴新区"),
    ],
)
def test_the_same_name(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(("one", "other"), [("一期", "二期"), ("广州", "广州市"), ("5G", "4G")])
def test_different_names(one: str, other: str) -> None:
    assert normal(one) != normal(other)
