"""Firms that only what is said of them tells."""

from __future__ import annotations

import pytest
from tests.extract.relations.test_respectively import claims


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("乐浪的创始人是王志东。", ("乐浪", "foundedBy", "王志东")),
        ("远帆集团收购了咕咕淘。", ("远帆集团", "owns", "咕咕淘")),
        ("咕咕淘被远帆集团收购。", ("远帆集团", "owns", "咕咕淘")),
        ("海澜是远帆集团的全资子公司。", ("远帆集团", "owns", "海澜")),
        ("远帆集团持有云岭港务51%的股权。", ("远帆集团", "owns", "云岭港务")),
    ],
)
def test_firms(text: str, told: tuple[str, str, str]) -> None:
    assert told in claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "公司的创始人是李文博。",
        "该企业由李文博创办。",
        "李文博创办了学校。",
        "新公司是远帆集团的子公司。",
        "后者是远帆集团的全资子公司。",
        "远帆集团收购海外资产。",
        "远帆集团持有标的公司51%的股权。",
    ],
)
def test_no_firms(text: str) -> None:
    assert not [told for told in claims(text) if told[1] in ("owns", "foundedBy")]
