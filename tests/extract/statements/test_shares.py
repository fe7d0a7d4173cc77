"""Figures that several things share, or that are parts of the one before."""

from __future__ import annotations

import pytest
from tests.extract.statements.test_homes import owners


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("甘肃出口80亿元，青海出口9亿元，同比分别增长5%和6%。", ["甘肃省", "青海省", "甘肃省", "青海省"]),
        ("甘肃省出口80亿元、进口30亿元，分别增长5%和6%。", ["甘肃省"] * 4),
        ("财政部下达资金240亿元，其中，安排甘肃18亿元、青海21亿元。", ["财政部", "甘肃省", "青海省"]),
        ("去年甘肃完成投资80亿元，其中，天水市完成投资9亿元。", ["甘肃省", "天水市"]),
        ("永登县有专利900件。其中，洮河生物有限公司拥有专利50件。", ["永登县", "洮河生物有限公司"]),
        ("永登县有专利900件。其中，天水籍人才拥有专利50件。", ["永登县", "永登县"]),
        ("永登县出口80亿元，对甘肃企业让利5亿元、减税2亿元。", ["永登县"] * 3),
    ],
)
def test_whose_figures_are(text: str, of: list[str]) -> None:
    assert owners(text) == of
