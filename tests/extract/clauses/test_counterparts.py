"""对方 is the other of two who act."""

from __future__ import annotations

import pytest
from statements import said


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "远帆集团董事长李明华率队访问云岭大学，与对方签署合作协议。",
            {frozenset(("远帆集团", "云岭大学"))},
        ),
        ("远帆集团考察了云岭大学、江湾大学，与对方签署合作协议。", set()),
        ("远帆集团董事长李明华与对方签署合作协议。", set()),
    ],
)
def test_the_other_of_two(text: str, pairs: set[frozenset[str]]) -> None:
    assert {frozenset(pair) for pair in said(text, "cooperatesWith")} == pairs
