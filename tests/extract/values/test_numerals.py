"""Chinese and Arabic numerals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.extract.values.numerals import chinese_int, to_decimal


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10), ("十二", 12), ("二十", 20), ("一百零三", 103), ("两千五百", 2500), ("三万二千", 32000),
        ("一亿两千万", 120000000), ("三万亿", 3 * 10**12), ("万", 10**4), ("万亿", 10**12),
        ("二〇二五", 2025), ("007", 7), ("零", 0),
        ("", None), ("甲", None), ("1.5", None), ("٣", None), ("一" * 41, None), ("9" * 40, None),
    ],
)  # fmt: skip
def test_chinese_int(text: str, value: int | None) -> None:
    assert chinese_int(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("154.7亿", "15470000000"), ("1.2万亿", "1200000000000"), ("3千亿", "300000000000"), ("4,025.70", "4025.7"),
        ("1 200", "1200"), ("三百万", "3000000"), ("0.30", "0.3"), ("十万", "100000"),
    ],
)  # fmt: skip
def test_to_decimal(text: str, value: str) -> None:
    assert str(to_decimal(text)) == value


@pytest.mark.parametrize("text", ["", "甲", "1.2.3", "1亿千", "."])
def test_no_number(text: str) -> None:
    assert to_decimal(text) is None


@given(st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False))
def test_plain_numbers_stay(number: Decimal) -> None:
    assert to_decimal(str(number)) == number
    assert to_decimal(f"{number}万") == number * 10**4
