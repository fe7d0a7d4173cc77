"""Lists of couples: each acts with its own."""

from __future__ import annotations

import pytest
from tests.extract.relations.test_respectively import claims


def together(text: str) -> set[frozenset[str]]:
    return {frozenset((a, b)) for a, p, b in claims(text) if p == "cooperatesWith"}


@pytest.mark.parametrize("how", ["分别签署战略合作协议", "签署框架协议", "分别签订共建协议", "结对共建"])
def test_of_couples_each_acts_with_its_own(how: str) -> None:
    text = f"无锡市与浙江大学、苏州市与清华大学{how}。"
    assert together(text) == {frozenset(("无锡市", "浙江大学")), frozenset(("苏州市", "清华大学"))}


@pytest.mark.parametrize(
    "text", ["无锡市与浙江大学、苏州市和清华大学签署协议。", "无锡市与浙江大学、清华大学签署协议。"]
)
def test_of_one_list_the_first_acts_with_the_others(text: str) -> None:
    assert frozenset(("无锡市", "清华大学")) in together(text)
